package sheet

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
)

// each kind of file, with enough rows that it is read in several pieces.
func eachKind(t *testing.T) map[string][]byte {
	return map[string][]byte{
		"list.xlsx": zipped(t, bare(thousandRows())),
		"list.ods":  odsZip(t, odsTable("T", "", strings.Repeat(odsRow("", "a", "b"), 1000))),
		"list.csv":  []byte(strings.Repeat("a;b\n", 1000)),
	}
}

func TestAFileThatChangesWhileItIsRead(t *testing.T) {
	for name, content := range eachKind(t) {
		if name == "list.csv" { // is read whole at once
			continue
		}
		for what, change := range map[string]func(path string) error{
			"vanishes": os.Remove,
			"grows": func(path string) error {
				return os.WriteFile(path, append(bytes.Clone(content), 0), 0o600)
			},
			"is saved anew": func(path string) error {
				must(t, os.Remove(path))
				return os.WriteFile(path, content, 0o600)
			},
			"is touched": func(path string) error {
				return os.Chtimes(path, time.Time{}, time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC))
			},
			"is cut": func(path string) error { return os.Truncate(path, int64(len(content)/3)) },
		} {
			if runtime.GOOS == "windows" && (what == "vanishes" || what == "is saved anew") {
				continue // there nobody can take an open file away
			}
			path := savedAs(t, name, content)
			w, err := Open(context.Background(), path, Options{})
			must(t, err)
			changed := false
			err = w.Read(context.Background(), w.Sheets()[0].Name, nil, func(Row) error {
				if !changed {
					changed = true
					return change(path)
				}
				return nil
			})
			if model.CodeOf(err) != model.CodeFileChanged {
				t.Errorf("%s %s: %v", name, what, err)
			}
			stop := errors.New("stop")
			if err := w.Read(context.Background(), w.Sheets()[0].Name, nil, func(Row) error { return stop }); err != stop && model.CodeOf(err) != model.CodeFileChanged {
				t.Errorf("%s %s: the callback's error came back as %v", name, what, err)
			}
			_ = w.Close()
		}
	}
}

// pulled is a drive that is pulled out after some bytes.
type pulled struct {
	io.ReaderAt
	left int
}

var errPulled = errors.New("input/output error")

func (p *pulled) ReadAt(b []byte, off int64) (int, error) {
	if p.left -= len(b); p.left < 0 {
		return 0, errPulled
	}
	return p.ReaderAt.ReadAt(b, off)
}

func TestADriveThatIsPulledOut(t *testing.T) {
	for name, content := range eachKind(t) {
		for left := 0; ; left += 500 + len(content)/20 {
			f := &pulled{bytes.NewReader(content), left}
			w := &watch{ReaderAt: f, name: name}
			book, err := open(context.Background(), file{w, int64(len(content)), name, w}, Options{TmpDir: t.TempDir()}.orDefaults())
			err = w.verdict(err)
			if err == nil {
				err = book.Read(context.Background(), book.Sheets()[0].Name, nil, func(Row) error { return nil })
				must(t, book.Close())
			}
			if f.left >= 0 {
				must(t, err)
				break
			}
			if model.CodeOf(err) != model.CodeFileChanged || !errors.Is(err, errPulled) {
				t.Errorf("%s after %d bytes: %v", name, left, err)
			}
		}
	}
}

func TestNothingStaysUnpacked(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	must(t, f.SetCellValue("Sheet1", "A1", "secret"))
	var locked bytes.Buffer
	must(t, f.Write(&locked, excelize.Options{Password: "x"}))
	kinds := eachKind(t)
	kinds["locked.xlsx"] = locked.Bytes()
	kinds["half.xlsx"] = kinds["list.xlsx"][:len(kinds["list.xlsx"])/2]
	for name, content := range kinds {
		tmp := t.TempDir()
		w, err := Open(context.Background(), savedAs(t, name, content), Options{TmpDir: tmp, Password: "x"})
		if err == nil {
			must(t, w.Read(context.Background(), w.Sheets()[0].Name, nil, func(Row) error { return nil }))
			must(t, w.Close())
		}
		if left, _ := filepath.Glob(filepath.Join(tmp, "*")); len(left) > 0 {
			t.Errorf("%s left %v", name, left)
		}
	}
}

func TestFormulasWithoutAValueAreComputed(t *testing.T) {
	style := "dd.mm.yyyy"
	path := made(t, func(f *excelize.File) {
		must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"Jür", "gen", 29358, 1067}))
		for cell, formula := range map[string]string{
			"A2": `A1&B1`, "B2": `TEXT(D1,"00000")`, "C2": `C1+1`, "D2": `D1*2`, "E2": `1/0`, "F2": `NIX(1)`, "G2": `IF(A1="","","x")`, "H2": "TRUE()", "I2": "A2&\" \"&B2", "J2": "J2+1", // of itself, which comes to whatever it likes
		} {
			must(t, f.SetCellFormula("Sheet1", cell, formula))
		}
		s, err := f.NewStyle(&excelize.Style{CustomNumFmt: &style})
		must(t, err)
		must(t, f.SetCellStyle("Sheet1", "C2", "C2", s))
	})
	rows := mustRows(t, path, "")
	if got := texts(rows); !strings.HasPrefix(got, "Jür|gen|29358|1067\nJürgen|01067|1980-05-18|2134|||x|TRUE|Jürgen 01067") {
		t.Errorf("read %q", got)
	}
	if c := rows[1].Cells[1]; c.Kind != CellText {
		t.Errorf("a code came out as %+v", c)
	}
	if c := rows[1].Cells[2]; c.Kind != CellDate {
		t.Errorf("a date came out as %+v", c)
	}
}

func TestEmptyTextOfAFormulaIsAValue(t *testing.T) {
	xml := sheetHead + `<row r="1"><c r="A1" t="str"><f>"x"</f><v></v></c><c r="B1"><f>"y"</f><v></v></c></row>` + sheetTail
	if got := texts(mustRows(t, saved(t, zipped(t, bare(xml))), "")); got != "|y" {
		t.Errorf("read %q", got)
	}
}

func TestFormulasThatTakeTooLongStayEmpty(t *testing.T) {
	var b strings.Builder
	b.WriteString(sheetHead + `<row r="1"><c r="A1"><v>1</v></c></row>`)
	for i := 2; i <= mostFormulas+2; i++ {
		name, _ := excelize.CoordinatesToCellName(1, i)
		above, _ := excelize.CoordinatesToCellName(1, i-1)
		row, _, _ := strings.Cut(name[1:], " ")
		b.WriteString(`<row r="` + row + `"><c r="` + name + `"><f>` + above + `+1</f></c></row>`)
	}
	b.WriteString(sheetTail)
	if got := texts(mustRows(t, saved(t, zipped(t, bare(b.String()))), "")); got != "1" {
		t.Errorf("read %.40q", got)
	}
}

func TestHiddenColumnsAndMerges(t *testing.T) {
	path := made(t, func(f *excelize.File) {
		must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"a", "b", "c", nil, "e"}))
		must(t, f.SetColVisible("Sheet1", "B:D", false))
		must(t, f.MergeCell("Sheet1", "C1", "D1"))
		must(t, f.MergeCell("Sheet1", "C50", "D51"))
	})
	w, err := Open(context.Background(), path, Options{})
	must(t, err)
	defer w.Close()
	if got := w.Sheets()[0]; got.HiddenColumns != 2 || got.Merged != 2 {
		t.Errorf("%+v", got)
	}
}
