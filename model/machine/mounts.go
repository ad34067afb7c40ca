package machine

import (
	"os"
	"path/filepath"
	"strings"
)

// mount is one line of Linux's list of what is mounted where.
type mount struct {
	point, number, kind, source string
}

// mountOf finds the longest mount point above a path.
func mountOf(mountinfo, path string) (m mount, ok bool) {
	for line := range strings.Lines(mountinfo) {
		left, right, found := strings.Cut(line, " - ")
		fields, types := strings.Fields(left), strings.Fields(right)
		if !found || len(fields) < 5 || len(types) < 2 {
			continue
		}
		point := strings.ReplaceAll(fields[4], `\040`, " ")
		if (point == "/" || path == point || strings.HasPrefix(path, point+"/")) && len(point) >= len(m.point) {
			m, ok = mount{point, fields[2], types[0], strings.ReplaceAll(types[1], `\040`, " ")}, true
		}
	}
	return m, ok
}

// fromMounts follows a file's disk down to what it stands on: a layer of dm-crypt anywhere encrypts it. number gives
// that of a device file, since some file systems are mounted under a number of their own.
func fromMounts(mountinfo, sys, path string, number func(device string) string) Protection {
	m, ok := mountOf(mountinfo, path)
	switch {
	case !ok:
		return Unknown
	case m.kind == "ecryptfs", strings.HasPrefix(m.kind, "fuse.") && strings.Contains(m.kind, "crypt"), m.kind == "fuse.encfs":
		return Encrypted
	}
	device := filepath.Join(sys, "dev", "block", m.number)
	if _, err := os.Stat(device); err != nil {
		if !strings.HasPrefix(m.source, "/dev/") {
			return Unknown // in memory, in a container, on another machine
		}
		device = filepath.Join(sys, "dev", "block", number(m.source))
	}
	return fromDevice(device, 0)
}

// fromDevice looks at a block device and what lies below it; two disks below are as open as the more open one.
func fromDevice(device string, depth int) Protection {
	if _, err := os.Stat(device); err != nil || depth > 8 {
		return Unknown
	}
	if id, err := os.ReadFile(filepath.Join(device, "dm", "uuid")); err == nil && strings.HasPrefix(string(id), "CRYPT-") {
		return Encrypted
	}
	below, err := os.ReadDir(filepath.Join(device, "slaves"))
	if err != nil || len(below) == 0 {
		return Unencrypted
	}
	found := Encrypted
	for _, b := range below {
		switch fromDevice(filepath.Join(device, "slaves", b.Name()), depth+1) {
		case Unencrypted:
			return Unencrypted
		case Unknown:
			found = Unknown
		}
	}
	return found
}
