package vcard

import (
	"archive/zip"
	"io"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/outfile"
)

// ZipWriter writes one file per person into a zip file: Outlook reads only the first card of a file.
type ZipWriter struct {
	z    *zip.Writer
	card *Writer
	used map[string]bool
}

// NewZipWriter makes a writer of a zip file; Close ends it.
func NewZipWriter(w io.Writer, o Options) *ZipWriter {
	return &ZipWriter{z: zip.NewWriter(w), card: NewWriter(nil, o), used: map[string]bool{}}
}

// Write adds the file of one person, named after them.
func (z *ZipWriter) Write(p *model.Person) error {
	w, err := z.z.Create(z.fileName(p))
	if err != nil {
		return err
	}
	z.card.w = w
	return z.card.Write(p)
}

// Close ends the zip file. It does not close the writer below.
func (z *ZipWriter) Close() error { return z.z.Close() }

// WriteZip writes one file per person into a zip file.
func WriteZip(w io.Writer, people func(yield func(*model.Person) bool), o Options) error {
	z := NewZipWriter(w, o)
	for p := range people {
		if err := z.Write(p); err != nil {
			return err
		}
	}
	return z.Close()
}

// fileName is a name that every system takes, used once.
func (z *ZipWriter) fileName(p *model.Person) string {
	base := outfile.Name(p.ListName())
	name := base
	for n := 2; z.used[strings.ToLower(name)]; n++ {
		name = base + " " + strconv.Itoa(n)
	}
	z.used[strings.ToLower(name)] = true
	return name + ".vcf"
}
