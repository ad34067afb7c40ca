package vcard

import (
	"archive/zip"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"alumnibook/model"
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

const longestName = 80 // runes of a file's name; Windows counts the folder's too

// fileName is a name that every system takes, used once.
func (z *ZipWriter) fileName(p *model.Person) string {
	base := safeName(p.ListName())
	name := base
	for n := 2; z.used[strings.ToLower(name)]; n++ {
		name = base + " " + strconv.Itoa(n)
	}
	z.used[strings.ToLower(name)] = true
	return name + ".vcf"
}

// safeName drops what Windows allows in no file's name.
func safeName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		case strings.ContainsRune(`<>:"/\|?*`, r):
			return '-'
		}
		return r
	}, norm.NFC.String(s))
	if runes := []rune(s); len(runes) > longestName {
		s = string(runes[:longestName])
	}
	s = strings.Trim(strings.Join(strings.Fields(s), " "), ". ")
	if s == "" || isDevice(s) {
		s = "_" + s
	}
	return s
}

// isDevice tells whether Windows takes a name for a device.
func isDevice(s string) bool {
	base, _, _ := strings.Cut(strings.ToUpper(s), ".")
	switch strings.TrimSpace(base) {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(base) == 4 && (strings.HasPrefix(base, "COM") || strings.HasPrefix(base, "LPT")) && base[3] >= '0' && base[3] <= '9'
}
