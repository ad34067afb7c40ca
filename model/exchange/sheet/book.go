package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// contents is what the workbook part says: its sheets in their order, and how it counts days.
type contents struct {
	path      string // of the workbook part
	sheets    []sheetPart
	days1904  bool
	relations map[string]relation
}

// sheetPart is one sheet and where its XML lies.
type sheetPart struct {
	name   string
	path   string
	hidden bool
}

// readContents reads the workbook part. Sheets that are charts, macros or without a part of their own are left
// out.
func readContents(z *zip.Reader, p parts) (contents, error) {
	c := contents{path: bookPath(z)}
	b, err := p.readAll(c.path)
	if err != nil {
		return c, err
	}
	c.relations = p.relations(c.path)
	for t := newTags(bytes.NewReader(b)); ; {
		tag, err := t.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return c, err
		}
		name, attrs, ends, _ := element(tag)
		if ends {
			continue
		}
		switch string(name) {
		case "workbookPr":
			c.days1904 = truth(attributes(attrs)["date1904"])
		case "sheet":
			a := attributes(attrs)
			r := c.relations[a["id"]]
			if r.kind == "worksheet" && p.get(r.path) != nil && a["name"] != "" {
				c.sheets = append(c.sheets, sheetPart{a["name"], r.path, a["state"] == "hidden" || a["state"] == "veryHidden"})
			}
		}
	}
	if len(c.sheets) == 0 {
		return c, errors.New("no sheets")
	}
	return c, nil
}

// needed are the parts that excelize reads, by the names under which it looks for them, each with the name that
// the workbook itself gives it.
func (c contents) needed() map[string]string {
	dir, base := path.Split(c.path)
	rels := dir + "_rels/" + base + ".rels"
	all := map[string]string{typesPath: typesPath, rootRelsPath: rootRelsPath, c.path: c.path, rels: rels}
	for _, r := range c.relations {
		switch r.kind {
		case "sharedStrings":
			all[stringsPath] = r.path
		case "styles":
			all[stylesPath] = r.path
		case "theme":
			all[themePath] = r.path
		}
	}
	for _, s := range c.sheets {
		all[s.path] = s.path
	}
	return all
}

// odd tells whether excelize would look in vain for a part or not understand it: names in another case, parts
// in another encoding.
func (c contents) odd(p parts) bool {
	for want, have := range c.needed() {
		f := p.get(have)
		if f == nil {
			continue
		}
		if f.Name != want || encodingOf([]byte(beginning(f))) != nil {
			return true
		}
	}
	return false
}

// rewritten is the archive with just the parts that are needed, in UTF-8 and under the names that excelize
// looks for.
func (c contents) rewritten(p parts) ([]byte, error) {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for want, have := range c.needed() {
		if p.get(have) == nil {
			continue
		}
		if err := copyPart(w, want, p, have); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return out.Bytes(), err
}

func copyPart(w *zip.Writer, want string, p parts, have string) error {
	r, err := p.open(have)
	if err != nil {
		return err
	}
	defer r.Close()
	to, err := w.Create(want)
	if err != nil {
		return err
	}
	n, err := io.Copy(to, io.LimitReader(r, mostRewritten+1))
	if err == nil && n > mostRewritten {
		err = errors.New("part is too big: " + want)
	}
	return err
}

// usableName tells whether excelize accepts the name of a sheet; other programs write longer ones.
func usableName(name string) bool {
	return name != "" && len([]rune(name)) <= 31 && !strings.ContainsAny(name, `:\/?*[]`) &&
		!strings.HasPrefix(name, "'") && !strings.HasSuffix(name, "'")
}
