package importer

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// maxFolderFiles is how many files of a folder are taken: more are hardly meant.
const maxFolderFiles = 20_000

// Expand puts the lists of a folder in the folder's place, by name, without looking into folders below. Several files of
// cards in one folder are one list, which goes by the folder's path. Hidden files and those that are no list are passed
// over. CodeFileEmpty where a folder holds no list, CodeFileTooBig where it holds more than 20,000 files.
func Expand(paths []string) ([]string, error) {
	var all []string
	for _, path := range paths {
		if !isFolder(path) {
			all = append(all, path) // what is wrong with it is said when it is read
			continue
		}
		lists, err := listsIn(path)
		if err != nil {
			return nil, err
		}
		cards := slices.DeleteFunc(slices.Clone(lists), func(l string) bool { return !isCardFile(l) })
		if len(cards) > 1 {
			lists = slices.DeleteFunc(lists, isCardFile)
			all = append(all, path)
		}
		all = append(all, lists...)
	}
	return all, nil
}

// CheckFile tells whether a path is a list or a folder of cards that can be read; the errors are those of sheet.Sniff.
func CheckFile(path string) error {
	if isFolder(path) {
		return nil // Expand has looked into it
	}
	_, err := sheet.Sniff(path)
	return err
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// cardFiles are the files of cards that a path stands for: itself, or those of a folder.
func cardFiles(path string) ([]string, error) {
	if !isFolder(path) {
		return []string{path}, nil
	}
	lists, err := listsIn(path)
	return slices.DeleteFunc(lists, func(l string) bool { return !isCardFile(l) }), err
}

func listsIn(folder string) ([]string, error) {
	entries, err := os.ReadDir(folder)
	name := filepath.Base(folder)
	switch {
	case os.IsNotExist(err):
		return nil, model.E(model.CodeNoFile, name, err)
	case err != nil:
		return nil, model.E(model.CodeNoAccess, name, err)
	case len(entries) > maxFolderFiles:
		return nil, model.E(model.CodeFileTooBig, name, nil)
	}
	var lists []string
	for _, e := range entries {
		if !e.Type().IsRegular() || strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~$") {
			continue
		}
		path := filepath.Join(folder, e.Name())
		if _, err := sheet.Sniff(path); err == nil || model.CodeOf(err) == model.CodeFileEncrypted {
			lists = append(lists, path)
		}
	}
	if len(lists) == 0 {
		return nil, model.E(model.CodeFileEmpty, name, nil)
	}
	slices.Sort(lists)
	return lists, nil
}
