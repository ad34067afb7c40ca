package sheet

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/model/exchange/temp"
)

// WriteBook writes a workbook of several sheets, each as Write writes its one. rows[i] gives those of tables[i]; they
// are asked for one after another.
func WriteBook(w io.Writer, tables []Table, rows []func(yield func([]Value) bool)) (err error) {
	defer guard(&err)
	if len(tables) == 0 {
		return model.E(model.CodeNoSheet, "", nil)
	}
	b, err := newBookWriter(tables[0].TmpDir, tables[0].Sheet)
	if err != nil {
		return err
	}
	defer b.close()
	for i, t := range tables {
		s, err := b.sheet(t.Sheet, t.Columns)
		if err != nil {
			return err
		}
		if err := s.prepare(); err != nil {
			return err
		}
		if i < len(rows) && rows[i] != nil {
			rows[i](func(values []Value) bool {
				err = s.row(values)
				return err == nil
			})
		}
		if err != nil {
			return err
		}
		if err := s.finish(); err != nil {
			return err
		}
	}
	return b.save(w)
}

// bookWriter is a workbook being written.
type bookWriter struct {
	book   *excelize.File
	folder temp.Folder // where rows wait until they are packed
	sheets []*sheetWriter
	names  map[string]bool // in small letters
	parts  int
}

func newBookWriter(tmpDir, title string) (*bookWriter, error) {
	b := &bookWriter{folder: temp.Folder{In: tmpDir}, names: map[string]bool{}}
	folder, err := b.folder.Path()
	if err != nil {
		return nil, model.E(model.CodeNoAccess, title, err)
	}
	b.book = excelize.NewFile(excelize.Options{TmpDir: folder})
	if err = b.book.SetDocProps(&excelize.DocProperties{Creator: program, Title: sheetName(title)}); err == nil {
		err = b.book.SetAppProps(&excelize.AppProperties{Application: program})
	}
	if err != nil {
		b.close()
		return nil, err
	}
	return b, nil
}

func (b *bookWriter) close() {
	_ = b.book.Close()
	_ = b.folder.Remove()
}

// add adds an empty sheet and gives the name that it got.
func (b *bookWriter) add(name string) (string, error) {
	name = sheetName(name)
	unique := name
	for n := 2; b.names[strings.ToLower(unique)]; n++ {
		suffix := fmt.Sprint(" ", n)
		unique = cutUTF16(name, 31-len(suffix)) + suffix
	}
	b.names[strings.ToLower(unique)] = true
	b.parts++
	if b.parts == 1 {
		return unique, b.book.SetSheetName("Sheet1", unique)
	}
	_, err := b.book.NewSheet(unique)
	return unique, err
}

// sheet adds a sheet whose rows will be streamed.
func (b *bookWriter) sheet(name string, columns []Column) (*sheetWriter, error) {
	name, err := b.add(name)
	s := &sheetWriter{book: b.book, name: name, columns: columns, part: fmt.Sprintf("xl/worksheets/sheet%d.xml", b.parts)}
	b.sheets = append(b.sheets, s)
	return s, err
}

// save packs the workbook, with the sizes of the sheets that are known only now.
func (b *bookWriter) save(w io.Writer) error {
	dimensions := map[string]string{}
	for _, s := range b.sheets {
		dimension, err := s.dimension()
		if err != nil {
			return err
		}
		dimensions[s.part] = dimension
	}
	packer := newPacker(w, dimensions)
	b.book.SetZipWriter(func(io.Writer) excelize.ZipWriter { return packer })
	_, err := b.book.WriteTo(io.Discard)
	return err
}
