// Package ledger is the form in which a consent is noted, of one person or of many at once, and the paper that proves it.
package ledger

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/ui/dates"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// states are the answers that can be noted.
var states = []model.ConsentState{model.ConsentGiven, model.ConsentWithdrawn, model.ConsentObjected}

// Fields are the fields of one entry of the ledger. To a form they are one field.
type Fields struct {
	widget.BaseWidget
	Proof *Proof // the scan; nil where there is no place for one

	content                                  *fyne.Container
	words                                    *assets.Translator
	purpose, channel, state, source, witness *widgets.SelectField
	on                                       *widgets.DateField
	form, wording, note                      *widgets.TextField
	now                                      string // the version of the form that is handed out now
}

// New makes the fields, with today as the day. Who may have witnessed it, and which form is handed out now, follows once
// it was read.
func New(h page.Host) *Fields {
	w := h.Words()
	f := &Fields{words: w}
	f.purpose = selectOf(w, "model.purpose.", model.Purposes)
	f.channel = selectOf(w, "model.channel.", model.Channels)
	f.state = selectOf(w, "model.consent.", states)
	f.source = selectOf(w, "model.source.", model.Sources)
	f.witness = widgets.NewSelectField("")
	f.witness.Optional = true
	f.on = dates.Field(w, h.Today, false)
	f.form, f.wording, f.note = widgets.NewTextField(w.T("people.form_hint")), widgets.NewTextField(w.T("people.wording_hint")), widgets.NewTextField("")
	f.purpose.OnChanged = func(p string) { f.channel.SetValue(string(model.Purpose(p).UsualChannel())) }
	f.source.OnChanged = func(string) { f.proposeForm() }
	f.Set(model.Consent{Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: model.ConsentGiven, On: h.Today(), Source: model.SourceCall})
	row := func(a, b fyne.CanvasObject) fyne.CanvasObject { return widgets.Shares(12, []float32{1, 1}, a, b) }
	f.content = widgets.Stack(10,
		row(f.labelled("model.field.purpose", f.purpose), f.labelled("model.field.channel", f.channel)),
		row(f.labelled("model.field.state", f.state), f.labelled("model.field.on", f.on)),
		row(f.labelled("model.field.source", f.source), f.labelled("people.witness", f.witness)),
		row(f.labelled("people.form", f.form), f.labelled("people.wording", f.wording)),
		f.labelled("people.consent_note", f.note))
	f.ExtendBaseWidget(f)
	f.read(h)
	return f
}

// WithProof adds the place for a scan.
func (f *Fields) WithProof(h page.Host) *Fields {
	f.Proof = NewProof(h)
	f.content.Add(f.labelled("people.proof", f.Proof))
	return f
}

// usual is what the form proposes.
type usual struct {
	colleagues []model.Colleague
	seat       int64
	form       string
}

func (f *Fields) read(h page.Host) {
	b := h.Book()
	page.Read(h, f, "usual", func(ctx context.Context) (u usual, err error) {
		if u.colleagues, err = b.Colleagues(ctx); err != nil {
			return u, err
		}
		seat, err := b.Seat(ctx)
		if err != nil {
			return u, err
		}
		rules, err := b.Privacy(ctx)
		u.seat, u.form = seat.ID, rules.Form
		return u, err
	}, func(u usual) {
		chosen := f.witness.Value()
		var list []widgets.Choice
		for _, c := range u.colleagues {
			if !c.Gone || page.TextOf(c.ID) == chosen {
				list = append(list, widgets.Choice{Text: c.Name, Value: page.TextOf(c.ID)})
			}
		}
		f.witness.SetOptions(list...)
		if chosen == "" {
			chosen = page.TextOf(u.seat)
		}
		f.witness.SetValue(chosen)
		f.now = u.form
		f.proposeForm()
	})
}

// proposeForm fills in the version that is handed out now, where a form was signed.
func (f *Fields) proposeForm() {
	signed := model.Source(f.source.Value()) == model.SourceForm || model.Source(f.source.Value()) == model.SourceLeaving
	switch {
	case signed && f.form.Value() == "":
		f.form.SetValue(f.now)
	case !signed && f.form.Value() == f.now:
		f.form.SetValue("")
	}
}

// MinSize follows what the fields show.
func (f *Fields) MinSize() fyne.Size { return f.content.MinSize() }

// CreateRenderer is called by Fyne.
func (f *Fields) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.content) }

func selectOf[T ~string](w *assets.Translator, key string, list []T) *widgets.SelectField {
	options := make([]widgets.Choice, len(list))
	for i, v := range list {
		options[i] = widgets.Choice{Text: w.T(key + string(v)), Value: string(v)}
	}
	return widgets.NewSelectField("", options...)
}

func (f *Fields) labelled(key string, field fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Stack(3, widgets.NewSmall(f.words.T(key)), field)
}

// Set shows a consent.
func (f *Fields) Set(c model.Consent) {
	f.purpose.SetValue(string(c.Purpose))
	f.channel.SetValue(string(c.Channel))
	f.state.SetValue(string(c.State))
	f.source.SetValue(string(c.Source))
	dates.Set(f.on, c.On)
	f.form.SetValue(c.Form)
	f.wording.SetValue(c.Wording)
	f.note.SetValue(c.Note)
	if c.WitnessID != 0 {
		f.witness.SetValue(page.TextOf(c.WitnessID))
	}
	f.proposeForm()
}

// Read is what the fields hold, but the scan; false where the day is none.
func (f *Fields) Read() (model.Consent, bool) {
	on, ok := dates.Value(f.on)
	return model.Consent{
		Purpose: model.Purpose(f.purpose.Value()), Channel: model.Channel(f.channel.Value()), State: model.ConsentState(f.state.Value()),
		Source: model.Source(f.source.Value()), On: on, Form: strings.TrimSpace(f.form.Value()), Wording: strings.TrimSpace(f.wording.Value()),
		WitnessID: page.IDOf(f.witness.Value()), Note: strings.TrimSpace(f.note.Value()),
	}, ok && on.IsFull()
}

// Check is Read, with words beside the day where it is none.
func (f *Fields) Check(today model.Date) (model.Consent, bool) {
	c, ok := f.Read()
	switch {
	case !ok:
		f.on.SetError(f.words.T("error.invalid.date", "example", f.words.DateHint()))
	case today.Before(c.On):
		f.on.SetError(f.words.T("error.invalid.future"))
		return c, false
	}
	return c, ok
}

func (f *Fields) all() []widgets.Field {
	return []widgets.Field{f.purpose, f.channel, f.state, f.on, f.source, f.witness, f.form, f.wording, f.note}
}

// Focus takes the keyboard.
func (f *Fields) Focus() { f.state.Focus() }

// SetError says what is wrong.
func (f *Fields) SetError(text string) { f.on.SetError(text) }

// Snapshot differs when what the fields hold does.
func (f *Fields) Snapshot() string {
	var b strings.Builder
	for _, field := range f.all() {
		b.WriteString(field.Snapshot() + "\x00")
	}
	return b.String()
}

// Restore shows a snapshot. Who can have witnessed it may be known only later.
func (f *Fields) Restore(snapshot string) {
	parts := strings.Split(snapshot, "\x00")
	for i, field := range f.all() {
		switch r, ok := field.(widgets.Restorer); {
		case i >= len(parts) || !ok:
		case field == widgets.Field(f.witness):
			f.witness.SetValue(parts[i])
		default:
			r.Restore(parts[i])
		}
	}
}

// SetHooks tells who hears of changes and keys.
func (f *Fields) SetHooks(h *widgets.Hooks) {
	for _, field := range f.all() {
		field.SetHooks(h)
	}
}

var (
	_ widgets.Field    = (*Fields)(nil)
	_ widgets.Restorer = (*Fields)(nil)
)
