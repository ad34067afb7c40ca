package book

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"alumnibook/model"
)

// SalvageTable is what was read of one table of a damaged book.
type SalvageTable struct {
	Name    string
	Read    int  // rows that are in the new book
	Cut     int  // of these, rows of which a part could not be read
	Lost    int  // rows that were there and could not be read
	About   bool // Lost is an estimate: nothing tells how many lay on the pages that are gone
	AtLeast bool // Lost is the least that it can be, for whole branches are gone
}

// SalvageReport is what came of salvaging a damaged book. It names tables, no data.
type SalvageReport struct {
	Tables   []SalvageTable // those that hold or lost something
	Pages    int            // of the damaged file, as it was before anything was cut off
	Unread   int            // of these, pages that are cut off, or hold nothing that makes sense any more
	People   int            // in the new book
	Stubs    int            // of these, people of whom only what others say is left; their names begin with #
	Problems []string       // what a check of the new book finds, for the log
}

// Lost tells how many rows were lost in all.
func (r *SalvageReport) Lost() int {
	n := 0
	for _, t := range r.Tables {
		n += t.Lost
	}
	return n
}

// Salvage reads what can be read of a damaged book, page by page, and makes a new book of it at another path, where
// nothing lies yet. The damaged file stays as it is. Errors: CodeNoFile, CodeNotABook where nothing of a book is in it,
// CodeNewer, CodeFileEncrypted, CodeBookOpen, CodeExists, CodeDiskFull, CodeCancelled.
func Salvage(ctx context.Context, damaged, to string, progress func(done, total int64)) (SalvageReport, error) {
	damaged, err := clean(damaged)
	if err != nil {
		return SalvageReport{}, named(coded(err), damaged)
	}
	release, err := keepOthersOut(damaged, time.Now())
	if err != nil {
		return SalvageReport{}, named(coded(err), damaged)
	}
	defer release()
	return salvage(ctx, damaged, to, time.Now, progress)
}

// salvage does it while the place of the damaged book is held.
func salvage(ctx context.Context, damaged, to string, clock func() time.Time, progress func(done, total int64)) (SalvageReport, error) {
	to, err := clean(to)
	if err != nil {
		return SalvageReport{}, named(coded(err), to)
	}
	if err := mayCreate(to); err != nil {
		return SalvageReport{}, err
	}
	p, err := openPages(damaged)
	if err != nil {
		return SalvageReport{}, named(coded(err), damaged)
	}
	defer p.close()
	if err := p.maySalvage(); err != nil {
		return SalvageReport{}, named(err, damaged)
	}
	s := &salvaging{ctx: ctx, pages: p, clock: clock, progress: progress, part: to + ".part"}
	report, err := s.run()
	if err == nil {
		err = os.Rename(s.part, to)
	}
	if err != nil {
		removeBook(s.part)
		err = codedIn(ctx, err)
		if model.CodeOf(err) == model.CodeNotABook {
			return SalvageReport{}, named(err, damaged)
		}
		return SalvageReport{}, named(err, to)
	}
	return report, named(coded(syncDir(filepath.Dir(to))), to)
}

// keepOthersOut holds the place of the damaged book. Where nobody can write, nobody can have it open.
func keepOthersOut(path string, now time.Time) (release func(), err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, model.E(model.CodeNotABook, "", nil)
	}
	l, err := claim(path, now.UTC())
	if code := model.CodeOf(err); code == model.CodeReadOnly || code == model.CodeNoAccess {
		return func() {}, nil
	}
	if err != nil {
		return nil, err
	}
	return func() { _ = l.release() }, nil
}

// maySalvage fails for what is no book of ours, as far as the beginning of the file tells.
func (p *pageFile) maySalvage() error {
	head := make([]byte, len(ageMark))
	_, _ = p.file.ReadAt(head, 0)
	switch {
	case string(head) == ageMark:
		return model.E(model.CodeFileEncrypted, "", nil)
	case p.count == 0:
		return model.E(model.CodeNotABook, "", nil)
	case p.head.sound && p.head.ours && p.head.version > newestVersion():
		return model.E(model.CodeNewer, "", nil)
	}
	return nil
}
