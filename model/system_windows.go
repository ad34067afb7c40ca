package model

import "golang.org/x/sys/windows"

// isFull tells that the disk, or the user's share of it, has no room left.
func isFull(err error) bool {
	return isOneOf(err, windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL, windows.ERROR_DISK_QUOTA_EXCEEDED, windows.ERROR_FILE_TOO_LARGE)
}

// isTaken tells that another program, mostly Excel, has the file open.
func isTaken(err error) bool {
	return isOneOf(err, windows.ERROR_SHARING_VIOLATION, windows.ERROR_LOCK_VIOLATION, windows.ERROR_USER_MAPPED_FILE)
}

// isReadOnly tells that nothing can be written to the disk.
func isReadOnly(err error) bool { return isOneOf(err, windows.ERROR_WRITE_PROTECT) }

// isNoFileName tells that no file can be called so: the name is too long, or has characters that the disk does not take.
func isNoFileName(err error) bool {
	return isOneOf(err, windows.ERROR_INVALID_NAME, windows.ERROR_BAD_PATHNAME, windows.ERROR_FILENAME_EXCED_RANGE, windows.ERROR_BUFFER_OVERFLOW)
}
