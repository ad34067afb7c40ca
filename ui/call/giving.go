package call

import (
	"cmp"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// fewFavours are shown of what is settled.
const fewFavours = 3

// giving is the give-and-take: its balance, what they wish, what we owe thanks for, and what was done last.
func (v *view) giving() fyne.CanvasObject {
	w, k := v.w, &v.known
	add := widgets.NewQuiet(w.T("people.favour_add"), look.Icon("plus"), func() { v.askFavour() }).Smaller()
	balance := w.N("people.balance_gave", k.Gave) + " · " + w.N("people.balance_took", k.Took)
	switch {
	case k.Took > k.Gave:
		balance += " · " + w.T("people.balance_owe")
	case k.Gave > k.Took:
		balance += " · " + w.T("people.balance_ask")
	}
	if k.Gave+k.Took == 0 {
		balance = w.T("call.nothing_given")
	}
	lines := []fyne.CanvasObject{widgets.NewMutedParagraph(balance)}
	for _, f := range k.Wishes {
		lines = append(lines, v.open(f, w.T("call.wish"), w.T("people.fulfilled"), "favour"))
	}
	settled := 0
	for _, f := range k.Favours {
		switch {
		case f.Side == model.FavourGot && f.Settled.IsZero():
			lines = append(lines, v.open(f, w.T("call.thanks_owed"), w.T("people.thanked"), "thank"))
		case f.Side == model.FavourWish || f.Side == model.FavourAsked && f.Settled.IsZero():
		case settled < fewFavours:
			settled++
			words := widgets.NewParagraph(tell.Joined(" · ", v.favourText(f), w.T("model.side."+string(f.Side)), w.Ago(k.today, f.On)))
			words.Color, words.Lines = look.ColorMuted, 2
			lines = append(lines, words)
		}
	}
	return widgets.NewCard(w.T("people.giving"), add, widgets.Stack(6, lines...))
}

// favourText is what it was about, or of what kind.
func (v *view) favourText(f model.Favour) string {
	return cmp.Or(f.Text, v.w.T("model.favour."+string(f.Kind)))
}

// open is an entry of which something is still owed, with a box that settles it.
func (v *view) open(f model.Favour, under, tip, code string) fyne.CanvasObject {
	tick := widgets.NewTickButton(tip, func() {
		changed := f
		changed.Settled = v.host.Today()
		v.do(code, func(tx *book.Tx) error { return tx.SaveFavour(&changed) })
	})
	second := widgets.NewMutedParagraph(tell.Joined(" · ", under, v.w.Ago(v.known.today, f.On)))
	second.TextSize = look.SizeSmall
	return widgets.TopRow(8, 1, tick, widgets.Stack(0, widgets.NewParagraph(v.favourText(f)), second))
}

// asked is something that we asked of them.
func (v *view) asked(f model.Favour) fyne.CanvasObject {
	return v.open(f, v.w.T("call.asked_of_them"), v.w.T("people.answered"), "favour")
}
