package sheet

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/model/exchange/temp"
)

// formatted writes one value in one format and gives the cell that is read.
func formatted(t *testing.T, value any, id int, pattern string) Cell {
	t.Helper()
	style := &excelize.Style{NumFmt: id}
	if pattern != "" {
		style = &excelize.Style{CustomNumFmt: &pattern}
	}
	path := made(t, func(f *excelize.File) {
		s, err := f.NewStyle(style)
		must(t, err)
		must(t, f.SetCellValue("Sheet1", "A1", value))
		must(t, f.SetCellStyle("Sheet1", "A1", "A1", s))
	})
	rows := mustRows(t, path, "")
	if len(rows) != 1 || len(rows[0].Cells) != 1 {
		t.Fatalf("read %v", rows)
	}
	return rows[0].Cells[0]
}

func TestNumbersBecomeWhatTheirFormatMeans(t *testing.T) {
	const may17 = 29358 // 17 May 1980
	cases := []struct {
		value   any
		id      int
		pattern string
		kind    CellKind
		text    string
	}{
		{may17, 14, "", CellDate, "1980-05-17"},
		{may17 + 0.5, 22, "", CellDate, "1980-05-17"},
		{may17, 15, "", CellDate, "1980-05-17"},
		{may17, 0, "dd.mm.yyyy", CellDate, "1980-05-17"},
		{may17, 0, "[$-407]d. mmmm yyyy", CellDate, "1980-05-17"},
		{may17, 0, "[$-406]d. mmmm yyyy;@", CellDate, "1980-05-17"},
		{may17, 0, `dd\.mm\.yyyy`, CellDate, "1980-05-17"},
		{may17, 0, `d/m "den" yy`, CellDate, "1980-05-17"},
		{may17, 0, "TT.MM.JJJJ", CellDate, "1980-05-17"},
		{may17, 0, "ÅÅÅÅ-MM-DD", CellDate, "1980-05-17"},
		{may17 + 0.999999, 0, "yyyy-mm-dd hh:mm:ss.000", CellDate, "1980-05-18"},
		{may17, 0, "mmm yy", CellDate, "1980-05-17"}, // hidden, but it is known
		{43800, 0, "mmm yyyy", CellDate, "2019-12"},
		{43800, 17, "", CellDate, "2019-12"},
		{43831, 0, "yyyy", CellDate, "2020"},
		{43831, 0, "MM.JJJJ", CellDate, "2020-01"},
		{43800, 0, "MM.JJJJ", CellDate, "2019-12"},
		{43800, 0, "jj/mm/aaaa", CellDate, "2019-12-01"},
		{43800, 0, "gg/mm/aa", CellDate, "2019-12-01"},
		{43800, 0, "[$-41D]d mmmm yyyy;@", CellDate, "2019-12-01"},
		{43800, 0, "[$-F800]dddd, mmmm dd, yyyy", CellDate, "2019-12-01"},
		{43800, 0, "Allmänt", CellNumber, "43800"},
		{43800, 0, "[h]:mm", CellNumber, "43800"},
		{43800, 0, `#,##0.00 [$DKK]`, CellNumber, "43800"},
		{43800, 0, `0.00E+00`, CellNumber, "43800"},
		{60, 14, "", CellText, "60"},
		{61, 14, "", CellDate, "1900-03-01"},
		{0.75, 20, "", CellText, "0.75"},
		{-3, 14, "", CellText, "-3"},
		{1e12, 14, "", CellText, "1000000000000"},
		{73416, 14, "", CellText, "73416"}, // 2101
		{may17, 0, `0 "day"`, CellNumber, "29358"},
		{may17, 0, "[Red]0", CellNumber, "29358"},
		{may17, 0, "Standard", CellNumber, "29358"},
		{may17, 0, "#,##0", CellNumber, "29358"},
		{may17, 10, "", CellNumber, "29358"},

		{1067, 0, "00000", CellText, "01067"},
		{123456, 0, "00000", CellText, "123456"},
		{1701234567, 0, `"0"#`, CellText, "01701234567"},
		{491701234567, 0, `\+#`, CellText, "+491701234567"},
		{491701234567, 0, `+0`, CellText, "+491701234567"},
		{11455, 0, `000" "00`, CellText, "114 55"},
		{12345, 0, `000\-0000`, CellText, "001-2345"},
		{815, 0, "000000;-000000", CellText, "000815"},
		{12.5, 0, "00000", CellNumber, "12.5"},
		{1067, 1, "", CellNumber, "1067"},
		{45000, 0, `# ##0`, CellNumber, "45000"},
		{5, 0, `0" Jahre"`, CellNumber, "5"},
		{0.5, 12, "", CellNumber, "0.5"},

		{4.91712345678e11, 0, "", CellNumber, "491712345678"},
		{0.1 + 0.2, 0, "", CellNumber, "0.3"},
		{1.0 / 3, 0, "", CellNumber, "0.333333333333333"},
		{4917012345678900.0, 0, "", CellNumber, "4917012345678900"},
		{0, 0, "", CellNumber, "0"},
		{true, 0, "", CellBool, "TRUE"},
		{false, 0, "", CellBool, "FALSE"},
		{"01067", 14, "", CellText, "01067"},
		{"+49 221\r\n1234", 0, "", CellText, "+49 221\n1234"},
	}
	for _, c := range cases {
		got := formatted(t, c.value, c.id, c.pattern)
		if got.Kind != c.kind || got.Text != c.text {
			t.Errorf("%v as %d %q: %+v, want %d %q", c.value, c.id, c.pattern, got, c.kind, c.text)
		}
		if got.Kind == CellDate && got.Date.String() != got.Text {
			t.Errorf("%v: date %v beside text %q", c.value, got.Date, got.Text)
		}
	}
}

func TestRawCells(t *testing.T) {
	cases := map[string]string{ // cell XML to text
		`<c r="A1"><v>4.91712345678E11</v></c>`:                        "491712345678",
		`<c r="A1"><v>0.30000000000000004</v></c>`:                     "0.3",
		`<c r="A1"><v>00815</v></c>`:                                   "815",
		`<c r="A1"><v>1E-20</v></c>`:                                   "1e-20",
		`<c r="A1" t="d"><v>2019-12-31T00:00:00</v></c>`:               "2019-12-31",
		`<c r="A1" t="d"><v>soon</v></c>`:                              "soon",
		`<c r="A1" t="str"><f>A2&amp;"x"</f><v>a_x000D_&#10;b</v></c>`: "a\nb",
		`<c r="A1" t="b"><v>1</v></c>`:                                 "TRUE",
		`<c r="A1" t="e"><v>#N/A</v></c><c r="B1"><v>2</v></c>`:        "|2",
		`<c r="A1"><f>B1+1</f></c><c r="B1"><v>2</v></c>`:              "3|2",
		`<c><v>1</v></c><c><v>2</v></c>`:                               "1|2",
		`<c r="A1" t="inlineStr"><is><r><t>+49</t></r><r><t xml:space="preserve"> 221</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>`: "+49 221",
		`<c r="A1" t="inlineStr"><is><t><![CDATA[R&D <x>]]></t></is></c>`:                                                                "R&D <x>",
		`<!-- <c r="A1"><v>9</v></c> --><c r="B1" x="a>b"><v>2</v></c>`:                                                                  "|2",
		`<c r="A1" s="99"><v>7</v></c>`: "7",
	}
	for xml, want := range cases {
		rows := mustRows(t, saved(t, zipped(t, bare(sheetHead+`<row r="1">`+xml+`</row>`+sheetTail))), "")
		if got := texts(rows); got != want {
			t.Errorf("%s: %q, want %q", xml, got, want)
		}
	}
}

func TestDaysFrom1904(t *testing.T) {
	path := made(t, func(f *excelize.File) {
		yes := true
		must(t, f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}))
		s, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		must(t, f.SetCellValue("Sheet1", "A1", 27896))
		must(t, f.SetCellStyle("Sheet1", "A1", "A1", s))
	})
	if got := texts(mustRows(t, path, "")); got != "1980-05-17" {
		t.Errorf("read %s", got)
	}
}

func TestSheetsAndHiddenRows(t *testing.T) {
	path := made(t, func(f *excelize.File) {
		for i, name := range []string{"Müller & Söhne", "Geheim", "Leer"} {
			_, err := f.NewSheet(name)
			must(t, err)
			must(t, f.SetCellValue(name, "A1", i))
		}
		must(t, f.SetCellValue("Leer", "A1", nil))
		must(t, f.SetSheetVisible("Geheim", false))
		for _, row := range []int{1, 2, 7} {
			name, _ := excelize.CoordinatesToCellName(2, row)
			must(t, f.SetCellValue("Sheet1", name, row))
		}
		must(t, f.SetRowVisible("Sheet1", 2, false))
		s, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		must(t, f.SetCellStyle("Sheet1", "A20", "C20", s)) // formatted only
	})
	w, err := Open(context.Background(), path, Options{})
	must(t, err)
	defer w.Close()
	want := []Info{{Name: "Sheet1", Rows: 7, HiddenRows: 1}, {Name: "Müller & Söhne", Rows: 1}, {Name: "Geheim", Hidden: true, Rows: 1}, {Name: "Leer"}}
	for i, got := range w.Sheets() {
		if got != want[i] {
			t.Errorf("sheet %d: %+v, want %+v", i, got, want[i])
		}
	}
	var rows []Row
	done, total := 0, 0
	must(t, w.Read(context.Background(), "Sheet1", func(d, n int) { done, total = d, n }, func(r Row) error { rows = append(rows, r); return nil }))
	if len(rows) != 3 || rows[1].Number != 2 || !rows[1].Hidden || rows[2].Number != 7 || rows[2].Hidden {
		t.Errorf("rows %+v", rows)
	}
	if done != 3 || total != 3 {
		t.Errorf("progress ended at %d of %d", done, total)
	}
	wantCode(t, w.Read(context.Background(), "Köln", nil, nil), model.CodeNoSheet, "Köln")
	stop := errors.New("enough")
	if err := w.Read(context.Background(), "Sheet1", nil, func(Row) error { return stop }); err != stop {
		t.Errorf("the callback's error came back as %v", err)
	}
	cancelled, cancel := context.WithCancel(context.Background())
	cancel()
	wantCode(t, w.Read(cancelled, "Sheet1", nil, func(Row) error { return nil }), model.CodeCancelled, "")
	_, err = Open(cancelled, path, Options{})
	wantCode(t, err, model.CodeCancelled, "")
}

func TestMergedHeadingsAndLinks(t *testing.T) {
	path := made(t, func(f *excelize.File) {
		must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"Name", "Kontakt", nil, nil}))
		must(t, f.SetSheetRow("Sheet1", "A2", &[]any{nil, "E-Mail", "Telefon", "Mobil"}))
		must(t, f.SetSheetRow("Sheet1", "A3", &[]any{"Åse", "schreiben", "1"}))
		must(t, f.MergeCell("Sheet1", "B1", "D1"))
		must(t, f.MergeCell("Sheet1", "A1", "A2"))
		must(t, f.SetCellHyperLink("Sheet1", "B3", "mailto:ase@b.example?x=1&y=2", "External"))
		must(t, f.SetCellHyperLink("Sheet1", "A3", "Sheet1!A1", "Location"))
		must(t, f.SetCellValue("Sheet1", "C40", "low"))
		must(t, f.MergeCell("Sheet1", "C40", "D40"))
		must(t, f.SetCellValue("Sheet1", "B50", "Köln")) // one office for three people
		must(t, f.MergeCell("Sheet1", "B50", "B52"))
		for row, name := range []string{"x", "y", "z", "u"} {
			must(t, f.SetCellValue("Sheet1", fmt.Sprint("A", 50+row), name))
		}
		must(t, f.SetCellValue("Sheet1", "C51", "1"))
	})
	rows := mustRows(t, path, "")
	want := "Name|Kontakt|Kontakt|Kontakt\nName|E-Mail|Telefon|Mobil\nÅse|schreiben|1\n||low\nx|Köln\ny|Köln|1\nz|Köln\nu"
	if got := texts(rows); got != want {
		t.Errorf("read\n%s\nwant\n%s", got, want)
	}
	if !rows[0].Cells[2].Merged || rows[0].Cells[1].Merged == false && rows[0].Cells[3].Merged == false {
		t.Errorf("merged marks: %+v", rows[0].Cells)
	}
	if got := rows[2].Cells[1].Link; got != "mailto:ase@b.example?x=1&y=2" {
		t.Errorf("link %q", got)
	}
	if rows[2].Cells[0].Link != "" {
		t.Errorf("a link inside the workbook came out as %q", rows[2].Cells[0].Link)
	}
	formula := sheetHead + `<row r="1"><c r="A1" t="str"><f>HYPERLINK("mailto:x@y.example","write")</f><v>write</v></c></row>` + sheetTail
	if got := mustRows(t, saved(t, zipped(t, bare(formula))), "")[0].Cells[0]; got.Link != "mailto:x@y.example" || got.Text != "write" {
		t.Errorf("formula link: %+v", got)
	}
}

func TestManyMergesAreQuick(t *testing.T) {
	var b strings.Builder
	b.WriteString(sheetHead + inline(1, "Name", "Ort") + inline(2, "a", "b") + `</sheetData><mergeCells count="50000">`)
	for i := range 50_000 {
		name, _ := excelize.CoordinatesToCellName(1, i+10)
		to, _ := excelize.CoordinatesToCellName(2, i+10)
		b.WriteString(`<mergeCell ref="` + name + ":" + to + `"/>`)
	}
	b.WriteString(`</mergeCells></worksheet>`)
	start := time.Now()
	if got := texts(mustRows(t, saved(t, zipped(t, bare(b.String()))), "")); got != "Name|Ort\na|b" {
		t.Errorf("read %s", got)
	}
	if took := time.Since(start); took > 15*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestWhatExcelOpensAndOthersDoNot(t *testing.T) {
	content := sheetHead + inline(1, "Vorname", "Ort") + inline(2, "Jürgen", "Århus") + sheetTail
	want := "Vorname|Ort\nJürgen|Århus"
	upper := map[string]string{}
	for name, part := range bare(content) {
		if name != "[Content_Types].xml" && name != "_rels/.rels" {
			name = strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "sheet", "Sheet")
		}
		upper[name] = part
	}
	wide := map[string]string{}
	for name, part := range bare(content) {
		wide[name] = utf16LE(strings.Replace(part, "UTF-8", "UTF-16", 1))
	}
	backslash := map[string]string{}
	for name, part := range bare(content) {
		backslash[strings.ReplaceAll(name, "/", `\`)] = part
	}
	module := bare(content)
	module["xl/workbook.xml"] = strings.Replace(module["xl/workbook.xml"], "</sheets>", `<sheet name="Module1" sheetId="2" r:id=""/></sheets>`, 1)
	prefixed := bare(strings.NewReplacer("<worksheet xmlns=", "<x:worksheet xmlns:x=", "</worksheet", "</x:worksheet", "<row", "<x:row", "</row", "</x:row",
		"<c ", "<x:c ", "</c>", "</x:c>", "<is>", "<x:is>", "</is>", "</x:is>", "<t>", "<x:t>", "</t>", "</x:t>", "<sheetData", "<x:sheetData", "</sheetData", "</x:sheetData").Replace(content))
	for what, parts := range map[string]map[string]string{
		"names in capitals": upper, "UTF-16": wide, "backslashes": backslash, "a sheet of macros": module, "name space prefix": prefixed,
	} {
		rows, err := rowsOf(saved(t, zipped(t, parts)), "")
		if err != nil || texts(rows) != want {
			t.Errorf("%s: %v %q", what, err, texts(rows))
		}
	}
}

func utf16LE(s string) string {
	b := []byte{0xff, 0xfe}
	for _, r := range s { // none beyond the basic plane here
		b = append(b, byte(r), byte(r>>8))
	}
	return string(b)
}

func TestUnpackedFilesArePrivateAndGo(t *testing.T) {
	var b strings.Builder
	b.WriteString(sheetHead)
	for i := range 120_000 {
		b.WriteString(inline(i+1, "a text long enough to make the sheet larger than what stays in memory while it is read, and so on"))
	}
	b.WriteString(sheetTail)
	tmp := filepath.Join(t.TempDir(), "unpacked")
	w, err := Open(context.Background(), saved(t, zipped(t, bare(b.String()))), Options{TmpDir: tmp})
	must(t, err)
	must(t, w.Read(context.Background(), "Köln", nil, func(Row) error { return nil }))
	must(t, w.Close())
	if _, err := os.Stat(tmp); err == nil {
		t.Error("a plain sheet was unpacked")
	}
	odd := strings.Replace(b.String(), "<sheetData>", "<sheetData><!-- odd -->", 1)
	w, err = Open(context.Background(), saved(t, zipped(t, bare(odd))), Options{TmpDir: tmp})
	must(t, err)
	stop := errors.New("stop")
	if err := w.Read(context.Background(), "Köln", nil, func(Row) error { return stop }); err != stop {
		t.Fatal(err)
	}
	folders, _ := os.ReadDir(tmp)
	if len(folders) != 1 {
		t.Fatalf("%d folders", len(folders))
	}
	info, _ := folders[0].Info()
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o700 { // which has no such bits
		t.Errorf("folder is open to others: %v", info.Mode())
	}
	if inside, _ := filepath.Glob(filepath.Join(tmp, folders[0].Name(), "[!.]*")); len(inside) == 0 {
		t.Error("the sheet was not unpacked there")
	}
	if swept, err := temp.Sweep(tmp, time.Now().Add(time.Hour)); swept != 0 || err != nil {
		t.Error("swept what is in use", err)
	}
	n := 0
	must(t, w.Read(context.Background(), "Köln", nil, func(Row) error { n++; return nil }))
	if n != 120_000 {
		t.Errorf("read %d rows", n)
	}
	must(t, w.Close())
	if left, _ := os.ReadDir(tmp); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	must(t, os.Mkdir(filepath.Join(tmp, folders[0].Name()), 0o700)) // as a crash leaves it
	_, err = temp.Sweep(tmp, time.Now().Add(-time.Hour))
	must(t, err)
	if left, _ := os.ReadDir(tmp); len(left) != 1 {
		t.Error("swept what may be in use")
	}
	_, err = temp.Sweep(tmp, time.Now().Add(time.Hour))
	must(t, err)
	if left, _ := os.ReadDir(tmp); len(left) != 0 {
		t.Error("did not sweep")
	}
}
