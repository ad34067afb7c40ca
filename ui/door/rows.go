package door

import (
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// row is what a line of the page looks like.
func (v *view) row(i int) widgets.BigRow {
	w, l := v.w, &v.lines[i]
	switch l.kind {
	case inBook:
		return widgets.BigRow{
			Initials: l.person.Initials, Title: l.person.Name, Under: w.T("door.in_book"), Note: whereNow(l.person.Employer, l.person.Office), Quiet: true,
			Chip: w.T("door.walk_in"), Tone: look.ToneBlue, ChipTip: w.T("door.walk_in_tip"), Live: true,
		}
	case newFace:
		return widgets.BigRow{Icon: "plus", Title: w.T("door.new_row", "name", strings.TrimSpace(v.field.Text())), Chip: w.T("door.new_chip"), Tone: look.ToneAccent, Live: true}
	}
	g := l.guest
	r := widgets.BigRow{Initials: g.Initials, Title: g.Name, Under: v.under(g), Note: whereNow(g.Employer, g.Office)}
	if g.PersonID == 0 {
		r.Icon, r.Title, r.Quiet = "user", w.T("door.erased"), true
	}
	if g.Number > 0 {
		r.Number = strconv.Itoa(g.Number)
	}
	brought := g.bring
	if g.HasCome() {
		brought = g.Brought
		r.Chip, r.Tone = v.since(g.Came), look.ToneGreen
		if g.ID != 0 {
			r.Back = w.T("door.undo_tip", "name", g.CallName)
		}
	} else {
		r.Chip, r.Tone, r.Live = w.T("door.check_in"), look.ToneGrey, true
		r.Quiet = !g.IsExpected()
	}
	if brought > 0 {
		r.Step = "+" + strconv.Itoa(brought)
	}
	if g.ID != 0 && g.PersonID != 0 && (g.HasCome() || brought > 0 || i == v.list.Marked()) {
		r.Steps, r.Less, r.More = true, brought > 0, brought < mostBrought
	}
	return r
}

func whereNow(employer, office string) string {
	if employer != "" {
		return employer
	}
	return office
}

// since says that somebody is in, and since when where that is known to the minute.
func (v *view) since(came time.Time) string {
	came = came.In(v.now().Location())
	if e := &v.known.event.Event; !e.On.IsZero() && came.Equal(beginning(e, came.Location())) && e.On.Before(v.host.Today()) {
		return v.w.T("door.in")
	}
	return v.w.T("door.in_at", "time", v.w.Clock(came))
}

// under is what is worth knowing of somebody at the door.
func (v *view) under(g *guest) string {
	w := v.w
	var parts []string
	say := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if g.Role != model.RoleGuest {
		say(w.T("model.role." + string(g.Role)))
	}
	switch {
	case g.WalkIn:
		say(w.T("door.is_walk_in"))
	case g.IsExpected():
	case g.Seat == model.SeatWaiting:
		say(w.T("door.waiting"))
	case g.Reply == model.ReplyNo:
		say(w.T("door.said_no"))
	case g.Invited.IsZero():
		say(w.T("door.not_invited"))
	default:
		say(w.T("door.no_yes"))
	}
	var names []string
	for _, p := range g.Guests {
		if p.Name != "" {
			names = append(names, p.Name)
		}
	}
	if len(names) > 0 {
		say(w.T("door.with", "names", strings.Join(names, ", ")))
	}
	say(g.Note)
	return strings.Join(parts, " · ")
}

// pressed is a click into a row. The keyboard goes back to the field, where the next name is typed.
func (v *view) pressed(i int, part widgets.BigPart) {
	l := v.lines[i]
	if l.kind != onList {
		if part == widgets.BigChip || part == widgets.BigDouble {
			v.take(i)
			return
		}
		v.list.Mark(i)
		v.field.Focus()
		return
	}
	switch part {
	case widgets.BigChip:
		v.take(i)
		return
	case widgets.BigBack:
		v.untick(l.guest)
	case widgets.BigLess:
		v.bring(l.guest, -1)
	case widgets.BigMore:
		v.bring(l.guest, 1)
	case widgets.BigDouble:
		if l.missing() {
			v.take(i)
			return
		}
	default:
		v.mark(i)
	}
	v.field.Focus()
}

// menu is what else can be done with a row.
func (v *view) menu(i int) []*fyne.MenuItem {
	w, l := v.w, v.lines[i]
	if l.kind != onList || l.guest.PersonID == 0 {
		return nil
	}
	g := l.guest
	return []*fyne.MenuItem{
		widgets.MenuItem(w.T("door.check_in"), look.Icon("check"), g.HasCome(), func() { v.tick(g) }),
		widgets.MenuItem(w.T("door.undo"), look.Icon("undo"), !g.HasCome() || g.ID == 0, func() { v.untick(g) }),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.T("door.open_person"), look.Icon("user"), false, func() { v.host.Open(page.Route{Page: page.People, ID: g.PersonID}) }),
	}
}
