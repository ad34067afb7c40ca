package today

import "alumnibook/ui/page"

// editor is the ID of the page that edits people and entries.
const editor = "person"

// openPerson shows somebody in the list.
func (v *view) openPerson(id int64) func() {
	return func() { v.host.Open(page.Route{Page: page.People, ID: id}) }
}

// openCall shows somebody's call card.
func (v *view) openCall(id int64) func() {
	return func() { v.host.Open(page.Route{Page: page.Call, ID: id}) }
}
