package backup

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/outfile"
)

// notesName is the file in each folder with backups that says of which book they are and what was found in them.
const notesName = "backups.json"

// notes are what a folder says of its backups. They are a help: where they are missing, the backups are as good.
type notes struct {
	Book  string          `json:"book"`
	Files map[string]note `json:"files"`
}

// note is what was found in a backup when it was made.
type note struct {
	Size   int64        `json:"size"`
	Sum    string       `json:"sum"` // CRC-32C of the file
	Counts *book.Counts `json:"counts,omitempty"`
}

func readNotes(dir string) notes {
	n := notes{Files: map[string]note{}}
	if text, err := os.ReadFile(filepath.Join(dir, notesName)); err == nil {
		_ = json.Unmarshal(text, &n)
	}
	if n.Files == nil {
		n.Files = map[string]note{}
	}
	return n
}

// keep writes the notes, without those of files that are gone.
func (n notes) keep(dir string) error {
	for name := range n.Files {
		if _, err := os.Stat(filepath.Join(dir, name)); errors.Is(err, fs.ErrNotExist) {
			delete(n.Files, name)
		}
	}
	text, err := json.MarshalIndent(n, "", " ")
	if err != nil {
		return err
	}
	return outfile.Write(filepath.Join(dir, notesName), func(w io.Writer) error {
		_, err := w.Write(append(text, '\n'))
		return err
	})
}

// mostFolders is how many books of one name may share a second place.
const mostFolders = 50

// secondFolder is the folder of a book in the second place. Two books of one name, from two machines, have one each.
func secondFolder(plan Plan, stem, uid string) (string, error) {
	if info, err := os.Stat(plan.Second.Dir); err != nil || !info.IsDir() {
		return "", model.E(CodePlaceMissing, filepath.Base(plan.Second.Dir), err)
	}
	first := filepath.Join(plan.Second.Dir, stem+folderEnding)
	for i := 1; i <= mostFolders; i++ {
		dir := first
		if i > 1 {
			dir = fmt.Sprintf("%s (%d)", first, i)
		}
		if whose := readNotes(dir).Book; whose == "" || uid == "" || whose == uid {
			return dir, nil
		}
	}
	return "", model.E(model.CodeExists, filepath.Base(first), nil)
}

// makeFolder makes a folder that nobody else may read; one that is there stays as it is.
func makeFolder(dir string) error {
	err := os.Mkdir(dir, 0o700)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return nil
	}
	return outfile.Coded(dir, err)
}
