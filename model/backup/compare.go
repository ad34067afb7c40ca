package backup

import (
	"context"
	"os"
	"path/filepath"

	"alumnibook/model/book"
)

// Named is somebody by their UID, with the name to be shown.
type Named = book.Named

// Difference is what would be otherwise if a backup were restored.
type Difference struct {
	Then, Now book.Counts // what the backup holds, and what the book holds
	Missing   []Named     // in the backup, not in the book: they would come back
	Added     []Named     // in the book, not in the backup: they would be gone
	Changed   []Named     // in both, and changed since: they, their history, their consents or their part in events
	Erasures  int         // people of the backup who were erased since: they would be erased again
	Another   bool        // it is a backup of another book
}

// Same tells that nobody would come, go or change.
func (d *Difference) Same() bool {
	return len(d.Missing)+len(d.Added)+len(d.Changed) == 0 && d.Then == d.Now
}

// Compare looks into a backup and tells how it differs from the book, which is nil where there is none. It changes
// nothing. Errors: CodeNoFile, CodeFilePassword, CodeDamaged, CodeFileEncrypted where a passphrase is needed and none
// was given, CodeNotABook, CodeNewer, CodeDiskFull.
func Compare(ctx context.Context, b *book.Book, from, passphrase string) (Difference, error) {
	dir := os.TempDir()
	if b != nil {
		dir = filepath.Dir(b.Path())
	}
	s, err := stage(ctx, staging{dir: dir, from: from, passphrase: passphrase})
	if err != nil {
		return Difference{}, err
	}
	defer s.remove()
	d := Difference{Then: s.counts}
	diff, err := b.DifferenceTo(ctx, s.file)
	if err != nil {
		return Difference{}, damaged(from, err)
	}
	d.Missing, d.Added, d.Changed = diff.Missing, diff.Added, diff.Changed
	if b == nil {
		return d, nil
	}
	if d.Now, err = b.Counts(ctx); err != nil {
		return Difference{}, err
	}
	same, err := b.IsCopyOf(ctx, s.file)
	if err != nil {
		return Difference{}, damaged(from, err)
	}
	d.Another = !same
	return d, d.leaveErased(ctx, b)
}

// leaveErased takes out of those who would come back whom the book erased.
func (d *Difference) leaveErased(ctx context.Context, b *book.Book) error {
	erased, err := b.Erasures(ctx)
	if err != nil {
		return err
	}
	gone := make(map[string]bool, len(erased))
	for _, e := range erased {
		gone[e.UID] = true
	}
	var back []Named
	for _, n := range d.Missing {
		if gone[n.UID] {
			d.Erasures++
		} else {
			back = append(back, n)
		}
	}
	d.Missing = back
	return nil
}
