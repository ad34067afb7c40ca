package sheet

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

// wholeText is all that a file holds, sheet by sheet.
func wholeText(t *testing.T, path string, o Options) (string, error) {
	t.Helper()
	w, err := Open(context.Background(), path, o)
	if err != nil {
		return "", err
	}
	defer w.Close()
	var all strings.Builder
	for _, s := range w.Sheets() {
		all.WriteString("# " + s.Name + "\n")
		err := w.Read(context.Background(), s.Name, nil, func(r Row) error {
			all.WriteString(texts([]Row{r}) + "\n")
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	return all.String(), nil
}

func TestSpreadsheetsEqualTheirTwins(t *testing.T) {
	folder := filepath.Join(foreign, "roo/test/files")
	found, _ := filepath.Glob(filepath.Join(folder, "*.ods"))
	if len(found) == 0 {
		t.Skip("the collection of foreign workbooks is missing")
	}
	for _, path := range found {
		twin := strings.TrimSuffix(path, ".ods") + ".xlsx"
		if _, err := os.Stat(twin); err != nil || strings.HasPrefix(filepath.Base(path), "type_") || unlikeTwins[filepath.Base(path)] {
			continue
		}
		want, err := wholeText(t, twin, Options{})
		if err != nil {
			t.Errorf("%s: %v", twin, err)
			continue
		}
		got, err := wholeText(t, path, Options{})
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", path, diff)
		}
	}
}

// twins that differ: the one sheet was edited later, or has formulas without values, or times of day, which only a
// spreadsheet calls so.
var unlikeTwins = map[string]bool{
	"boolean-from-google-sheets.ods": true, "formula.ods": true, "hidden_sheets.ods": true, "numbers1.ods": true,
	"style.ods": true, "time-test.ods": true,
}

func TestSpreadsheetWithAPassword(t *testing.T) {
	path := filepath.Join(foreign, "roo/test/files/encrypted-letmein.ods")
	if _, err := os.Stat(path); err != nil {
		t.Skip("the collection of foreign workbooks is missing")
	}
	_, err := Sniff(path)
	wantCode(t, err, model.CodeFileEncrypted, "encrypted-letmein.ods")
	_, err = Open(context.Background(), path, Options{})
	wantCode(t, err, model.CodeFileEncrypted, "encrypted-letmein.ods")
	_, err = Open(context.Background(), path, Options{Password: "wrong"})
	wantCode(t, err, model.CodeFilePassword, "encrypted-letmein.ods")
	if got, err := wholeText(t, path, Options{Password: "letmein"}); err != nil || got != "# Sheet1\nHello World\n" {
		t.Errorf("%q %v", got, err)
	}
}

// odsZip is a spreadsheet as plain parts.
func odsZip(t testing.TB, tables ...string) []byte {
	t.Helper()
	return zipped(t, map[string]string{"mimetype": odsType, odsContent: odsHead + strings.Join(tables, "") + odsTail})
}

const (
	odsHead = `<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:number="n" xmlns:xlink="l" xmlns:calcext="c" xmlns:draw="d">` +
		`<office:automatic-styles><number:date-style style:name="N1"><number:month number:style="long"/><number:text>/</number:text><number:year/></number:date-style>` +
		`<number:date-style style:name="N2"><number:day/><number:month/><number:year/></number:date-style>` +
		`<style:style style:name="month" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="day" style:family="table-cell" style:data-style-name="N2"/>` +
		`<style:style style:name="red" style:family="table-cell" style:parent-style-name="month"/>` +
		`<style:style style:name="gone" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>`
	odsTail = `</office:spreadsheet></office:body></office:document-content>`
)

func odsTable(name, attrs string, inside ...string) string {
	return `<table:table table:name="` + name + `" ` + attrs + `>` + strings.Join(inside, "") + `</table:table>`
}

// odsRow is a row of texts; one that begins with "<" is a cell as it stands.
func odsRow(attrs string, cells ...string) string {
	var b strings.Builder
	b.WriteString(`<table:table-row ` + attrs + `>`)
	for _, c := range cells {
		if strings.HasPrefix(c, "<") {
			b.WriteString(c)
			continue
		}
		b.WriteString(`<table:table-cell office:value-type="string"><text:p>` + c + `</text:p></table:table-cell>`)
	}
	return b.String() + `</table:table-row>`
}

func TestSpreadsheetCells(t *testing.T) {
	cell := func(attrs, text string) string {
		return `<table:table-cell ` + attrs + `>` + text + `</table:table-cell>`
	}
	cases := []struct {
		xml  string
		kind CellKind
		text string
	}{
		{cell(`office:value-type="date" office:date-value="1980-05-17"`, `<text:p>17.05.80</text:p>`), CellDate, "1980-05-17"},
		{cell(`office:value-type="date" office:date-value="1980-05-17T23:59:00"`, ``), CellDate, "1980-05-17"},
		{cell(`office:value-type="date" office:date-value="2019-12-01" table:style-name="month"`, `<text:p>12/19</text:p>`), CellDate, "2019-12"},
		{cell(`office:value-type="date" office:date-value="2019-12-01" table:style-name="red"`, ``), CellDate, "2019-12"},
		{cell(`office:value-type="date" office:date-value="2019-12-01" table:style-name="day"`, ``), CellDate, "2019-12-01"},
		{cell(`office:value-type="date" office:date-value="2019-12-24" table:style-name="month"`, ``), CellDate, "2019-12-24"},
		{cell(`office:value-type="date" office:date-value="0001-01-01"`, `<text:p>never</text:p>`), CellText, "never"},
		{cell(`office:value-type="float" office:value="1067" calcext:value-type="float"`, `<text:p>01067</text:p>`), CellText, "01067"},
		{cell(`office:value-type="float" office:value="491701234567"`, `<text:p>+49 170 1234567</text:p>`), CellText, "+49 170 1234567"},
		{cell(`office:value-type="float" office:value="45000"`, `<text:p>45 000</text:p>`), CellNumber, "45000"},
		{cell(`office:value-type="float" office:value="0.5"`, `<text:p>0,50</text:p>`), CellNumber, "0.5"},
		{cell(`office:value-type="float" office:value="4.91701234567E+11"`, `<text:p>4,9E11</text:p>`), CellNumber, "491701234567"},
		{cell(`office:value-type="boolean" office:boolean-value="true"`, `<text:p>WAHR</text:p>`), CellBool, "TRUE"},
		{cell(`office:value-type="string" office:string-value="hidden text"`, `<text:p>shown</text:p>`), CellText, "hidden text"},
		{cell(`office:value-type="string"`, `<text:p>J&#xFC;rgen <text:span>M&amp;</text:span><text:s text:c="2"/>x<text:line-break/>y</text:p><text:p>z</text:p>`), CellText, "Jürgen M&  x\ny\nz"},
		{cell(`office:value-type="string"`, "<text:p>  two\n   lines </text:p>"), CellText, "two lines"},
		{cell(`office:value-type="string"`, `<office:annotation><text:p>a remark</text:p></office:annotation><text:p>text</text:p><draw:frame><text:p>picture</text:p></draw:frame>`), CellText, "text"},
		{cell(`office:value-type="string" table:formula="of:=#REF!"`, `<text:p>#REF!</text:p>`), CellEmpty, ""},
		{cell(`office:value-type="string" calcext:value-type="error"`, `<text:p>Err:502</text:p>`), CellEmpty, ""},
		{cell(`office:value-type="string" table:formula="of:=A1&amp;B1"`, `<text:p>Åse Ærø</text:p>`), CellText, "Åse Ærø"},
		{cell(`office:value-type="time" office:time-value="PT08H30M00S"`, `<text:p>08:30</text:p>`), CellText, "08:30"},
	}
	for _, c := range cases {
		rows := mustRows(t, savedAs(t, "a.ods", odsZip(t, odsTable("T", "", odsRow("", c.xml, "end")))), "")
		got := rows[0].Cells[0]
		if got.Kind != c.kind || got.Text != c.text {
			t.Errorf("%s: %+v, want %d %q", c.xml, got, c.kind, c.text)
		}
	}
}

func TestSpreadsheetRowsAndColumns(t *testing.T) {
	content := odsZip(t,
		odsTable("Köln", "", `<table:table-column/><table:table-column table:visibility="collapse" table:default-cell-style-name="month"/><table:table-column table:number-columns-repeated="16382" table:visibility="collapse"/>`,
			`<table:table-header-rows>`, odsRow("", "Name", `<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1" office:value-type="string"><text:p>Kontakt</text:p></table:table-cell>`, `<table:covered-table-cell/>`), `</table:table-header-rows>`,
			odsRow(`table:number-rows-repeated="2"`, `<table:table-cell table:number-columns-repeated="2"/>`),
			odsRow(`table:number-rows-repeated="2" table:visibility="filter"`, "a", `<table:table-cell table:number-columns-repeated="2" office:value-type="date" office:date-value="2020-02-01"><text:p>x</text:p></table:table-cell>`),
			odsRow("", `<table:table-cell office:value-type="string"><text:p><text:a xlink:href="mailto:a@b.example?x=1&amp;y=2">write</text:a></text:p></table:table-cell>`,
				`<table:table-cell table:formula="of:=HYPERLINK(&quot;https://x.example&quot;;&quot;x&quot;)" office:value-type="string"><text:p>x</text:p></table:table-cell>`,
				`<table:table-cell office:value-type="string"><text:p><text:a xlink:href="#T.A1">here</text:a></text:p></table:table-cell>`),
			odsRow(`table:number-rows-repeated="1048570"`, `<table:table-cell table:number-columns-repeated="16384"/>`)),
		odsTable("Geheim", `table:style-name="gone"`, odsRow("", "x")))
	path := savedAs(t, "list.ods", content)
	w, err := Open(context.Background(), path, Options{})
	must(t, err)
	defer w.Close()
	want := []Info{{Name: "Köln", Rows: 6, HiddenRows: 2, HiddenColumns: 2, Merged: 1}, {Name: "Geheim", Hidden: true, Rows: 1}}
	if diff := cmp.Diff(want, w.Sheets()); diff != "" {
		t.Error(diff)
	}
	rows := mustRows(t, path, "Köln")
	if got := texts(rows); got != "Name|Kontakt|Kontakt\na|2020-02|2020-02-01\na|2020-02|2020-02-01\nwrite|x|here" {
		t.Errorf("read %q", got)
	}
	if !rows[0].Cells[2].Merged || rows[0].Cells[1].Merged || !rows[1].Hidden || rows[2].Number != 5 {
		t.Errorf("rows %+v", rows)
	}
	for i, link := range []string{"mailto:a@b.example?x=1&y=2", "https://x.example", ""} {
		if got := rows[3].Cells[i].Link; got != link {
			t.Errorf("link %q, want %q", got, link)
		}
	}
}

func TestSpreadsheetsThatAreTooMuchOrDamaged(t *testing.T) {
	full := `<table:table-cell table:number-columns-repeated="16384" office:value-type="string"><text:p>x</text:p></table:table-cell>`
	big := func(rows ...string) error {
		_, err := wholeText(t, savedAs(t, "a.ods", odsZip(t, odsTable("T", "", rows...))), Options{})
		return err
	}
	wantCode(t, big(odsRow("", full)), model.CodeFileTooBig, "T")
	wantCode(t, big(odsRow(`table:number-rows-repeated="1048576"`, "x")), model.CodeFileTooBig, "T")
	wide := strings.Replace(full, "16384", "300", 1)
	wantCode(t, big(odsRow(`table:number-rows-repeated="199999"`, wide)), model.CodeFileTooBig, "T")
	whole := odsHead + odsTable("T", "", odsRow("", "Åse", "b"), odsRow("", "c")) + odsTail
	for what, content := range map[string]string{
		"cut":              whole[:len(whole)-60],
		"wrong nesting":    strings.Replace(whole, "</text:p></table:table-cell>", "</table:table-cell></text:p>", 1),
		"unknown entity":   strings.Replace(whole, "Åse", "&nix;", 1),
		"not UTF-8":        strings.Replace(whole, "Åse", "\xc5se", 1),
		"control":          strings.Replace(whole, "Åse", "\x01se", 1),
		"cell outside":     strings.Replace(whole, "<table:table-row >", "", 1),
		"nothing":          "",
		"no table":         odsHead + odsTail,
		"something behind": whole + "<x/>",
	} {
		_, err := wholeText(t, savedAs(t, "a.ods", zipped(t, map[string]string{"mimetype": odsType, odsContent: content})), Options{})
		if model.CodeOf(err) != model.CodeFileDamaged {
			t.Errorf("%s: %v", what, err)
		}
	}
	two := savedAs(t, "a.ods", odsZip(t, odsTable("T", "", odsRow("", full)), odsTable("U", "", odsRow("", "fine"))))
	if got := texts(mustRows(t, two, "U")); got != "fine" {
		t.Errorf("beside a table that is too big: %q", got)
	}
}

// FuzzODS puts any text where a spreadsheet's tables belong.
func FuzzODS(f *testing.F) {
	f.Add(odsTable("T", "", odsRow("", "Name", "Ort")))
	f.Add(odsTable("T", `table:style-name="gone"`, `<table:table-column table:number-columns-repeated="3" table:visibility="collapse"/>`,
		odsRow(`table:number-rows-repeated="7"`, `<table:table-cell table:number-columns-spanned="2" office:value-type="date" office:date-value="2020-02-01"><text:p>a<text:s text:c="3"/></text:p></table:table-cell>`)))
	f.Fuzz(func(t *testing.T, tables string) {
		content := odsZip(t, tables)
		if _, err := readBytes(content); err != nil && model.CodeOf(err) == model.CodeInternal {
			t.Errorf("no code: %v", err)
		}
	})
}
