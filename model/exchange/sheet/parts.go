package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// The parts of a workbook have names that point to each other. Excel compares them without case and takes any
// encoding; excelize does not, so both are looked up here and put right where it is needed.

const (
	mostSmallPart = 16 << 20 // of the parts that are read whole: names of sheets, relations
	typesPath     = "[Content_Types].xml"
	rootRelsPath  = "_rels/.rels"
	stringsPath   = "xl/sharedStrings.xml"
	stylesPath    = "xl/styles.xml"
	themePath     = "xl/theme/theme1.xml"
)

// partKey is what two spellings of a part's name have in common.
func partKey(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, "\\", "/"), "/"))
}

// parts are the parts of an archive by their keys.
type parts map[string]*zip.File

func partsOf(z *zip.Reader) parts {
	all := parts{}
	for _, f := range z.File {
		if key := partKey(f.Name); all[key] == nil {
			all[key] = f
		}
	}
	return all
}

func (p parts) get(name string) *zip.File { return p[partKey(name)] }

// open reads a part as UTF-8, whatever it is written in.
func (p parts) open(name string) (io.ReadCloser, error) {
	f := p.get(name)
	if f == nil {
		return nil, errors.New("there is no part " + name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	return readCloser{utf8Reader(r), r}, nil
}

// readAll reads a small part whole.
func (p parts) readAll(name string) ([]byte, error) {
	r, err := p.open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, mostSmallPart+1))
	if err == nil && len(b) > mostSmallPart {
		err = errors.New(name + " is too big")
	}
	return b, err
}

type readCloser struct {
	io.Reader
	io.Closer
}

// utf8Reader reads XML in UTF-16 or in the encoding that its first line names as UTF-8; that line then names
// UTF-8 too.
func utf8Reader(r io.Reader) io.Reader {
	head := make([]byte, 256)
	n, err := io.ReadFull(r, head)
	head = head[:n]
	if err == nil || err == io.ErrUnexpectedEOF || err == io.EOF {
		r = io.MultiReader(bytes.NewReader(head), r)
	} else {
		r = io.MultiReader(bytes.NewReader(head), failing{err})
	}
	enc := encodingOf(head)
	if enc == nil {
		return r
	}
	return &declared{r: transform.NewReader(r, enc.NewDecoder())}
}

// failing is the rest of a part that can't be read.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// declared changes the encoding that the first line of an XML text names to UTF-8.
type declared struct {
	r    io.Reader
	head []byte
	done bool
}

func (d *declared) Read(b []byte) (int, error) {
	if !d.done {
		d.done = true
		head := make([]byte, 512)
		n, err := io.ReadFull(d.r, head)
		if err != nil && n == 0 {
			return 0, err
		}
		head = bytes.TrimPrefix(head[:n], []byte("\ufeff"))
		if end := bytes.Index(head, []byte("?>")); bytes.HasPrefix(head, []byte("<?xml")) && end > 0 {
			head = append([]byte(`<?xml version="1.0" encoding="UTF-8"`), head[end:]...)
		}
		d.head = head
	}
	if len(d.head) > 0 {
		n := copy(b, d.head)
		d.head = d.head[n:]
		return n, nil
	}
	return d.r.Read(b)
}

// encodingOf is the encoding of an XML text that is not UTF-8, nil for UTF-8.
func encodingOf(head []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("<\x00")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte("\xfe\xff")), bytes.HasPrefix(head, []byte("\x00<")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	line, _, ok := bytes.Cut(head, []byte("?>"))
	if !ok || !bytes.Contains(line, []byte("encoding")) {
		return nil
	}
	_, attrs, _, _ := element(bytes.TrimPrefix(line, []byte("\xef\xbb\xbf")))
	label := strings.ToLower(attributes(attrs)["encoding"])
	if label == "" || label == "utf-8" || label == "utf8" || label == "us-ascii" {
		return nil
	}
	enc, err := htmlindex.Get(label)
	if err != nil || enc == unicode.UTF8 {
		return nil
	}
	return enc
}

// relation is one entry of a .rels part.
type relation struct {
	kind   string // last word of its type: "worksheet", "styles", "hyperlink"
	target string // as written
	path   string // of the part, where it is one
}

// relations reads the relations of a part by their ids; none where it has none.
func (p parts) relations(name string) map[string]relation {
	all := map[string]relation{}
	dir, base := path.Split(name)
	b, err := p.readAll(dir + "_rels/" + base + ".rels")
	if err != nil {
		return all
	}
	for t := newTags(bytes.NewReader(b)); ; {
		tag, err := t.next()
		if err != nil {
			return all
		}
		name, attrs, _, _ := element(tag)
		if string(name) != "Relationship" {
			continue
		}
		a := attributes(attrs)
		r := relation{kind: path.Base(a["Type"]), target: a["Target"], path: path.Join(dir, strings.ReplaceAll(a["Target"], "\\", "/"))}
		if strings.HasPrefix(a["Target"], "/") {
			r.path = strings.TrimPrefix(path.Clean(a["Target"]), "/")
		}
		all[a["Id"]] = r
	}
}

// bookPath is the name of the part that lists the sheets, "" where the archive is no workbook.
func bookPath(z *zip.Reader) string {
	p := partsOf(z)
	for _, r := range p.relations("") {
		if r.kind == "officeDocument" && strings.HasSuffix(strings.ToLower(r.path), "workbook.xml") && p.get(r.path) != nil {
			return r.path
		}
	}
	if p.get("xl/workbook.xml") != nil {
		return "xl/workbook.xml"
	}
	return ""
}
