// Package prefs remembers how the window looks on this computer: never anything of the firm's, which stands in
// the book.
package prefs

import (
	"encoding/json"
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
)

// The looks of the window.
const (
	LookSystem = "system"
	LookLight  = "light"
	LookDark   = "dark"
)

// Looks lists them in the order in which they are offered.
var Looks = []string{LookLight, LookDark, LookSystem}

// TextSizes are the factors by which text may be larger or smaller, 1 being the usual.
var TextSizes = []float32{0.8, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2}

const (
	keyLanguage = "window.language"
	keyRegion   = "window.region"
	keyLook     = "window.look"
	keyTextSize = "window.text_size"
	keyWidth    = "window.width"
	keyHeight   = "window.height"
	keyBook     = "book.last"
	keyRecent   = "book.recent"
	keyState    = "state."
	maxRecent   = 8

	// The first window fits on a small office screen with its bars.
	firstWidth, firstHeight = 1240, 700
)

// Prefs reads and writes them. All getters answer with something usable whatever is stored.
type Prefs struct{ store fyne.Preferences }

// New reads from a store: the app's own, or a test's.
func New(store fyne.Preferences) *Prefs { return &Prefs{store} }

// Language is the window's language, "" where the user never chose one.
func (p *Prefs) Language() string {
	if l := p.store.String(keyLanguage); slices.Contains(model.Languages, l) {
		return l
	}
	return ""
}

// SetLanguage chooses the window's language.
func (p *Prefs) SetLanguage(lang string) { p.store.SetString(keyLanguage, lang) }

// Region is the country whose dates and numbers are written, "" where the user never chose one.
func (p *Prefs) Region() string {
	if r := p.store.String(keyRegion); slices.Contains(model.Countries, r) {
		return r
	}
	return ""
}

// SetRegion chooses it.
func (p *Prefs) SetRegion(region string) { p.store.SetString(keyRegion, region) }

// Look is light, which it is at first, dark or as the system has it.
func (p *Prefs) Look() string {
	if l := p.store.String(keyLook); slices.Contains(Looks, l) {
		return l
	}
	return LookLight
}

// SetLook chooses it.
func (p *Prefs) SetLook(look string) { p.store.SetString(keyLook, look) }

// TextSize is the factor of the text's size: one of TextSizes.
func (p *Prefs) TextSize() float32 {
	f := float32(p.store.FloatWithFallback(keyTextSize, 1))
	if slices.Contains(TextSizes, f) {
		return f
	}
	return 1
}

// SetTextSize chooses it.
func (p *Prefs) SetTextSize(f float32) { p.store.SetFloat(keyTextSize, float64(f)) }

// WindowSize is the size that the window had last.
func (p *Prefs) WindowSize() fyne.Size {
	w, h := p.store.FloatWithFallback(keyWidth, firstWidth), p.store.FloatWithFallback(keyHeight, firstHeight)
	if w < 640 || w > 8000 || h < 400 || h > 8000 {
		return fyne.NewSize(firstWidth, firstHeight)
	}
	return fyne.NewSize(float32(w), float32(h))
}

// SetWindowSize remembers it.
func (p *Prefs) SetWindowSize(s fyne.Size) {
	p.store.SetFloat(keyWidth, float64(s.Width))
	p.store.SetFloat(keyHeight, float64(s.Height))
}

// LastBook is the path of the book that was open last, "" for none.
func (p *Prefs) LastBook() string { return p.store.String(keyBook) }

// SetLastBook remembers it, also at the head of the recent ones.
func (p *Prefs) SetLastBook(path string) {
	p.store.SetString(keyBook, path)
	if path == "" {
		return
	}
	recent := slices.DeleteFunc(p.RecentBooks(), func(s string) bool { return s == path })
	recent = append([]string{path}, recent...)
	p.store.SetStringList(keyRecent, recent[:min(len(recent), maxRecent)])
}

// ForgetBook takes a book off the recent ones; the file stays.
func (p *Prefs) ForgetBook(path string) {
	p.store.SetStringList(keyRecent, slices.DeleteFunc(p.RecentBooks(), func(s string) bool { return s == path }))
	if p.LastBook() == path {
		p.store.SetString(keyBook, "")
	}
}

// RecentBooks are the paths of the books that were open, the last one first.
func (p *Prefs) RecentBooks() []string { return slices.Clone(p.store.StringList(keyRecent)) }

// State reads what a page remembered under a name (columns, sort, widths of a grid) into v, which must be a
// pointer; false where there is nothing or it can't be read, and then v is as it was.
func (p *Prefs) State(name string, v any) bool {
	s := p.store.String(keyState + name)
	return s != "" && json.Unmarshal([]byte(s), v) == nil
}

// SetState remembers v for a page under a name. It is for the look of things, not for anybody's data.
func (p *Prefs) SetState(name string, v any) {
	if b, err := json.Marshal(v); err == nil {
		p.store.SetString(keyState+name, string(b))
	}
}
