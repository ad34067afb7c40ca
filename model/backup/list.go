package backup

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/outfile"
)

// List finds the backups in both places, newest first. Where the second place is not there, the answer is what is here,
// together with CodePlaceMissing.
func List(ctx context.Context, plan Plan) ([]Backup, error) {
	if err := ctx.Err(); err != nil {
		return nil, model.E(model.CodeCancelled, "", err)
	}
	stem := plan.stem()
	list, err := listFolder(plan.Here, stem, false)
	if err != nil {
		return nil, err
	}
	if stem != "" {
		older, _ := listFolder(filepath.Dir(plan.Here), stem, false) // as they were made before there was a folder for them
		list = append(list, slices.DeleteFunc(older, func(b Backup) bool { return !strings.HasSuffix(b.Name, olderEnding) })...)
	}
	if plan.Second.Dir != "" {
		second, e := listSecond(plan, stem)
		list, err = append(list, second...), e
	}
	sortNewest(list)
	return list, err
}

func listSecond(plan Plan, stem string) ([]Backup, error) {
	if stem == "" {
		stem = "Book"
	}
	dir, err := secondFolder(plan, stem, readNotes(plan.Here).Book)
	if err != nil {
		return nil, err
	}
	return listFolder(dir, stem, true)
}

// listFolder reads the names of a folder. One that is not there yet is empty.
func listFolder(dir, stem string, second bool) ([]Backup, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, outfile.Coded(dir, err)
	}
	known := readNotes(dir)
	var list []Backup
	for _, e := range entries {
		b, ok := parseName(e.Name(), stem)
		if !ok || !e.Type().IsRegular() {
			continue
		}
		info, err := e.Info()
		if err != nil {
			continue // taken away meanwhile
		}
		b.Path, b.Size, b.Second = filepath.Join(dir, b.Name), info.Size(), second
		if n, ok := known.Files[b.Name]; ok {
			b.Counts = n.Counts
			if n.Size != b.Size {
				b.Err = model.E(CodeDamaged, b.Name, nil)
			}
		}
		list = append(list, b)
	}
	return list, nil
}

// sortNewest sorts backups newest first; of two of one moment the one that lies here comes first.
func sortNewest(list []Backup) {
	slices.SortFunc(list, func(a, b Backup) int {
		if c := b.At.Compare(a.At); c != 0 {
			return c
		}
		if a.Second != b.Second {
			if a.Second {
				return 1
			}
			return -1
		}
		return strings.Compare(a.Name, b.Name)
	})
}

// Changed tells whether anything was written to the book since its newest backup here, and which that is; the zero
// Backup and true where there is none or it can't be read.
func Changed(ctx context.Context, b *book.Book, plan Plan) (newest Backup, changed bool, err error) {
	now, err := b.Moved(ctx)
	if err != nil {
		return Backup{}, false, err
	}
	list, err := listFolder(plan.Here, book.BackupStem(b.Path()), false)
	if err != nil {
		return Backup{}, true, err
	}
	sortNewest(list)
	for _, one := range list {
		if one.Aside || one.Encrypted || one.Err != nil {
			continue
		}
		was, err := book.MovedOf(ctx, one.Path)
		return one, err != nil || was != now, nil
	}
	return Backup{}, true, nil
}
