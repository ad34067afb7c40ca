package events

import (
	"strconv"
	"strings"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/ui/dates"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// mostPlaces is more than any house has.
const mostPlaces = 100_000

// read makes an event of what was typed, and says by their keys which fields are wrong.
func (f *editor) read() (model.Event, widgets.FieldErrors) {
	w, wrong := f.v.w, widgets.FieldErrors{}
	e := f.was.Event
	said := func(t *widgets.TextField) string { return strings.TrimSpace(t.Value()) }
	e.Title, e.Kind, e.State = said(f.title), model.EventKind(f.kind.Value()), model.EventState(f.state.Value())
	e.Office, e.Place, e.Address = strings.TrimSpace(f.office.Value()), strings.TrimSpace(f.place.Value()), said(f.address)
	e.Dress, e.Food, e.Value, e.Notes = said(f.dress), said(f.food), said(f.value), said(f.notes)
	e.HostID, e.Currency = page.IDOf(f.receives.Value()), strings.ToUpper(said(f.currency))
	if e.Title == "" {
		wrong["title"] = w.T("error.invalid.missing")
	}
	for key, field := range map[string]*widgets.DateField{"on": f.on, "reply_by": f.replyBy} {
		d, ok := dates.Value(field)
		if !ok || !d.IsZero() && !d.IsFull() {
			wrong[key] = w.T("error.invalid.date", "example", w.DateHint())
		}
		if key == "on" {
			e.On = d
		} else {
			e.ReplyBy = d
		}
	}
	var ok bool
	if e.Starts, ok = assets.ParseTime(f.starts.Value()); !ok {
		wrong["starts"] = w.T("error.invalid.time")
	}
	if e.Ends, ok = assets.ParseTime(f.ends.Value()); !ok {
		wrong["ends"] = w.T("error.invalid.time")
	}
	e.Capacity = 0
	if !f.capacity.Empty() {
		n, ok := f.capacity.Value()
		if !ok || n < 0 || n > mostPlaces {
			wrong["capacity"] = w.T("settings.between", "from", 0, "to", mostPlaces)
		}
		e.Capacity = int(n)
	}
	if e.Currency != "" && (len(e.Currency) != 3 || strings.Trim(e.Currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "") {
		wrong["currency"] = w.T("events.currency_wrong")
	}
	e.Agenda, e.Budget = f.readAgenda(wrong), f.readBudget(wrong, e.Currency)
	if len(wrong) == 0 && e.On.IsZero() && e.State != model.EventIdea && e.State != model.EventCancelled {
		wrong["on"] = w.T("events.day_missing")
	}
	return e, wrong
}

// agendaList is what happens when. Each line may have speakers.
func (f *editor) agendaList() *widgets.ListField {
	w := f.v.w
	item := func(l model.AgendaLine) *widgets.ListItem {
		at, title := f.time("18:30", l.At), widgets.NewTextField(w.T("events.agenda_hint"))
		title.SetValue(l.Title)
		who := newSpeakers(f.v, l.Speakers, f.was.people)
		return &widgets.ListItem{
			Object: widgets.Shares(6, []float32{1.2, 5.2, 4.2}, at, title, who),
			Fields: map[string]widgets.Field{"at": at, "title": title, "speakers": who},
		}
	}
	list := widgets.NewListField(w.T("events.agenda_add"), func() *widgets.ListItem { return item(model.AgendaLine{}) })
	var items []*widgets.ListItem
	for _, l := range f.was.Agenda {
		items = append(items, item(l))
	}
	list.SetItems(-1, items...)
	return list
}

// readAgenda leaves out lines in which nothing was typed.
func (f *editor) readAgenda(wrong widgets.FieldErrors) []model.AgendaLine {
	var list []model.AgendaLine
	for i, item := range f.agenda.Items() {
		at, title, who := item.Fields["at"].(*widgets.TextField), item.Fields["title"].(*widgets.TextField), item.Fields["speakers"].(*speakers)
		l := model.AgendaLine{Title: strings.TrimSpace(title.Value()), Speakers: who.value()}
		var ok bool
		if l.At, ok = assets.ParseTime(at.Value()); !ok {
			wrong["agenda."+strconv.Itoa(i)+".at"] = f.v.w.T("error.invalid.time")
		}
		empty := ok && l.At == "" && l.Title == "" && len(l.Speakers) == 0
		if !empty && l.Title == "" {
			wrong["agenda."+strconv.Itoa(i)+".title"] = f.v.w.T("error.invalid.missing")
		}
		if !empty {
			list = append(list, l)
		}
	}
	return list
}

// budgetList is what things were to cost, and did.
func (f *editor) budgetList() *widgets.ListField {
	w := f.v.w
	names := []string{w.T("events.cost_room"), w.T("events.cost_food"), w.T("events.cost_speaker"), w.T("events.cost_travel"), w.T("events.cost_print"), w.T("events.cost_gifts")}
	amount := func(hint string, n int64) *widgets.TextField {
		field := widgets.NewTextField(hint)
		if n != 0 {
			field.SetValue(tell.Amount(w, n, f.v.currency(&f.was.Event)))
		}
		return field
	}
	item := func(l model.BudgetLine) *widgets.ListItem {
		name := widgets.NewComboField(w.T("events.cost_hint"), model.Beginning(names))
		name.SetValue(l.Name)
		planned, actual := amount(w.T("events.planned"), l.Planned), amount(w.T("events.actual"), l.Actual)
		return &widgets.ListItem{
			Object: widgets.Shares(6, []float32{5, 2.4, 2.4}, name, planned, actual),
			Fields: map[string]widgets.Field{"name": name, "planned": planned, "actual": actual},
		}
	}
	list := widgets.NewListField(w.T("events.budget_add"), func() *widgets.ListItem { return item(model.BudgetLine{}) })
	var items []*widgets.ListItem
	for _, l := range f.was.Budget {
		items = append(items, item(l))
	}
	list.SetItems(-1, items...)
	return list
}

// readBudget leaves out lines in which nothing was typed.
func (f *editor) readBudget(wrong widgets.FieldErrors, currency string) []model.BudgetLine {
	var list []model.BudgetLine
	for i, item := range f.budget.Items() {
		key := "budget." + strconv.Itoa(i) + "."
		l := model.BudgetLine{Name: strings.TrimSpace(item.Fields["name"].(*widgets.ComboField).Value())}
		for name, into := range map[string]*int64{"planned": &l.Planned, "actual": &l.Actual} {
			n, ok := tell.ParseAmount(item.Fields[name].(*widgets.TextField).Value(), currency)
			if !ok {
				wrong[key+name] = f.v.w.T("events.amount_wrong")
			}
			*into = n
		}
		if l.Name == "" && l.Planned+l.Actual > 0 {
			wrong[key+"name"] = f.v.w.T("error.invalid.missing")
		}
		if l != (model.BudgetLine{}) {
			list = append(list, l)
		}
	}
	return list
}

// saySum adds up the budget while it is typed.
func (f *editor) saySum() {
	currency := strings.ToUpper(strings.TrimSpace(f.currency.Value()))
	e := model.Event{Budget: f.readBudget(widgets.FieldErrors{}, currency)}
	text := ""
	if len(e.Budget) > 0 {
		text = f.v.w.T("events.budget_sum", "planned", tell.Money(f.v.w, e.Planned(), currency), "actual", tell.Money(f.v.w, e.Spent(), currency))
	}
	f.sum.SetText(text)
}
