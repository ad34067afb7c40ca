package book

import (
	"strings"

	"golang.org/x/sys/unix"
)

// systemSays reads the mark that macOS puts on a folder that a program keeps in step, such as Documents in iCloud Drive.
func systemSays(dir string) string {
	var text [256]byte
	n, err := unix.Getxattr(dir, "com.apple.file-provider-domain-id", text[:])
	if err != nil || n <= 0 {
		return ""
	}
	provider := strings.ToLower(string(text[:n]))
	for _, p := range []struct{ id, by string }{
		{"clouddocs", iCloud}, {"dropbox", dropbox}, {"onedrive", oneDrive}, {"google", googleDrive}, {"nextcloud", nextcloud}, {"owncloud", ownCloud},
	} {
		if strings.Contains(provider, p.id) {
			return p.by
		}
	}
	name, _, _ := strings.Cut(string(text[:n]), "/")
	return name
}
