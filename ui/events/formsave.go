package events

import (
	"errors"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
)

func (f *editor) saveAndLeave() {
	f.save(func(ok bool) {
		if !ok {
			return
		}
		f.v.task = nil
		f.v.host.Window().Canvas().Unfocus() // closes a list of suggestions that stands open
		f.v.host.Back()                      // the form is no place to come back to
		f.v.openEvent(f.saved.ID)
	})
}

// save reads the form and stores it. What is wrong stands beside its field; nothing that was typed is lost.
func (f *editor) save(done func(bool)) {
	e, wrong := f.read()
	if len(wrong) > 0 {
		f.form.SetErrors(wrong)
		done(false)
		return
	}
	f.store(e, book.LoweringAsk, done)
}

func (f *editor) store(e model.Event, how book.Lowering, done func(bool)) {
	f.form.SetErrors(nil)
	today := f.v.host.Today()
	f.v.host.Do(model.Doing{Code: f.doing, Name: e.Title}, func(tx *book.Tx) error {
		stored := e
		if err := tx.SaveEvent(&stored, today, how); err != nil {
			return err
		}
		f.saved = stored
		return f.keeper.Forget(tx)
	}, func(_ int64, err error) {
		f.failed = err != nil
		switch {
		case err == nil:
			f.settle()
		case model.CodeOf(err) == book.CodeOverCapacity:
			f.askLowered(e, err, done)
			return
		default:
			f.refuse(err)
		}
		done(err == nil)
	})
}

// settle goes on from what was stored: saving again, from the menu, changes that same event.
func (f *editor) settle() {
	f.keeper.Saved()
	f.was.Event, f.doing = f.saved, "event_edit"
	for _, item := range f.agenda.Items() {
		item.Fields["speakers"].(*speakers).settle()
	}
	f.form.MarkClean()
	f.keep(page.Route{Page: page.Events, Do: doEdit, ID: f.saved.ID}, nil)
}

// refuse shows what the book says against it.
func (f *editor) refuse(err error) {
	var coded *model.Error
	w := f.v.w
	if errors.As(err, &coded) && coded.Field != "" {
		field, _, _ := strings.Cut(coded.Field, ".")
		if f.form.Field(field) != nil {
			f.form.SetErrors(map[string]string{field: w.Or("error.invalid."+coded.Name, "error.invalid.other", "example", w.DateHint())})
			return
		}
	}
	f.form.SetMessage(f.v.host.Sentence(err))
}

// askLowered asks what becomes of those who have a place already when there are fewer.
func (f *editor) askLowered(e model.Event, err error, done func(bool)) {
	w := f.v.w
	heads := f.was.Counts.Heads
	var coded *model.Error
	if errors.As(err, &coded) {
		if n, bad := strconv.Atoi(coded.Name); bad == nil {
			heads = n
		}
	}
	f.v.host.Ask(page.Question{
		Title: w.N("events.lowered_title", heads, "places", e.Capacity), Text: w.N("events.lowered_text", heads-e.Capacity),
		Verb: w.T("events.lowered_wait"), Other: w.T("events.lowered_keep"),
		Yes:     func() { f.store(e, book.LoweringWait, done) },
		OnOther: func() { f.store(e, book.LoweringKeep, done) },
		No: func() {
			f.capacity.Focus()
			done(false)
		},
	})
}
