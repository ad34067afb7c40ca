package newsletter

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// save puts the issue into the book; done, which may be nil, hears whether it worked.
func (is *issue) save(done func(ok bool)) {
	if done == nil {
		done = func(bool) {}
	}
	if is.busy {
		done(false)
		return
	}
	if !is.check() {
		done(false)
		return
	}
	n, code := is.n, "newsletter_edit"
	if n.ID == 0 {
		code = "newsletter_add"
	}
	pictures := is.used()
	is.busy = true
	is.v.host.Do(model.Doing{Code: code, Name: n.Title}, func(tx *book.Tx) error {
		for _, data := range pictures {
			if _, err := tx.PutPhoto(data); err != nil {
				return err
			}
		}
		return tx.SaveNewsletter(&n)
	}, func(_ int64, err error) {
		is.busy = false
		if err != nil {
			is.refused(err)
			done(false)
			return
		}
		wasNew := is.n.ID == 0
		is.n.Record = n.Record
		is.was, is.back = body(&is.n), false
		if is.writer != nil {
			is.writer.touched = false
		}
		is.renewKeeper(wasNew)
		is.update()
		if wasNew && is.v.issue == is && !is.v.behind {
			is.v.host.Open(page.Route{Page: page.Newsletter, ID: is.n.ID})
		}
		done(true)
	})
}

// check looks at what was typed before it goes into the book.
func (is *issue) check() bool {
	if is.writer == nil {
		return true
	}
	return is.writer.check()
}

// refused says why the book did not take it: beside the field where there is one.
func (is *issue) refused(err error) {
	var coded *model.Error
	if errors.As(err, &coded) && coded.Code == model.CodeInvalid {
		is.toWrite()
		if is.writer.refused(coded, is.w.Or("error.invalid."+coded.Name, "error.invalid.other", "example", is.w.DateHint())) {
			return
		}
	}
	is.v.host.Fail(err)
}

// toWrite brings the tab with the words to the front.
func (is *issue) toWrite() {
	if is.tab != tabWrite && !is.isSent() {
		is.tabs.Select(0)
	}
}

// stored calls back once the issue stands in the book as it is shown.
func (is *issue) stored(then func()) {
	if !is.dirty() && is.was != nil {
		then()
		return
	}
	is.save(func(ok bool) {
		if ok {
			then()
		}
	})
}

func (is *issue) menu() []*fyne.MenuItem {
	w, v := is.w, is.v
	items := []*fyne.MenuItem{
		widgets.MenuItem(w.T("newsletter.browser"), look.Icon("external"), false, is.inBrowser),
	}
	if is.isSent() {
		items = append(items, widgets.MenuItem(w.T("newsletter.returns"), look.Icon("undo"), false, func() {
			v.host.Open(page.Route{Page: page.Newsletter, Do: doReturns, ID: is.n.ID})
		}))
	}
	if is.n.ID != 0 {
		items = append(items, fyne.NewMenuItemSeparator(), widgets.MenuItem(w.T("newsletter.delete"), look.Icon("trash"), false, func() {
			v.askDelete(&is.n, func() {
				is.keeper.Drop(nil)
				v.issue = nil
				v.toList()
			})
		}))
	}
	return items
}

// gaps names what is not written in some language, for a question.
func (is *issue) gaps() string {
	w := is.w
	count := map[string]int{}
	for _, g := range is.n.Unwritten() {
		count[g[strings.LastIndex(g, ".")+1:]]++
	}
	var list []string
	for _, l := range is.n.Languages {
		if count[l] > 0 {
			list = append(list, w.N("newsletter.gap", count[l], "language", w.T("model.language."+l)))
		}
	}
	return strings.Join(list, ", ")
}
