package book

import (
	"path/filepath"
	"strings"

	"alumnibook/model"
)

// syncedFolders are the names of folders that a program copies elsewhere while a book is being written.
var syncedFolders = []string{
	"onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "mobile documents", "cloudstorage", "nextcloud", "owncloud", "pcloud drive",
}

// refuseNetwork fails with CodeNetwork where a book could not be kept safely: another machine may write to a
// network drive, and a synchronised folder copies half-written files.
func refuseNetwork(path string) error {
	if isNetworkDrive(filepath.Dir(path)) || isSynced(path) {
		return model.E(model.CodeNetwork, baseName(path), nil)
	}
	return nil
}

func isSynced(path string) bool {
	for _, part := range strings.Split(filepath.ToSlash(strings.ToLower(filepath.Dir(path))), "/") {
		for _, name := range syncedFolders {
			if part == name || strings.HasPrefix(part, name+" - ") || strings.HasPrefix(part, name+" (") {
				return true
			}
		}
	}
	return false
}
