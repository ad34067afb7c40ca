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

// Expand puts the lists of a folder in the folder's place, by name, without looking into folders below. Hidden files and
// those that are no list are passed over. CodeFileEmpty where a folder holds no list, CodeFileTooBig where it holds more
// than 20,000 files.
func Expand(paths []string) ([]string, error) {
	var all []string
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			all = append(all, path) // what is wrong with it is said when it is read
			continue
		}
		lists, err := listsIn(path)
		if err != nil {
			return nil, err
		}
		all = append(all, lists...)
	}
	return all, nil
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
