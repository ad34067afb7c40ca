package newsletter

import (
	"alumnibook/model"
	"alumnibook/ui/command"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// HasUnsaved tells whether an issue holds what is not in the book.
func (v *view) HasUnsaved() bool { return v.issue != nil && v.issue.dirty() }

// Save puts it into the book.
func (v *view) Save(done func(ok bool)) {
	if v.issue == nil {
		done(true)
		return
	}
	v.issue.save(done)
}

// Discard throws it away.
func (v *view) Discard() {
	if v.issue != nil {
		v.issue.keeper.Drop(func() {
			if !v.behind && v.issue == nil && v.returns == nil {
				v.list.load() // it marks the issues of which something was typed and not saved
			}
		})
		v.issue = nil
	}
}

// Escape goes back to the list.
func (v *view) Escape() bool {
	switch {
	case v.issue != nil && v.issue.closeItem():
		return true
	case v.issue != nil || v.returns != nil:
		v.toList()
		return true
	}
	return false
}

func (v *view) toList() { v.host.Open(page.Route{Page: page.Newsletter}) }

// Left hears that another page is in front.
func (v *view) Left() {
	v.behind = true
	if v.issue != nil {
		v.issue.keeper.Now()
	}
	if v.returns != nil {
		v.returns.keeper.Now()
	}
}

// Close throws the page away.
func (v *view) Close() {
	v.drop()
	page.Drop(v.host, v, "list", "issue", "audience", "render", "returns", "people", "changed", "typed")
	_ = v.pages.Remove() // what a browser has still open goes at the next start
}

// StatusText counts the issues.
func (v *view) StatusText() string {
	if v.issue != nil || v.returns != nil || !v.list.read {
		return ""
	}
	return v.w.N("newsletter.status", len(v.list.known.issues))
}

// Commands are what can be done with the issue that is shown.
func (v *view) Commands() []page.MenuCommand {
	open := func() (bool, string) {
		return v.issue != nil && v.issue.n.State != model.NewsletterSent, "newsletter.why_no_issue"
	}
	any := func() (bool, string) { return true, "" }
	file := func(id, words, icon string, can func() (bool, string), do func()) page.MenuCommand {
		return page.MenuCommand{Menu: command.File, Command: command.Command{ID: id, Words: words, Icon: look.Icon(icon), Possible: can, Run: do}}
	}
	return []page.MenuCommand{
		file("newsletter.hand", "newsletter.command_hand", "export", open, func() { v.issue.hand() }),
		file("newsletter.browser", "newsletter.command_browser", "external", open, func() { v.issue.inBrowser() }),
		file("newsletter.returns", "newsletter.command_returns", "undo", any, func() { v.host.Open(page.Route{Page: page.Newsletter, Do: doReturns}) }),
	}
}
