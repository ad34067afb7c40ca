package backup

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/outfile"
)

// Verify reads a backup to its end and fails with CodeDamaged where its bytes are not those that were written. Of a
// backup that was brought from elsewhere without its folder's notes nothing is known: it only has to be readable.
func Verify(ctx context.Context, path string) error {
	sum, err := sumFile(ctx, path)
	if err != nil {
		return err
	}
	known, ok := readNotes(filepath.Dir(path)).Files[filepath.Base(path)]
	if ok && (known.Size != sum.Size || known.Sum != sum.Sum) {
		return model.E(CodeDamaged, filepath.Base(path), nil)
	}
	return nil
}

// Prove verifies a backup, and of one that is not encrypted checks the whole structure too. That takes longer than
// making it, so it is for quiet times.
func Prove(ctx context.Context, path string) error {
	if _, err := os.Stat(path); err != nil {
		return outfile.Coded(path, err)
	}
	if err := Verify(ctx, path); err != nil || strings.HasSuffix(path, sealed) {
		return err
	}
	return damaged(path, book.ProveCopy(ctx, path))
}
