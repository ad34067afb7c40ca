//go:build !windows

package book

import (
	"io/fs"

	"golang.org/x/sys/unix"
)

// mayRead asks the system whether this user may read a file, without opening it.
func mayRead(path string) bool { return unix.Access(path, unix.R_OK) == nil }

// isReadOnlyFolder tells of a folder to which nobody may write.
func isReadOnlyFolder(dir fs.FileInfo) bool { return dir.Mode().Perm()&0o222 == 0 }
