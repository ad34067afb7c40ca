//go:build !linux && !darwin && !windows

package book

// isNetworkDrive can't be told on this system.
func isNetworkDrive(string) bool { return false }
