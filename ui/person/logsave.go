package person

import (
	"context"
	"strings"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
)

// twice is how soon after the first one the same entry is asked about.
const twice = time.Minute

// doEntry is what a route to the page does about an entry of the history, its ID: it changes it.
const doEntry = "entry"

// entryAt is where an entry of the history is changed.
func entryAt(id int64) page.Route { return page.Route{Page: ID, Do: doEntry, ID: id} }

// keep keeps an entry as a draft while it is typed, so that it is there again after a crash.
func (e *entryForm) keep(d entryData) {
	if !e.isNew() {
		about := draft.FormDraft{Kind: draft.FormEntry, Route: entryAt(e.entry.ID), Version: e.entry.Version}.Of(e.entry.PersonIDs...)
		e.changes = draft.KeepForm(e.v.host, about, e.form, d.typed)
		return
	}
	if len(d.draft) > 0 { // what was lost earlier waits for the box in which contacts are logged
		return
	}
	e.keeper = draft.NewKeeper(e.v.host, draft.Form, nil, e.typed)
	e.form.OnChange = e.keeper.Touched
}

// discard forgets what was typed.
func (e *entryForm) discard() {
	if e.keeper != nil {
		e.keeper.Drop()
	}
	e.changes.Drop()
}

// typed is what stands in the form, as a draft knows it.
func (e *entryForm) typed() (draft.Draft, bool) {
	d := draft.Draft{
		Kind: model.InteractionKind(e.kind.Value()), In: e.direction.Value() == string(model.DirectionIn), Text: e.text.Value(),
		Minutes: e.minutes.TextField.Value(), Step: e.promise.Value(), StepOn: e.follow.Text(), Internal: e.internal.Value(),
		On: e.v.host.Today(), At: time.Now().UTC().Truncate(time.Second),
	}
	if e.reached.Value() {
		d.Outcome = draft.Reached
	}
	if about := e.people.ids(); len(about) > 0 {
		d.Person = about[0]
	}
	return d, strings.TrimSpace(d.Text+d.Step) != ""
}

// write puts the entry into the book. A new one that was noted already just now is asked about first.
func (e *entryForm) write(i model.Interaction, done func(bool)) {
	if e.saving {
		done(false)
		return
	}
	e.saving = true
	ended := func(ok bool) {
		e.saving = false
		done(ok)
	}
	if !e.isNew() {
		e.store(i, ended)
		return
	}
	b, w := e.v.host.Book(), e.v.w
	run.Do(e.v.host.Runner(), e, func(ctx context.Context, _ run.Progress) (bool, error) { return b.NotedTwice(ctx, &i, twice) }, func(again bool, err error) {
		switch {
		case err != nil:
			e.form.SetMessage(e.v.host.Sentence(err))
			ended(false)
		case again:
			e.v.host.Ask(page.Question{
				Title: w.T("call.twice_title"), Text: w.T("call.twice_text"), Verb: w.T("call.twice_verb"),
				Yes: func() { e.store(i, ended) }, No: func() { ended(false) },
			})
		default:
			e.store(i, ended)
		}
	})
}

// doing is what the change is called.
func (e *entryForm) doing(i *model.Interaction) model.Doing {
	doing := model.Doing{Code: "log", Name: e.people.firstName(), Count: len(i.PersonIDs)}
	was, now := &e.entry.FollowUp, &i.FollowUp
	switch {
	case e.isNew() && len(i.PersonIDs) > 1:
		doing.Code = "log_many"
	case e.isNew() && i.Kind == model.InteractionCall:
		doing.Code = "log_call"
	case e.isNew():
	case was.IsOpen() && now.Dropped && e.onlyPromise(i):
		doing.Code = "follow_up_dropped"
	case was.IsOpen() && !now.Done.IsZero() && e.onlyPromise(i):
		doing.Code = "follow_up_done"
	case was.IsOpen() && now.IsOpen() && was.On != now.On && e.onlyPromise(i):
		doing.Code = "follow_up_moved"
	default:
		doing.Code = "edit_entry"
	}
	return doing
}

// onlyPromise tells whether nothing but the promise changes.
func (e *entryForm) onlyPromise(i *model.Interaction) bool {
	was := &e.entry
	return was.Kind == i.Kind && was.On == i.On && was.At == i.At && was.Text == i.Text && was.Minutes == i.Minutes && was.Reached == i.Reached
}

// store makes the change. Of a new entry the people who were merged meanwhile are followed, and none may be gone.
func (e *entryForm) store(i model.Interaction, done func(bool)) {
	e.v.host.Do(e.doing(&i), func(tx *book.Tx) error {
		if i.ID != 0 {
			if err := e.changes.Forget(tx); err != nil {
				return err
			}
			return tx.UpdateInteraction(&i)
		}
		for n, id := range i.PersonIDs {
			now, err := tx.Present(id)
			if err != nil {
				return err
			}
			i.PersonIDs[n] = now
		}
		if err := tx.CreateInteraction(&i); err != nil || e.keeper == nil {
			return err
		}
		return tx.DropDraft(draft.Form)
	}, func(_ int64, err error) {
		e.failed = err != nil
		switch {
		case model.CodeOf(err) == model.CodeNotFound:
			e.lost()
		case err != nil:
			e.form.SetMessage(e.v.host.Sentence(err))
		default:
			e.form.MarkClean()
			e.changes.Saved()
			if e.keeper != nil {
				e.keeper.Saved()
			}
		}
		done(err == nil)
	})
}

// lost says that somebody, or the entry, is no longer in the book. What was typed stays here, and as a draft.
func (e *entryForm) lost() {
	e.changes.Drop()
	if e.keeper == nil {
		e.keeper = draft.NewKeeper(e.v.host, draft.Form, nil, e.typed)
	}
	e.keeper.Now()
	e.form.SetMessage(e.v.w.T("person.lost"))
}
