// Package backup makes copies of a book by itself, keeps as many as are needed and no longer than was promised, lays
// them in a second place, encrypted, and brings them back.
package backup

import (
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
)

// The codes of what can go wrong with a backup, the second place and the passphrase.
const (
	CodeDamaged      model.Code = "backup_damaged" // a backup that can't be read to its end, or is not what was written
	CodePlaceMissing model.Code = "place_missing"  // the second place is not there: a stick that is not in, a share out of reach
	CodePlaceFailed  model.Code = "place_failed"   // the second place failed while it was written to
	CodeNoKeychain   model.Code = "no_keychain"    // the system has nothing that keeps passphrases
)

// Place is a folder for copies that leave the machine.
type Place struct {
	Dir        string // "" where there is none
	Passphrase string // "" leaves them readable for everybody who gets hold of them
}

// Plan is where backups go and how long they stay.
type Plan struct {
	Here   string // the folder beside the book, see book.BackupFolder
	Second Place
	Days   int              // the oldest a backup may be; 0 is what the firm says as long as it says nothing else
	Clock  func() time.Time // the machine's, with its zone; nil is time.Now
}

func (p Plan) now() time.Time {
	if p.Clock == nil {
		return time.Now()
	}
	return p.Clock()
}

// Backup is a copy of a book.
type Backup struct {
	Path, Name string
	At         time.Time // UTC
	Size       int64
	Encrypted  bool
	Second     bool         // it lies in the second place
	Aside      bool         // the book as it was before a restore or before a newer program took it over
	Counts     *book.Counts // what it holds; nil while nobody has looked into it
	Err        error        // what is wrong with it, as far as that shows without opening it
}

// Made is what came of making a backup.
type Made struct {
	Here      Backup
	Second    Backup // zero where there is no second place or it could not be reached
	SecondErr error  // why: CodePlaceMissing, CodePlaceFailed, CodeDiskFull, CodeNoAccess, …
	Dropped   int    // how many old ones were deleted
}

// ending is the ending of a book and of a copy that is not encrypted; sealed that of one that is.
const (
	ending = ".alumni"
	sealed = ending + ".age"
)

// The shapes of the names that backups have. What is called otherwise is not ours and stays.
var (
	shape      = regexp.MustCompile(`^(.+) (\d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2})(\.alumni|\.alumni\.age)$`)
	asideShape = regexp.MustCompile(`^(.+) \(before restore (\d{4}-\d{2}-\d{2} \d{2}\.\d{2}(?:\.\d{2})?)\)(?: \d+)?(\.alumni)$`)
	olderShape = regexp.MustCompile(`^(.+)\.alumni\.v\d+-(\d{8}-\d{6})(\.backup)$`)
)

// parseName reads the name of a backup; stem is what the name has to begin with, "" for anything.
func parseName(name, stem string) (b Backup, ok bool) {
	for _, s := range []struct {
		shape   *regexp.Regexp
		layouts []string
		aside   bool
	}{
		{shape, []string{"2006-01-02 15.04.05"}, false},
		{asideShape, []string{"2006-01-02 15.04.05", "2006-01-02 15.04"}, true},
		{olderShape, []string{"20060102-150405"}, true},
	} {
		m := s.shape.FindStringSubmatch(name)
		if m == nil || stem != "" && m[1] != stem {
			continue
		}
		for _, layout := range s.layouts {
			if at, err := time.Parse(layout, m[2]); err == nil {
				return Backup{Name: name, At: at, Encrypted: m[3] == sealed, Aside: s.aside}, true
			}
		}
	}
	return Backup{}, false
}

// olderEnding is what copies ended with that were made before a newer program took the book over.
const olderEnding = ".backup"

// folderEnding is what the names of folders with backups end with.
const folderEnding = " backups"

// stem is what the names of the plan's backups begin with, "" where its folder does not tell.
func (p Plan) stem() string {
	stem, ok := strings.CutSuffix(filepath.Base(p.Here), folderEnding)
	if !ok {
		return ""
	}
	return stem
}
