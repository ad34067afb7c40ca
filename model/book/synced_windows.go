package book

import (
	"strings"

	"golang.org/x/sys/windows"
)

// cloudTag is how Windows marks a folder of a program that keeps it in step: the four bits in the middle differ.
const (
	cloudTag     = 0x9000001A
	cloudTagMask = 0xFFFF0FFF
)

// systemSays asks Windows whether a folder is kept in step by a program that uses its Cloud Files interface, as
// OneDrive does. The mark does not say by which, so that the name has to.
func systemSays(dir string) string {
	dir = strings.TrimRight(dir, `\`)
	if len(dir) < 3 {
		return "" // a drive
	}
	name, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return ""
	}
	var found windows.Win32finddata
	h, err := windows.FindFirstFile(name, &found)
	if err != nil {
		return ""
	}
	_ = windows.FindClose(h)
	if found.FileAttributes&windows.FILE_ATTRIBUTE_REPARSE_POINT != 0 && found.Reserved0&cloudTagMask == cloudTag {
		return oneDrive
	}
	return ""
}
