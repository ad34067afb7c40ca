//go:build !windows

package outfile

import (
	"errors"
	"syscall"
)

// isFull tells that the disk, or the user's share of it, has no room left.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

// isTaken tells that another program has the file open; here that is in nobody's way.
func isTaken(error) bool { return false }

// isReadOnly tells that nothing can be written to the disk.
func isReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }
