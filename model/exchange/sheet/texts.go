package sheet

import (
	"context"
	"io"
	"slices"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
)

// textSource gives the raw texts of a sheet's rows, one row after another.
type textSource interface {
	// row gives the texts of the given cells of a row, "" for one that is lost. They are valid until the next
	// call. Errors without a code mean that the sheet is damaged.
	row(ctx context.Context, number int, cells []scanCell) ([]string, error)
	io.Closer
}

// texts opens the sheet a second time, for its texts.
func (w *Workbook) texts(s *openSheet) (textSource, error) {
	if s.odd {
		return w.excelizeTexts(s.name)
	}
	r, err := w.parts.open(s.path)
	if err != nil {
		return nil, err
	}
	t := newTags(r)
	t.most = mostCellText
	return &plainTexts{t, &sheetScanner{limits: w.options, strings: w.shared, keep: true}, s.name, r}, nil
}

// plainTexts scans the sheet once more and keeps what stands in its cells. The first scan found that there is
// nothing in it but what the scanner knows.
type plainTexts struct {
	tags  *tags
	sheet *sheetScanner
	name  string
	io.Closer
}

func (p *plainTexts) row(ctx context.Context, number int, cells []scanCell) ([]string, error) {
	s := p.sheet
	s.rows, s.cells, s.links, s.texts = s.rows[:0], s.cells[:0], s.links[:0], s.texts[:0]
	s.row.first = 0
	for n := 1; len(s.rows) == 0; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return nil, model.E(model.CodeCancelled, p.name, ctx.Err())
		}
		tag, err := p.tags.next()
		if err != nil {
			return nil, noEnd(err)
		}
		if err := s.take(tag, p.tags.text); err != nil {
			return nil, err
		}
	}
	if int(s.rows[0].number) != number || !slices.Equal(s.cells, cells) {
		return nil, errLost
	}
	return s.texts, nil
}

// excelizeTexts are the texts as excelize reads them: slowly, but it knows all of XML.
type excelizeTexts struct {
	rows  *excelize.Rows
	name  string
	at    int // number of the row that excelize stands on
	texts []string
}

func (w *Workbook) excelizeTexts(sheet string) (texts *excelizeTexts, err error) {
	defer guard(&err)
	book, err := w.openBook()
	if err != nil {
		return nil, err
	}
	rows, err := book.Rows(sheet)
	return &excelizeTexts{rows: rows, name: sheet}, err
}

func (e *excelizeTexts) row(ctx context.Context, number int, cells []scanCell) (texts []string, err error) {
	defer guard(&err)
	for ; e.at < number; e.at++ { // empty rows before it are passed over
		if e.at%checkEvery == 0 && ctx.Err() != nil {
			return nil, model.E(model.CodeCancelled, e.name, ctx.Err())
		}
		if !e.rows.Next() {
			return nil, errLost
		}
	}
	all, err := e.rows.Columns()
	e.texts = e.texts[:0]
	for _, c := range cells {
		text := ""
		if int(c.column) <= len(all) {
			text = all[c.column-1]
		}
		e.texts = append(e.texts, text)
	}
	return e.texts, err
}

func (e *excelizeTexts) Close() error { return e.rows.Close() }
