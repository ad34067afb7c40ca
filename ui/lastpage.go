package ui

import (
	"alumnibook/model"
	"alumnibook/ui/page"
)

// keyLastPage is where the page of last time is remembered.
const keyLastPage = "window.page"

// lastPage is a page of the navigation that was in front when the window was closed.
type lastPage struct {
	Page string     `json:"page"`
	On   model.Date `json:"on"`
}

// rememberPage keeps the page in front for a start later on the same day.
func (s *Shell) rememberPage() {
	if s.frame == nil || s.frame.nav.items[s.frame.history.here.Page] == nil {
		return
	}
	s.prefs.SetState(keyLastPage, lastPage{s.frame.history.here.Page, model.DateOf(s.o.Clock())})
}

// firstPage is the page that a book opens with: once the one where the window was closed on the same day, else what there
// is to do, with which also each new day begins.
func (s *Shell) firstPage() page.Route {
	var last lastPage
	if s.prefs.State(keyLastPage, &last); last.Page == "" {
		return page.Route{Page: page.Today}
	}
	s.prefs.SetState(keyLastPage, lastPage{})
	if s.reading != nil || last.On != model.DateOf(s.o.Clock()) {
		last.Page = page.Today
	}
	return page.Route{Page: last.Page}
}
