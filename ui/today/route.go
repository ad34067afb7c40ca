package today

import (
	"strconv"
	"strings"

	"alumnibook/ui/page"
)

// editor is the ID of the page that edits people and entries.
const editor = "person"

// these leads to some people in the list.
func these(ids []int64) page.Route {
	parts := make([]string, len(ids))
	for i, id := range ids {
		parts[i] = strconv.FormatInt(id, 10)
	}
	return page.Route{Page: page.People, Arg: page.These + strings.Join(parts, ",")}
}

// openPerson shows somebody in the list.
func (v *view) openPerson(id int64) func() {
	return func() { v.host.Open(page.Route{Page: page.People, ID: id}) }
}

// openCall shows somebody's call card.
func (v *view) openCall(id int64) func() {
	return func() { v.host.Open(page.Route{Page: page.Call, ID: id}) }
}
