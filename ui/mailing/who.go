package mailing

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// who shows the audience: how many get the letter, who is left out and why, and the way on which it goes.
type who struct {
	d      *dialog
	card   *widgets.Card
	ways   *widgets.SegmentsField // nil where there is one way only
	answer *fyne.Container
}

// letterWays are the ways on which a letter to many can go.
var letterWays = []consent.Channel{consent.ChannelEmail, consent.ChannelPost}

func newWho(d *dialog) *who {
	x := &who{d: d, answer: widgets.Stack(8)}
	var right fyne.CanvasObject
	if len(d.letter.HTML) == 0 && slices.Contains(letterWays, d.offer.Channel) { // what is laid out for the screen goes by e-mail
		var choices []widgets.Choice
		for _, c := range letterWays {
			choices = append(choices, widgets.Choice{Value: string(c), Text: d.w.T("model.channel." + string(c.Ledger()))})
		}
		x.ways = widgets.NewSegmentsField(choices...)
		x.ways.SetValue(string(d.channel))
		x.ways.OnChanged = func(v string) { d.by(consent.Channel(v)) }
		right = x.ways
	}
	x.card = widgets.NewCard(d.w.T("mailing.who"), right, x.answer)
	return x
}

// by changes the way on which the letter goes.
func (d *dialog) by(c consent.Channel) {
	d.channel = c
	d.form.draw()
	d.ask()
}

// ask asks the gate who may get it on the way that is chosen.
func (d *dialog) ask() {
	b, o, channel := d.host.Book(), d.offer, d.channel
	d.asked = false
	d.update()
	run.Do(d.host.Runner(), page.Key(d, "ask"), func(ctx context.Context, _ run.Progress) (letters.Audience, error) {
		return letters.For(ctx, b, o.IDs, o.Purpose, channel)
	}, func(a letters.Audience, err error) {
		if err != nil {
			d.who.say(widgets.NewParagraph(d.host.Sentence(err)))
			return
		}
		d.take(a)
	})
}

// take shows what the gate answered.
func (d *dialog) take(a letters.Audience) {
	a.Recipients = d.letter.For(a.Recipients)
	d.audience, d.asked = a, true
	d.who.draw()
	d.text.count()
	d.form.draw()
	d.update()
}

func (x *who) say(lines ...fyne.CanvasObject) {
	x.answer.Objects = lines
	x.answer.Refresh()
	x.d.body.Refresh()
}

// draw says how many get it, and who does not.
func (x *who) draw() {
	w, a := x.d.w, x.d.audience
	n := len(a.Recipients)
	goes := widgets.NewBold(w.N("mailing.goes", n))
	if n == 0 {
		goes.SetText(w.T("mailing.goes_nobody"))
	}
	lines := []fyne.CanvasObject{goes}
	if len(a.LeftOut) > 0 {
		row := widgets.WrapRow(6, widgets.PadEach(5, 0, 0, 0, widgets.NewMuted(w.N("mailing.left_out", len(a.LeftOut), "all", a.Asked))))
		for _, chip := range Chips(x.d.host, a.LeftOut, x.d.close, x.more) {
			row.Add(widgets.PadEach(2, 0, 0, 0, chip))
		}
		lines = append(lines, row)
	}
	x.say(lines...)
}

// more offers another way for those who can't be reached on this one.
func (x *who) more(r consent.Reason, closeIt func()) []*widgets.Button {
	if x.ways == nil {
		return nil
	}
	other := consent.ChannelEmail
	switch {
	case x.d.channel == consent.ChannelEmail && (r == consent.ReasonNoEmail || r == consent.ReasonNoConsent):
		other = consent.ChannelPost
	case x.d.channel == consent.ChannelPost && r == consent.ReasonNoAddress:
	default:
		return nil
	}
	key, icon := "mailing.by_post", "file"
	if other == consent.ChannelEmail {
		key, icon = "mailing.by_email", "mail"
	}
	return []*widgets.Button{widgets.NewSecondary(x.d.w.T(key), look.Icon(icon), func() {
		closeIt()
		x.ways.Select(string(other))
	})}
}
