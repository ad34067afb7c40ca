package book

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// realPath writes the path of a file as the disk has it: Windows finds it under other capitals and under short names
// too, and a book that is known by two names would stand twice among those that were open. What can't be told stays.
func realPath(path string) string {
	drive := filepath.VolumeName(path)
	if len(drive) != 2 || strings.ContainsAny(path, "*?") { // a server's, whose capitals nobody can tell, or no name at all
		return path
	}
	real := strings.ToUpper(drive)
	for rest := strings.Trim(path[len(drive):], `\`); rest != ""; {
		var part string
		part, rest, _ = strings.Cut(rest, `\`)
		real += `\` + nameOnDisk(real+`\`+part, part)
	}
	if len(real) == len(drive) {
		real += `\`
	}
	return real
}

// nameOnDisk is the last part of a path as its folder has it.
func nameOnDisk(path, part string) string {
	name, err := windows.UTF16PtrFromString(`\\?\` + path) // however long it is
	if err != nil {
		return part
	}
	var found windows.Win32finddata
	h, err := windows.FindFirstFile(name, &found)
	if err != nil {
		return part
	}
	_ = windows.FindClose(h)
	return windows.UTF16ToString(found.FileName[:])
}
