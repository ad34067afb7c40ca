// Package mailing is the dialog that hands a letter over: who gets it and who does not, what it says, in what form it
// leaves, and that it was sent.
package mailing

import (
	"context"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// Offer is a letter that is to be handed over.
type Offer struct {
	Title   string          // of the dialog: "Invitation: Autumn meeting"
	IDs     []int64         // whom it is meant for; the gate decides
	Purpose consent.Purpose //
	Channel consent.Channel // which is proposed

	// Letter proposes what it says; words answers for a language and a key.
	Letter func(words func(lang, key string) string) letters.Letter
	// Sent hears whom it went to, once the user says that it did. It changes the book by host.Do.
	Sent func(ids []int64, channel model.Channel, on model.Date)
	// Key is the name under which what was typed is kept until it was sent; "" is the title.
	Key string
}

const (
	width  = 980
	height = 640
)

// Show opens the dialog.
func Show(h page.Host, o Offer) { open(h, o) }

// WordsOf answers keys in any language, as letters ask for them.
func WordsOf(lang, key string) string { return assets.Words(lang).T(key) }

// dialog is the open dialog.
type dialog struct {
	host  page.Host
	w     *assets.Translator
	offer Offer

	channel  consent.Channel
	letter   letters.Letter
	audience letters.Audience
	asked    bool // the gate has answered for the channel that is chosen
	facts    facts
	written  *written // nil until something was

	keeper *draft.TextKeeper
	who    *who
	text   *text
	form   *form
	sent   *sent

	modal   *widgets.Modal
	body    *fyne.Container
	side    *fyne.Container // audience and form
	cancel  *widgets.Button
	already *widgets.Button
	do      *widgets.Button
}

// facts are what the dialog has to know of the book.
type facts struct {
	programme model.Programme
	seat      model.Colleague
	kept      []byte // what was typed before, nil for nothing
}

func open(h page.Host, o Offer) *dialog {
	if o.Key == "" {
		o.Key = o.Title
	}
	d := &dialog{host: h, w: h.Words(), offer: o, channel: o.Channel}
	d.letter = o.Letter(WordsOf)
	b := h.Book()
	run.Do(h.Runner(), nil, func(ctx context.Context, _ run.Progress) (f facts, err error) {
		if f.programme, err = b.Programme(ctx); err != nil {
			return f, err
		}
		if f.seat, err = b.Seat(ctx); err != nil {
			return f, err
		}
		f.kept, _, err = b.Draft(ctx, draft.TextName(d.offer.Key))
		return f, err
	}, func(f facts, err error) {
		if err != nil {
			h.Fail(err)
			return
		}
		d.facts = f
		d.build()
		d.ask()
	})
	return d
}

func (d *dialog) build() {
	w := d.w
	d.body = widgets.Stack(14)
	d.who, d.text, d.form, d.sent = newWho(d), newText(d), newForm(d), newSent(d)
	d.side = widgets.Stack(14, d.who.card, d.form.card)
	d.keeper = draft.NewTextKeeper(d.host, d.offer.Key, d.facts.kept, d.text.typed)
	d.cancel = widgets.NewSecondary(w.T("button.cancel"), nil, d.close)
	d.already = widgets.NewSecondary(w.T("mailing.already"), nil, d.toSent)
	d.do = widgets.NewPrimary("", look.Icon("export"), d.act)
	d.modal = widgets.NewModal(d.host.Window().Canvas(), d.offer.Title, widgets.PadEach(0, 10, 0, 0, d.body), width, d.close, d.cancel, d.already, d.do)
	d.modal.SetHeight(height)
	d.modal.OnClosed = func() { page.Drop(d.host, d, "ask") }
	d.draw()
	d.modal.Show()
}

// close leaves the dialog; what was typed stays kept for the next time.
func (d *dialog) close() {
	d.keeper.Now()
	d.keeper.Rest()
	d.modal.Hide()
}

// draw shows the letter with its audience and form, or what became of it.
func (d *dialog) draw() {
	if d.written != nil {
		d.body.Objects = d.sent.objects()
		d.already.Hide()
		d.cancel.SetText(d.w.T("mailing.later"))
	} else {
		d.body.Objects = []fyne.CanvasObject{widgets.Columns(14, 700, []float32{11, 9}, d.text.card, d.side)}
		d.cancel.SetText(d.w.T("button.cancel"))
		d.already.Show()
	}
	d.body.Refresh()
	d.update()
	d.modal.Refresh()
}

// update says what the filled button does, or why it can't.
func (d *dialog) update() {
	w, n := d.w, len(d.audience.Recipients)
	switch {
	case d.written != nil:
		d.do.SetIcon(look.Icon("check"))
		d.do.SetText(w.N("mailing.mark", len(d.written.ids)))
		d.do.SetDisabled(d.offer.Sent == nil, "")
		return
	case !d.asked:
		d.do.SetText(w.T("mailing.checking"))
		d.do.SetDisabled(true, "")
	case n == 0:
		d.do.SetText(w.T("mailing.write"))
		d.do.SetDisabled(true, w.T("mailing.why_nobody"))
	default:
		d.do.SetText(d.form.verb())
		d.do.SetDisabled(d.form.kind == letters.Bcc && d.letter.IsPersonal(), w.T("mailing.personal"))
	}
	d.do.SetIcon(look.Icon("export"))
	d.already.SetDisabled(!d.asked || n == 0, w.T("mailing.why_nobody"))
	d.settle()
}

// settle lets what has grown or shrunk find its place.
func (d *dialog) settle() {
	d.side.Refresh()
	for _, o := range d.body.Objects {
		o.Refresh()
	}
	d.body.Refresh()
	d.modal.Refresh()
}

// act does what the filled button says.
func (d *dialog) act() {
	switch {
	case d.do.Disabled():
	case d.written != nil:
		d.sent.mark()
	default:
		d.write()
	}
}

// toSent goes on to where it is noted that the letter was sent, without writing anything.
func (d *dialog) toSent() {
	d.written = &written{ids: d.audience.IDs()}
	d.draw()
	d.sent.on.Focus()
}
