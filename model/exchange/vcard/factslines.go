package vcard

import (
	"strings"

	govcard "github.com/emersion/go-vcard"
)

// ours are properties that every card gets anew, or that only say how another is shown.
var ours = map[string]bool{
	"BEGIN": true, "END": true, govcard.FieldVersion: true, govcard.FieldProductID: true, govcard.FieldRevision: true,
	"PROFILE": true, "X-ABADR": true,
}

// placed are properties that keys have a place for.
var placed = map[string]bool{
	govcard.FieldUID: true, govcard.FieldName: true, govcard.FieldFormattedName: true, govcard.FieldNickname: true,
	govcard.FieldBirthday: true, govcard.FieldGender: true, govcard.FieldOrganization: true, govcard.FieldTitle: true,
	govcard.FieldEmail: true, govcard.FieldTelephone: true, govcard.FieldAddress: true, govcard.FieldURL: true,
	govcard.FieldLanguage: true, govcard.FieldNote: true, govcard.FieldCategories: true, govcard.FieldPhoto: true, "LABEL": true,
}

// lines keeps what no key has a place for, with its labels.
func (f *facts) lines() {
	groups := map[string]bool{}
	for i := range f.c.props {
		p := &f.c.props[i]
		if f.unplaced(p) && p.name.name != "X-ABLABEL" && p.field.Group != "" {
			groups[strings.ToLower(p.field.Group)] = true
		}
	}
	for i := range f.c.props {
		p := &f.c.props[i]
		if !f.unplaced(p) || p.name.name == "X-ABLABEL" && !groups[strings.ToLower(p.field.Group)] {
			continue
		}
		if line := p.kept(); len(line) <= mostKept {
			f.put(KeyLine, line)
		}
	}
}

func (f *facts) unplaced(p *property) bool {
	name := p.name.name
	if f.placed[p] || ours[name] || p.text == "" && len(p.data) == 0 {
		return false
	}
	return name != "LABEL" || len(f.by[govcard.FieldAddress]) == 0 // which says the same
}

// kept is a property as a line that any card can hold: as it stood there, or out of the forms of 2.1.
func (p *property) kept() string {
	if p.raw != "" && !p.params.bare {
		return strings.TrimSpace(oneLine(p.raw))
	}
	var line strings.Builder
	if p.field.Group != "" {
		line.WriteString(p.field.Group + ".")
	}
	line.WriteString(p.name.name)
	for _, param := range p.params.list {
		if param.name == "CHARSET" || param.name == "ENCODING" {
			continue
		}
		value := param.value
		if strings.ContainsAny(value, ",;:") {
			value = `"` + strings.ReplaceAll(value, `"`, "'") + `"`
		}
		line.WriteString(";" + param.name + "=" + oneLine(value))
	}
	if p.binary && !strings.HasPrefix(p.text, "data:") {
		line.WriteString(";ENCODING=b")
	}
	line.WriteString(":" + oneLine(p.text))
	return line.String()
}

// oneLine writes newlines as cards do.
func oneLine(s string) string {
	if !strings.ContainsAny(s, "\r\n") {
		return s
	}
	return strings.ReplaceAll(newlines(s), "\n", `\n`)
}
