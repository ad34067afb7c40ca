package sheet

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// bothWays reads every sheet of a workbook by its own scan and through excelize, and demands the same. It counts
// the sheets that were read by the scan.
func bothWays(t *testing.T, what string, content []byte) (plain, odd int) {
	t.Helper()
	read := func(slowly bool) (rows [][]Row, errs []error) {
		w, err := open(context.Background(), file{ReaderAt: bytes.NewReader(content), size: int64(len(content)), name: "both.xlsx"}, Options{TmpDir: t.TempDir()}.orDefaults())
		if err != nil {
			return nil, []error{err}
		}
		defer w.Close()
		for i := range w.sheets {
			s := w.sheets[i]
			if !slowly && s.err == nil && !s.odd {
				plain++
			} else if !slowly {
				odd++
			}
			s.odd = s.odd || slowly
			var all []Row
			err := w.Read(context.Background(), s.name, nil, func(r Row) error { all = append(all, r); return nil })
			rows, errs = append(rows, all), append(errs, err)
		}
		return rows, errs
	}
	quick, quickErrs := read(false)
	slow, slowErrs := read(true)
	for i := range slowErrs {
		if (quickErrs[i] == nil) != (slowErrs[i] == nil) {
			t.Errorf("%s: sheet %d: error %v, through excelize %v", what, i, quickErrs[i], slowErrs[i])
		}
	}
	for i := range slow {
		if slowErrs[i] == nil && quickErrs[i] == nil && !reflect.DeepEqual(quick[i], slow[i]) {
			t.Errorf("%s: sheet %d differs:\n%.500s\nthrough excelize\n%.500s", what, i, fmt.Sprintf("%+v", quick[i]), fmt.Sprintf("%+v", slow[i]))
		}
	}
	return plain, odd
}

func TestForeignTextsAreThoseOfExcelize(t *testing.T) {
	plain, odd := 0, 0
	_ = filepath.WalkDir(foreign, func(path string, d fs.DirEntry, err error) error {
		if ext := filepath.Ext(path); err != nil || d.IsDir() || ext != ".xlsx" && ext != ".xlsm" {
			return nil
		}
		content, err := os.ReadFile(path)
		must(t, err)
		p, o := bothWays(t, filepath.Base(path), content)
		plain, odd = plain+p, odd+o
		if o > 0 {
			t.Logf("%s: %d sheets are odd", filepath.Base(path), o)
		}
		return nil
	})
	if plain+odd == 0 {
		t.Skip("the collection of foreign workbooks is missing")
	}
	t.Logf("%d sheets were read by the scan, %d through excelize", plain, odd)
	if odd > plain/4 {
		t.Error("too many sheets are read slowly")
	}
}

// withTexts is a workbook of one sheet and a list of shared texts.
func withTexts(rows, list string) map[string]string {
	parts := bare(sheetHead + rows + sheetTail)
	rels := "xl/_rels/workbook.xml.rels"
	parts[rels] = strings.Replace(parts[rels], "</Relationships>", `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>`, 1)
	parts["xl/sharedStrings.xml"] = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">` + list + `</sst>`
	return parts
}

// spelled are texts in every spelling, each between tags.
var spelled = []string{
	"Jürgen", " a ", "R&amp;D &lt;x&gt; &quot;&apos;", "&#196;&#x00c4;&#10;&#13;x", "a\r\nb\rc\n", "_x000D_&#10;_x005F_x000D_", "_xD83D__xDE00_", "_x00zz_",
	"😀", "\u00a0\ufeff", "<![CDATA[a & b]]>", "a<!-- x -->b", "a<?pi x?>b", "&nix;", "&#1;", "&#xD800;", "&#x110000;", "a ]]> b", "a & b", "&amp", "\x01", "\xff", "\ufffe",
	"&#X41;", "&#;", "&;", "&#0065;", "&#99999999999;", "", "1.50", "1E3", "00815", " 7 ", "true", "2019-12-31", "#N/A", strings.Repeat("lang ", 2000), "\ud7ff&#xFFFD;",
}

func TestSpelledTextsAreThoseOfExcelize(t *testing.T) {
	for _, text := range spelled {
		for _, kind := range []string{"", "n", "str", "b", "e", "d", "inlineStr"} {
			row := fmt.Sprintf(`<row r="1"><c r="A1" t="%s"><v>%s</v></c><c><v>1</v></c></row>`, kind, text)
			bothWays(t, row, zipped(t, bare(sheetHead+row+sheetTail)))
		}
		for _, form := range []string{
			"<t>%s</t>", `<t xml:space="preserve">%s</t>`, "<r><t>a</t></r><r><rPr><b/><sz val=\"11\"/></rPr><t>%s</t></r>", "<t>%s</t><rPh sb=\"0\" eb=\"1\"><t>x</t></rPh><phoneticPr fontId=\"1\"/>",
			"<r><t>a</t></r><t>%s</t>", "<t>%s</t><t>b</t>", "<r><t>%s</t><t>b</t></r>", "<t>a<b>x</b>%s</t>", "<x:t>%s</x:t>", "<r/><r><rPr/></r><t/>%s",
		} {
			text := fmt.Sprintf(form, text)
			row := `<row r="3"><c r="B3" t="inlineStr"><is>` + text + `</is></c><c r="D3"><f>1+1</f><v>2</v></c></row>`
			bothWays(t, row, zipped(t, bare(sheetHead+row+sheetTail)))
			bothWays(t, "shared "+text, zipped(t, withTexts(`<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row>`, `<si><t>first</t></si><si>`+text+`</si>`)))
		}
	}
}

func TestOddSheetsAreReadAsExcelizeDoes(t *testing.T) {
	prefixed := strings.NewReplacer("<row", "<x:row", "</row", "</x:row", "<c", "<x:c", "</c", "</x:c", "<v", "<x:v", "</v", "</x:v")
	row := `<row r="1"><c r="A1"><v>1</v></c></row>`
	for _, rows := range []string{
		prefixed.Replace(row), row + "<!-- x -->", row + "<?pi?>", row + `<row><c><v>2</v></c><c><v>3</v></c></row>`,
		`<row r="1" spans="1:2" x14ac:dyDescent="0.25"><c r="A1" s="1" vm="1"><v>1</v></c></row>`, `<row r='1'><c r = "A1" ><v >1</v ></c ></row >`,
		`<row r="1"><c r="A1" x:r="B1"><v>1</v></c></row>`, `<row r="1"><c r="A1" r="B1"><v>1</v></c></row>`, `<row r="1"><c r="A"><v>1</v></c></row>`, `<row r="1"><c r="A9"><v>1</v></c></row>`,
		`<row r="1"><c r="A1" s="x"><v>1</v></c></row>`, `<row r="1"><c r="A1" t="&#115;tr"><v>a</v></c></row>`, `<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>`, `<row r="1"><c r="A1"><w>1</w><v>2</v></c></row>`,
		`<row r="1"><c r="A1" t="str"><v>1</v><is><t>2</t></is></c></row>`, `<row r="1"><c r="A1" t="inlineStr"><v>1</v><is><t>2</t></is></c></row>`, `<row r="1"><c r="A1"><is><t>2</t></is></c></row>`,
		`<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1&amp;"x"</f><v>1</v></c></row>`, `<row r="1"><c r="A1"><f>a & b</f><v>1</v></c></row>`, `<row r="1"><c r="A1"><v>1</v></c></row><c><v>7</v></c>`,
		row + `</sheetData><sheetData><row r="2"><c><v>2</v></c></row>`, `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1"/></row>`, `<row r="1"><c r="A1"><v>1</v></row></c>`, `<row r="1"><c r="A1" t=s><v>1</v></c></row>`,
		`<row r="1"><c r="A1" t="x"><v>1</v></c></row>`, `<row r="1"><c r="A1"><v>1</v></c><extLst><ext><v>2</v></ext></extLst></row>`, `garbage` + row, `<row r="1"><c r="A1"><v>1</v></c>&nix;</row>`,
	} {
		bothWays(t, rows, zipped(t, bare(sheetHead+rows+sheetTail)))
		bothWays(t, "UTF-16 "+rows, zipped(t, bare(utf16LE(strings.Replace(sheetHead, "UTF-8", "UTF-16", 1)+rows+sheetTail))))
		bothWays(t, "version "+rows, zipped(t, bare(strings.Replace(sheetHead, `"1.0"`, `"1.1"`, 1)+rows+sheetTail)))
	}
}

func TestMadeWorkbooksAreReadByTheScan(t *testing.T) {
	path := made(t, func(f *excelize.File) {
		s, _ := f.NewStyle(&excelize.Style{NumFmt: 14})
		for i := range 50 {
			name, _ := excelize.CoordinatesToCellName(1, i*2+1)
			must(t, f.SetSheetRow("Sheet1", name, &[]any{"Müller & Co", i, float64(i) / 3, true, "a\nb", nil, "  x", 29358}))
		}
		must(t, f.SetColStyle("Sheet1", "H", s))
		must(t, f.MergeCell("Sheet1", "A1", "A3"))
		must(t, f.SetCellRichText("Sheet1", "A5", []excelize.RichTextRun{{Text: "rich "}, {Text: "text", Font: &excelize.Font{Bold: true}}}))
	})
	content, err := os.ReadFile(path)
	must(t, err)
	if plain, odd := bothWays(t, "made", content); plain != 1 || odd != 0 {
		t.Errorf("%d sheets read by the scan, %d not", plain, odd)
	}
	table := Table{Sheet: "Liste", Columns: []Column{{Title: "Name"}, {Title: "Nr.", Type: Code}, {Title: "Zahl", Type: Number}}}
	if plain, odd := bothWays(t, "written", written(t, table, []Value{{Text: "Åse"}, {Text: "007"}, {Number: 0.5, HasNumber: true}})); plain != 1 || odd != 0 {
		t.Errorf("%d sheets read by the scan, %d not", plain, odd)
	}
}

// TestSpoiledTexts turns bytes of a sheet and of its texts over at random.
func TestSpoiledTexts(t *testing.T) {
	const rows = `<row r="1" hidden="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="C1" t="inlineStr"><is><t>&lt;b&#10;</t></is></c></row><row><c><v>1.5</v></c><c t="str"><f>A1&amp;"x"</f><v>x</v></c></row>`
	const list = `<si><t xml:space="preserve"> Jür &amp; </t></si><si><r><rPr><b/></rPr><t>x</t></r></si>`
	const put = "<>/\"'&;= \n\r:!?-[]#xrctvs019\x00\x80é"
	random := rand.New(rand.NewPCG(3, 4))
	spoiled := func(s string) string {
		b := []byte(s)
		for range random.IntN(3) {
			switch at := random.IntN(len(b)); random.IntN(3) {
			case 0:
				b[at] = put[random.IntN(len(put))]
			case 1:
				b = append(b[:at], b[at+1:]...)
			default:
				b = append(b[:at], append([]byte{put[random.IntN(len(put))]}, b[at:]...)...)
			}
		}
		return string(b)
	}
	plain, odd := 0, 0
	for range 600 {
		parts := withTexts(spoiled(rows), spoiled(list))
		p, o := bothWays(t, parts["xl/worksheets/sheet1.xml"]+parts["xl/sharedStrings.xml"], zipped(t, parts))
		plain, odd = plain+p, odd+o
	}
	t.Logf("%d were read by the scan, %d not", plain, odd)
}
