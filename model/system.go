package model

import (
	"errors"
	"io/fs"
)

// CodeOfSystem names what the system says of a file: CodeNoFile, CodeNoAccess, CodeReadOnly, CodeDiskFull, CodeFileName,
// or CodeInternal for the rest.
func CodeOfSystem(err error) Code {
	switch {
	case isNoFileName(err):
		return CodeFileName
	case errors.Is(err, fs.ErrNotExist):
		return CodeNoFile
	case errors.Is(err, fs.ErrPermission), isTaken(err):
		return CodeNoAccess
	case isReadOnly(err):
		return CodeReadOnly
	case isFull(err):
		return CodeDiskFull
	}
	return CodeInternal
}

// isOneOf tells whether an error is one of some.
func isOneOf(err error, some ...error) bool {
	for _, e := range some {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
