//go:build !windows

package book

import "golang.org/x/sys/unix"

// mayRead asks the system whether this user may read a file, without opening it.
func mayRead(path string) bool { return unix.Access(path, unix.R_OK) == nil }
