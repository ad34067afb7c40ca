package settings

import (
	"hash/crc32"
	"strings"

	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// typedAt is where a section is typed.
func typedAt(tab string) page.Route { return page.Route{Page: page.Settings, Arg: tab} }

// keeping is a section whose form is kept while it is typed.
type keeping interface {
	at() string // its tab, as routes name it
	keepTyped(before []byte) (changed, back bool)
	discard()
	restored(changed bool)
}

func (s *formSection) at() string { return s.tab }

// keepTyped keeps what is typed until it is saved, after what was typed before. It tells whether something of that is back,
// and whether the book was changed since.
func (s *formSection) keepTyped(before []byte) (changed, back bool) {
	about := draft.FormDraft{Kind: draft.FormSettings, Route: typedAt(s.tab), Version: s.version()}
	had, any := draft.ReadForm(before)
	s.keeper = draft.KeepForm(s.v.host, about, s.form, before)
	return had.Version != about.Version, any && s.form.Dirty()
}

// version differs where the book says something else of the section.
func (s *formSection) version() int {
	var all strings.Builder
	for _, key := range s.form.Keys() {
		all.WriteString(s.form.Field(key).Snapshot() + "\x00")
	}
	return int(crc32.ChecksumIEEE([]byte(all.String())))
}

// discard throws away what was typed.
func (s *formSection) discard() { s.keeper.Drop() }

// restored hears that what was typed before is back, and whether the book was changed since.
func (s *formSection) restored(bool) {}

// fill shows in every section what stands in the book, and keeps what is typed from here on, after what was typed before.
func (v *view) fill(typed map[string][]byte) {
	for _, s := range v.sections {
		k, keeps := s.(keeping)
		if keeps {
			k.discard()
		}
		s.fill(v.known)
		if !keeps {
			continue
		}
		if changed, back := k.keepTyped(typed[k.at()]); back {
			k.restored(changed)
		}
	}
	v.changed()
}

// hidden is a field that nobody sees: with it an entry of a list is known again that was kept while it was typed.
func hidden(value string) *widgets.TextField {
	f := widgets.NewTextField("")
	f.SetValue(value)
	return f
}

// sync brings what an entry shows in line with its fields, after they were brought back.
func (s *formSection) sync(list *widgets.ListField) {
	for _, item := range list.Items() {
		if show, ok := item.Data.(func()); ok {
			show()
		}
	}
	s.form.Refresh()
}
