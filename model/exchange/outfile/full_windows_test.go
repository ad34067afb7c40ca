package outfile

import "golang.org/x/sys/windows"

const noRoom = windows.ERROR_DISK_FULL
