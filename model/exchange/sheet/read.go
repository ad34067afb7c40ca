package sheet

import (
	"context"
	"errors"

	"alumnibook/model"
)

var errLost = errors.New("the sheet is not readable to its end")

// Read gives the rows of a sheet that have something in them, in order, each with a slice of its own. It reads
// the sheet as a stream, whatever its size. The error is CodeNoSheet where there is no such sheet,
// CodeFileDamaged where not everything that stands in it could be read, CodeFileTooBig where it is above the
// limits, CodeFileChanged where the file did not stay as it was, CodeCancelled, or what row returned. progress,
// which may be nil, gets numbers of rows.
func (w *Workbook) Read(ctx context.Context, sheet string, progress func(done, total int), row func(Row) error) error {
	var stopped error // by row itself
	err := w.readSheet(ctx, sheet, progress, func(r Row) error {
		stopped = row(r)
		return stopped
	})
	if stopped != nil {
		return err
	}
	return w.watch.verdict(err)
}

func (w *Workbook) readSheet(ctx context.Context, sheet string, progress func(done, total int), row func(Row) error) error {
	if w.closed {
		return model.E(model.CodeNoSheet, sheet, nil)
	}
	if w.other != nil {
		return w.other.read(ctx, sheet, progress, row)
	}
	s := w.sheet(sheet)
	if s == nil {
		return model.E(model.CodeNoSheet, sheet, nil)
	}
	if s.err != nil {
		return s.err
	}
	if len(s.scan.rows) == 0 {
		return nil
	}
	computed, err := w.calculate(ctx, s)
	if err != nil {
		return err
	}
	texts, err := w.texts(s)
	if err != nil {
		if model.CodeOf(err) == model.CodeInternal {
			err = model.E(model.CodeFileDamaged, sheet, err)
		}
		return err
	}
	r := &rowReader{workbook: w, sheet: s, source: texts, computed: computed, merged: newMerger(s.areas, w.options.MaxColumns)}
	r.sortLinks()
	err = r.read(ctx, progress, row)
	if closeErr := texts.Close(); err == nil && closeErr != nil {
		err = model.E(model.CodeFileDamaged, sheet, closeErr)
	}
	return err
}

func (w *Workbook) sheet(name string) *openSheet {
	for i := range w.sheets {
		if w.sheets[i].name == name {
			return &w.sheets[i]
		}
	}
	return nil
}

// rowReader walks through the scan's rows and their texts side by side.
type rowReader struct {
	workbook *Workbook
	sheet    *openSheet
	source   textSource
	computed map[[2]int]string // formulas without a value
	merged   *merger
	links    map[int][]link // by row
}

const progressEvery = 500

func (r *rowReader) read(ctx context.Context, progress func(done, total int), row func(Row) error) error {
	total := len(r.sheet.scan.rows)
	for i := range r.sheet.scan.rows {
		if i%64 == 0 && ctx.Err() != nil {
			return model.E(model.CodeCancelled, r.sheet.name, ctx.Err())
		}
		found := r.sheet.scan.rows[i]
		texts, err := r.source.row(ctx, int(found.number), r.sheet.cellsOf(i))
		if err != nil {
			if model.CodeOf(err) == model.CodeInternal {
				err = model.E(model.CodeFileDamaged, r.sheet.name, err)
			}
			return err
		}
		cells, ok := r.cells(i, texts)
		if !ok {
			return model.E(model.CodeFileDamaged, r.sheet.name, errLost)
		}
		if len(cells) > 0 { // else there were only error values
			if err := row(Row{Number: int(found.number), Hidden: found.hidden, Cells: cells}); err != nil {
				return err
			}
		}
		if progress != nil && ((i+1)%progressEvery == 0 || i+1 == total) {
			progress(i+1, total)
		}
	}
	return nil
}

// cells puts a row together; false where a cell that has something in it came out empty.
func (r *rowReader) cells(i int, texts []string) ([]Cell, bool) {
	row := int(r.sheet.scan.rows[i].number)
	scanned := r.sheet.cellsOf(i)
	cells := make([]Cell, scanned[len(scanned)-1].column, r.merged.width(row, int(scanned[len(scanned)-1].column)))
	for at, c := range scanned {
		if c.kind == uncached {
			cells[c.column-1] = r.workbook.calculatedCell(r.computed[[2]int{row, int(c.column)}], c.style)
			continue
		}
		if texts[at] == "" {
			return nil, false
		}
		cells[c.column-1] = r.workbook.cell(texts[at], c)
	}
	cells = r.merged.fill(row, cells)
	for _, l := range r.links[row] {
		for at := l.left - 1; at < min(l.right, len(cells)); at++ {
			cells[at].Link = l.address
		}
	}
	return cut(cells), true
}

// sortLinks orders the links by row, so that each row finds its own at once.
func (r *rowReader) sortLinks() {
	const tallest = 1000 // of an area with one link
	r.links = map[int][]link{}
	room := 4 * mostLinks
	for _, l := range r.sheet.scan.links {
		for row := l.top; row <= min(l.bottom, l.top+tallest) && l.address != "" && room > 0; row++ {
			r.links[row] = append(r.links[row], l)
			room--
		}
	}
}
