package guests

import (
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// askInvited marks guests as invited: on which channel, and when.
func (v *view) askInvited(list []*book.Guest) {
	w := v.w
	v.askMark(w.N("guests.mark_invited_title", len(list)), w.T("guests.mark_invited_text"), w.N("guests.mark_invited", len(list)), list,
		func(channel model.Channel, on model.Date) {
			id, ids := v.id, attendancesOf(list)
			v.change("invite", v.known.event.Title, len(ids), func(tx *book.Tx) error { return tx.Invite(id, ids, channel, on) }, nil)
		})
}

// askReminded marks guests as reminded.
func (v *view) askReminded(list []*book.Guest) {
	w := v.w
	v.askMark(w.N("guests.mark_reminded_title", len(list)), w.T("guests.mark_reminded_text"), w.N("guests.mark_reminded", len(list)), list,
		func(channel model.Channel, on model.Date) {
			id, ids := v.id, attendancesOf(list)
			v.change("remind", v.known.event.Title, len(ids), func(tx *book.Tx) error { return tx.Remind(id, ids, channel, on) }, nil)
		})
}

// askMark asks on which channel and on which day something went out.
func (v *view) askMark(title, text, verb string, list []*book.Guest, do func(channel model.Channel, on model.Date)) {
	w, today := v.w, v.host.Today()
	form, channel, on := widgets.NewForm(), v.channelField(commonChannel(list)), dates.Field(w, v.host.Today, false)
	on.BadText = w.T("error.invalid.date", "example", w.DateHint())
	dates.Set(on, today)
	form.Text(text)
	form.AddRow(widgets.Item{Key: "channel", Label: w.T("guests.invited_by"), Field: channel}, widgets.Item{Key: "on", Label: w.T("guests.on"), Field: on})
	var m *widgets.Modal
	form.OnSave = func() error {
		day, ok := dates.Value(on)
		switch {
		case !ok || !day.IsFull():
			return widgets.FieldErrors{"on": on.BadText}
		case today.Before(day):
			return widgets.FieldErrors{"on": w.T("error.invalid.future")}
		}
		m.Hide()
		do(model.Channel(channel.Value()), day)
		return nil
	}
	cancel := widgets.NewSecondary(w.T("button.cancel"), nil, func() { m.Hide() })
	save := widgets.NewPrimary(verb, look.Icon("check"), func() { form.Save() })
	m = widgets.NewModal(v.host.Window().Canvas(), title, form, 460, nil, cancel, save)
	m.Show()
}

// commonChannel is the channel that most of some guests are invited on.
func commonChannel(list []*book.Guest) model.Channel {
	count := map[model.Channel]int{}
	best := model.ChannelEmail
	for _, g := range list {
		c := channelOf(g)
		if count[c]++; count[c] > count[best] {
			best = c
		}
	}
	return best
}
