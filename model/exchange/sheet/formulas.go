package sheet

import (
	"bytes"
	"context"
	"io"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
)

// Programs that are not Excel often write formulas without what they come to. Excel computes them when it opens the
// file, so people see a value there; here excelize computes them. A formula may call any other one, so there are
// limits to how many there are, how large their sheets and how long it takes. What is not computed stays empty.
const (
	mostFormulas   = 20_000  // in the workbook
	mostCalculated = 400_000 // cells in the workbook, which excelize holds in memory meanwhile
	calculateTime  = 5 * time.Second
)

// uncached marks a cell with a formula but no value.
const uncached = 'F'

// calculate computes the formulas of a sheet that have no value: texts by row and column.
func (w *Workbook) calculate(ctx context.Context, s *openSheet) (map[[2]int]string, error) {
	formulas, cells := 0, 0
	for _, other := range w.sheets {
		formulas += other.formulas
		cells += len(other.scan.cells)
	}
	if s.uncached == 0 || formulas > mostFormulas || cells > mostCalculated {
		return nil, nil
	}
	places := make([][2]int, 0, s.uncached)
	for i, row := range s.scan.rows {
		for _, c := range s.cellsOf(i) {
			if c.kind == uncached {
				places = append(places, [2]int{int(row.number), int(c.column)})
			}
		}
	}
	r, err := w.plain()
	if err != nil {
		return nil, model.E(model.CodeFileDamaged, w.name, err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, model.E(model.CodeFileDamaged, w.name, err)
	}
	limited, cancel := context.WithTimeout(ctx, calculateTime)
	defer cancel()
	found := make(chan map[[2]int]string, 1)
	go func() { found <- calculated(limited, b, s.name, places) }()
	select {
	case texts := <-found:
		return texts, nil
	case <-limited.Done(): // the formula that takes so long ends some time, on a copy of its own
		if ctx.Err() != nil {
			return nil, model.E(model.CodeCancelled, s.name, ctx.Err())
		}
		return nil, nil
	}
}

// calculated computes the formulas at some places of a sheet, until the context ends.
func calculated(ctx context.Context, workbook []byte, sheet string, places [][2]int) (texts map[[2]int]string) {
	texts = map[[2]int]string{}
	var failed error
	defer guard(&failed)
	book, err := excelize.OpenReader(bytes.NewReader(workbook), excelize.Options{
		RawCellValue: true, UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostUnpacked, // nothing in files
	})
	if err != nil {
		return texts
	}
	defer book.Close()
	for _, p := range places {
		if ctx.Err() != nil {
			return texts
		}
		name, err := excelize.CoordinatesToCellName(p[1], p[0])
		if err != nil {
			continue
		}
		if text, err := calculateOne(book, sheet, name); err == nil && !errorValue(text) {
			texts[p] = text
		}
	}
	return texts
}

func calculateOne(book *excelize.File, sheet, cell string) (text string, err error) {
	defer guard(&err)
	return book.CalcCellValue(sheet, cell)
}

// errorValue tells whether a formula came to nothing.
func errorValue(text string) bool {
	switch text {
	case "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!", "#GETTING_DATA":
		return true
	}
	return false
}

// calculatedCell is the cell of a computed text: a number where it is written as one, so that a code that a formula
// made ("01067") stays one.
func (w *Workbook) calculatedCell(text string, style uint16) Cell {
	switch text {
	case "TRUE", "FALSE":
		return Cell{Text: text, Kind: CellBool}
	}
	x, err := strconv.ParseFloat(text, 64)
	if err == nil && plainNumber(x) == text {
		return w.numberCell(text, style)
	}
	return textCell(text)
}
