package book

import (
	"errors"

	"golang.org/x/sys/windows"
)

// isDiskFailing tells of a disk that does not do what it is asked, or is not there any more.
func isDiskFailing(err error) bool {
	return errors.Is(err, windows.ERROR_IO_DEVICE) || errors.Is(err, windows.ERROR_CRC) || errors.Is(err, windows.ERROR_NOT_READY) || errors.Is(err, windows.ERROR_DEVICE_NOT_CONNECTED)
}
