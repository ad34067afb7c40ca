package rights

import (
	"alumnibook/model/book"
	"alumnibook/ui/ledger"
	"alumnibook/ui/page"
)

// keeper is the form in front, nil for none.
func (v *view) keeper() keeper {
	if v.request != nil {
		return v.request
	}
	k, _ := v.sheets[v.front].(keeper)
	return k
}

// HasUnsaved tells whether a form holds what is not in the book.
func (v *view) HasUnsaved() bool {
	k := v.keeper()
	return k != nil && k.unsaved()
}

// Save puts it into the book.
func (v *view) Save(done func(ok bool)) {
	if k := v.keeper(); k != nil {
		k.save(done)
		return
	}
	done(true)
}

// Discard throws it away.
func (v *view) Discard() {
	if k := v.keeper(); k != nil {
		k.discard()
	}
}

// reload reads again what is in front; what is being typed stays.
func (v *view) reload() {
	switch {
	case v.request != nil:
		v.request.load()
	case !v.HasUnsaved():
		v.sheets[v.front].load()
	}
}

// BookChanged reads again.
func (v *view) BookChanged(book.Event) {
	if !v.behind {
		v.reload()
	}
}

// DayTurned counts the days anew.
func (v *view) DayTurned() {
	if !v.behind {
		v.reload()
	}
}

// Left hears that another page is in front.
func (v *view) Left() { v.behind = true }

// Close throws the page away, and the papers that were opened.
func (v *view) Close() {
	page.Drop(v.host, v, "requests", "request", "pack", "retention", "renewal", "exports", "erased", "settings", "preview", "people", "person", "form", "names", "typed")
	ledger.Forget()
}

// StatusText says what the tab in front counts.
func (v *view) StatusText() string {
	if v.request != nil {
		return v.request.status()
	}
	return v.sheets[v.front].status()
}

// SelectAll selects everything in the list in front.
func (v *view) SelectAll() {
	if s, ok := v.sheets[v.front].(page.SelectAller); ok && v.request == nil {
		s.SelectAll()
	}
}

// SelectedPeople is who is chosen.
func (v *view) SelectedPeople() []int64 {
	if v.request != nil {
		return v.request.people()
	}
	if s, ok := v.sheets[v.front].(page.Selector); ok {
		return s.SelectedPeople()
	}
	return nil
}

// Drop takes a scan where there is a place for one.
func (v *view) Drop(paths []string) bool { return v.proof != nil && v.proof(paths) }

// Escape leaves a request.
func (v *view) Escape() bool {
	if v.request == nil {
		return false
	}
	v.request.back()
	return true
}

// SaveState is the tab in front.
func (v *view) SaveState() any { return v.front }

// RestoreState goes to a tab again.
func (v *view) RestoreState(s any) {
	if i, ok := s.(int); ok && v.request == nil {
		v.front = i
		v.show()
	}
}
