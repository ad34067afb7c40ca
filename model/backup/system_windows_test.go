package backup

import "golang.org/x/sys/windows"

// What the system says of a disk that fails, is not there, is full or can't be written.
const (
	ioFailed       = windows.ERROR_IO_DEVICE
	noDevice       = windows.ERROR_NOT_READY
	noRoom         = windows.ERROR_DISK_FULL
	writeProtected = windows.ERROR_WRITE_PROTECT
)

// killed is with what a process ends that was killed.
const killed = 1
