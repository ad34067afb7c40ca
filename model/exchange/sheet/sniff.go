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

	"github.com/richardlehane/mscfb"

	"alumnibook/model"
)

// file is an opened file of unknown content.
type file struct {
	io.ReaderAt
	size  int64
	name  string // base name, for errors
	watch *watch // nil for what lies in memory
}

// Sniff tells by its content, not by its name, what a file is: one of the kinds, or a coded error that says why it
// can't be read: CodeNoFile, CodeNoAccess, CodeFileEmpty, CodeFileTooBig, CodeFileDamaged, CodeFileChanged,
// CodeFileEncrypted (give Open a password), CodeFileKind with the kind in Name ("xls", "xlsb", "numbers", "html",
// "xml", "slk", "ods_encrypted"), or CodeFileUnknown.
func Sniff(path string) (kind string, err error) {
	f, closeFile, err := openFile(path, DefaultMaxBytes)
	if err != nil {
		return "", err
	}
	defer closeFile()
	kind, _, z, err := recognise(f, "")
	if kind == KindODS {
		_, err = odsParts(f.name, partsOf(z), "")
	}
	if err = f.watch.verdict(err); err != nil {
		return "", err
	}
	return kind, nil
}

// openFile opens a file that is not too big.
func openFile(path string, limit int64) (file, func(), error) {
	name := filepath.Base(path)
	f, err := model.OpenToRead(path)
	if err != nil {
		return file{}, nil, fileError(name, err)
	}
	info, err := f.Stat()
	switch {
	case err != nil:
		err = fileError(name, err)
	case info.IsDir() && isNumbersFolder(path):
		err = model.E(model.CodeFileKind, "numbers", nil)
	case !info.Mode().IsRegular() || isLock(name):
		err = model.E(model.CodeFileUnknown, name, nil)
	case info.Size() > limit:
		err = model.E(model.CodeFileTooBig, name, nil)
	}
	if err != nil {
		_ = f.Close()
		return file{}, nil, err
	}
	w := &watch{ReaderAt: f, path: path, name: name, was: info}
	return file{w, info.Size(), name, w}, func() { _ = f.Close() }, nil
}

// isLock tells whether a file is the one that Excel or LibreOffice puts beside a workbook while it is open.
func isLock(name string) bool {
	return strings.HasPrefix(name, "~$") || strings.HasPrefix(name, ".~lock.") && strings.HasSuffix(name, "#")
}

func fileError(name string, err error) error {
	if model.CodeOf(err) == model.CodeFileUnknown {
		return err
	}
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

// recognise tells what kind a file is. Of a workbook it gives the zip file that it is, decrypted where it was
// encrypted; a coded error for every kind that is not read.
func recognise(f file, password string) (kind string, plain file, z *zip.Reader, err error) {
	head := make([]byte, 4096)
	n, err := f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return "", f, nil, model.E(model.CodeNoAccess, f.name, err)
	}
	head = head[:n]
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
	case bytes.HasPrefix(head, compoundMagic):
		if f, err = unlockCompound(f, password); err != nil {
			return "", f, nil, err
		}
	default:
		kind, err = sniffText(f, head)
		return kind, f, nil, err
	}
	kind, z, err = f.archive()
	return kind, f, z, err
}

// unlockCompound looks into the container of the older Office, which also holds newer files with a password.
func unlockCompound(f file, password string) (file, error) {
	streams, err := compoundStreams(f)
	switch {
	case err != nil && !streams["EncryptedPackage"]:
		return f, model.E(model.CodeFileDamaged, f.name, err)
	case streams["EncryptedPackage"]:
		return decrypt(f, password)
	case streams["Workbook"] || streams["Book"]:
		return f, model.E(model.CodeFileKind, "xls", nil)
	}
	return f, model.E(model.CodeFileUnknown, f.name, nil)
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

// archive opens the zip file and tells by its parts what it is.
func (f file) archive() (kind string, z *zip.Reader, err error) {
	z, err = zip.NewReader(f, f.size)
	if err != nil {
		return "", nil, model.E(model.CodeFileDamaged, f.name, err)
	}
	unknown := model.E(model.CodeFileUnknown, f.name, nil)
	numbers := false
	for _, part := range z.File {
		switch name := partKey(part.Name); {
		case name == "xl/workbook.xml":
			return KindXLSX, z, nil
		case name == "xl/workbook.bin":
			return "", nil, model.E(model.CodeFileKind, "xlsb", nil)
		case name == "mimetype":
			if strings.Contains(beginning(part), odsType) {
				return KindODS, z, nil
			}
			return "", nil, unknown
		case strings.HasPrefix(name, "index/") || name == "index.zip" || strings.HasSuffix(name, ".iwa"):
			numbers = true
		}
	}
	switch {
	case numbers:
		return "", nil, model.E(model.CodeFileKind, "numbers", nil)
	case bookPath(z) != "":
		return KindXLSX, z, nil
	case isODS(z):
		return KindODS, z, nil
	}
	return "", nil, unknown
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
