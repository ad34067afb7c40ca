package page

import (
	"encoding/json"

	"alumnibook/model"
)

// Handing is what a route to Handover carries: who may be written into a file, as the page with the people shows them.
type Handing struct {
	Selected []int64      `json:"selected,omitempty"` // who is chosen
	Found    int          `json:"found,omitempty"`    // how many the search shows; 0 where it shows everybody
	Filter   model.Filter `json:"filter"`             // that search
	IDs      []int64      `json:"ids,omitempty"`      // just these people, in the search
	Sort     model.Sort   `json:"sort"`
	List     string       `json:"list,omitempty"`    // name of the saved list that is shown
	Columns  []string     `json:"columns,omitempty"` // that are shown, left to right
	Format   string       `json:"format,omitempty"`  // what they are wanted as, "" for what was wanted last
}

// Route is the way to the page.
func (x Handing) Route() Route {
	x.IDs = x.Filter.IDs
	raw, err := json.Marshal(x)
	if err != nil { // there is nothing in it that could not be written
		return Route{Page: Handover}
	}
	return Route{Page: Handover, Arg: string(raw)}
}

// Handing reads what the route carries; false where that is nothing.
func (r Route) Handing() (Handing, bool) {
	var x Handing
	if r.Arg == "" || json.Unmarshal([]byte(r.Arg), &x) != nil {
		return Handing{}, false
	}
	x.Filter.IDs = x.IDs
	return x, true
}
