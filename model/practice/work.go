package practice

import (
	"strconv"

	"alumnibook/model"
)

// workOf makes the stints at the firm and a birthday that fits them.
func (m *maker) workOf(d *draft) {
	end := m.today.AddDays(-d.between(30, 365*d.between(1, 16)))
	years := d.between(1, 5) + d.IntN(8)*d.IntN(2)
	reason := pick(d.chance, m.house.Reasons)
	age := d.between(20, 38)
	switch d.Status {
	case model.StatusLeaving:
		end = m.today.AddDays(d.between(14, 75))
	case model.StatusRetired:
		years, reason = d.between(12, 30), m.house.Retired
		age = d.between(63, 67) - years
	}
	end = monthEnd(end)
	from := model.NewDate(end.Year-years, d.between(1, 12), 1)
	if !from.Before(end) {
		from.Year--
	}
	last := m.stint(d, from, end, reason)
	if d.Status == model.StatusRehired || d.in(5) && d.Status == model.StatusAlumnus {
		early := monthEnd(from.AddDays(-365 * d.between(1, 5)))
		start := model.NewDate(early.Year-d.between(1, 4), d.between(1, 12), 1)
		age += 6
		d.Employments = append(d.Employments, m.stint(d, start, early, pick(d.chance, m.house.Reasons)))
		from = start
	}
	if d.Status == model.StatusRehired {
		last.To, last.Reason = model.Date{}, ""
	}
	d.Employments = append(d.Employments, last)
	d.Birthday = m.birthday(d, from.Year-age)
}

// ranks are the places of positions in their lists, as often as they are held: there are few partners.
var ranks = []int{0, 0, 0, 1, 1, 1, 1, 2, 2, 3}

func (m *maker) stint(d *draft, from, to model.Date, reason string) model.Employment {
	position := m.house.Positions[d.department][pick(d.chance, ranks)]
	e := model.Employment{
		PersonnelNumber: m.personnelNumber(), Office: d.place.Office, Department: m.house.Departments[d.department],
		Position: called(position, d.she), From: from, To: to,
	}
	if d.in(80) {
		e.Reason = reason
	}
	switch n := d.IntN(100); { // what old lists know less of
	case n < 4:
		e.From.Day, e.To.Day = 0, 0
	case n < 6:
		e.From.Day, e.From.Month = 0, 0
	case n < 8:
		e.From = model.Date{}
	}
	return e
}

// personnelNumber counts up; the firm writes five digits.
func (m *maker) personnelNumber() string {
	m.numbers["personnel"]++
	n := strconv.Itoa(412 + m.numbers["personnel"])
	for len(n) < 5 {
		n = "0" + n
	}
	return n
}

// birthday is in a year, without the year for some and unknown for others.
func (m *maker) birthday(d *draft, year int) model.Date {
	b := model.NewDate(year, d.between(1, 12), d.between(1, 28))
	switch n := d.IntN(100); {
	case n < 12:
		return model.Date{}
	case n < 26:
		b.Year = 0
	}
	return b
}

func monthEnd(day model.Date) model.Date {
	next := model.NewDate(day.Year, day.Month, 1).AddDays(31)
	return model.NewDate(next.Year, next.Month, 1).AddDays(-1)
}

// jobsOf makes what a person does elsewhere now, and did before that.
func (m *maker) jobsOf(d *draft) {
	left := d.Employments[len(d.Employments)-1].To
	if left.IsZero() || m.today.Before(left) || d.Status == model.StatusRetired || d.Status == model.StatusDeceased || d.in(16) {
		return
	}
	titles := m.words.firm.Words[d.Language].Titles
	start := model.NewDate(left.Year, left.Month, 0)
	if left.DaysUntil(m.today) > 900 && d.in(35) {
		change := left.AddDays(d.between(300, 800))
		end := model.NewDate(change.Year, change.Month, 0)
		d.Jobs = append(d.Jobs, model.Job{Organisation: m.organisation(d).Name, Title: called(pick(d.chance, titles), d.she), From: start, To: end})
		start = end
	}
	org := m.organisation(d)
	d.job = &org
	job := model.Job{Organisation: org.Name, Title: called(pick(d.chance, titles), d.she)}
	if d.in(70) {
		job.From = start
	}
	d.Jobs = append(d.Jobs, job)
}

// organisation is one of the country more often than not, and those at the head of the list more often than the rest.
func (m *maker) organisation(d *draft) organisation {
	n := len(m.words.orgs)
	for range 4 {
		o := m.words.orgs[min(d.IntN(n), d.IntN(n+6))%n]
		if o.Country == d.place.Country {
			return o
		}
	}
	return pick(d.chance, m.words.orgs)
}
