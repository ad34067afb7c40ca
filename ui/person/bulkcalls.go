package person

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/ledger"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// fieldConsent is the field that notes an answer of many people in the ledger.
const fieldConsent = "consent"

// callsField sets how many contacts a year are wanted; 0 leaves it to the lists and the programme.
func (u *bulk) callsField() bulkField {
	w := u.v.w
	return bulkField{
		id: "per_year", name: w.T("model.field.per_year"),
		control: func() widgets.Field {
			f := widgets.NewNumberField()
			f.SetHint(w.T("person.per_year.bulk"))
			return f
		},
		read: func(f widgets.Field) (string, bool) {
			n, ok := f.(*widgets.NumberField).Value()
			return strconv.Itoa(int(n)), ok && n <= model.MostCallsPerYear
		},
		set:  func(p *model.Person, s string) { p.Calls.PerYear, _ = strconv.Atoi(s) },
		show: func(p *model.Person) string { return tell.PerYear(w, p.Calls.PerYear) },
	}
}

// pauseControl holds the fields of a pause beside each other; nothing chosen changes nothing.
type pauseControl struct {
	widget.BaseWidget
	v      *view
	fields *callFields
	row    fyne.CanvasObject
}

func (u *bulk) pauseField() bulkField {
	v, w := u.v, u.v.w
	return bulkField{
		id: "pause", name: w.T("person.bulk.pause"),
		control: func() widgets.Field {
			c := &pauseControl{v: v, fields: v.newCallFields(model.CallWish{})}
			c.fields.pause.SetOptions(append([]widgets.Choice{{Text: w.T("model.pause.none"), Value: noPause}}, choices(w, "model.pause.", model.Pauses[1:])...)...)
			c.fields.pause.Entry().PlaceHolder, c.fields.why.Entry().PlaceHolder = w.T("model.field.pause"), w.T("model.field.why")
			c.row = widgets.Shares(6, []float32{3, 3, 4}, c.fields.pause, c.fields.until, c.fields.why)
			c.ExtendBaseWidget(c)
			return c
		},
		read: func(f widgets.Field) (string, bool) {
			wrong, fields := map[string]string{}, f.(*pauseControl).fields
			wish := fields.read(collector{v, wrong})
			wish.PerYear = 0
			text, err := json.Marshal(wish)
			return string(text), fields.pause.Value() != "" && len(wrong) == 0 && err == nil
		},
		set: func(p *model.Person, s string) {
			wish := model.CallWish{}
			_ = json.Unmarshal([]byte(s), &wish)
			wish.PerYear = p.Calls.PerYear
			p.Calls = wish
		},
		show: func(p *model.Person) string { return tell.Pause(w, p.Calls) },
	}
}

func (c *pauseControl) all() []widgets.Field {
	return []widgets.Field{c.fields.pause, c.fields.until, c.fields.why}
}

// Focus gives the keyboard to the pause.
func (c *pauseControl) Focus() { c.fields.pause.Focus() }

// SetError says what is wrong.
func (c *pauseControl) SetError(text string) { c.fields.until.SetError(text) }

// Snapshot differs when another pause is chosen.
func (c *pauseControl) Snapshot() string {
	var b strings.Builder
	for _, f := range c.all() {
		b.WriteString(f.Snapshot() + "\x00")
	}
	return b.String()
}

// SetHooks tells who hears of changes and keys. A pause that was chosen also fills in its day.
func (c *pauseControl) SetHooks(h *widgets.Hooks) {
	for _, f := range c.all() {
		f.SetHooks(h)
	}
	fill := c.fields.pause.OnChanged
	c.fields.pause.OnChanged = func(value string) {
		fill(value)
		h.Changed()
	}
}

// MinSize follows the fields.
func (c *pauseControl) MinSize() fyne.Size { return c.row.MinSize() }

// CreateRenderer is called by Fyne.
func (c *pauseControl) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.row) }

// holding is what everybody on the form allowed or refused so far.
type holding map[int64]map[model.Purpose]map[model.Channel]model.Consent

// consentField notes one answer of everybody in the ledger.
func (u *bulk) consentField() bulkField {
	w := u.v.w
	var holds holding
	said := func(c model.Consent) string {
		if c.State == model.ConsentUnknown {
			return w.T("model.consent.unknown")
		}
		return strings.Join([]string{w.T("model.consent." + string(c.State)), w.Date(c.On)}, ", ")
	}
	decode := func(value string) (c model.Consent) {
		_ = json.Unmarshal([]byte(value), &c)
		return c
	}
	return bulkField{
		id: fieldConsent, name: w.T("person.bulk.consent"), doing: "consent",
		control: func() widgets.Field { return ledger.New(u.v.host) },
		prepare: func() {
			u.readLedger(func(h holding) {
				holds = h
				u.refresh()
			})
		},
		read: func(f widgets.Field) (string, bool) {
			c, ok := f.(*ledger.Fields).Read()
			text, err := json.Marshal(c)
			return string(text), holds != nil && ok && err == nil && !u.v.host.Today().Before(c.On)
		},
		compare: func(p *model.Person, value string) (before, after string) {
			c := decode(value)
			return said(holds[p.ID][c.Purpose][c.Channel]), said(c)
		},
		store: func(tx *book.Tx, people []*model.Person, value string) error {
			list := make([]*model.Consent, len(people))
			for i, p := range people {
				c := decode(value)
				c.PersonID = p.ID
				list[i] = &c
			}
			return tx.AddConsents(list)
		},
	}
}

// readLedger finds out what holds of everybody.
func (u *bulk) readLedger(then func(holding)) {
	type key struct{ of *bulk }
	b, people := u.v.host.Book(), u.people
	run.Do(u.v.host.Runner(), key{u}, func(ctx context.Context, _ run.Progress) (holding, error) {
		h := make(holding, len(people))
		for i := range people {
			list, err := b.Consents(ctx, people[i].ID)
			if err != nil {
				return nil, err
			}
			h[people[i].ID] = model.Standing(list)
		}
		return h, nil
	}, func(h holding, err error) {
		if err != nil {
			u.v.host.Fail(err)
			return
		}
		then(h)
	})
}
