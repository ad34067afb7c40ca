package person

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
)

// erasedBefore is what the marks say of somebody who is about to be added.
type erasedBefore struct {
	book.Erasure
	was bool
}

// warn asks before somebody is added who was erased before; anybody else is written at once.
func (e *editor) warn(p model.Person, done func(bool)) {
	if !e.isNew() {
		e.write(p, done)
		return
	}
	v, w, b := e.v, e.v.w, e.v.host.Book()
	page.Read(v.host, e, "erased", func(ctx context.Context) (erasedBefore, error) {
		x, was, err := b.ErasedBefore(ctx, &p)
		return erasedBefore{x, was}, err
	}, func(x erasedBefore) {
		if !x.was {
			e.write(p, done)
			return
		}
		v.host.Ask(page.Question{
			Title: w.T("rights.warn_title"), Text: w.T("rights.warn_text", "day", w.LongDate(model.DateOf(x.At.Local())), "reason", w.T("rights.erase_"+x.Reason)),
			Verb: w.T("rights.warn_do"), Danger: true, Yes: func() { e.write(p, done) }, No: func() { done(false) },
		})
	})
}
