package today

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// kept is something that was typed and not saved.
type kept struct {
	name   string // under which the book keeps it
	person int64  // whom it is about; 0 where that is not said
	who    string
	others int // whom it is about besides
	typed  draft.Draft
	form   draft.FormDraft // where it was typed into a form
}

// readDrafts tells whom the drafts are about, and what they say. Those about people who are gone are left out.
func readDrafts(ctx context.Context, b *book.Book, names []string) ([]kept, error) {
	var list []kept
	for _, name := range names {
		if draft.IsText(name) { // goes on where it is written: on its own page
			continue
		}
		body, _, err := b.Draft(ctx, name)
		if err != nil {
			return nil, err
		}
		k, err := keptAs(ctx, b, name, body)
		if model.CodeOf(err) == model.CodeNotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		list = append(list, k)
	}
	return list, nil
}

// keptAs tells what a draft is about. CodeNotFound where that is gone.
func keptAs(ctx context.Context, b *book.Book, name string, body []byte) (k kept, err error) {
	k.name = name
	if draft.IsForm(name) {
		var ok bool
		if k.form, ok = draft.ReadForm(body); !ok {
			return k, model.E(model.CodeNotFound, name, nil)
		}
		k.person, k.typed.At = k.form.Person, k.form.At
	} else if typed, ok := draft.Read(body); ok {
		k.typed, k.person = typed, typed.Person
	}
	if _, id, ok := strings.Cut(name, ":"); ok && !draft.IsForm(name) { // of a call card
		k.person, _ = strconv.ParseInt(id, 10, 64)
	}
	if k.form.Event != 0 {
		e, err := b.Event(ctx, k.form.Event)
		if err != nil {
			return k, err
		}
		k.who = e.Title
	}
	people := k.form.People
	if isPasted(k.form.Kind) {
		return k, nil
	}
	if len(people) == 0 && k.person != 0 {
		people = []int64{k.person}
	}
	if len(people) == 0 {
		return k, nil
	}
	return k, k.nameFirst(ctx, b, people)
}

// isPasted tells whether a form of a kind takes in mails, which are about whoever wrote them.
func isPasted(kind string) bool { return kind == draft.FormReplies || kind == draft.FormReturns }

// nameFirst names the first of some people who is still there, and counts the others. CodeNotFound where nobody is.
func (k *kept) nameFirst(ctx context.Context, b *book.Book, ids []int64) error {
	people, err := b.People(ctx, ids)
	people = slices.DeleteFunc(people, func(p model.Person) bool { return !p.Trashed.IsZero() })
	switch {
	case err != nil:
		return err
	case len(people) == 0:
		return model.E(model.CodeNotFound, book.KindPerson, nil)
	}
	k.who, k.others = people[0].CallName(), len(people)-1
	return nil
}

// draftsCard is what was typed and not saved, before a crash for instance.
func (v *view) draftsCard() fyne.CanvasObject {
	if len(v.known.drafts) == 0 {
		return nil
	}
	w := v.w
	var lines []fyne.CanvasObject
	for _, k := range v.known.drafts {
		text, when := v.draftTitle(k), ""
		if !k.typed.At.IsZero() {
			when = w.Moment(v.known.today, k.typed.At.Local())
		}
		on := widgets.NewSecondary(w.T("today.draft_continue"), look.Icon("edit"), func() { v.openDraft(k) }).Smaller()
		drop := widgets.NewQuiet(w.T("today.draft_drop"), nil, func() { v.dropDraft(k) }).Smaller()
		lines = append(lines, line{
			lead: widgets.NewIcon("note", look.ColorAmber, 18), title: text, plain: true, under: tell.Joined(" · ", when, strings.TrimSpace(k.typed.Text)), open: func() { v.openDraft(k) },
			right: []fyne.CanvasObject{v.stop("draft:"+k.name, on), v.stop("drop:"+k.name, drop)},
		}.object())
	}
	return widgets.NewCard("", nil, cardHead(w.T("today.drafts"), nil, nil), list(lines...))
}

// draftTitle says what was typed. What it says stays where it was typed, unless it is about a call: others may see the
// screen.
func (v *view) draftTitle(k kept) string {
	w, who := v.w, k.who
	if k.others > 0 {
		who = w.N("today.and_others", k.others, "name", who)
	}
	switch {
	case k.form.Kind == draft.FormSettings:
		return w.T("today.draft_form."+k.form.Kind, "name", w.T("settings."+k.form.Route.Arg))
	case k.form.Kind != "":
		return w.T("today.draft_form."+k.form.Kind, "name", cmp.Or(who, w.T("rights.erased_person")))
	case k.who != "":
		return w.T("today.draft", "name", k.who)
	}
	return w.T("today.draft_plain")
}

// openDraft goes on where it was left.
func (v *view) openDraft(k kept) {
	switch {
	case k.name == draft.Log:
		v.host.Commands().Run("person.log")
	case k.form.Route.Page == page.Today:
		v.goOn(k.form.Route) // not by its route: coming back by it would ask again
	case k.form.Kind != "":
		v.host.Open(k.form.Route)
	default:
		v.host.Open(page.Route{Page: page.Call, ID: k.person})
	}
}

// dropDraft throws a draft away, which the journal does not keep: so it asks before.
func (v *view) dropDraft(k kept) {
	w := v.w
	v.host.Ask(page.Question{
		Title: w.T("today.draft_drop_title"), Text: w.T("today.draft_drop_text"), Verb: w.T("today.draft_drop_verb"), Danger: true,
		Yes: func() {
			b := v.host.Book()
			run.Do(v.host.Runner(), page.Key(v, "drop:"+k.name), func(ctx context.Context, _ run.Progress) (bool, error) {
				return true, b.DropDraft(ctx, k.name)
			}, func(_ bool, err error) {
				if err != nil && !errors.Is(err, context.Canceled) {
					v.host.Fail(err)
				}
				v.load()
			})
		},
	})
}
