package book

import (
	"path/filepath"
	"strings"

	"golang.org/x/sys/windows"
)

// isNetworkDrive tells of a \\server\share path and of a drive letter that is connected to one.
func isNetworkDrive(dir string) bool {
	volume := filepath.VolumeName(dir)
	if strings.HasPrefix(volume, `\\`) {
		return !strings.HasPrefix(volume, `\\?\`) || strings.HasPrefix(strings.ToUpper(volume), `\\?\UNC\`)
	}
	root, err := windows.UTF16PtrFromString(volume + `\`)
	return err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE
}
