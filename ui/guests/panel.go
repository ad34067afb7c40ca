package guests

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// panel is the form of one guest's answer.
type panel struct {
	p      *pane
	g      book.Guest
	form   *widgets.Form
	reply  *widgets.SegmentsField
	with   *widgets.ListField
	diet   *widgets.TextField
	note   *widgets.TextField
	role   *widgets.SelectField
	by     *widgets.SelectField
	late   *widgets.CheckField
	keep   *widgets.Button
	back   *widgets.Button
	keeper *draft.FormKeeper
	failed bool // the last saving did not reach the book
	object fyne.CanvasObject
}

func newPanel(p *pane, g *book.Guest) *panel {
	w := p.v.w
	f := &panel{p: p, g: *g, form: widgets.NewForm(), diet: widgets.NewTextField(""), note: widgets.NewTextArea("", 2)}
	f.reply = widgets.NewSegmentsField(
		widgets.Choice{Text: w.T("model.reply.yes"), Value: string(model.ReplyYes)}, widgets.Choice{Text: w.T("model.reply.no"), Value: string(model.ReplyNo)},
		widgets.Choice{Text: w.T("model.reply.maybe"), Value: string(model.ReplyMaybe)}, widgets.Choice{Text: "–", Value: silent})
	f.reply.SetValue(orSilent(g.Reply))
	f.late = widgets.NewCheckField(w.T("guests.late"))
	f.late.SetValue(p.v.isLate(g))
	f.with = widgets.NewListField(w.T("guests.add_plus"), f.plus(model.Plus{})).Fixed()
	items := make([]*widgets.ListItem, len(g.Guests))
	for i, one := range g.Guests {
		items[i] = f.plus(one)()
	}
	f.with.SetItems(-1, items...)
	f.diet.SetValue(g.Diet)
	f.note.SetValue(g.Note)
	f.role, f.by = p.v.roleField(g.Role), p.v.channelField(g.Channel)
	f.build()
	f.keepTyped()
	return f
}

// silent is the value of no answer in the form: an empty one would be the first choice.
const silent = "silent"

func orSilent(r model.Reply) string {
	if r == model.ReplySilent {
		return silent
	}
	return string(r)
}

// plus makes the fields of somebody whom the guest brings.
func (f *panel) plus(one model.Plus) func() *widgets.ListItem {
	w := f.p.v.w
	return func() *widgets.ListItem {
		name, diet := widgets.NewTextField(w.T("guests.plus_name")), widgets.NewTextField(w.T("guests.diet"))
		name.SetValue(one.Name)
		diet.SetValue(one.Diet)
		return &widgets.ListItem{Object: widgets.Shares(6, []float32{2, 1}, name, diet), Fields: map[string]widgets.Field{"name": name, "diet": diet}}
	}
}

func (v *view) roleField(now model.GuestRole) *widgets.SelectField {
	var choices []widgets.Choice
	for _, r := range model.GuestRoles {
		choices = append(choices, widgets.Choice{Text: v.roleName(r), Value: orGuest(r)})
	}
	f := widgets.NewSelectField("", choices...)
	f.SetValue(orGuest(now))
	return f
}

// guest is the value of the usual role in the form.
const guest = "guest"

func orGuest(r model.GuestRole) string {
	if r == model.RoleGuest {
		return guest
	}
	return string(r)
}

func (v *view) channelField(now model.Channel) *widgets.SelectField {
	var choices []widgets.Choice
	for _, c := range model.Channels {
		choices = append(choices, widgets.Choice{Text: v.w.T("model.channel." + string(c)), Value: string(c)})
	}
	if now == "" {
		now = model.ChannelEmail
	}
	f := widgets.NewSelectField("", choices...)
	f.SetValue(string(now))
	return f
}

func (f *panel) build() {
	w := f.p.v.w
	f.form.Add("reply", "", f.reply)
	f.form.Object(f.late)
	f.form.Add("with", w.T("guests.with"), f.with)
	f.form.Add("diet", w.T("guests.diet"), f.diet)
	f.form.Add("note", w.T("guests.note"), f.note)
	f.form.AddRow(widgets.Item{Key: "role", Label: w.T("guests.column_role"), Field: f.role}, widgets.Item{Key: "channel", Label: w.T("guests.invited_by"), Field: f.by})
	f.keep = widgets.NewSecondary(w.T("button.save"), look.Icon("check"), func() { f.save(func(bool) {}) })
	f.back = widgets.NewQuiet(w.T("button.cancel"), nil, f.p.discard)
	f.form.OnSave = func() error {
		f.save(func(bool) {})
		return widgets.ErrLater
	}
	f.form.OnCancel = f.cancel
	f.form.OnChange = f.changed
	f.form.Within(f.p.scroll)
	f.form.MarkClean()
	f.object = widgets.Stack(12, f.form, widgets.WrapRow(6, f.keep, f.back))
	f.changed()
}

// cancel throws away what was typed, and gives the keyboard back to the list.
func (f *panel) cancel() {
	f.p.discard()
	f.p.v.focusList()
}

// changed offers saving once there is something to save, and asks about the place only of somebody who gives it back.
func (f *panel) changed() {
	dirty := f.form.Dirty()
	f.keep.SetDisabled(!dirty, f.p.v.w.T("guests.nothing_changed"))
	visible(f.back, dirty)
	visible(f.late, f.cancels())
	f.form.Refresh()
	f.object.Refresh()
}

// cancels tells whether somebody gives back a place.
func (f *panel) cancels() bool {
	return f.reply.Value() == string(model.ReplyNo) && f.g.Seat == model.SeatIn
}

func (f *panel) unsaved() bool { return f.failed || f.form.Dirty() }

// guests are those whom the guest brings. One without a name counts too.
func (f *panel) guests() []model.Plus {
	var list []model.Plus
	for _, item := range f.with.Items() {
		list = append(list, model.Plus{Name: valueOf(item, "name"), Diet: valueOf(item, "diet")})
	}
	return list
}

func valueOf(item *widgets.ListItem, field string) string {
	f, ok := item.Fields[field].(*widgets.TextField)
	if !ok {
		return ""
	}
	return strings.TrimSpace(f.Value())
}

// said is the answer as the form has it.
func (f *panel) said() guests.Said {
	reply := model.Reply(f.reply.Value())
	if reply == silent {
		reply = model.ReplySilent
	}
	s := guests.Said{Reply: reply, Guests: f.guests(), Diet: strings.TrimSpace(f.diet.Value()), On: f.p.v.host.Today()}
	s.Late = f.cancels() && f.late.Value()
	if reply == f.g.Reply && !f.g.Replied.IsZero() {
		s.On = f.g.Replied // what else was noted is no other answer
	}
	return s
}

// answers tells whether the answer itself is another one, or who comes along.
func (f *panel) answers(s guests.Said) bool {
	return s.Reply != f.g.Reply || len(s.Guests) != len(f.g.Guests)
}

// save puts the form into the book as one change: the answer where it is another one, and what else was noted.
func (f *panel) save(done func(ok bool)) {
	v, said := f.p.v, f.said()
	f.form.SetErrors(nil)
	rest := f.rest()
	finish := func(err error) {
		f.failed = err != nil
		if err != nil {
			f.fail(err)
		} else {
			f.saved()
			v.focusList()
		}
		done(err == nil)
	}
	if f.answers(said) {
		v.answerOr(&f.g, said, func(tx *book.Tx, now model.Attendance) error {
			rest(&now)
			return f.store(tx, &now)
		}, func() { finish(nil) }, finish)
		return
	}
	edited := f.g.Attendance
	rest(&edited)
	edited.Guests, edited.Diet = said.Guests, said.Diet
	v.host.Do(doing("guest_edit", f.g.CallName, 1), func(tx *book.Tx) error { return f.store(tx, &edited) }, func(_ int64, err error) { finish(err) })
}

// store puts an attendance into the book, where what was typed is no longer kept beside it.
func (f *panel) store(tx *book.Tx, a *model.Attendance) error {
	if err := f.keeper.Forget(tx); err != nil {
		return err
	}
	return tx.EditGuest(a)
}

// rest puts what is no part of the answer into an attendance.
func (f *panel) rest() func(a *model.Attendance) {
	note, role, channel := strings.TrimSpace(f.note.Value()), model.GuestRole(f.role.Value()), model.Channel(f.by.Value())
	if role == guest {
		role = model.RoleGuest
	}
	if f.g.Channel == "" && channel == channelOf(&f.g) {
		channel = "" // still the usual one
	}
	return func(a *model.Attendance) { a.Note, a.Role, a.Channel = note, role, channel }
}

func (f *panel) fail(err error) {
	var coded *model.Error
	if errors.As(err, &coded) && f.form.Field(coded.Field) != nil {
		f.form.SetErrors(map[string]string{coded.Field: f.p.v.host.Sentence(err)})
		return
	}
	f.form.SetMessage(f.p.v.host.Sentence(err))
}
