package people

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// notebox is the line in which a note about somebody is written without leaving the list. What was typed about one
// person waits while another one is looked at.
type notebox struct {
	detail   *detail
	ids      []int64
	field    *widgets.TextField
	internal *widgets.Chip
	hidden   bool // the note is for internal use
	foot     *fyne.Container
	content  *fyne.Container
	form     *widgets.Form       // holds the field, and whether the note is for internal use
	marked   *widgets.CheckField // the same as hidden, for the form
	keeper   *draft.FormKeeper
}

func newNotebox(d *detail) *notebox {
	w := d.view.w
	n := &notebox{detail: d, field: widgets.NewTextField(w.T("people.note_hint"))}
	n.internal = widgets.NewChoiceChip(w.T("people.internal"), "", look.ToneGrey, nil)
	n.internal.Icon = look.Icon("lock")
	n.internal.SetToolTip(w.T("people.internal_tip"))
	n.internal.OnTapped = func() { n.hide(!n.hidden) }
	save := widgets.NewSecondary(w.T("people.note_save"), look.Icon("check"), n.save).Smaller()
	n.foot = widgets.Row(look.Gap, n.internal, widgets.Spacer(), save)
	n.foot.Hide()
	n.field.OnChanged = func(string) { n.typed() }
	n.form = draft.NewDialog(n.save, n.clear)
	n.form.Hold("text", n.field)
	n.marked = widgets.NewCheckField("")
	n.form.Hold("internal", n.marked)
	n.content = widgets.Stack(6, n.field, n.foot)
	return n
}

// show turns to other people, and to what was typed about them before.
func (n *notebox) show(ids []int64) {
	if slices.Equal(ids, n.ids) {
		return
	}
	n.turn(ids)
	n.readTyped()
}

func (n *notebox) turn(ids []int64) {
	n.rest()
	n.ids = slices.Clone(ids)
	n.field.SetError("")
	n.field.SetValue(n.detail.view.notes[idList(ids)])
	n.hide(false)
	n.fit()
}

func (n *notebox) hide(yes bool) {
	n.hidden = yes
	n.internal.Tone = look.ToneGrey
	if yes {
		n.internal.Tone = look.ToneAmber
	}
	n.internal.Selected = yes
	n.internal.Refresh()
	n.marked.SetValue(yes)
	if n.keeper != nil {
		n.keeper.Touched()
	}
}

// typed keeps what is being written.
func (n *notebox) typed() {
	v, key := n.detail.view, idList(n.ids)
	if text := n.field.Value(); strings.TrimSpace(text) == "" {
		delete(v.notes, key)
		n.hide(false)
	} else {
		v.notes[key] = text
	}
	n.fit()
}

// fit shows the button while there is something to save.
func (n *notebox) fit() {
	if yes := strings.TrimSpace(n.field.Value()) != ""; yes != n.foot.Visible() {
		if yes {
			n.foot.Show()
		} else {
			n.foot.Hide()
		}
		n.content.Refresh()
		n.detail.body.Refresh()
		n.detail.content.Refresh()
	}
}

// clear throws away what was typed, or gives the keyboard back to the list.
func (n *notebox) clear() {
	if n.field.Value() == "" {
		n.detail.view.focusList()
		return
	}
	n.field.SetValue("")
	n.typed()
	n.keeper.Now()
}

// save puts the note into the history of everybody it is about, as one entry.
func (n *notebox) save() {
	v, key, text := n.detail.view, idList(n.ids), strings.TrimSpace(n.field.Value())
	if text == "" {
		return
	}
	v.putNote(n.ids, text, n.hidden, func(err error) {
		switch {
		case err != nil:
			n.field.SetError(v.host.Sentence(err))
		case key == idList(n.ids):
			n.field.SetValue("")
			n.hide(false)
			n.fit()
		}
	})
}

// putNote stores a note about some people and forgets that it was typed.
func (v *view) putNote(ids []int64, text string, internal bool, done func(error)) {
	e := &model.Interaction{Kind: model.InteractionNote, On: v.host.Today(), ColleagueID: v.seat, PersonIDs: slices.Clone(ids), Text: text, Internal: internal}
	doing := model.Doing{Code: "log", Name: v.nameOf(ids[0]), Count: len(ids)}
	if len(ids) > 1 {
		doing.Code, doing.Name = "log_many", ""
	}
	v.host.Do(doing, func(tx *book.Tx) error {
		if err := tx.CreateInteraction(e); err != nil {
			return err
		}
		return tx.DropDraft(draft.FormName(noteAt(ids)))
	}, func(_ int64, err error) {
		if err == nil {
			delete(v.notes, idList(ids))
			v.noted(ids)
		}
		done(err)
	})
}

// HasUnsaved tells whether a note was typed that is not in the book.
func (v *view) HasUnsaved() bool { return len(v.notes) > 0 }

// Save puts every note that was typed into the book.
func (v *view) Save(done func(ok bool)) {
	for key, text := range v.notes {
		v.putNote(idsIn(key), strings.TrimSpace(text), false, func(err error) {
			v.failed(err)
			if err != nil {
				done(false)
				return
			}
			v.Save(done)
		})
		return
	}
	v.detail.forgetNotes()
	done(true)
}

// Discard throws every note away that was typed.
func (v *view) Discard() {
	for key := range v.notes {
		v.dropTyped(idsIn(key))
	}
	clear(v.notes)
	v.detail.forgetNotes()
}

// forgetNotes empties the fields: what was typed is in the book, or thrown away.
func (d *detail) forgetNotes() {
	for _, n := range d.boxes() {
		n.turn(n.ids)
		n.keep(nil)
	}
}
