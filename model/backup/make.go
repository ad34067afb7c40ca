package backup

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/outfile"
)

// Make backs the book up: a copy in the folder here, which was opened and counted, and the same in the second place,
// encrypted where the plan has a passphrase. Then what has had its time is deleted. Nothing that goes wrong in the second
// place takes anything from the copy here: it is told in Made.SecondErr. Errors: CodeDiskFull, CodeNoAccess,
// CodeReadOnly, CodeDamaged, CodeCancelled.
func Make(ctx context.Context, b *book.Book, plan Plan, progress func(done, total int64)) (Made, error) {
	m, err := newMaking(ctx, b, plan, progress)
	if err != nil {
		return Made{}, err
	}
	var made Made
	quietly(func() { made, err = m.run(ctx) })
	return made, err
}

// making is one backup on its way.
type making struct {
	book     *book.Book
	plan     Plan
	stem     string
	uid      string
	size     int64 // of the book's file
	parts    int64 // how many copies are made of it
	progress func(done, total int64)
}

func newMaking(ctx context.Context, b *book.Book, plan Plan, progress func(done, total int64)) (*making, error) {
	uid, err := b.UID(ctx)
	if err != nil {
		return nil, err
	}
	return &making{book: b, plan: plan, stem: book.BackupStem(b.Path()), uid: uid, progress: progress}, nil
}

func (m *making) run(ctx context.Context) (made Made, err error) {
	if err := makeFolder(m.plan.Here); err != nil {
		return Made{}, err
	}
	if info, err := os.Stat(m.book.Path()); err == nil {
		m.size = info.Size()
	}
	second, secondErr := "", error(nil)
	m.parts = 1
	if m.plan.Second.Dir != "" {
		if second, secondErr = secondFolder(m.plan, m.stem, m.uid); secondErr == nil {
			m.parts = 2
		}
	}
	sealed := m.sealing(second)
	made.SecondErr = secondErr
	if made.Here, err = m.here(ctx); err != nil {
		<-sealed
		return Made{}, err
	}
	made.Dropped = m.rotate(m.plan.Here, false)
	if s := <-sealed; second != "" {
		if made.Second, made.SecondErr = m.second(ctx, second, made.Here, s); made.SecondErr == nil {
			made.Dropped += m.rotate(second, true)
		}
	}
	return made, nil
}

// sealedOr is a seal that is ready, or why there is none.
type sealedOr struct {
	*seal
	err error
}

// sealing makes the key of the passphrase while the book is copied.
func (m *making) sealing(second string) <-chan sealedOr {
	ready := make(chan sealedOr, 1)
	if second == "" || m.plan.Second.Passphrase == "" {
		ready <- sealedOr{}
		return ready
	}
	go quietly(func() {
		s, err := newSeal(m.plan.Second.Passphrase)
		ready <- sealedOr{s, err}
	})
	return ready
}

// mostAtOnce is how many backups may have been made in one second, by several programs.
const mostAtOnce = 60

// here makes the copy beside the book.
func (m *making) here(ctx context.Context) (Backup, error) {
	at, err := m.moment(ctx)
	if err != nil {
		return Backup{}, err
	}
	for range mostAtOnce {
		name := filepath.Base(book.BackupPath(m.book.Path(), at))
		path := filepath.Join(m.plan.Here, name)
		stop := m.watch(path + partEnding)
		counts, err := m.book.CopyTo(ctx, path)
		stop()
		if model.CodeOf(err) == model.CodeExists {
			at = at.Add(time.Second) // another program makes one too
			continue
		}
		if err != nil {
			return Backup{}, outfile.Coded(path, withCause(err))
		}
		sum, err := sumFile(ctx, path)
		if err != nil {
			return Backup{}, err
		}
		sum.Counts = &counts
		m.note(m.plan.Here, name, sum)
		return Backup{Path: path, Name: name, At: at, Size: sum.Size, Counts: &counts}, nil
	}
	return Backup{}, model.E(model.CodeExists, filepath.Base(m.plan.Here), nil)
}

// withCause gives the system's word of a full disk and the like its chance to name the code.
func withCause(err error) error {
	var e *model.Error
	if errors.As(err, &e) && e.Code == model.CodeInternal && e.Err != nil {
		return e.Err
	}
	return err
}

// moment is when the backup is made. With a clock that was set back it lies behind what is there already, so that the
// newest backup stays the newest.
func (m *making) moment(ctx context.Context) (time.Time, error) {
	at := m.plan.now().UTC().Truncate(time.Second)
	newest, back := m.book.ClockSetBack()
	if back && at.Before(newest) {
		at = newest.UTC().Truncate(time.Second).Add(time.Second)
	}
	list, err := listFolder(m.plan.Here, m.stem, false)
	for _, b := range list {
		if !b.Aside && !b.At.Before(at) {
			at = b.At.Add(time.Second)
		}
	}
	if err == nil && ctx.Err() != nil {
		err = model.E(model.CodeCancelled, "", ctx.Err())
	}
	return at, err
}

// second lays the copy in the second place.
func (m *making) second(ctx context.Context, dir string, from Backup, s sealedOr) (Backup, error) {
	if s.err != nil {
		return Backup{}, s.err
	}
	to := from
	to.Second, to.Encrypted = true, s.seal != nil
	if to.Encrypted {
		to.Name = strings.TrimSuffix(from.Name, ending) + sealed
	}
	to.Path = filepath.Join(dir, to.Name)
	err := makeFolder(dir)
	if err == nil {
		var sum note
		sum, err = writeFile(ctx, from.Path, to.Path, s.seal, func(done, _ int64) { m.tell(m.size + done) })
		to.Size, sum.Counts = sum.Size, from.Counts
		if err == nil {
			m.note(dir, to.Name, sum)
			return to, nil
		}
	}
	return Backup{}, placeError(m.plan.Second.Dir, err)
}

// placeError says of an error in the second place whether it was the place: a stick that was pulled out is gone, or
// fails at every touch.
func placeError(dir string, err error) error {
	if _, gone := os.Stat(dir); gone != nil {
		return model.E(CodePlaceMissing, filepath.Base(dir), err)
	}
	switch model.CodeOf(err) {
	case model.CodeInternal, model.CodeNoFile, CodeDamaged:
		return model.E(CodePlaceFailed, filepath.Base(dir), err)
	}
	return err
}

// note keeps what was found in a backup; without it the backup is as good.
func (m *making) note(dir, name string, n note) {
	all := readNotes(dir)
	all.Book = m.uid
	all.Files[name] = n
	_ = all.keep(dir)
}

// rotate deletes what has had its time in one of the places, and what was never finished there.
func (m *making) rotate(dir string, second bool) (dropped int) {
	list, err := listFolder(dir, m.stem, second)
	if err != nil {
		return 0
	}
	if !second {
		list = append(list, m.older()...)
	}
	_, drop := Keep(list, m.plan.now(), m.plan.Days)
	for _, b := range drop {
		if os.Remove(b.Path) == nil {
			dropped++
		}
	}
	m.sweep(dir)
	return dropped
}

// older are the copies that lie beside the book, as they were made before there was a folder for them.
func (m *making) older() []Backup {
	list, err := listFolder(filepath.Dir(m.book.Path()), m.stem, false)
	if err != nil {
		return nil
	}
	var older []Backup
	for _, b := range list {
		if strings.HasSuffix(b.Name, olderEnding) {
			older = append(older, b)
		}
	}
	return older
}

// abandoned is how old a file has to be that is not whole before nobody can be writing it any more.
const abandoned = 24 * time.Hour

// sweep deletes what copies that were cut off have left.
func (m *making) sweep(dir string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		name, cut := strings.CutSuffix(e.Name(), partEnding)
		if _, ours := parseName(name, m.stem); !cut || !ours {
			continue
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && m.plan.now().Sub(info.ModTime()) > abandoned {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
