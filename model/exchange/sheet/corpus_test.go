package sheet

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
)

const foreign = "../../../../shared/data/sheets"

// foreignOdd is what those of the foreign workbooks must give that can't be read.
var foreignOdd = map[string]string{
	"BadWorkbook.xlsx": "file_damaged", "encryptAES.xlsx": "file_encrypted", "encryptSHA1.xlsx": "file_encrypted", "encryptSHA512.xlsx": "file_encrypted", "encrypted-letmein.ods": "file_encrypted",
	"type_excel.xlsx": "xls", "type_excel.xlsm": "xls", "type_excel.ods": "xls",
}

// foreignKinds is what the others must give, by the end of their name; "" for what is no list.
var foreignKinds = map[string]string{".xls": "xls", ".html": "html", ".json": "", ".txt": "", ".zip": "", ".gz": ""}

var readable = []string{".xlsx", ".xlsm", ".csv", ".tsv", ".ods"}

func TestForeignFiles(t *testing.T) {
	var paths []string
	_ = filepath.WalkDir(foreign, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			paths = append(paths, path)
		}
		return nil
	})
	if len(paths) == 0 {
		t.Skip("the collection of foreign workbooks is missing")
	}
	for _, path := range paths {
		start := time.Now()
		name, ext := filepath.Base(path), filepath.Ext(path)
		want, odd := foreignOdd[name]
		kind, err := Sniff(path)
		cells, openErr := cellsIn(path)
		switch {
		case odd || !slices.Contains(readable, ext):
			if !odd {
				want, odd = foreignKinds[ext]
			}
			got := string(model.CodeOf(openErr))
			if e, ok := openErr.(*model.Error); ok && e.Code == model.CodeFileKind {
				got = e.Name
			}
			if want == "" {
				want = "file_unknown"
			}
			if odd && got != want && got != "file_empty" {
				t.Errorf("%s: %v, want %s", path, openErr, want)
			}
		case name == "emptysheets.csv":
			if model.CodeOf(err) != model.CodeFileEmpty {
				t.Errorf("%s: %v", path, err)
			}
		case err != nil || openErr != nil:
			t.Errorf("%s: %q %v, opening %v", path, kind, err, openErr)
		case kind == KindXLSX:
			if bare, ok := bareCellsIn(path); ok && bare > cells {
				t.Errorf("%s: %d cells, excelize has %d", path, cells, bare)
			}
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s took %v", path, took)
		}
	}
}

// cellsIn counts the cells with something in them, error values left out.
func cellsIn(path string) (int, error) {
	w, err := Open(context.Background(), path, Options{})
	if err != nil {
		return 0, err
	}
	defer w.Close()
	n := 0
	for _, s := range w.Sheets() {
		err := w.Read(context.Background(), s.Name, nil, func(r Row) error {
			for _, c := range r.Cells {
				if c.Kind != CellEmpty && !c.Merged {
					n++
				}
			}
			return nil
		})
		if err != nil {
			return 0, err
		}
	}
	return n, nil
}

func bareCellsIn(path string) (int, bool) {
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		return 0, false
	}
	defer f.Close()
	n := 0
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			continue
		}
		for _, row := range rows {
			for _, cell := range row {
				switch cell {
				case "", "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!":
				default:
					n++
				}
			}
		}
	}
	return n, true
}
