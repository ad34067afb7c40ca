package vcard

import (
	"strings"

	govcard "github.com/emersion/go-vcard"

	"alumnibook/model"
)

// kept writes the lines that a card brought along, in groups of our own numbers. In 2.1 most of them would mean
// nothing.
func (w *Writer) kept(p *model.Person) {
	if w.old() {
		return
	}
	groups := map[string]string{}
	for _, line := range p.CardLines {
		h, ok := parseHead([]byte(line))
		if !ok || !mayBeKept(string(h.name), p) {
			continue
		}
		front := line[:h.value-1]
		if len(h.group) > 0 {
			group, known := groups[strings.ToLower(string(h.group))]
			if !known {
				w.items++
				group = "item" + digits(w.items)
				groups[strings.ToLower(string(h.group))] = group
			}
			front = group + front[len(h.group):]
		}
		w.begin("")
		w.raw(front + line[h.value-1:])
		w.head, w.value = append(w.head, w.value...), w.value[:0]
		w.endKept()
	}
}

// endKept adds the line as it is: it has its colon already.
func (w *Writer) endKept() {
	if w.unfolded {
		w.out = append(append(w.out, w.head...), "\r\n"...)
		return
	}
	w.out = fold(w.out, w.head)
}

// mayBeKept keeps lines out that would end the card or contradict what the book says.
func mayBeKept(name string, p *model.Person) bool {
	name = strings.ToUpper(name)
	switch name {
	case govcard.FieldUID, govcard.FieldName, govcard.FieldFormattedName, "LABEL", "AGENT":
		return false
	case govcard.FieldPhoto:
		return p.Photo == ""
	}
	return !ours[name]
}
