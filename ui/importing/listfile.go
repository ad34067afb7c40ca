package importing

import (
	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
	"alumnibook/model/importer"
)

// listFile is one file that was chosen.
type listFile struct {
	path, password string
	encoding       string         // of a text file, as the user said; "" is found out
	separator      rune           // the same
	file           *importer.File // nil until it was read
	err            error          // why it can't be
	formErr        error          // why it can't be read in the form that the user said
	rereading      bool           // in another form
}

// inFolders puts the lists of folders in their place. A folder that can't be looked into stays, and reading it says why.
func inFolders(paths []string) []string {
	var all []string
	for _, path := range paths {
		lists, err := importer.Expand([]string{path})
		if err != nil {
			lists = []string{path}
		}
		all = append(all, lists...)
	}
	return all
}

// locked tells that the file waits for its password.
func (f *listFile) locked() bool {
	code := model.CodeOf(f.err)
	return code == model.CodeFileEncrypted || code == model.CodeFilePassword
}

func (f *listFile) isText() bool  { return f.file != nil && f.file.Kind == sheet.KindCSV }
func (f *listFile) isCards() bool { return f.file != nil && f.file.Kind == sheet.KindVCF }

func (f *listFile) source() importer.Source {
	return importer.Source{Path: f.path, Password: f.password, Encoding: f.encoding, Separator: f.separator}
}
