//go:build !windows

package main

// attachConsole is for Windows only: elsewhere a program has the terminal that it was started from.
func attachConsole() {}
