//go:build !windows

package book

import (
	"errors"
	"syscall"
)

// isDiskFull tells of a system that has no room left, or none left for this user.
func isDiskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// isDiskFailing tells of a disk that does not do what it is asked.
func isDiskFailing(err error) bool { return errors.Is(err, syscall.EIO) }
