package sheet

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"alumnibook/model"
)

// TestLargeButHarmless reads what makes other readers slow or large.
func TestLargeButHarmless(t *testing.T) {
	var empty strings.Builder
	empty.WriteString(sheetHead + inline(1, "a"))
	for i := lastRow - 200_000; i <= lastRow; i++ {
		empty.WriteString(`<row r="` + strconv.Itoa(i) + `" s="1"/>`)
	}
	empty.WriteString(sheetTail)
	long := strings.Repeat("Überlänge ", 250_000)
	cases := map[string]struct {
		name, want string
		content    func() []byte
	}{
		"empty rows to the end": {"a.xlsx", "a", func() []byte { return zipped(t, bare(empty.String())) }},
		"a cell of 2 MB":        {"a.xlsx", long + "|b", func() []byte { return zipped(t, bare(sheetHead+inline(1, long, "b")+sheetTail)) }},
		"empty rows of a spreadsheet": {"a.ods", "a", func() []byte {
			return odsZip(t, odsTable("T", "", odsRow("", "a"), strings.Repeat(odsRow("", `<table:table-cell table:number-columns-repeated="1024"/>`), 100_000)))
		}},
		"a cell of 2 MB in a spreadsheet": {"a.ods", strings.TrimSpace(long) + "|b", func() []byte {
			return odsZip(t, odsTable("T", "", odsRow("", long, "b")))
		}},
		"20,000 merges in a spreadsheet": {"a.ods", "a", func() []byte {
			return odsZip(t, odsTable("T", "", odsRow("", "a"), strings.Repeat(odsRow("", `<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3"/>`), 20_000)))
		}},
	}
	for what, c := range cases {
		path := savedAs(t, c.name, c.content())
		start := time.Now()
		rows, err := rowsOf(path, "")
		if err != nil || texts(rows) != c.want {
			t.Errorf("%s: %v %.40q", what, err, texts(rows))
		}
		took := time.Since(start)
		t.Logf("%s: %v", what, took)
		if took > 20*time.Second {
			t.Errorf("%s took %v", what, took)
		}
	}
}

func TestControlCharactersAreNoText(t *testing.T) {
	xml := sheetHead + `<row r="1"><c r="A1" t="inlineStr"><is><t>a_x0000_b_x0007_c_x000B_d</t></is></c><c r="B1" t="str"><v>_x0001_</v></c><c r="C1"><v>1</v></c></row>` + sheetTail
	if got := texts(mustRows(t, saved(t, zipped(t, bare(xml))), "")); got != "abc\nd||1" {
		t.Errorf("read %q", got)
	}
	raw := strings.Replace(xml, "_x0007_", "\x07", 1)
	if _, err := rowsOf(saved(t, zipped(t, bare(raw))), ""); model.CodeOf(err) != model.CodeFileDamaged {
		t.Errorf("a raw control character: %v", err)
	}
}
