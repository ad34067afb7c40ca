package guests

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// onePane is one answer of the intake: what was written, and where she says what is meant.
type onePane struct {
	t      *intake
	at     int // which answer; -1 for none
	body   *fyne.Container
	who    *widgets.ComboField
	answer *widgets.SegmentsField
	object fyne.CanvasObject
}

func newOnePane(t *intake) *onePane {
	p := &onePane{t: t, at: -1, body: widgets.Stack(10)}
	p.object = p.body
	return p
}

func (p *onePane) one() *answer {
	if p.at < 0 || p.at >= len(p.t.answers) {
		return nil
	}
	return &p.t.answers[p.at]
}

// show turns to another answer.
func (p *onePane) show(at int) {
	p.at = at
	p.draw()
}

func (p *onePane) draw() {
	a, w := p.one(), p.t.v.w
	p.body.Objects = nil
	if a == nil {
		p.body.Refresh()
		p.t.whole.Refresh()
		return
	}
	title := widgets.NewRich(widgets.Span{Text: a.from(), Bold: true})
	lines := []fyne.CanvasObject{title}
	if a.name != "" && a.address != "" {
		lines = append(lines, widgets.NewSmall(a.address))
	}
	if a.quote != "" {
		quote := widgets.NewMutedParagraph(a.quote)
		quote.Lines = 6
		lines = append(lines, quote)
	}
	card := widgets.Stack(10, widgets.Stack(4, lines...), p.whoIs(a))
	if a.gone == "" {
		p.answer = widgets.NewSegmentsField(widgets.Choice{Text: "?", Value: ""},
			widgets.Choice{Text: w.T("model.reply.yes"), Value: string(model.ReplyYes)}, widgets.Choice{Text: w.T("model.reply.no"), Value: string(model.ReplyNo)},
			widgets.Choice{Text: w.T("model.reply.maybe"), Value: string(model.ReplyMaybe)})
		if a.said {
			p.answer.SetValue(string(a.reply))
		}
		p.answer.OnChanged = func(value string) { p.said(a, model.Reply(value)) }
		card.Add(widgets.Stack(3, widgets.NewSmall(w.T("guests.answer")), p.answer))
		card.Add(p.plus(a))
	}
	off := widgets.NewCheckField(w.T("guests.leave_out"))
	off.SetValue(a.off)
	off.OnChanged = func(on bool) {
		a.off = on
		p.t.changed()
	}
	card.Add(off)
	p.body.Objects = []fyne.CanvasObject{widgets.HLine(), card}
	p.body.Refresh()
	p.t.whole.Refresh()
}

// whoIs says who is meant, offers those who may be, and finds others by name.
func (p *onePane) whoIs(a *answer) fyne.CanvasObject {
	t, w := p.t, p.t.v.w
	rows := []fyne.CanvasObject{widgets.NewSmall(w.T("guests.who"))}
	if len(a.may) > 0 {
		chips := widgets.WrapRow(6)
		for _, id := range a.may {
			g := t.v.known.guest(id)
			if g == nil {
				continue
			}
			chip := widgets.NewChoiceChip(g.Name, "", look.ToneGrey, func() {
				a.guest, a.person = id, 0
				p.chosen()
			})
			chip.SetSelected(a.guest == id)
			chip.SetToolTip(tell.Joined(" · ", g.Employer, g.Office, g.Email))
			chips.Add(chip)
		}
		rows = append(rows, chips)
	}
	p.who = widgets.NewChoiceField(w.T("guests.find_guest"), p.offer, func(c widgets.Choice) { p.pick(a, page.IDOf(c.Value)) })
	if g := t.v.known.guest(a.guest); g != nil {
		p.who.SetValue(g.Name)
	} else if a.person != 0 {
		p.who.SetValue(a.named)
		p.who.SetHint(w.T("guests.will_be_added"))
	}
	return widgets.Stack(3, append(rows, p.who)...)
}

// offer suggests guests, and behind them others of the book.
func (p *onePane) offer(typed string) []widgets.Choice {
	words := nameWords(typed)
	if len(words) == 0 {
		return nil
	}
	k := &p.t.v.known
	var list []widgets.Choice
	taken := map[int64]bool{}
	for i := range k.guests {
		g := &k.guests[i]
		if g.PersonID != 0 && holdsAll(k.keys[i], beginnings(words)) && len(list) < offered {
			list = append(list, widgets.Choice{Value: page.TextOf(g.PersonID), Text: g.Name, Note: tell.Joined(", ", g.Employer, g.Office)})
			taken[g.PersonID] = true
		}
	}
	for _, c := range p.t.v.offerPeople(typed) {
		if !taken[page.IDOf(c.Value)] && len(list) < offered {
			c.Note = p.t.v.w.T("guests.not_on_list")
			list = append(list, c)
		}
	}
	return list
}

// beginnings are words as they are searched for.
func beginnings(words []string) []string {
	out := slices.Clone(words)
	for i := range out {
		out[i] = " " + out[i]
	}
	return out
}

// pick takes a person as the one who is meant.
func (p *onePane) pick(a *answer, person int64) {
	a.guest, a.person, a.named = 0, 0, ""
	for i := range p.t.v.known.guests {
		if g := &p.t.v.known.guests[i]; g.PersonID == person {
			a.guest = g.ID
		}
	}
	if a.guest == 0 {
		rows, err := p.t.v.host.Book().Rows(context.Background(), []int64{person})
		if err != nil || len(rows) == 0 {
			return
		}
		a.person, a.named = person, rows[0].Name
	}
	p.chosen()
}

func (p *onePane) chosen() {
	p.draw()
	p.t.changed()
}

// said corrects what was answered; "" leaves it open.
func (p *onePane) said(a *answer, r model.Reply) {
	a.reply, a.said = r, r != model.ReplySilent
	p.t.changed()
}

// reply corrects the answer that is shown, by a key in the list.
func (p *onePane) reply(r model.Reply) {
	if a := p.one(); a != nil && a.gone == "" {
		p.said(a, r)
		p.draw()
	}
}

// leaveOut leaves the answer out that is shown, or takes it in again.
func (p *onePane) leaveOut() {
	if a := p.one(); a != nil {
		a.off = !a.off
		p.chosen()
	}
}

// plus is how many they bring.
func (p *onePane) plus(a *answer) fyne.CanvasObject {
	w := p.t.v.w
	n := widgets.NewNumberField()
	if len(a.plus) > 0 {
		n.SetValue(float64(len(a.plus)))
	}
	n.OnChanged = func(string) {
		number, _ := n.Value()
		a.plus = resized(a.plus, int(number))
		p.t.changed()
	}
	return widgets.Stack(3, widgets.NewSmall(w.T("guests.brings")), n)
}

// mostPlus is the largest party that is believed.
const mostPlus = 50

// resized keeps the names of those who stay.
func resized(list []model.Plus, n int) []model.Plus {
	n = min(max(n, 0), mostPlus)
	if n <= len(list) {
		return slices.Clone(list[:n])
	}
	return append(slices.Clone(list), make([]model.Plus, n-len(list))...)
}
