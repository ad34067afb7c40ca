package sheet

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/model/exchange/temp"
)

// The sizes of what may come out of a file. A list of 200,000 people is far below them.
const (
	mostUnpacked  = 512 << 20 // all parts together
	mostBeside    = 128 << 20 // all parts but sheets and texts
	mostInMemory  = 16 << 20  // of a sheet; larger ones go to the private folder
	mostRewritten = 128 << 20 // of a workbook that has to be put right first
)

// Workbook is an open workbook. It is used by one goroutine at a time.
type Workbook struct {
	name    string
	kind    string
	watch   *watch
	other   otherBook      // nil for a workbook of Excel
	book    *excelize.File // nil until a sheet is odd
	sheets  []openSheet
	formats []format // of the styles
	options Options
	folder  temp.Folder // for what excelize unpacks
	close   func()
	closed  bool

	plain    func() (io.Reader, error) // the zip file as excelize can read it
	days1904 bool

	parts  parts // where the texts of sheets are read
	shared *sharedStrings
}

// otherBook is a file that excelize has no part in.
type otherBook interface {
	infos() []Info
	read(ctx context.Context, sheet string, progress func(done, total int), row func(Row) error) error
	close() error
}

// openSheet is a sheet and what was found in it.
type openSheet struct {
	sheetPart
	*scan
}

// Open opens a file and looks through all its sheets once, so that Sheets and Read know what there is. The errors
// are those of Sniff, CodeFilePassword where the password is wrong, and CodeFileKind for cards. A sheet that is
// damaged does not keep the others from being read: its own error comes from Read. Close must be called, since the
// file's content may lie unpacked in a private folder.
func Open(ctx context.Context, path string, o Options) (*Workbook, error) {
	o = o.orDefaults()
	f, closeFile, err := openFile(path, o.MaxBytes)
	if err != nil {
		return nil, err
	}
	w, err := open(ctx, f, o)
	if err = f.watch.verdict(err); err != nil {
		if w != nil {
			_ = w.Close()
		}
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

// open opens a file of any kind.
func open(ctx context.Context, f file, o Options) (*Workbook, error) {
	kind, plain, z, err := recognise(f, o.Password)
	if err != nil {
		return nil, err
	}
	w := &Workbook{name: f.name, kind: kind, watch: f.watch, options: o, close: func() {}}
	switch kind {
	case KindXLSX:
		err = w.openXLSX(ctx, plain, z)
	case KindODS:
		w.other, err = openODS(ctx, plain, z, o)
	case KindCSV:
		w.other, err = openCSV(ctx, f, o)
	default:
		err = model.E(model.CodeFileKind, kind, nil)
	}
	if err != nil {
		_ = w.Close()
		return nil, err
	}
	return w, nil
}

// openXLSX opens a workbook of Excel.
func (w *Workbook) openXLSX(ctx context.Context, f file, z *zip.Reader) error {
	if err := checkSizes(z, f.name, isSheetPart); err != nil {
		return err
	}
	p := partsOf(z)
	c, err := readContents(z, p)
	if err != nil {
		return model.E(model.CodeFileDamaged, f.name, err)
	}
	w.days1904, w.parts = c.days1904, p
	if w.formats, err = readFormats(p, c.needed()[stylesPath]); err != nil {
		return model.E(model.CodeFileDamaged, f.name, err)
	}
	if err := w.scanAll(ctx, p, c); err != nil {
		return err
	}
	w.plain = func() (io.Reader, error) {
		if !c.odd(p) {
			return io.NewSectionReader(f, 0, f.size), nil
		}
		b, err := c.rewritten(p)
		return bytes.NewReader(b), err
	}
	return nil
}

// checkSizes refuses bombs by the sizes that the archive states. A part that turns out bigger than stated is an
// error of archive/zip.
func checkSizes(z *zip.Reader, name string, big func(key string) bool) error {
	var all, beside uint64
	for _, part := range z.File {
		size := part.UncompressedSize64
		if size > mostUnpacked {
			return model.E(model.CodeFileTooBig, name, nil)
		}
		all += size
		if !big(partKey(part.Name)) {
			beside += size
		}
	}
	if all > mostUnpacked || beside > mostBeside {
		return model.E(model.CodeFileTooBig, name, nil)
	}
	return nil
}

func isSheetPart(key string) bool {
	return strings.HasPrefix(key, "xl/worksheets/sheet") || key == partKey(stringsPath)
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
		if s.err == nil && s.odd && !usableName(part.name) {
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

// Close releases the file and removes what was unpacked.
func (w *Workbook) Close() error {
	var err error
	if w.other != nil {
		err = w.other.close()
	}
	if w.book != nil {
		err = w.book.Close()
		w.book = nil
	}
	err = errors.Join(err, w.folder.Remove())
	w.close()
	w.close = func() {}
	w.closed = true
	return err
}

// Kind is what Sniff answered.
func (w *Workbook) Kind() string { return w.kind }

// TextForm says how a text file was read; nothing for the other kinds.
func (w *Workbook) TextForm() TextForm {
	if b, ok := w.other.(*csvBook); ok {
		return b.form
	}
	return TextForm{}
}

// Sheets lists the sheets in the workbook's order, hidden ones too. A text file has one, named like the file.
func (w *Workbook) Sheets() []Info {
	if w.other != nil {
		return w.other.infos()
	}
	all := make([]Info, len(w.sheets))
	for i, s := range w.sheets {
		all[i] = Info{
			Name: s.name, Hidden: s.sheetPart.hidden, Rows: s.last(), HiddenRows: s.scan.hidden,
			HiddenColumns: s.hiddenColumns(), Merged: s.merged,
		}
	}
	return all
}
