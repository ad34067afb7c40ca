//go:build !windows

package book

import (
	"errors"
	"syscall"
)

// isDiskFailing tells of a disk that does not do what it is asked.
func isDiskFailing(err error) bool { return errors.Is(err, syscall.EIO) }
