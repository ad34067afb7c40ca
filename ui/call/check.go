package call

import (
	"context"
	"errors"
	"strings"
	"time"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// twice is how soon after the first one the same entry is asked about.
const twice = time.Minute

// once goes on with an entry, after asking where the same one was noted just now. no hears that it is not wanted, or
// could not be found out.
func once(h page.Host, i *model.Interaction, yes, no func()) {
	b, entry := h.Book(), *i
	run.Do(h.Runner(), nil, func(ctx context.Context, _ run.Progress) (bool, error) {
		return b.NotedTwice(ctx, &entry, twice)
	}, func(again bool, err error) {
		switch {
		case err != nil:
			h.Fail(err)
			no()
		case again:
			w := h.Words()
			h.Ask(page.Question{Title: w.T("call.twice_title"), Text: w.T("call.twice_text"), Verb: w.T("call.twice_verb"), Yes: yes, No: no})
		default:
			yes()
		}
	})
}

// minutesOf reads how long it took.
func minutesOf(w *assets.Translator, f *widgets.NumberField, wrong widgets.FieldErrors) int {
	n, ok := f.Value()
	if !ok && !f.Empty() || n > 24*60 {
		wrong["minutes"] = w.T("error.invalid.number")
	}
	return int(n)
}

// followUp reads what was promised and until when.
func followUp(w *assets.Translator, today model.Date, owner int64, step *widgets.TextField, by *widgets.DateField, wrong widgets.FieldErrors) model.FollowUp {
	on, ok := dates.Value(by)
	f := model.FollowUp{On: on, Text: strings.TrimSpace(step.Value())}
	switch {
	case !ok:
		wrong["follow_up"] = w.T("error.invalid.date", "example", w.DateHint())
	case on.IsZero() && f.Text != "":
		wrong["follow_up"] = w.T("person.promise.when")
	case !on.IsZero() && on.Before(today):
		wrong["follow_up"] = w.T("error.invalid.past")
	}
	if !on.IsZero() {
		f.OwnerID = owner
	}
	return f
}

// said is what the model says against an entry, in words beside the fields; nil for nothing.
func said(w *assets.Translator, i model.Interaction, today model.Date) widgets.FieldErrors {
	var e *model.Error
	if errors.As(errors.Join(i.Validate(), i.CheckDays(today)), &e) {
		return widgets.FieldErrors{e.Field: w.Or("error.invalid."+e.Name, "error.invalid.other", "example", w.DateHint())}
	}
	return nil
}

// create stores an entry about one person, who may have been merged with another meanwhile.
func create(tx *book.Tx, i *model.Interaction) error {
	id, err := tx.Present(i.PersonIDs[0])
	if err != nil {
		return err
	}
	i.PersonIDs = ids(id)
	return tx.CreateInteraction(i)
}
