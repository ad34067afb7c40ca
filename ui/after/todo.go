package after

import (
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

const columnWidth = 760

// followUps is what somebody of us promised at the event, and has to keep. It stands on the start page too.
type followUps struct {
	v     *view
	card  *widgets.Card
	whole fyne.CanvasObject
}

func newFollowUps(v *view) *followUps {
	s := &followUps{v: v}
	add := widgets.NewSecondary(v.w.T("after.add_follow_up"), look.Icon("plus"), func() { s.edit() }).Smaller()
	s.card = widgets.NewCard(v.w.T("after.promised"), add)
	s.whole = widgets.Scrolled(widgets.Middle(columnWidth, widgets.Pad(look.PagePad, s.card)))
	return s
}

func (s *followUps) content() fyne.CanvasObject { return s.whole }
func (s *followUps) unsaved() bool              { return false }
func (s *followUps) save(done func(bool))       { done(true) }
func (s *followUps) discard()                   {}

// shown follows the book.
func (s *followUps) shown() {
	w := s.v.w
	var lines []fyne.CanvasObject
	for i, e := range s.v.known.followUps {
		if i > 0 {
			lines = append(lines, widgets.HLine())
		}
		lines = append(lines, s.line(e))
	}
	if len(lines) == 0 {
		lines = append(lines, widgets.NewMutedParagraph(w.T("after.nothing_promised")))
	}
	s.card.SetContent(widgets.Stack(4, lines...))
	s.whole.Refresh()
}

func (s *followUps) line(e model.Interaction) fyne.CanvasObject {
	v, w := s.v, s.v.w
	f, today := e.FollowUp, s.v.host.Today()
	var person int64
	if len(e.PersonIDs) > 0 {
		person = e.PersonIDs[0]
	}
	name := v.known.nameOf(person)
	title := f.Text
	if title == "" {
		title = w.T("after.get_back", "name", name)
	}
	var right fyne.CanvasObject = widgets.NewMuted(w.Away(today, f.On))
	switch {
	case f.On.Before(today):
		right = widgets.NewChip(w.Away(today, f.On), look.ToneRed)
	case f.On == today:
		right = widgets.NewChip(w.T("day.today"), look.ToneAmber)
	}
	line := widgets.NewCheckLine(title, tell.Joined(" · ", name, v.known.colleague(f.OwnerID), w.LongDate(f.On)), false, right, func() {
		v.host.Open(page.Route{Page: page.People, ID: person})
	})
	line.SetBoxTip(w.T("after.kept"))
	line.OnTicked = func(bool) {
		e.FollowUp.Keep(today)
		v.do(model.Doing{Code: "follow_up_done", Name: name, Count: 1}, func(tx *book.Tx) error { return tx.UpdateInteraction(&e) })
	}
	return line
}

// edit is the form of another promise.
func (s *followUps) edit() {
	v, w := s.v, s.v.w
	d, who, text, on := newDialog(v), v.guestField(), widgets.NewTextField(w.T("after.follow_up_hint")), dates.Ahead(w, v.host.Today)
	on.BadText = w.T("error.invalid.date", "example", w.DateHint())
	dates.Set(on, v.host.Today().AddDays(7))
	var choices []widgets.Choice
	for _, c := range v.known.colleagues {
		if !c.Gone {
			choices = append(choices, widgets.Choice{Text: c.Name, Value: page.TextOf(c.ID)})
		}
	}
	owner := widgets.NewSelectField("", choices...)
	owner.Optional = true
	owner.SetValue(page.TextOf(v.known.seat.ID))
	d.form.AddRow(widgets.Item{Key: "person_ids", Label: w.T("after.to_whom"), Field: who, Required: true})
	d.form.AddRow(widgets.Item{Key: "text", Label: w.T("after.what"), Field: text, Required: true})
	row := []widgets.Item{{Key: "on", Label: w.T("after.until"), Field: on, Required: true}}
	if len(choices) > 0 {
		row = append(row, widgets.Item{Key: "owner", Label: w.T("after.owner"), Field: owner})
	}
	d.form.AddRow(row...)
	d.write = func(done func(error)) {
		wrong := widgets.FieldErrors{}
		day, ok := dates.Value(on)
		person, what := page.IDOf(who.Value()), strings.TrimSpace(text.Value())
		switch {
		case !ok || !day.IsFull():
			wrong["on"] = on.BadText
		case day.Before(v.host.Today()):
			wrong["on"] = w.T("error.invalid.past")
		}
		if person == 0 {
			wrong["person_ids"] = w.T("error.invalid.missing")
		}
		if what == "" {
			wrong["text"] = w.T("error.invalid.missing")
		}
		if len(wrong) > 0 {
			done(wrong)
			return
		}
		e := model.Interaction{
			Kind: model.InteractionNote, On: v.host.Today(), ColleagueID: v.known.seat.ID, PersonIDs: []int64{person}, EventID: v.id,
			Text: v.known.event.Title, FollowUp: model.FollowUp{On: day, OwnerID: page.IDOf(owner.Value()), Text: what},
		}
		d.change(model.Doing{Code: "log", Name: v.known.nameOf(person), Count: 1}, func(tx *book.Tx) error { return tx.CreateInteraction(&e) }, done)
	}
	d.keep(draft.FormDraft{Kind: draft.FormFollowUp}, tabFollowUps+":")
	who.OnChanged = func(person string) { d.keeper.About(page.IDOf(person)) }
	d.open(w.T("after.add_follow_up"), w.T("button.save"))
}
