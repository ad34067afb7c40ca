package handover

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// stateDevice is the name under which the device of a format is remembered.
const stateDevice = "handover.device."

// options are the fields that say how a file is written. They keep what was ticked while another format is looked at.
type options struct {
	v         *view
	device    *widgets.ComboField
	changed   *widgets.CheckField
	photos    *widgets.CheckField
	notes     *widgets.CheckField
	internal  *widgets.CheckField
	cardLines *widgets.CheckField
	language  *widgets.SelectField
	known     int // how many people the device was given
}

func newOptions(v *view) *options {
	w := v.w
	o := &options{v: v}
	o.device = widgets.NewComboField(w.T("handover.device_hint"), o.suggest)
	o.device.OnChanged = func(string) { o.deviceChanged() }
	o.changed = widgets.NewCheckField(w.T("handover.changed_only"))
	o.photos = widgets.NewCheckField(w.T("handover.photos"))
	o.notes = widgets.NewCheckField(w.T("handover.notes"))
	o.internal = widgets.NewCheckField(w.T("handover.internal"))
	o.internal.SetHint(w.T("handover.internal_hint"))
	o.cardLines = widgets.NewCheckField(w.T("handover.card_lines"))
	for _, box := range []*widgets.CheckField{o.changed, o.photos, o.notes, o.cardLines} {
		box.OnChanged = func(bool) { v.check() }
	}
	o.notes.OnChanged = func(on bool) {
		o.internal.SetDisabled(!on, "")
		if !on {
			o.internal.SetValue(false)
		}
		v.check()
	}
	o.internal.OnChanged = func(bool) { v.check() }
	o.internal.SetDisabled(true, "")
	var languages []widgets.Choice
	for _, l := range assets.Languages {
		languages = append(languages, widgets.Choice{Value: l, Text: w.T("model.language." + l)})
	}
	o.language = widgets.NewSelectField("", languages...)
	o.language.SetValue(v.host.Firm().Language)
	return o
}

// suggest are the devices that were named before.
func (o *options) suggest(text string) []string {
	var list []string
	for _, d := range o.v.facts.devices {
		if strings.Contains(strings.ToLower(d), strings.ToLower(strings.TrimSpace(text))) {
			list = append(list, d)
		}
	}
	return list
}

// name is the device as it is remembered.
func (o *options) name() string { return strings.TrimSpace(o.device.Value()) }

// card shows the fields that the chosen format has a use for, nil where there are none.
func (o *options) card() fyne.CanvasObject {
	f, w := o.v.format, o.v.w
	var rows []fyne.CanvasObject
	if f.IsContacts() {
		device := ""
		o.v.host.Prefs().State(stateDevice+string(f), &device)
		if o.device.Value() == "" || device != "" {
			o.device.SetValue(device)
		}
		o.readDevice()
		rows = append(rows, labelled(w.T("handover.device"), o.device), o.changed)
	}
	if hasLanguage(f) {
		rows = append(rows, labelled(w.T("handover.language"), o.language))
	}
	if f == handover.Calendar {
		rows = append(rows, o.v.dates.rows()...)
	}
	if f == handover.Columns {
		rows = append(rows, widgets.NewParagraph(o.columnNames()))
	}
	for _, one := range []struct {
		has bool
		box *widgets.CheckField
	}{{hasPhotos(f), o.photos}, {hasNotes(f), o.notes}, {hasInternal(f), o.internal}, {hasCardLines(f), o.cardLines}} {
		if one.has {
			rows = append(rows, one.box)
		}
	}
	if rows == nil {
		return nil
	}
	title := w.T("handover.options")
	if f == handover.Calendar {
		title = w.T("handover.what")
	}
	return widgets.NewCard(title, nil, rows...)
}

func labelled(text string, field fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Stack(4, widgets.NewMuted(text), field)
}

func (o *options) deviceChanged() {
	o.device.SetError("")
	o.v.host.Prefs().SetState(stateDevice+string(o.v.format), o.name())
	o.readDevice()
	o.v.check()
}

// readDevice says when the device was given something last. Only then can anything have changed since.
func (o *options) readDevice() {
	name := o.name()
	if !slices.Contains(o.v.facts.devices, name) {
		page.Drop(o.v.host, o.v, "device")
		o.knows(0, time.Time{})
		return
	}
	type given struct {
		n  int
		at time.Time
	}
	b := o.v.host.Book()
	run.Do(o.v.host.Runner(), page.Key(o.v, "device"), func(ctx context.Context, _ run.Progress) (given, error) {
		cards, at, err := b.HandedOver(ctx, name)
		return given{len(cards), at}, err
	}, func(g given, err error) {
		if err != nil {
			o.v.host.Fail(err)
			return
		}
		o.knows(g.n, g.at)
	})
}

func (o *options) knows(n int, at time.Time) {
	w := o.v.w
	o.known = n
	switch {
	case o.name() == "":
		o.device.SetHint(w.T("handover.device_missing"))
	case n == 0:
		o.device.SetHint(w.T("handover.device_never"))
	default:
		o.device.SetHint(w.N("handover.device_last", n, "when", w.Date(model.DateOf(at.Local()))))
	}
	why := w.T("handover.device_never")
	if o.name() == "" {
		why = w.T("handover.device_missing")
	}
	o.changed.SetDisabled(n == 0, why)
	if n == 0 && o.changed.Value() {
		o.changed.SetValue(false)
		o.v.check()
	}
	o.v.body.Refresh()
	o.v.scroll.Refresh()
}

// rows says what stands in the columns of a list.
func (o *options) rows() tell.Rows {
	names := o.v.facts.colleagues
	return tell.Rows{Words: o.v.w, Today: o.v.host.Today(), Owner: func(id int64) string { return names[id] }}
}

// columns are those of the list of people as it was shown.
func (o *options) columns() []handover.Column {
	t := o.rows()
	var list []handover.Column
	for _, id := range o.v.given.Columns {
		c := handover.Column{Title: t.Title(id), Text: func(r *model.Row) string { return t.Text(id, r) }}
		if date := t.Date(id); date != nil { // a sheet can be sorted by a day, not by "in 4 weeks"
			c.Date = func(r *model.Row) model.Date { return *date(r) }
		}
		if c.Title != "" {
			list = append(list, c)
		}
	}
	return list
}

func (o *options) columnNames() string {
	var names []string
	for _, c := range o.columns() {
		names = append(names, c.Title)
	}
	if names == nil {
		return o.v.w.T("handover.columns_none")
	}
	return o.v.w.T("handover.columns", "names", strings.Join(names, ", "))
}

// options are what the export is told.
func (o *options) options() handover.Options {
	f, v := o.v.format, o.v
	x := handover.Options{
		Format: f, Purpose: v.purpose(), Words: func(key string) string { return v.w.T(key) }, Today: v.host.Today(),
		Photos: hasPhotos(f) && o.photos.Value(), Notes: hasNotes(f) && o.notes.Value(),
		Internal: hasInternal(f) && o.internal.Value(), CardLines: hasCardLines(f) && o.cardLines.Value(),
	}
	if v.scope < len(v.scopes) {
		x.Title = v.scopes[v.scope].name
	}
	if f.IsContacts() {
		x.Device, x.ChangedOnly = o.name(), o.changed.Value() && o.known > 0
	}
	if f.IsPrinted() { // with the letters of the window
		x.Font, x.BoldFont = theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content()
	}
	if hasLanguage(f) {
		x.Language = o.language.Value()
	}
	if f == handover.Columns || f == handover.List && len(v.given.Columns) > 0 {
		x.Columns = o.columns()
	}
	if f == handover.Calendar {
		x.Parts, x.Date = o.v.dates.parts(), func(d model.Date) string { return v.w.Date(d) }
	}
	return x
}
