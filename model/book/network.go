package book

import (
	"path/filepath"

	"alumnibook/model"
)

// refuseNetwork fails with CodeNetwork or CodeSynced where a book could not be kept safely: another machine may write
// to a network drive, and a program that keeps folders in step copies half-written files.
func refuseNetwork(path string) error {
	if isNetworkDrive(filepath.Dir(path)) {
		return model.E(model.CodeNetwork, baseName(path), nil)
	}
	if by := SyncedBy(path); by != "" {
		return model.E(CodeSynced, by, nil)
	}
	return nil
}
