package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"fmt"
	"hash/crc32"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
)

// thousandRows is a sheet of inline texts.
func thousandRows() string {
	var b strings.Builder
	b.WriteString(sheetHead)
	for i := range 1000 {
		b.WriteString(inline(i+1, "Vorname", fmt.Sprint("Nachname ", i)))
	}
	return b.String() + sheetTail
}

func TestADamagedSheetIsNeverReadHalf(t *testing.T) {
	whole := thousandRows()
	last := strings.LastIndex(whole, "<t>")
	cases := map[string]string{
		"cut in half":         whole[:len(whole)/2],
		"end missing":         strings.TrimSuffix(whole, "</worksheet>"),
		"unknown entity":      strings.Replace(whole, "Nachname 500<", "Nachname &nix;<", 1),
		"entity in last cell": whole[:last] + "<t>&nix;</t></is></c></row>" + sheetTail,
		"not UTF-8":           strings.Replace(whole, "Nachname 500<", "Nachname \xff<", 1),
		"control character":   strings.Replace(whole, "Nachname 999<", "Nachname \x01<", 1),
		"wrong nesting":       strings.Replace(whole, "Nachname 700</t></is></c>", "Nachname 700</is></t></c>", 1),
		"rows out of order":   strings.Replace(whole, `<row r="700">`, `<row r="7">`, 1),
		"cells out of order":  strings.Replace(whole, `<c r="B700"`, `<c r="A700"`, 1),
		"row beyond the last": strings.Replace(whole, `<row r="1000">`, `<row r="1048577">`, 1),
		"no such text":        sheetHead + `<row r="1"><c r="A1" t="s"><v>3</v></c></row>` + sheetTail,
		"entity bomb": `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>` +
			strings.TrimPrefix(sheetHead, `<?xml version="1.0" encoding="UTF-8"?>`) + inline(1, "&lol2;") + sheetTail,
	}
	for what, xml := range cases {
		_, err := rowsOf(saved(t, zipped(t, bare(xml))), "")
		if model.CodeOf(err) != model.CodeFileDamaged {
			t.Errorf("%s: %v", what, err)
		}
	}
	if rows, err := rowsOf(saved(t, zipped(t, bare(whole))), ""); err != nil || len(rows) != 1000 {
		t.Errorf("whole: %d rows, %v", len(rows), err)
	}
}

func TestOneDamagedSheetLeavesTheOthers(t *testing.T) {
	parts := bare(thousandRows())
	parts["xl/workbook.xml"] = strings.Replace(parts["xl/workbook.xml"], "</sheets>", `<sheet name="Rest" sheetId="2" r:id="rId2"/></sheets>`, 1)
	rels := "xl/_rels/workbook.xml.rels"
	parts[rels] = strings.Replace(parts[rels], "</Relationships>", `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="/xl/worksheets/sheet2.xml"/></Relationships>`, 1)
	parts["xl/worksheets/sheet2.xml"] = sheetHead + inline(1, "a")
	path := saved(t, zipped(t, parts))
	if rows, err := rowsOf(path, "Köln"); err != nil || len(rows) != 1000 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	_, err := rowsOf(path, "Rest")
	wantCode(t, err, model.CodeFileDamaged, "Rest")
}

func TestDamagedTexts(t *testing.T) {
	strings1 := `<?xml version="1.0" encoding="UTF-8"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="2" uniqueCount="2"><si><t>Vorname</t></si><si><r><t>Jür</t></r><r><t>gen</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si><si><t/></si></sst>`
	make := func(list string) string {
		parts := bare(sheetHead + `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>` + sheetTail)
		rels := "xl/_rels/workbook.xml.rels"
		parts[rels] = strings.Replace(parts[rels], "</Relationships>", `<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="Texts.xml"/></Relationships>`, 1)
		parts["xl/texts.xml"] = list
		return saved(t, zipped(t, parts))
	}
	if got := texts(mustRows(t, make(strings1), "")); got != "Vorname|Jürgen" {
		t.Errorf("read %q", got)
	}
	for what, list := range map[string]string{
		"cut":    strings1[:len(strings1)/2],
		"entity": strings.Replace(strings1, "Jür", "J&nix;r", 1),
	} {
		if _, err := rowsOf(make(list), ""); model.CodeOf(err) != model.CodeFileDamaged {
			t.Errorf("%s: %v", what, err)
		}
	}
}

func TestTruncatedFiles(t *testing.T) {
	content := zipped(t, bare(thousandRows()))
	for _, n := range []int{5, 100, len(content) / 2, len(content) - 30, len(content) - 1} {
		path := saved(t, content[:n])
		_, err := rowsOf(path, "")
		if model.CodeOf(err) != model.CodeFileDamaged {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
	spoiled := bytes.Clone(content)
	at := bytes.Index(spoiled, []byte("sheet1.xml")) + 200
	copy(spoiled[at:], "spoiled bytes in the middle of what is packed")
	_, err := rowsOf(saved(t, spoiled), "")
	wantCode(t, err, model.CodeFileDamaged, "")
}

// rawZip adds a part of repeated bytes; the archive may state another size than the part has.
func rawZip(t *testing.T, name string, fill byte, size, stated int64) []byte {
	t.Helper()
	var packed bytes.Buffer
	f, _ := flate.NewWriter(&packed, flate.BestSpeed)
	sum := crc32.NewIEEE()
	_, err := io.CopyN(io.MultiWriter(f, sum), repeat{fill}, size)
	must(t, err)
	must(t, f.Close())
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for part, content := range bare(thousandRows()) {
		if part == name {
			continue
		}
		w, _ := z.Create(part)
		_, _ = io.WriteString(w, content)
	}
	w, err := z.CreateRaw(&zip.FileHeader{
		Name: name, Method: zip.Deflate, CRC32: sum.Sum32(),
		CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(stated),
	})
	must(t, err)
	_, err = w.Write(packed.Bytes())
	must(t, err)
	must(t, z.Close())
	return b.Bytes()
}

type repeat struct{ b byte }

func (r repeat) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = r.b
	}
	return len(p), nil
}

func TestBombs(t *testing.T) {
	const mb = 1 << 20
	cases := []struct {
		what         string
		part         string
		size, stated int64
		code         model.Code
	}{
		{"a sheet of 600 MB", "xl/worksheets/sheet1.xml", 1 * mb, 600 * mb, model.CodeFileTooBig},
		{"a picture of 200 MB", "xl/media/image1.png", 1 * mb, 200 * mb, model.CodeFileTooBig},
		{"a sheet bigger than stated", "xl/worksheets/sheet1.xml", 60 * mb, 1 * mb, model.CodeFileDamaged},
		{"a sheet of one endless text", "xl/worksheets/sheet1.xml", 60 * mb, 60 * mb, model.CodeFileDamaged},
	}
	for _, c := range cases {
		path := saved(t, rawZip(t, c.part, ' ', c.size, c.stated))
		start := time.Now()
		_, err := rowsOf(path, "")
		if model.CodeOf(err) != c.code {
			t.Errorf("%s: %v", c.what, err)
		}
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("%s took %v", c.what, took)
		}
	}
}

func TestLimits(t *testing.T) {
	ctx := context.Background()
	path := saved(t, zipped(t, bare(thousandRows())))
	_, err := Open(ctx, path, Options{MaxBytes: 1000})
	wantCode(t, err, model.CodeFileTooBig, "list.xlsx")
	read := func(path string, o Options) error {
		w, err := Open(ctx, path, o)
		must(t, err)
		defer w.Close()
		return w.Read(ctx, w.Sheets()[0].Name, nil, func(Row) error { return nil })
	}
	wantCode(t, read(path, Options{MaxRows: 999}), model.CodeFileTooBig, "Köln")
	wantCode(t, read(path, Options{MaxRows: 1000}), "", "")
	wide := saved(t, zipped(t, bare(sheetHead+`<row r="1"><c r="A1"><v>1</v></c><c r="KO1"><v>2</v></c></row>`+sheetTail)))
	wantCode(t, read(wide, Options{}), model.CodeFileTooBig, "Köln")
	wantCode(t, read(wide, Options{MaxColumns: 301}), "", "")
	far := saved(t, zipped(t, bare(sheetHead+inline(1, "a")+`<row r="1048576"><c r="A1048576" s="1"/></row>`+sheetTail)))
	if got := texts(mustRows(t, far, "")); got != "a" {
		t.Errorf("read %q", got)
	}
	// a value far below is not lost either
	far = saved(t, zipped(t, bare(sheetHead+inline(1, "a")+inline(300_000, "b")+sheetTail)))
	if got := texts(mustRows(t, far, "")); got != "a\nb" {
		t.Errorf("read %q", got)
	}
}

func TestPasswords(t *testing.T) {
	locked := func(password string) string {
		f := excelize.NewFile()
		defer f.Close()
		must(t, f.SetCellValue("Sheet1", "A1", "secret"))
		var b bytes.Buffer
		must(t, f.Write(&b, excelize.Options{Password: password}))
		return saved(t, b.Bytes())
	}
	path := locked("Ærø")
	_, err := Sniff(path)
	wantCode(t, err, model.CodeFileEncrypted, "list.xlsx")
	for password, code := range map[string]model.Code{"": model.CodeFileEncrypted, "wrong": model.CodeFilePassword} {
		_, err := Open(context.Background(), path, Options{Password: password})
		wantCode(t, err, code, "list.xlsx")
	}
	w, err := Open(context.Background(), path, Options{Password: "Ærø"})
	must(t, err)
	must(t, w.Close())
	// the password that Excel tries by itself
	if got := texts(mustRows(t, locked(excelPassword), "")); got != "secret" {
		t.Errorf("read %q", got)
	}
}

func TestSniff(t *testing.T) {
	archive := func(names ...string) string {
		parts := map[string]string{}
		for _, name := range names {
			name, content, _ := strings.Cut(name, "=")
			parts[name] = content
		}
		return string(zipped(t, parts))
	}
	cases := []struct {
		what, content string
		code          model.Code
		name          string
	}{
		{"nothing", "", model.CodeFileEmpty, "file.x"},
		{"blanks", "\xef\xbb\xbf \r\n\r\n", model.CodeFileEmpty, "file.x"},
		{"xlsb", archive("xl/workbook.bin"), model.CodeFileKind, "xlsb"},
		{"ods in one piece", archive("mimetype=application/vnd.oasis.opendocument.spreadsheet", "encrypted-package"), model.CodeFileKind, "ods_encrypted"},
		{"odt", archive("mimetype=application/vnd.oasis.opendocument.text", "content.xml"), model.CodeFileUnknown, ""},
		{"numbers", archive("Index/Document.iwa", "Index/Tables/Tile.iwa"), model.CodeFileKind, "numbers"},
		{"docx", archive("word/document.xml", "[Content_Types].xml"), model.CodeFileUnknown, ""},
		{"zip", archive("photo.jpg"), model.CodeFileUnknown, ""},
		{"cut zip", archive("xl/workbook.xml=...")[:40], model.CodeFileDamaged, "file.x"},
		{"xls 4", "\x09\x04\x06\x00\x00\x00\x10\x00", model.CodeFileKind, "xls"},
		{"cut container", string(compoundMagic) + "rest", model.CodeFileDamaged, ""},
		{"html", "\r\n<HTML><body><Table><tr><td>Name", model.CodeFileKind, "html"},
		{"html with mark", "\xef\xbb\xbf<table>", model.CodeFileKind, "html"},
		{"xml 2003", `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`, model.CodeFileKind, "xml"},
		{"xml", `<?xml version="1.0"?><list/>`, model.CodeFileUnknown, ""},
		{"sylk", "ID;PWXL;N;E\r\nP;PGeneral", model.CodeFileKind, "slk"},
		{"prose", "Dear all,\nthis is a letter, not a list, of course.\n", model.CodeFileUnknown, ""},
		{"pdf", "%PDF-1.7 ;;;", model.CodeFileUnknown, ""},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00", model.CodeFileUnknown, ""},
		{"lock file of Excel", "\x05Petra\x00\x00\x00 ", model.CodeFileUnknown, ""},
		{"json", `[{"name": "a", "b": 1}, {"name": "c", "b": 2}]`, model.CodeFileUnknown, ""},
		{"a letter in RTF", `{\rtf1\ansi;a;b}`, model.CodeFileUnknown, ""},
	}
	for _, c := range cases {
		path := filepath.Join(t.TempDir(), "file.x")
		must(t, os.WriteFile(path, []byte(c.content), 0o600))
		kind, err := Sniff(path)
		_, openErr := Open(context.Background(), path, Options{})
		if kind != "" || model.CodeOf(err) != c.code || model.CodeOf(openErr) != c.code {
			t.Errorf("%s: %q %v, opening %v", c.what, kind, err, openErr)
			continue
		}
		if e := err.(*model.Error); c.name != "" && e.Name != c.name {
			t.Errorf("%s: name %q", c.what, e.Name)
		}
	}
	for content, want := range map[string]string{
		string(zipped(t, bare(thousandRows()))): KindXLSX,
		"ID;Personalnummer\r\n1;00815\r\n":      KindCSV,
		"ID;Name\r\n1;Åse\r\n":                  KindCSV,
		"Name;Ort\r\nM\xfcller;K\xf6ln":         KindCSV,
		utf16LE("Name\tOrt\r\nMüller\tKöln"):    KindCSV,
		"a@b.example\nc@d.example\ne@f.example": KindCSV,
		"Notes:\nOnly those who agreed, and no others.\n\nFirst Name,Last Name,URL\nÅse,Ærø,x\nb,c,d\ne,f,g\n": KindCSV,
		"BEGIN:VCARD\r\nVERSION:3.0":                                 KindVCF,
		utf16LE("\r\nbegin:vcard\r\nversion:2.1\r\n"):                KindVCF,
		string(odsZip(t, odsTable("Liste", "", odsRow("", "Name")))): KindODS,
	} {
		if kind, err := Sniff(savedAs(t, "anything.bin", []byte(content))); kind != want || err != nil {
			t.Errorf("%.20q: %q %v, want %s", content, kind, err, want)
		}
	}
	for _, name := range []string{"~$list.xlsx", ".~lock.list.ods#"} {
		_, err := Sniff(savedAs(t, name, []byte(",petra,desk,22.11.2026 01:02,file:///home/petra;\n")))
		wantCode(t, err, model.CodeFileUnknown, name)
	}
	_, err := Sniff(filepath.Join(t.TempDir(), "gone.xlsx"))
	wantCode(t, err, model.CodeNoFile, "gone.xlsx")
	_, err = Sniff(t.TempDir())
	wantCode(t, err, model.CodeFileUnknown, "")
	folder := filepath.Join(t.TempDir(), "list.numbers")
	must(t, os.Mkdir(folder, 0o700))
	must(t, os.WriteFile(filepath.Join(folder, "Index.zip"), nil, 0o600))
	_, err = Sniff(folder)
	wantCode(t, err, model.CodeFileKind, "numbers")
}

// TestSpoiledBytes turns bytes over at random: whatever happens, it is an answer, and what is read of a sheet
// is all of it.
func TestSpoiledBytes(t *testing.T) {
	parts := bare(sheetHead + inline(1, "Vorname", "Ort") + inline(2, "Jürgen", "Århus") + inline(3, "Åse", "Ærø") + sheetTail)
	var stored bytes.Buffer
	z := zip.NewWriter(&stored)
	for name, content := range parts {
		w, _ := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		_, _ = io.WriteString(w, content)
	}
	must(t, z.Close())
	random := rand.New(rand.NewPCG(1, 2))
	read := 0
	for range 1000 {
		content := bytes.Clone(stored.Bytes())
		for range 1 + random.IntN(3) {
			content[random.IntN(len(content))] = byte(random.IntN(256))
		}
		rows, err := readBytes(content)
		if err == nil {
			read++
			if len(rows) != 3 {
				t.Fatalf("%d rows of 3 and no error", len(rows))
			}
		} else if model.CodeOf(err) == model.CodeInternal {
			t.Fatalf("no code: %v", err)
		}
	}
	t.Logf("%d of 1000 were readable all the same", read)
}

// readBytes reads the first sheet of a file that lies in memory.
func readBytes(content []byte) (rows []Row, err error) {
	w, err := open(context.Background(), file{ReaderAt: bytes.NewReader(content), size: int64(len(content)), name: "fuzz.xlsx"}, Options{MaxRows: 2000}.orDefaults())
	if err != nil {
		return nil, err
	}
	defer w.Close()
	for _, s := range w.Sheets()[:1] {
		err = w.Read(context.Background(), s.Name, nil, func(r Row) error { rows = append(rows, r); return nil })
	}
	return rows, err
}

func FuzzOpen(f *testing.F) {
	f.Add(zipped(f, bare(sheetHead+inline(1, "Vorname", "Ort")+sheetTail)))
	f.Add([]byte("ID;P"))
	f.Add(compoundMagic)
	f.Fuzz(func(t *testing.T, content []byte) {
		if _, err := readBytes(content); err != nil && model.CodeOf(err) == model.CodeInternal {
			t.Errorf("no code: %v", err)
		}
	})
}

// FuzzSheetXML puts any text where a sheet's XML belongs.
func FuzzSheetXML(f *testing.F) {
	f.Add(sheetHead + inline(1, "Vorname", "Ort") + sheetTail)
	f.Add(sheetHead + `<row><c s="1" t="d"><v>2019-12-31</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>`)
	f.Fuzz(func(t *testing.T, xml string) {
		if _, err := readBytes(zipped(t, bare(xml))); err != nil && model.CodeOf(err) == model.CodeInternal {
			t.Errorf("no code: %v", err)
		}
	})
}
