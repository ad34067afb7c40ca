package backup

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
)

// CodeAnotherBook is the code of a backup that is one of another book; Options.Another takes it all the same.
const CodeAnotherBook model.Code = "another_book"

// Options say how a backup is restored.
type Options struct {
	Clock    func() time.Time // the machine's; nil is time.Now
	Progress func(done, total int64)
	Another  bool // also a backup of another book
}

// Restored is what came of restoring a backup.
type Restored struct {
	Aside  string      // where the book lies as it was before, "" where there was none; restoring that undoes this
	Counts book.Counts // what the book holds now
	Erased int         // people of the backup who had been erased since, and were again
}

// Restore puts a backup in the place of a book that nobody has open, or where none is. The backup is read whole and
// proven first, who was erased since is erased from it again, and the present book is laid aside in the folder of the
// backups; only then it takes the book's place, in one step. Whatever goes wrong before, and whenever the machine stops,
// the book is as it was. Errors: those of Compare, CodeAnotherBook, CodeBookOpen, CodeReadOnly, CodeNoAccess,
// CodeNetwork, CodeNewer where the present book is of a newer program.
func Restore(ctx context.Context, bookPath, from, passphrase string, o Options) (Restored, error) {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	place, err := book.TakePlace(ctx, bookPath, o.Clock)
	if err != nil {
		return Restored{}, err
	}
	defer place.Leave()
	r := &restoring{ctx: ctx, place: place, from: from, o: o}
	ready, err := stage(ctx, staging{
		dir: filepath.Dir(place.Path()), from: from, passphrase: passphrase, name: stagingFolder(place.Path()), progress: o.Progress,
	})
	if err != nil {
		return Restored{}, err
	}
	defer ready.remove()
	if err := r.run(ready); err != nil {
		r.takeBack()
		return Restored{}, err
	}
	return r.done, nil
}

// stagingFolder is where a backup lies ready beside the book, on the same disk.
func stagingFolder(path string) string { return book.BackupStem(path) + " (being restored)" }

// restoring is a restore at work.
type restoring struct {
	ctx   context.Context
	place *book.Place
	from  string
	o     Options
	done  Restored
	moved bool // the backup is in its place
}

// reached is called at each step of a restore; tests stop there.
var reached = func(step string) {}

func (r *restoring) run(ready *staged) error {
	reached("staged")
	if err := r.mayBe(ready); err != nil {
		return err
	}
	if err := r.erase(ready); err != nil {
		return err
	}
	reached("erased")
	if err := r.putAside(); err != nil {
		return err
	}
	reached("aside")
	if err := r.ctx.Err(); err != nil {
		return model.E(model.CodeCancelled, filepath.Base(r.from), err)
	}
	err := r.place.PutIn(ready.file)
	if _, gone := os.Lstat(ready.file); gone != nil {
		r.moved = true // also where only making it last failed
	}
	if err != nil {
		return err
	}
	reached("in")
	r.note()
	return nil
}

// mayBe fails with CodeAnotherBook where the backup is one of another book and nobody said that it may be.
func (r *restoring) mayBe(ready *staged) error {
	if r.o.Another {
		return nil
	}
	same := true
	switch b := r.place.Book(); {
	case b != nil:
		var err error
		if same, err = b.IsCopyOf(r.ctx, ready.file); err != nil {
			return damaged(r.from, err)
		}
	case r.place.Counts.Book != "" && ready.counts.Book != "":
		same = r.place.Counts.Book == ready.counts.Book
	}
	if !same {
		return model.E(CodeAnotherBook, filepath.Base(r.from), nil)
	}
	return nil
}

// erase opens the backup as the book that it will be: it gets the newest shape, who was erased goes again, and no
// trace of them stays between the rows.
func (r *restoring) erase(ready *staged) (err error) {
	b, err := book.OpenWith(r.ctx, ready.file, r.o.Clock)
	if err != nil {
		return damaged(r.from, err)
	}
	r.done.Erased, err = book.ApplyErasures(r.ctx, b, r.place.Marks)
	if err == nil {
		r.done.Counts, err = b.Counts(r.ctx)
	}
	clean := filepath.Join(ready.dir, rewrittenName)
	if err == nil {
		err = b.Rewrite(r.ctx, clean)
	}
	ready.file = clean
	if e := b.Close(); err == nil {
		err = e
	}
	return err
}

// putAside lays the present book beside the backups.
func (r *restoring) putAside() error {
	if !r.place.There() {
		return nil
	}
	dir := book.BackupFolder(r.place.Path())
	if err := makeFolder(dir); err != nil {
		return err
	}
	stem := fmt.Sprintf("%s (before restore %s)", book.BackupStem(r.place.Path()), r.o.Clock().UTC().Format("2006-01-02 15.04"))
	path := filepath.Join(dir, stem+ending)
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); err != nil {
			break
		}
		path = filepath.Join(dir, fmt.Sprintf("%s %d%s", stem, n, ending))
	}
	if err := r.place.PutAside(r.ctx, path); err != nil {
		return err
	}
	r.done.Aside = path
	return nil
}

// takeBack removes the copy of the present book, which is still in its place.
func (r *restoring) takeBack() {
	if r.moved || r.done.Aside == "" {
		return
	}
	for _, end := range []string{"", "-wal", "-journal"} {
		_ = os.Remove(r.done.Aside + end)
	}
}

// note tells the folder of the backups what was laid aside. The restore does not hang on it.
func (r *restoring) note() {
	if r.done.Aside == "" || r.place.Damaged() {
		return
	}
	dir := filepath.Dir(r.done.Aside)
	n, err := sumFile(r.ctx, r.done.Aside)
	if err != nil {
		return
	}
	counts := r.place.Counts
	n.Counts = &counts
	all := readNotes(dir)
	all.Files[filepath.Base(r.done.Aside)] = n
	_ = all.keep(dir)
}
