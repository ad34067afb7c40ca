//go:build !linux && !windows

package backup

// beQuiet does nothing where a thread can't be told to wait for others.
func beQuiet() {}
