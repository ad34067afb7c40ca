package today

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/promise"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// promisedCard is what somebody of us promised and has to keep within a week.
func (v *view) promisedCard() fyne.CanvasObject {
	due := v.known.due
	if due.FollowUpCount == 0 {
		calm := widgets.NewMutedParagraph(v.w.T("today.nothing_promised"))
		return widgets.NewCard("", nil, cardHead(v.w.T("today.promised"), nil, nil), calm)
	}
	var lines []fyne.CanvasObject
	for i := range v.shown("promised", len(due.FollowUps)) {
		lines = append(lines, v.followUpLine(due.FollowUps[i]))
	}
	return v.listCard("promised", v.w.T("today.promised"), due.FollowUpCount, lines, v.all("promised"))
}

// followUpLine is one promise.
func (v *view) followUpLine(e model.Interaction) fyne.CanvasObject {
	w, f := v.w, e.FollowUp
	who := v.whom(e.PersonIDs)
	title, under := f.Text, who
	if title == "" {
		title, under = w.T("today.get_back", "name", who), ""
	}
	owner := f.OwnerID
	if owner == 0 {
		owner = e.ColleagueID
	}
	id := strconv.FormatInt(e.ID, 10)
	tick := widgets.NewTickButton(w.T("today.kept"), func() { v.keepPromise(e) })
	move := widgets.NewMenuButton(widgets.Quiet, w.T("today.later"), nil, func() []*fyne.MenuItem { return v.moveMenu(e) }).Smaller()
	entry := func() { v.host.Open(page.Route{Page: editor, Do: "entry", ID: e.ID}) }
	return line{
		lead: v.stop("kept:"+id, tick), title: title, plain: true,
		under: tell.Joined(" · ", under, w.T("today.promised_on", "date", e.On), v.known.colleagues[owner]),
		right: []fyne.CanvasObject{dueChip(v, f.On), v.stop("move:"+id, move)}, open: entry,
		items: func() []*fyne.MenuItem { return v.followUpMenu(e, entry) },
	}.object()
}

// whom names the people of an entry: the first, and how many others.
func (v *view) whom(ids []int64) string {
	if len(ids) == 0 {
		return ""
	}
	name := v.known.due.Names[ids[0]].CallName()
	if n := len(ids) - 1; n > 0 {
		return v.w.N("today.and_others", n, "name", name)
	}
	return name
}

func (v *view) followUpMenu(e model.Interaction, entry func()) []*fyne.MenuItem {
	w := v.w
	items := []*fyne.MenuItem{
		widgets.MenuItem(w.T("today.kept"), look.Icon("check"), false, func() { v.keepPromise(e) }),
		widgets.MenuItem(w.T("today.open_entry"), look.Icon("edit"), false, entry),
	}
	if len(e.PersonIDs) > 0 {
		id := e.PersonIDs[0]
		items = append(items,
			widgets.MenuItem(w.T("today.open_call"), look.Icon("phone"), false, v.openCall(id)),
			widgets.MenuItem(w.T("today.show_person"), look.Icon("user"), false, v.openPerson(id)))
	}
	return append(append(items, fyne.NewMenuItemSeparator()), v.moveMenu(e)...)
}

// moveMenu offers other days for a promise, and to drop it.
func (v *view) moveMenu(e model.Interaction) []*fyne.MenuItem {
	w, today := v.w, v.host.Today()
	to := func(words string, day model.Date) *fyne.MenuItem {
		return fyne.NewMenuItem(w.T(words), func() { v.movePromise(e, day, e.FollowUp.Reason) })
	}
	return []*fyne.MenuItem{
		to("today.move_tomorrow", today.AddDays(1)),
		to("today.later_week", model.WeekOf(today).Next().Monday()),
		to("today.later_month", today.AddDays(30)),
		fyne.NewMenuItem(w.T("today.move_to"), func() { promise.Ask(v.host, promise.DoMove, e.ID, v.dialogClosed) }),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(w.T("today.drop"), func() { promise.Ask(v.host, promise.DoDrop, e.ID, v.dialogClosed) }),
	}
}

func (v *view) changePromise(code string, e model.Interaction, change func(f *model.FollowUp)) {
	change(&e.FollowUp)
	v.do(model.Doing{Code: code, Name: v.whom(e.PersonIDs[:min(len(e.PersonIDs), 1)]), Count: 1}, func(tx *book.Tx) error {
		return tx.UpdateInteraction(&e)
	})
}

func (v *view) keepPromise(e model.Interaction) {
	v.changePromise("follow_up_done", e, func(f *model.FollowUp) { f.Keep(v.host.Today()) })
}

func (v *view) movePromise(e model.Interaction, day model.Date, why string) {
	v.changePromise("follow_up_moved", e, func(f *model.FollowUp) { f.Move(day, why) })
}

// thanksCard is what people did for us and were not thanked for.
func (v *view) thanksCard() fyne.CanvasObject {
	due := v.known.due
	var lines []fyne.CanvasObject
	for i := range v.shown("thanks", len(due.Thanks)) {
		lines = append(lines, v.thanksLine(due.Thanks[i]))
	}
	return v.listCard("thanks", v.w.T("today.thanks"), due.ThanksCount, lines, v.all("thanks"))
}

func (v *view) thanksLine(f model.Favour) fyne.CanvasObject {
	w, row := v.w, v.known.due.Names[f.PersonID]
	thanked := func() {
		f := f
		f.Settled = v.host.Today()
		v.do(model.Doing{Code: "thank", Name: row.CallName(), Count: 1}, func(tx *book.Tx) error { return tx.SaveFavour(&f) })
	}
	id := strconv.FormatInt(f.ID, 10)
	kind := w.T("model.favour." + string(f.Kind))
	call := widgets.NewQuiet(w.T("today.open_call"), look.Icon("phone"), v.openCall(f.PersonID)).Smaller()
	return line{
		lead: v.stop("thanked:"+id, widgets.NewTickButton(w.T("today.thanked"), thanked)), title: w.T("today.thank", "name", row.CallName()), plain: true,
		under: tell.Joined(" · ", kind, strings.TrimSpace(f.Text), w.Ago(v.known.today, f.On)), right: []fyne.CanvasObject{v.stop("thanks_call:"+id, call)}, open: v.openPerson(f.PersonID),
		items: func() []*fyne.MenuItem {
			return []*fyne.MenuItem{
				widgets.MenuItem(w.T("today.thanked"), look.Icon("check"), false, thanked),
				widgets.MenuItem(w.T("today.open_call"), look.Icon("phone"), false, v.openCall(f.PersonID)),
				widgets.MenuItem(w.T("today.copy_email"), look.Icon("copy"), row.Email == "", func() { v.host.Copy(row.Email) }),
				widgets.MenuItem(w.T("today.show_person"), look.Icon("user"), false, v.openPerson(f.PersonID)),
			}
		},
	}.object()
}
