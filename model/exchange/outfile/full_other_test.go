//go:build !windows

package outfile

import "syscall"

const noRoom = syscall.ENOSPC
