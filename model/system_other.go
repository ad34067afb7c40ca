//go:build !windows

package model

import "syscall"

// isFull tells that the disk, or the user's share of it, has no room left.
func isFull(err error) bool {
	return isOneOf(err, syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG)
}

// isTaken tells that another program has the file open; here that is in nobody's way.
func isTaken(error) bool { return false }

// isReadOnly tells that nothing can be written to the disk.
func isReadOnly(err error) bool { return isOneOf(err, syscall.EROFS) }

// isNoFileName tells that no file can be called so: the name is too long, or has characters that the disk does not take.
func isNoFileName(err error) bool { return isOneOf(err, syscall.ENAMETOOLONG, syscall.EILSEQ) }
