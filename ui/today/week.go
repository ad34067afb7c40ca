package today

import (
	"cmp"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// weekCard is who has a birthday or an anniversary this week.
func (v *view) weekCard() fyne.CanvasObject {
	due := v.known.due
	all := slices.Concat(due.Birthdays, due.Anniversaries)
	slices.SortStableFunc(all, func(a, b book.Occasion) int { return cmp.Compare(a.Day.String(), b.Day.String()) })
	if len(all) == 0 {
		calm := widgets.NewMutedParagraph(v.w.T("today.week_empty"))
		return widgets.NewCard("", nil, cardHead(v.w.T("today.week"), nil, nil), calm)
	}
	var lines []fyne.CanvasObject
	for _, o := range all[:v.shown("week", len(all))] {
		lines = append(lines, v.occasionLine(o))
	}
	return v.listCard("week", v.w.T("today.week"), due.BirthdayCount+due.AnniversaryCount, lines, v.all("week"))
}

// dayWidth keeps the days below each other, with room for "today" in every language.
const dayWidth = 38

func (v *view) occasionLine(o book.Occasion) fyne.CanvasObject {
	w := v.w
	day := widgets.NewMuted(shortDay(v, o.Day))
	if o.Day == v.known.today {
		day = widgets.NewMuted(w.T("day.today"))
	}
	day.Align = fyne.TextAlignTrailing
	right := []fyne.CanvasObject{}
	if o.Kind == book.OccasionBirthday {
		button := widgets.NewMenuButton(widgets.Quiet, w.T("today.congratulate"), nil, func() []*fyne.MenuItem { return v.greetMenu(o) }).Smaller()
		right = append(right, v.stop("greet:"+strconv.FormatInt(o.Row.ID, 10), button))
	}
	icon := "calendar"
	if o.Kind == book.OccasionBirthday {
		icon = "star"
	}
	return line{
		lead: widgets.NewIcon(icon, look.ColorMuted, 18), title: v.occasion(o), plain: true, right: append(right, widgets.Stack(0, widgets.Gap(dayWidth, 0), day)), open: v.openPerson(o.Row.ID),
		items: func() []*fyne.MenuItem { return v.greetMenu(o) },
	}.object()
}

// occasion says what there is to think of: "Jürgen Müller turns 50".
func (v *view) occasion(o book.Occasion) string {
	name := o.Row.CallName()
	if o.Kind == book.OccasionBirthday && o.Years <= 0 {
		return v.w.T("today.occasion.birthday_plain", "name", name)
	}
	return v.w.N("today.occasion."+string(o.Kind), o.Years, "name", name)
}

// greetMenu offers ways to congratulate. Who is called has the call card; what was written is noted at once.
func (v *view) greetMenu(o book.Occasion) []*fyne.MenuItem {
	w, r := v.w, o.Row
	wrote := func(kind model.InteractionKind) *fyne.MenuItem {
		return widgets.MenuItem(w.T("today.wrote."+string(kind)), look.Icon("check"), false, func() { v.noteGreeting(o, kind) })
	}
	return []*fyne.MenuItem{
		widgets.MenuItem(w.T("today.open_call"), look.Icon("phone"), false, v.openCall(r.ID)),
		wrote(model.InteractionEmail), wrote(model.InteractionLetter), wrote(model.InteractionMessage),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.T("today.copy_email"), look.Icon("mail"), r.Email == "", func() { v.host.Copy(r.Email) }),
		widgets.MenuItem(w.T("today.copy_phone"), look.Icon("copy"), r.Phone == "", func() { v.host.Copy(r.Phone) }),
		widgets.MenuItem(w.T("today.show_person"), look.Icon("user"), false, v.openPerson(r.ID)),
	}
}

// noteGreeting puts what was written into the history.
func (v *view) noteGreeting(o book.Occasion, kind model.InteractionKind) {
	e := model.Interaction{
		Kind: kind, Direction: model.DirectionOut, On: v.host.Today(), Reached: true, ColleagueID: v.known.seat.ID,
		PersonIDs: []int64{o.Row.ID}, Text: v.w.T("today.greeting_text." + string(o.Kind)),
	}
	v.do(model.Doing{Code: "log", Name: o.Row.CallName(), Count: 1}, func(tx *book.Tx) error {
		e := e
		return tx.CreateInteraction(&e)
	})
}
