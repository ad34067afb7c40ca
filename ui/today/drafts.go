package today

import (
	"context"
	"errors"
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
	typed  draft.Draft
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
		k := kept{name: name}
		if typed, ok := draft.Read(body); ok {
			k.typed, k.person = typed, typed.Person
		}
		if _, id, ok := strings.Cut(name, ":"); ok { // of a call card
			k.person, _ = strconv.ParseInt(id, 10, 64)
		}
		if k.person != 0 {
			p, err := b.Person(ctx, k.person)
			if model.CodeOf(err) == model.CodeNotFound || err == nil && !p.Trashed.IsZero() {
				continue
			}
			if err != nil {
				return nil, err
			}
			k.who = p.CallName()
		}
		list = append(list, k)
	}
	return list, nil
}

// draftsCard is what was typed and not saved, before a crash for instance.
func (v *view) draftsCard() fyne.CanvasObject {
	if len(v.known.drafts) == 0 {
		return nil
	}
	w := v.w
	var lines []fyne.CanvasObject
	for _, k := range v.known.drafts {
		text, when := w.T("today.draft_plain"), ""
		if k.who != "" {
			text = w.T("today.draft", "name", k.who)
		}
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

// openDraft goes on where it was left.
func (v *view) openDraft(k kept) {
	if k.name == draft.Log {
		v.host.Commands().Run("person.log")
		return
	}
	v.host.Open(page.Route{Page: page.Call, ID: k.person})
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
