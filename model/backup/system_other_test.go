//go:build !windows

package backup

import "syscall"

// What the system says of a disk that fails, is not there, is full or can't be written.
const (
	ioFailed       = syscall.EIO
	noDevice       = syscall.ENODEV
	noRoom         = syscall.ENOSPC
	writeProtected = syscall.EROFS
)

// killed is with what a process ends that was killed.
const killed = -1
