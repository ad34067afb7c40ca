package draft

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"

	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// formPrefix begins the names of drafts of forms.
const formPrefix = "form/"

// FormName is the name under which the draft of a form is kept: that of the place where it is opened. An exit interview's
// is book.InterviewDraft.
func FormName(r page.Route) string {
	return formPrefix + strings.Join([]string{r.Page, r.Do, page.TextOf(r.ID), r.Arg}, "/")
}

// IsForm tells whether a draft of this name is one of a form.
func IsForm(name string) bool { return strings.HasPrefix(name, formPrefix) }

// The kinds of forms, each of which the start page has words for.
const (
	FormInterview  = "interview"
	FormNewLeaver  = "leaver_new"
	FormEvent      = "event"
	FormNewEvent   = "event_new"
	FormPerson     = "person"
	FormNewPerson  = "person_new"
	FormRequest    = "request"
	FormNewRequest = "request_new"
	FormAnswer     = "answer" // to a request
	FormFeedback   = "feedback"
	FormGuest      = "guest"
	FormDoor       = "door" // the numbers of a paper list
	FormFollowUp   = "follow_up"
	FormWish       = "wish"
	FormFavour     = "favour"
	FormBasis      = "basis"
	FormNote       = "note"
	FormPrivacy    = "privacy" // what the firm says of it
	FormKeep       = "keep"    // why somebody is kept whose time is over
	FormMove       = "move"    // of a follow-up to another day
	FormDrop       = "drop"    // of a follow-up
	FormSkip       = "skip"    // of a call
	FormPause      = "pause"   // of calls
	FormSettings   = "settings"
	FormProblem    = "problem" // that is reported
	FormReplies    = "replies" // pasted from mails
	FormReturns    = "returns" // of mails, pasted from the mailbox
	FormWalkIn     = "walk_in"
	FormEntry      = "entry" // of the history
	FormStep       = "step"  // of somebody who leaves
	FormConsent    = "consent"
	FormCosts      = "costs"
)

// FormDraft is what was typed into a form and not saved.
type FormDraft struct {
	Kind    string            `json:"kind"`
	Route   page.Route        `json:"route"`             // opens the form again
	Person  int64             `json:"person,omitempty"`  // whom it is about; erasing them takes the draft along
	People  []int64           `json:"people,omitempty"`  // all of them where it is about several, of whom Person is the first
	Event   int64             `json:"event,omitempty"`   // that it is about
	Version int               `json:"version,omitempty"` // of the record that is being changed
	Typed   map[string]string `json:"typed"`             // what differs from the record, by the keys of the fields
	At      time.Time         `json:"at"`
}

// Of makes it one about some people; none is nobody.
func (f FormDraft) Of(people ...int64) FormDraft {
	f.Person, f.People = 0, nil
	if len(people) > 0 {
		f.Person = people[0]
	}
	if len(people) > 1 {
		f.People = slices.Clone(people)
	}
	return f
}

// ReadForm understands what was kept of a form; false for nothing.
func ReadForm(body []byte) (FormDraft, bool) {
	var f FormDraft
	return f, len(body) > 0 && json.Unmarshal(body, &f) == nil && len(f.Typed) > 0
}

// MostTogether is up to how many people what is typed about them together is kept.
const MostTogether = 200

// FormKeeper keeps what is typed into a form until it is saved. One that is nil keeps nothing.
type FormKeeper struct {
	keeper
	about  FormDraft
	form   *widgets.Form
	notice func() // takes away what says that something was brought back
}

// Typed reads what was typed at a place and not saved; nil for nothing.
func Typed(ctx context.Context, b *book.Book, r page.Route) ([]byte, error) {
	body, _, err := b.Draft(ctx, FormName(r))
	return body, err
}

// TypedAt reads for a page, or for a part of it, what was typed at a place and not saved, and goes on with it. The page drops
// the work "typed" where nobody waits for it any more.
func TypedAt(h page.Host, of any, r page.Route, then func(before []byte)) {
	b := h.Book()
	page.Read(h, of, "typed", func(ctx context.Context) ([]byte, error) { return Typed(ctx, b, r) }, then)
}

// TypedBelow reads what was typed and not saved at all places that differ from this one in their Arg alone, by Arg.
func TypedBelow(ctx context.Context, b *book.Book, r page.Route) (map[string][]byte, error) {
	names, err := b.Drafts(ctx)
	if err != nil {
		return nil, err
	}
	r.Arg = ""
	typed := map[string][]byte{}
	for _, name := range names {
		arg, ours := strings.CutPrefix(name, FormName(r))
		if !ours {
			continue
		}
		if typed[arg], _, err = b.Draft(ctx, name); err != nil {
			return nil, err
		}
	}
	return typed, nil
}

// KeepForm brings back what was typed before and not saved, and keeps what is typed from here on, unless it is about more
// people than MostTogether. The form is filled and clean; kept is what was typed at its place.
func KeepForm(h page.Host, about FormDraft, form *widgets.Form, kept []byte) *FormKeeper {
	return KeepFormAs(h, FormName(about.Route), about, form, kept)
}

// KeepFormAs is KeepForm under a name of its own.
func KeepFormAs(h page.Host, name string, about FormDraft, form *widgets.Form, kept []byte) *FormKeeper {
	k := &FormKeeper{keeper: keeper{host: h, name: name, kept: kept}, about: about, form: form}
	form.OnTyped = nil
	if had, ok := ReadForm(kept); ok {
		if about.Person == 0 { // it was chosen in the form
			k.about.Person, k.about.People = had.Person, had.People
		}
		form.Restore(had.Typed)
		if form.Dirty() {
			k.say(had.Version != about.Version)
		}
	}
	form.OnTyped = k.Touched
	if len(about.People) > MostTogether {
		k.Rest()
	}
	return k
}

// NewDialog makes the form of a dialog, whose fields it holds without showing them: they stand below it.
func NewDialog(save, cancel func()) *widgets.Form {
	f := widgets.NewForm()
	f.OnSave = func() error {
		save()
		return widgets.ErrLater
	}
	f.OnCancel = cancel
	f.Hide()
	return f
}

// About says whom it is about now.
func (k *FormKeeper) About(people ...int64) {
	if k != nil {
		k.about = k.about.Of(people...)
		k.Touched()
	}
}

// Touched hears that something was typed.
func (k *FormKeeper) Touched() {
	if k != nil {
		k.touched(k.Now)
	}
}

// say tells above the form that what it shows was typed before, and offers to throw that away.
func (k *FormKeeper) say(changed bool) {
	w := k.host.Words()
	text := w.T("draft.back")
	if changed {
		text += " " + w.T("draft.back_changed")
	}
	drop := widgets.NewSecondary(w.T("today.draft_drop"), look.Icon("undo"), func() {
		k.host.Ask(page.Question{
			Title: w.T("today.draft_drop_title"), Text: w.T("today.draft_drop_text"), Verb: w.T("today.draft_drop_verb"), Danger: true,
			Yes: func() {
				k.form.Revert()
				k.Now()
				k.quiet()
			},
		})
	}).Smaller()
	k.notice = k.form.Above(widgets.Banner(look.ColorAmberTint, widgets.Pad(10, widgets.FillRow(12, 0, widgets.NewParagraph(text), drop))))
	k.form.Show()
}

func (k *FormKeeper) quiet() {
	if k.notice != nil {
		k.notice()
		k.notice = nil
	}
}

// Now keeps what is typed at once.
func (k *FormKeeper) Now() {
	if k == nil {
		return
	}
	k.halt()
	if k.rests {
		return
	}
	typed := k.form.Typed()
	if had, kept := ReadForm(k.kept); kept && !k.running && had.Person == k.about.Person && slices.Equal(had.People, k.about.People) && maps.Equal(had.Typed, typed) { // what was only looked at keeps its time
		return
	}
	k.want = nil
	if now := k.about; len(typed) > 0 {
		now.Typed, now.At = typed, time.Now().UTC().Truncate(time.Second)
		if body, err := json.Marshal(now); err == nil {
			k.want = body
		}
	}
	k.settle()
}

// Forget drops the draft in the change that stores what it held.
func (k *FormKeeper) Forget(tx *book.Tx) error {
	if k == nil {
		return nil
	}
	return tx.DropDraft(k.name)
}

// Saved hears that what was typed is stored and the draft gone with it; nothing is kept any more.
func (k *FormKeeper) Saved() {
	if k != nil {
		k.quiet()
		k.saved()
	}
}

// Rest ends keeping and leaves the draft as it is.
func (k *FormKeeper) Rest() {
	if k != nil {
		k.quiet()
		k.keeper.Rest()
	}
}

// Drop throws the draft away and ends keeping.
func (k *FormKeeper) Drop() { k.DropThen(nil) }

// DropThen is Drop for who has to hear that the draft is gone.
func (k *FormKeeper) DropThen(then func()) {
	if k == nil {
		if then != nil {
			then()
		}
		return
	}
	k.quiet()
	k.drop(then)
}
