package after

import (
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
)

// HasUnsaved tells whether a form holds what is not in the book.
func (v *view) HasUnsaved() bool { return v.sheets[v.front].unsaved() }

// Save puts it into the book.
func (v *view) Save(done func(ok bool)) { v.sheets[v.front].save(done) }

// Discard throws it away.
func (v *view) Discard() { v.sheets[v.front].discard() }

// BookChanged reads again; what is being typed stays.
func (v *view) BookChanged(book.Event) {
	switch {
	case v.id == 0:
	case v.behind:
		v.stale = true
	default:
		v.load()
	}
}

// Left hears that another page is in front.
func (v *view) Left() { v.behind = true }

// Close throws the page away.
func (v *view) Close() {
	page.Drop(v.host, v, "all", "theme", "sheet")
}

// StatusText says how many came of those who had a place.
func (v *view) StatusText() string {
	if v.known.event.ID == 0 {
		return ""
	}
	c := v.known.event.Counts
	text := v.w.T("after.status", "came", c.Attended, "missed", c.Missing)
	if n := len(v.who.grid.Selected()); v.front == 0 && n > 0 {
		text += " · " + v.w.N("after.chosen", n)
	}
	return text
}

// SelectAll selects everybody in the list in front.
func (v *view) SelectAll() {
	switch tabs[v.front] {
	case tabWho:
		v.who.grid.SelectAll()
	case tabWishes:
		v.wishes.grid.SelectAll()
	}
}

// SelectedPeople is who is chosen.
func (v *view) SelectedPeople() []int64 {
	switch tabs[v.front] {
	case tabWho:
		return people(v.who.chosen())
	case tabFeedback:
		if g := v.known.byID[v.feedback.id]; g != nil && g.PersonID != 0 {
			return []int64{g.PersonID}
		}
	case tabWishes:
		var ids []int64
		for _, w := range v.wishes.chosen() {
			ids = append(ids, w.PersonID)
		}
		return ids
	}
	return nil
}

// SaveState is the tab in front.
func (v *view) SaveState() any { return v.front }

// RestoreState goes to a tab again.
func (v *view) RestoreState(s any) {
	if i, ok := s.(int); ok {
		v.front = i
		v.show()
	}
}

// money writes an amount with the currency of the event.
func (v *view) money(minor int64) string { return tell.Money(v.w, minor, v.currency()) }
