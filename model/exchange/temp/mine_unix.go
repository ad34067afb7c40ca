//go:build !windows

package temp

import (
	"io/fs"
	"os"
	"syscall"
)

// mine tells whether a folder belongs to this user: the folder for temporary files is everybody's.
func mine(info fs.FileInfo) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(s.Uid) == os.Getuid()
}
