package sheet

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"alumnibook/model"
)

// csvBook is a text file as a workbook of one sheet.
type csvBook struct {
	text    string
	form    TextForm
	name    string // of the sheet: the file's without its ending
	options Options
	last    int   // number of the last row with something in it
	filled  int   // rows with something in them
	err     error // coded: above the limits
}

// openCSV reads a text file whole and looks through it once.
func openCSV(ctx context.Context, f file, o Options) (*csvBook, error) {
	raw := make([]byte, f.size)
	if n, err := f.ReadAt(raw, 0); err != nil && err != io.EOF {
		return nil, model.E(model.CodeNoAccess, f.name, err)
	} else if int64(n) < f.size {
		return nil, model.E(model.CodeFileChanged, f.name, io.ErrUnexpectedEOF)
	}
	text, form, err := decoded(raw, o.Encoding)
	if err != nil {
		if model.CodeOf(err) == model.CodeInternal {
			err = model.E(model.CodeFileDamaged, f.name, err)
		}
		return nil, err
	}
	stated, text := separatorLine(text)
	if strings.TrimSpace(strings.Trim(text, "\x00")) == "" {
		return nil, model.E(model.CodeFileEmpty, f.name, nil)
	}
	switch {
	case o.Separator != 0:
		form.Separator = o.Separator
	case stated != 0:
		form.Separator = stated
	default:
		var guessed bool
		form.Separator, guessed = separatorOf(text)
		form.Guessed = form.Guessed || guessed
	}
	b := &csvBook{text: text, form: form, name: strings.TrimSuffix(f.name, filepath.Ext(f.name)), options: o}
	err = b.rows(ctx, func(number int, cells []Cell) error {
		b.last = number
		b.filled++
		return nil
	})
	if model.CodeOf(err) == model.CodeCancelled {
		return nil, err
	}
	b.err = err
	return b, nil
}

func (b *csvBook) infos() []Info { return []Info{{Name: b.name, Rows: b.last}} }

func (b *csvBook) close() error { return nil }

func (b *csvBook) read(ctx context.Context, sheet string, progress func(done, total int), row func(Row) error) error {
	switch {
	case sheet != b.name:
		return model.E(model.CodeNoSheet, sheet, nil)
	case b.err != nil:
		return b.err
	}
	done := 0
	return b.rows(ctx, func(number int, cells []Cell) error {
		own := append(make([]Cell, 0, len(cells)), cells...)
		if err := row(Row{Number: number, Cells: own}); err != nil {
			return err
		}
		if done++; progress != nil && (done%progressEvery == 0 || done == b.filled) {
			progress(done, b.filled)
		}
		return nil
	})
}

var errSeparator = errors.New("the separator can't part cells")

// rows gives the rows with something in them, in a slice that is used again.
func (b *csvBook) rows(ctx context.Context, each func(number int, cells []Cell) error) error {
	if s := b.form.Separator; s == '"' || s == '\n' || s == '\r' {
		return model.E(model.CodeFileDamaged, b.name, errSeparator)
	}
	c := newCSVText(b.text, b.form.Separator)
	var fields []string
	var cells []Cell
	filled := 0
	for n, ok := 0, true; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return model.E(model.CodeCancelled, b.name, ctx.Err())
		}
		if fields, ok = c.next(fields); !ok {
			return nil
		}
		cells = cells[:0]
		last := 0
		for i, field := range fields {
			cell := textCell(field)
			if strings.HasPrefix(cell.Text, "'") {
				cell.Text = Unguard(cell.Text)
			}
			if strings.TrimSpace(cell.Text) == "" {
				cell = Cell{}
			}
			if cell.Kind != CellEmpty {
				last = i + 1
			}
			cells = append(cells, cell)
			if last > b.options.MaxColumns {
				return model.E(model.CodeFileTooBig, b.name, nil)
			}
		}
		if last == 0 {
			continue
		}
		if filled++; filled > b.options.MaxRows {
			return model.E(model.CodeFileTooBig, b.name, nil)
		}
		if err := each(c.row, cells[:last]); err != nil {
			return err
		}
	}
}
