package book

import "golang.org/x/sys/unix"

// isNetworkDrive asks the system whether the folder's volume is a local one.
func isNetworkDrive(dir string) bool {
	var fs unix.Statfs_t
	return unix.Statfs(dir, &fs) == nil && fs.Flags&unix.MNT_LOCAL == 0
}
