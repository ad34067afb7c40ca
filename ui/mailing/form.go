package mailing

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// form is how the letter leaves the book.
type form struct {
	d      *dialog
	card   *widgets.Card
	kind   letters.Form
	wished bool // it was chosen, now or another time
	choice *widgets.SelectField
	from   *widgets.TextField
	to     *widgets.TextField
	most   *widgets.NumberField
	say    *widgets.Paragraph
	sizes  *widgets.Paragraph
}

const (
	stateForm = "mailing.state.form"
	stateFrom = "mailing.state.from"
	stateTo   = "mailing.state.to"
)

// longList is from how many drafts on it is said that batches are less work.
const longList = 30

func newForm(d *dialog) *form {
	w := d.w
	f := &form{d: d, kind: letters.Drafts, say: widgets.NewMutedParagraph(""), sizes: widgets.NewParagraph("")}
	f.wished = d.host.Prefs().State(stateForm, &f.kind)
	f.choice = widgets.NewSelectField("")
	f.choice.OnChanged = func(v string) { f.choose(letters.Form(v)) }
	f.from, f.to, f.most = widgets.NewTextField(w.T("mailing.from_hint")), widgets.NewTextField(w.T("mailing.from_hint")), widgets.NewNumberField()
	var from, to string
	d.host.Prefs().State(stateFrom, &from)
	d.host.Prefs().State(stateTo, &to)
	f.from.SetValue(cmp.Or(from, d.facts.seat.Email))
	f.to.SetValue(cmp.Or(to, f.from.Value()))
	f.from.OnChanged = func(s string) { d.host.Prefs().SetState(stateFrom, strings.TrimSpace(s)) }
	f.to.OnChanged = func(s string) { d.host.Prefs().SetState(stateTo, strings.TrimSpace(s)) }
	f.most.SetValue(float64(max(d.facts.programme.BatchSize, 1)))
	f.most.OnChanged = func(string) { f.count() }
	f.card = widgets.NewCard(w.T("mailing.form"), nil)
	f.draw()
	return f
}

// forms are what can be chosen on the way that is chosen.
func (f *form) forms() []letters.Form {
	if f.d.channel == consent.ChannelEmail {
		return []letters.Form{letters.Drafts, letters.Bcc, letters.Merge, letters.Text}
	}
	return []letters.Form{letters.Merge, letters.Text}
}

func (f *form) choose(k letters.Form) {
	f.kind, f.wished = k, true
	f.d.host.Prefs().SetState(stateForm, k)
	f.draw()
	f.d.update()
}

// draw shows the chosen form with what belongs to it.
func (f *form) draw() {
	w, forms := f.d.w, f.forms()
	switch {
	case !slices.Contains(forms, f.kind):
		f.kind = forms[0]
	case !f.wished && f.kind == letters.Drafts && len(f.d.audience.Recipients) >= longList && !f.d.letter.IsPersonal():
		f.kind = letters.Bcc
	}
	var options []widgets.Choice
	for _, k := range forms {
		options = append(options, widgets.Choice{Value: string(k), Text: w.T("mailing.form." + string(k))})
	}
	f.choice.SetOptions(options...)
	f.choice.SetValue(string(f.kind))
	f.say.SetText(w.T("mailing.form_text." + string(f.kind)))
	rows := []fyne.CanvasObject{f.choice, f.say}
	switch f.kind {
	case letters.Drafts:
		rows = append(rows, labelled(w.T("mailing.from"), f.from))
		if n := len(f.d.audience.Recipients); n >= longList {
			rows = append(rows, warned(widgets.NewMutedParagraph(w.N("mailing.many_drafts", n))))
		}
	case letters.Bcc:
		rows = append(rows, labelled(w.T("mailing.from"), f.from),
			widgets.Shares(12, []float32{5, 2}, labelled(w.T("mailing.to"), f.to), labelled(w.T("mailing.most"), f.most)), f.sizes)
		if f.d.letter.IsPersonal() {
			rows = append(rows, warned(widgets.NewParagraph(w.T("mailing.personal"))))
		}
	case letters.Text:
		rows = append(rows, f.copies())
	}
	f.card.SetContent(rows...)
	f.count()
}

func warned(words fyne.CanvasObject) fyne.CanvasObject {
	return widgets.TopRow(8, 1, widgets.NewIcon("info", look.ColorAmber, 16), words)
}

// size is how many addresses go into one mail; false where what was typed is no such number.
func (f *form) size() (int, bool) {
	n, ok := f.most.Value()
	return int(n), ok && n >= 1 && n <= 2000
}

// count says how the addresses are shared out among mails.
func (f *form) count() {
	n, ok := f.size()
	f.most.SetError("")
	if !ok {
		f.most.SetError(f.d.w.T("mailing.most_wrong"))
		return
	}
	batches := letters.Batches(f.d.audience.Recipients, n)
	f.sizes.SetText("")
	if f.d.asked && len(batches) > 0 {
		f.sizes.SetText(f.d.w.N("mailing.batches", len(batches), "sizes", sizes(f, batches)))
	}
	if f.d.modal != nil {
		f.d.update()
	}
}

// mostSizes is how many batches are counted one by one.
const mostSizes = 12

func sizes(f *form, batches [][]letters.Recipient) string {
	var list []string
	for i, b := range batches {
		if i == mostSizes {
			return strings.Join(list, ", ") + " …"
		}
		n := strconv.Itoa(len(b))
		if len(f.d.letter.Languages) > 1 && (i == 0 || batches[i-1][0].Language != b[0].Language) {
			n = f.d.w.T("model.language."+b[0].Language) + " " + n
		}
		list = append(list, n)
	}
	return strings.Join(list, ", ")
}

// verb is what the filled button says.
func (f *form) verb() string {
	w, n := f.d.w, len(f.d.audience.Recipients)
	switch f.kind {
	case letters.Drafts:
		return w.N("mailing.write_drafts", n)
	case letters.Bcc:
		return w.N("mailing.write_bcc", f.mails())
	case letters.Merge:
		return w.N("mailing.write_merge", n)
	}
	return w.T("mailing.write_text")
}

// copies are the buttons that put the letter onto the clipboard.
func (f *form) copies() fyne.CanvasObject {
	w, d := f.d.w, f.d
	row := widgets.WrapRow(10)
	row.Add(widgets.NewSecondary(w.T("mailing.copy_subject"), look.Icon("copy"), func() { d.host.Copy(d.letter.Subject[d.text.lang]) }).Smaller())
	row.Add(widgets.NewSecondary(w.T("mailing.copy_text"), look.Icon("copy"), func() { d.host.Copy(d.letter.Text[d.text.lang]) }).Smaller())
	return row
}
