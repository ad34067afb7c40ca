package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/richardlehane/mscfb"
	"golang.org/x/text/encoding/unicode"

	"alumnibook/model"
)

// file is an opened file of unknown content.
type file struct {
	io.ReaderAt
	size int64
	name string // base name, for errors
}

// Sniff tells by its content, not by its name, what a file is: KindXLSX, or a coded error that says why it
// can't be read: CodeNoFile, CodeNoAccess, CodeFileEmpty, CodeFileTooBig, CodeFileDamaged, CodeFileEncrypted
// (give Open a password), CodeFileKind with the kind in Name ("xls", "xlsb", "ods", "numbers", "html", "xml",
// "slk", "csv", "vcf"), or CodeFileUnknown.
func Sniff(path string) (kind string, err error) {
	f, closeFile, err := openFile(path, DefaultMaxBytes)
	if err != nil {
		return "", err
	}
	defer closeFile()
	z, err := unlocked(f, "")
	if err != nil {
		return "", err
	}
	if _, err := z.archive(); err != nil {
		return "", err
	}
	return KindXLSX, nil
}

// openFile opens a file that is not too big.
func openFile(path string, limit int64) (file, func(), error) {
	name := filepath.Base(path)
	f, err := os.Open(path)
	if err != nil {
		return file{}, nil, fileError(name, err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		err = fileError(name, err)
	case info.IsDir() && isNumbersFolder(path):
		err = model.E(model.CodeFileKind, "numbers", nil)
	case !info.Mode().IsRegular():
		err = model.E(model.CodeFileUnknown, name, nil)
	case info.Size() > limit:
		err = model.E(model.CodeFileTooBig, name, nil)
	}
	if err != nil {
		_ = f.Close()
		return file{}, nil, err
	}
	return file{f, info.Size(), name}, func() { _ = f.Close() }, nil
}

func fileError(name string, err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return model.E(model.CodeNoFile, name, err)
	}
	return model.E(model.CodeNoAccess, name, err)
}

// isNumbersFolder tells whether a folder is what Apple's Numbers shows as one file.
func isNumbersFolder(path string) bool {
	_, err := os.Stat(filepath.Join(path, "Index.zip"))
	return err == nil
}

var compoundMagic = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

// unlocked is the zip file that a workbook is, decrypted where it was encrypted; a coded error for every other
// kind of file.
func unlocked(f file, password string) (file, error) {
	head := make([]byte, 4096)
	n, err := f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return file{}, model.E(model.CodeNoAccess, f.name, err)
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return f, nil
	case bytes.HasPrefix(head, compoundMagic):
		return unlockCompound(f, password)
	}
	return file{}, sniffText(f, head)
}

// unlockCompound looks into the container of the older Office, which also holds newer files with a password.
func unlockCompound(f file, password string) (file, error) {
	streams, err := compoundStreams(f)
	switch {
	case err != nil && !streams["EncryptedPackage"]:
		return file{}, model.E(model.CodeFileDamaged, f.name, err)
	case streams["EncryptedPackage"]:
		return decrypt(f, password)
	case streams["Workbook"] || streams["Book"]:
		return file{}, model.E(model.CodeFileKind, "xls", nil)
	}
	return file{}, model.E(model.CodeFileUnknown, f.name, nil)
}

func compoundStreams(f file) (streams map[string]bool, err error) {
	defer guard(&err)
	streams = map[string]bool{}
	doc, err := mscfb.New(f)
	if err != nil {
		return streams, err
	}
	for range 10_000 {
		entry, err := doc.Next()
		if err != nil {
			break
		}
		streams[entry.Name] = true
	}
	return streams, nil
}

// guard turns a panic of a library over a hostile file into an error.
func guard(err *error) {
	if r := recover(); r != nil {
		*err = errors.Join(*err, fmt.Errorf("the library failed: %v", r))
	}
}

// archive opens the zip file and tells by its parts whether it is a workbook.
func (f file) archive() (*zip.Reader, error) {
	z, err := zip.NewReader(f, f.size)
	if err != nil {
		return nil, model.E(model.CodeFileDamaged, f.name, err)
	}
	unknown := model.E(model.CodeFileUnknown, f.name, nil)
	numbers := false
	for _, part := range z.File {
		switch name := partKey(part.Name); {
		case name == "xl/workbook.xml":
			return z, nil
		case name == "xl/workbook.bin":
			return nil, model.E(model.CodeFileKind, "xlsb", nil)
		case name == "mimetype":
			if strings.Contains(beginning(part), "application/vnd.oasis.opendocument.spreadsheet") {
				return nil, model.E(model.CodeFileKind, "ods", nil)
			}
			return nil, unknown
		case strings.HasPrefix(name, "index/") || name == "index.zip" || strings.HasSuffix(name, ".iwa"):
			numbers = true
		}
	}
	if numbers {
		return nil, model.E(model.CodeFileKind, "numbers", nil)
	}
	if bookPath(z) != "" {
		return z, nil
	}
	return nil, unknown
}

// beginning is the first bytes of a part, "" where it can't be read.
func beginning(part *zip.File) string {
	r, err := part.Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	head := make([]byte, 256)
	n, _ := io.ReadFull(r, head)
	return string(head[:n])
}

// sniffText tells what a file is that is neither a zip file nor a container. There is always an error: none of
// them can be read.
func sniffText(f file, head []byte) error {
	unknown := model.E(model.CodeFileUnknown, f.name, nil)
	if len(head) > 2 && head[0] == 9 && bytes.IndexByte([]byte{0, 2, 4, 8}, head[1]) >= 0 {
		return model.E(model.CodeFileKind, "xls", nil) // before Excel 97
	}
	text, ok := decodeText(head)
	if !ok {
		return unknown
	}
	text = strings.TrimSpace(strings.TrimLeft(text, "\ufeff"))
	lower := strings.ToLower(text)
	switch {
	case text == "" && f.size <= int64(len(head)):
		return model.E(model.CodeFileEmpty, f.name, nil)
	case strings.HasPrefix(lower, "<"):
		return sniffMarkup(lower, unknown)
	case strings.HasPrefix(text, "ID;P"):
		return model.E(model.CodeFileKind, "slk", nil)
	case strings.HasPrefix(lower, "begin:vcard"):
		return model.E(model.CodeFileKind, "vcf", nil)
	case strings.HasPrefix(lower, "%pdf") || strings.HasPrefix(lower, "{") || strings.HasPrefix(lower, "["):
		return unknown
	case isCSVName(f.name) || isDelimited(text):
		return model.E(model.CodeFileKind, "csv", nil)
	}
	return unknown
}

func sniffMarkup(lower string, unknown error) error {
	switch {
	case strings.Contains(lower, "urn:schemas-microsoft-com:office:spreadsheet"):
		return model.E(model.CodeFileKind, "xml", nil)
	case strings.Contains(lower, "<html") || strings.Contains(lower, "<table") || strings.Contains(lower, "<!doctype html") || strings.Contains(lower, "<meta"):
		return model.E(model.CodeFileKind, "html", nil)
	}
	return unknown
}

// isDelimited tells whether the first two lines have as many of the same separator.
func isDelimited(text string) bool {
	first, rest, _ := strings.Cut(text, "\n")
	second, _, _ := strings.Cut(strings.TrimSpace(rest), "\n")
	for _, separator := range []string{";", ",", "\t", "|"} {
		n := strings.Count(first, separator)
		if n > 0 && (second == "" || strings.Count(second, separator) == n) {
			return true
		}
	}
	return false
}

func isCSVName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".tab":
		return true
	}
	return false
}

// decodeText reads the beginning of a text in UTF-8, UTF-16 with its mark, or any eight-bit alphabet. It is no
// text where it has control characters.
func decodeText(head []byte) (string, bool) {
	if bytes.HasPrefix(head, []byte("\xff\xfe")) || bytes.HasPrefix(head, []byte("\xfe\xff")) {
		b, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(head[:len(head)&^1])
		if err != nil {
			return "", false
		}
		head = b
	}
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' {
			return "", false
		}
	}
	if !utf8.Valid(head) {
		head = bytes.ToValidUTF8(head, []byte("?"))
	}
	return string(head), true
}
