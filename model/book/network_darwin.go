package book

import (
	"errors"
	"syscall"
)

// isNetworkDrive asks the system whether the folder's volume is a local one.
func isNetworkDrive(dir string) bool {
	var fs syscall.Statfs_t
	return syscall.Statfs(dir, &fs) == nil && fs.Flags&syscall.MNT_LOCAL == 0
}

func isReadOnlyFS(err error) bool { return errors.Is(err, syscall.EROFS) }
