package sheet

import (
	"archive/zip"
	"context"
	"errors"
	"io"
	"strings"

	"alumnibook/model"
)

const (
	odsType     = "application/vnd.oasis.opendocument.spreadsheet"
	odsContent  = "content.xml"
	odsStyles   = "styles.xml"
	odsManifest = "META-INF/manifest.xml"
)

// isODS recognises a spreadsheet whose type is not said where it should be.
func isODS(z *zip.Reader) bool {
	p := partsOf(z)
	if p.get(odsContent) == nil {
		return false
	}
	b, err := p.readAll(odsManifest)
	return err == nil && strings.Contains(string(b), odsType)
}

// odsBook is a spreadsheet of LibreOffice. Its sheets stand one after another in one part, which is read as a
// stream: once to know what there is, once more for every sheet that is read.
type odsBook struct {
	name    string
	open    func(part string) (io.ReadCloser, error)
	styles  styleSet // those that all sheets share
	sheets  []*odsSheet
	options Options
}

// odsSheet is what the first reading found in a sheet.
type odsSheet struct {
	info   Info
	filled int    // rows with something in them
	cells  int    // in them
	areas  []area // merged, those that count
	err    error  // coded: above the limits
	used   [lastColumn/64 + 1]uint64
}

var errNoContent = errors.New("there is no content")

// openODS opens a spreadsheet and looks through it once.
func openODS(ctx context.Context, f file, z *zip.Reader, o Options) (*odsBook, error) {
	if err := checkSizes(z, f.name, func(key string) bool { return key == odsContent }); err != nil {
		return nil, err
	}
	b := &odsBook{name: f.name, options: o}
	var err error
	if b.open, err = odsParts(f.name, partsOf(z), o.Password); err != nil {
		return nil, err
	}
	b.styles = styleSet{}
	if r, err := b.open(odsStyles); err == nil {
		readStyles(newTags(r), b.styles)
		_ = r.Close()
	}
	err = b.walk(ctx, &odsScan{book: b})
	if err == nil && len(b.sheets) == 0 {
		err = errNoContent
	}
	return b, b.coded(err)
}

// coded gives an error without a code that of a damaged file.
func (b *odsBook) coded(err error) error {
	if err != nil && model.CodeOf(err) == model.CodeInternal {
		return model.E(model.CodeFileDamaged, b.name, err)
	}
	return err
}

// walk reads the content from its beginning.
func (b *odsBook) walk(ctx context.Context, to odsReceiver) error {
	r, err := b.open(odsContent)
	if err != nil {
		return err
	}
	defer r.Close()
	t := newTags(r)
	t.most = mostODSText
	w := &odsWalker{tags: t, to: to, limits: b.options, styles: b.styles.extended()}
	return w.walk(ctx, b.name)
}

func (b *odsBook) close() error { return nil }

func (b *odsBook) infos() []Info {
	all := make([]Info, len(b.sheets))
	for i, s := range b.sheets {
		all[i] = s.info
	}
	return all
}

// read gives the rows of a sheet.
func (b *odsBook) read(ctx context.Context, sheet string, progress func(done, total int), row func(Row) error) error {
	for i, s := range b.sheets {
		if s.info.Name != sheet {
			continue
		}
		if s.err != nil {
			return s.err
		}
		r := &odsRows{at: i, sheet: s, merged: newMerger(s.areas, b.options.MaxColumns), progress: progress, take: row}
		err := b.walk(ctx, r)
		switch {
		case r.stopped != nil:
			return r.stopped
		case errors.Is(err, errEnough):
			err = nil
		}
		return b.coded(err)
	}
	return model.E(model.CodeNoSheet, sheet, nil)
}

// odsReceiver is told what the walker comes past.
type odsReceiver interface {
	// begin begins a sheet; false to pass over it.
	begin(name string, hidden bool) bool
	// merge tells of merged cells, before the row that they begin in.
	merge(a area)
	// row gives a row with something in it, which stands there several times. The cells are used again.
	row(number, times int, hidden bool, cells []Cell) error
	// end ends a sheet: the columns that are hidden, and the error that ended it early, if any.
	end(folded []area, err error) error
}

// errEnough ends the walk where nothing more is wanted.
var errEnough = errors.New("enough")

// odsScan is the receiver of the first reading.
type odsScan struct {
	book  *odsBook
	sheet *odsSheet
}

func (o *odsScan) begin(name string, hidden bool) bool {
	o.sheet = &odsSheet{info: Info{Name: name, Hidden: hidden}}
	o.book.sheets = append(o.book.sheets, o.sheet)
	return true
}

func (o *odsScan) merge(a area) {
	o.sheet.info.Merged++
	if keepArea(o.sheet.areas, a, o.book.options.MaxColumns) {
		o.sheet.areas = append(o.sheet.areas, a)
	}
}

func (o *odsScan) row(number, times int, hidden bool, cells []Cell) error {
	s := o.sheet
	s.filled += times
	s.cells += times * len(cells)
	s.info.Rows = number + times - 1
	if s.filled > o.book.options.MaxRows || s.cells > mostCells {
		return model.E(model.CodeFileTooBig, s.info.Name, nil)
	}
	if hidden {
		s.info.HiddenRows += times
	}
	for i, c := range cells {
		if c.Kind != CellEmpty {
			s.used[(i+1)/64] |= 1 << ((i + 1) % 64)
		}
	}
	return nil
}

func (o *odsScan) end(folded []area, err error) error {
	o.sheet.err = err
	s := scan{folded: folded, used: o.sheet.used}
	o.sheet.info.HiddenColumns = s.hiddenColumns()
	return nil
}

// odsRows is the receiver that hands the rows of one sheet on.
type odsRows struct {
	at       int // of the sheet
	seen     int // sheets
	sheet    *odsSheet
	merged   *merger
	done     int
	progress func(done, total int)
	take     func(Row) error
	stopped  error // by take
}

func (o *odsRows) begin(string, bool) bool {
	o.seen++
	return o.seen == o.at+1
}

func (o *odsRows) merge(area) {}

func (o *odsRows) row(number, times int, hidden bool, cells []Cell) error {
	for i := range times {
		own := make([]Cell, len(cells), o.merged.width(number+i, len(cells)))
		copy(own, cells)
		own = cut(o.merged.fill(number+i, own))
		if o.stopped = o.take(Row{Number: number + i, Hidden: hidden, Cells: own}); o.stopped != nil {
			return o.stopped
		}
		if o.done++; o.progress != nil && (o.done%progressEvery == 0 || o.done == o.sheet.filled) {
			o.progress(o.done, o.sheet.filled)
		}
	}
	return nil
}

func (o *odsRows) end(_ []area, err error) error {
	if err != nil {
		return err
	}
	return errEnough
}
