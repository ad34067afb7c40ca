package today

import (
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/cadence"
	"alumnibook/ui/look"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// callsCard is whom to call this week: those who are left, and who is not on the list and why.
func (v *view) callsCard() fyne.CanvasObject {
	w, plan := v.w, v.known.plan
	calls := v.known.open()
	var chip, hours fyne.CanvasObject
	if total := len(plan.Calls); total > 0 {
		chip = widgets.NewChip(w.T("today.calls_left", "n", len(calls), "of", total), look.ToneGrey)
		hours = v.stop("hours", widgets.NewMenuButton(widgets.QuietMuted, v.hoursText(), nil, v.hoursMenu).Smaller())
	}
	content := []fyne.CanvasObject{cardHead(w.T("today.calls"), chip, hours)}
	if len(calls) > 0 {
		lines := make([]fyne.CanvasObject, len(calls))
		for i := range calls {
			lines[i] = v.callLine(calls[i])
		}
		content = append(content, list(lines...), widgets.NewSmall(w.T("today.ask_how")))
	} else {
		content = append(content, v.noCalls())
	}
	if left := v.leftOut(); left != nil {
		content = append(content, left)
	}
	return widgets.NewCard("", nil, content...)
}

// callLine is one call: who, why now, and what can be done about it.
func (v *view) callLine(c book.WeekCall) fyne.CanvasObject {
	id, place := c.Row.ID, ""
	if c.Row.Office != "" {
		place = " · " + c.Row.Office
	}
	name := strconv.FormatInt(id, 10)
	open := widgets.NewSecondary(v.w.T("today.open_call"), look.Icon("phone"), v.openCall(id)).Smaller()
	later := widgets.NewMenuButton(widgets.Quiet, v.w.T("today.later"), nil, func() []*fyne.MenuItem { return v.pauseMenu(c.Row) }).Smaller()
	right := []fyne.CanvasObject{v.stop("call:"+name, open), v.stop("later:"+name, later)}
	if c.State == book.CallTried {
		chip := widgets.NewChip(v.w.T("today.tried"), look.ToneAmber)
		right = append([]fyne.CanvasObject{chip}, right...)
	}
	return line{
		lead: v.avatar(c.Row), title: c.Row.CallName(), after: place, under: v.whyNow(c), right: right, open: v.openCall(id),
		items: func() []*fyne.MenuItem { return v.callMenu(c.Row) },
	}.object()
}

// whyNow says how long the last talk is ago, and what speaks for this week.
func (v *view) whyNow(c book.WeekCall) string {
	if c.Reason == cadence.FirstCall {
		left := ""
		if c.Row.Left.IsFull() {
			left = v.w.T("today.left_when", "when", v.w.Away(v.known.today, c.Row.Left))
		}
		return tell.Joined(" · ", left, v.w.T("today.reason.first_call"))
	}
	return tell.Joined(" · ", v.sinceTalk(c), v.reason(c))
}

func (v *view) sinceTalk(c book.WeekCall) string {
	switch {
	case c.Row.LastContact.IsZero():
		return v.w.T("today.never_talked")
	case c.Months < 1:
		return v.w.T("today.talked_lately")
	case c.Months >= 24:
		return v.w.N("today.years_since", c.Months/12)
	}
	return v.w.N("today.months_since", c.Months)
}

func (v *view) reason(c book.WeekCall) string {
	switch c.Reason {
	case cadence.Birthday:
		if day, ok := v.birthdayThisWeek(c.Row.Birthday); ok {
			return v.w.T("today.birthday_when", "when", onDay(v, day))
		}
	case cadence.NewJob:
		if c.Row.Employer != "" {
			return v.w.T("today.new_job_at", "name", c.Row.Employer)
		}
	case cadence.Promise:
		if text := v.promiseTo(c.Row.ID); text != "" {
			return v.w.T("today.promised_text", "text", text)
		}
	}
	return v.w.T("today.reason." + string(c.Reason))
}

// birthdayThisWeek is the day of this week on which a birthday falls.
func (v *view) birthdayThisWeek(birthday model.Date) (model.Date, bool) {
	for day := model.WeekOf(v.known.today).Monday(); !model.WeekOf(v.known.today).Sunday().Before(day); day = day.AddDays(1) {
		if birthday.Month == day.Month && birthday.Day == day.Day {
			return day, true
		}
	}
	return model.Date{}, false
}

// promiseTo is what was promised to somebody and is not kept yet, "" where that is not at hand.
func (v *view) promiseTo(id int64) string {
	for i := range v.known.due.FollowUps {
		f := &v.known.due.FollowUps[i]
		if len(f.PersonIDs) > 0 && f.PersonIDs[0] == id {
			return f.FollowUp.Text
		}
	}
	return ""
}
