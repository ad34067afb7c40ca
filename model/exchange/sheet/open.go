package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
)

// The sizes of what may come out of a file. A list of 200,000 people is far below them.
const (
	mostUnpacked  = 512 << 20 // all parts together
	mostBeside    = 128 << 20 // all parts but sheets and texts
	mostInMemory  = 16 << 20  // of a sheet; larger ones go to the private folder
	mostRewritten = 128 << 20 // of a workbook that has to be put right first
	tmpPattern    = "alumnibook-sheet-"
)

// Workbook is an open workbook. It is used by one goroutine at a time.
type Workbook struct {
	name    string
	book    *excelize.File
	sheets  []openSheet
	styles  map[uint16]format
	options Options
	folder  string // private, for what excelize unpacks
	close   func()

	days1904 bool

	parts  parts // where the texts of sheets are read
	shared *sharedStrings
}

// openSheet is a sheet and what was found in it.
type openSheet struct {
	sheetPart
	*scan
}

// Open opens a workbook and looks through all its sheets once, so that Sheets and Read know what there is. The
// errors are those of Sniff. A sheet that is damaged does not keep the others from being read: its own error
// comes from Read. Close must be called, since the file's content may lie unpacked in a private folder.
func Open(ctx context.Context, path string, o Options) (*Workbook, error) {
	o = o.orDefaults()
	f, closeFile, err := openFile(path, o.MaxBytes)
	if err != nil {
		return nil, err
	}
	w, err := open(ctx, f, o)
	if err != nil {
		closeFile()
		return nil, err
	}
	w.close = closeFile
	return w, nil
}

func (o Options) orDefaults() Options {
	if o.MaxBytes == 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	if o.MaxRows == 0 {
		o.MaxRows = DefaultMaxRows
	}
	if o.MaxColumns == 0 {
		o.MaxColumns = DefaultMaxColumns
	}
	return o
}

func open(ctx context.Context, f file, o Options) (*Workbook, error) {
	f, err := unlocked(f, o.Password)
	if err != nil {
		return nil, err
	}
	z, err := f.archive()
	if err != nil {
		return nil, err
	}
	if err := checkSizes(z, f.name); err != nil {
		return nil, err
	}
	p := partsOf(z)
	c, err := readContents(z, p)
	if err != nil {
		return nil, model.E(model.CodeFileDamaged, f.name, err)
	}
	w := &Workbook{name: f.name, options: o, styles: map[uint16]format{}, days1904: c.days1904, parts: p, close: func() {}}
	if err := w.scanAll(ctx, p, c); err != nil {
		return nil, err
	}
	plain := io.Reader(io.NewSectionReader(f, 0, f.size))
	if c.odd(p) {
		b, err := c.rewritten(p)
		if err != nil {
			return nil, model.E(model.CodeFileDamaged, f.name, err)
		}
		plain = bytes.NewReader(b)
	}
	if err := w.openBook(plain); err != nil {
		_ = w.Close()
		return nil, err
	}
	return w, nil
}

// checkSizes refuses bombs by the sizes that the archive states. A part that turns out bigger than stated is an
// error of archive/zip.
func checkSizes(z *zip.Reader, name string) error {
	var all, beside uint64
	for _, part := range z.File {
		size := part.UncompressedSize64
		if size > mostUnpacked {
			return model.E(model.CodeFileTooBig, name, nil)
		}
		all += size
		if key := partKey(part.Name); !strings.HasPrefix(key, "xl/worksheets/sheet") && key != partKey(stringsPath) {
			beside += size
		}
	}
	if all > mostUnpacked || beside > mostBeside {
		return model.E(model.CodeFileTooBig, name, nil)
	}
	return nil
}

// scanAll scans the texts and every sheet.
func (w *Workbook) scanAll(ctx context.Context, p parts, c contents) error {
	if have := c.needed()[stringsPath]; have != "" && p.get(have) != nil {
		r, err := p.open(have)
		if err != nil {
			return model.E(model.CodeFileDamaged, w.name, err)
		}
		w.shared, err = scanStrings(ctx, r, w.name)
		_ = r.Close()
		if err != nil {
			return err
		}
	}
	for _, part := range c.sheets {
		r, err := p.open(part.path)
		if err != nil {
			return model.E(model.CodeFileDamaged, w.name, err)
		}
		s, err := scanSheet(ctx, r, part.name, w.options, w.shared)
		_ = r.Close()
		if err != nil {
			return err
		}
		if s.err == nil && !usableName(part.name) {
			s.err = model.E(model.CodeFileDamaged, part.name, errors.New("a sheet's name that Excel does not allow"))
		}
		s.resolveLinks(p, part.path)
		w.sheets = append(w.sheets, openSheet{part, s})
	}
	return nil
}

// resolveLinks looks up the addresses of links that are named by their relation.
func (s *scan) resolveLinks(p parts, path string) {
	relations := map[string]relation(nil)
	for i := range s.links {
		l := &s.links[i]
		if l.id == "" {
			continue
		}
		if relations == nil {
			relations = p.relations(path)
		}
		l.address = relations[l.id].target
	}
}

// openBook hands the workbook to excelize.
func (w *Workbook) openBook(r io.Reader) error {
	if w.options.TmpDir != "" {
		if err := os.MkdirAll(w.options.TmpDir, 0o700); err != nil {
			return model.E(model.CodeNoAccess, filepath.Base(w.options.TmpDir), err)
		}
	}
	folder, err := os.MkdirTemp(w.options.TmpDir, tmpPattern) // only its owner may look in
	if err != nil {
		return model.E(model.CodeNoAccess, filepath.Base(w.options.TmpDir), err)
	}
	w.folder = folder
	w.book, err = openExcelize(r, folder)
	if err != nil {
		code := model.CodeFileDamaged
		if strings.Contains(err.Error(), "unzip size") {
			code = model.CodeFileTooBig
		}
		return model.E(code, w.name, err)
	}
	return nil
}

func openExcelize(r io.Reader, folder string) (book *excelize.File, err error) {
	defer guard(&err)
	return excelize.OpenReader(r, excelize.Options{
		RawCellValue: true, UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostInMemory, TmpDir: folder,
	})
}

// Close releases the file and removes what was unpacked.
func (w *Workbook) Close() error {
	var err error
	if w.book != nil {
		err = w.book.Close()
		w.book = nil
	}
	if w.folder != "" {
		err = errors.Join(err, os.RemoveAll(w.folder))
		w.folder = ""
	}
	w.close()
	w.close = func() {}
	return err
}

// Sheets lists the sheets in the workbook's order, hidden ones too.
func (w *Workbook) Sheets() []Info {
	all := make([]Info, len(w.sheets))
	for i, s := range w.sheets {
		all[i] = Info{Name: s.name, Hidden: s.sheetPart.hidden, Rows: s.last(), HiddenRows: s.scan.hidden}
	}
	return all
}

// Sweep removes what earlier runs that did not end well left unpacked in a folder. Only what was last touched
// before the given moment goes, so that another run's open workbook stays.
func Sweep(tmpDir string, before time.Time) error {
	found, err := filepath.Glob(filepath.Join(tmpDir, tmpPattern+"*"))
	if err != nil {
		return err
	}
	for _, folder := range found {
		if info, statErr := os.Stat(folder); statErr == nil && info.IsDir() && info.ModTime().Before(before) {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}
	return err
}
