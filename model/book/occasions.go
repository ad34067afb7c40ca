package book

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"alumnibook/model"
)

// The occasions of a week: birthdays, and every fifth year since somebody joined or left.

// yearsBetween is how many years lie between two anniversaries that are told.
const yearsBetween = 5

// mostYears is the oldest anniversary that is told.
const mostYears = 60

// weekDays are the days of the week that a day lies in.
func weekDays(today model.Date) []model.Date {
	monday := model.WeekOf(today).Monday()
	days := make([]model.Date, 7)
	for i := range days {
		days[i] = monday.AddDays(i)
	}
	return days
}

// remembered are the days of the year that are kept on a day: where there is no 29 February, the 28th stands for it.
func remembered(d model.Date) []model.Date {
	if d.Month == 2 && d.Day == 28 && d.AddDays(1).Month == 3 {
		return []model.Date{{Month: 2, Day: 28}, {Month: 2, Day: 29}}
	}
	return []model.Date{{Month: d.Month, Day: d.Day}}
}

// mayBeGreeted leaves out whom nobody congratulates.
const mayBeGreeted = " AND trashed = 0 AND status NOT IN ('deceased', 'no_contact')"

// birthdaysSQL finds whole dates and those without a year; of others the last five letters are something else. The index
// holds all that is asked.
const birthdaysSQL = " FROM people WHERE birthday <> '' AND (length(birthday) = 10 OR birthday LIKE '--%')" + mayBeGreeted + " AND substr(birthday, -5)"

type occasionRow struct {
	ID    int64
	Since model.Date
}

func (r *todayReader) birthdays() error {
	var days []string
	on := map[string]model.Date{} // day of the year → day of the week
	for _, d := range weekDays(r.today) {
		for _, kept := range remembered(d) {
			text := strings.TrimPrefix(kept.String(), "--")
			on[text] = d
			days = append(days, text)
		}
	}
	greeted, err := r.greeted(days, on)
	if err != nil {
		return err
	}
	if err := query(r.db, &r.into.BirthdayCount, "SELECT count(*)"+birthdaysSQL+" IN ?", days); err != nil {
		return err
	}
	r.into.BirthdayCount -= len(greeted)
	var list []Occasion
	for _, text := range days {
		if len(list) >= r.limit {
			break
		}
		var rows []occasionRow
		err := query(r.db, &rows, "SELECT id, birthday AS since"+birthdaysSQL+" = ? AND id NOT IN "+idList(sortedIDs(greeted))+" ORDER BY name_sort, id LIMIT ?", text, r.limit)
		if err != nil {
			return err
		}
		for _, p := range rows {
			o := Occasion{Row: model.Row{ID: p.ID}, Day: on[text], Kind: OccasionBirthday}
			if p.Since.HasYear() {
				o.Years = o.Day.Year - p.Since.Year
			}
			list = append(list, o)
		}
	}
	r.into.Birthdays, err = r.firstOccasions(list)
	return err
}

// greetedSQL finds contacts of this week, and what was written in the days before.
const greetedSQL = "SELECT DISTINCT ip.person_id, ip.on_day, i.kind FROM interaction_people ip CROSS JOIN interactions i ON i.id = ip.interaction_id" +
	" WHERE ip.on_day >= ? AND ip.contact = 1 AND ip.person_id IN "

// greeted tells whom of those with a birthday we contacted on the day or since, or wrote to in the week before.
func (r *todayReader) greeted(birthdays []string, on map[string]model.Date) (map[int64]bool, error) {
	from := model.WeekOf(r.today).Monday().AddDays(-soonDays)
	var people []struct {
		ID  int64
		Day string
	}
	err := query(r.db, &people, "SELECT id, substr(birthday, -5) AS day"+birthdaysSQL+" IN ? AND last_contact >= ?", birthdays, from.String())
	if err != nil {
		return nil, err
	}
	days := map[int64]model.Date{}
	for _, p := range people {
		days[p.ID] = on[p.Day]
	}
	greeted := map[int64]bool{}
	err = chunks(sortedIDs(days), 500, func(part []int64) error {
		var rows []struct {
			PersonID int64
			OnDay    model.Date
			Kind     model.InteractionKind
		}
		if err := query(r.db, &rows, greetedSQL+idList(part), from.String()); err != nil {
			return err
		}
		for _, c := range rows {
			day := days[c.PersonID]
			switch {
			case !c.OnDay.Before(day):
				greeted[c.PersonID] = true
			case c.OnDay.Before(day.AddDays(-soonDays)):
			case c.Kind == model.InteractionLetter, c.Kind == model.InteractionEmail, c.Kind == model.InteractionMessage:
				greeted[c.PersonID] = true
			}
		}
		return nil
	})
	return greeted, err
}

// anniversariesSQL finds those who joined or left on one of some days; the column is filled in.
const anniversariesSQL = "SELECT id, %[1]s AS since FROM people WHERE %[1]s <> '' AND %[1]s IN ?" + mayBeGreeted + " ORDER BY name_sort, id"

func (r *todayReader) anniversaries() error {
	on := map[model.Date]Occasion{} // the day it began → which anniversary that makes
	var days []string
	for _, d := range weekDays(r.today) {
		for years := yearsBetween; years <= mostYears; years += yearsBetween {
			for _, kept := range remembered(d) {
				began := model.NewDate(d.Year-years, kept.Month, kept.Day)
				if began.Valid() {
					on[began] = Occasion{Day: d, Years: years}
					days = append(days, began.String())
				}
			}
		}
	}
	var list []Occasion
	for kind, column := range map[OccasionKind]string{OccasionJoined: "from_day", OccasionLeft: "left_day"} {
		var rows []occasionRow
		if err := query(r.db, &rows, fmt.Sprintf(anniversariesSQL, column), days); err != nil {
			return err
		}
		for _, p := range rows {
			o := on[p.Since]
			o.Row.ID, o.Kind = p.ID, kind
			list = append(list, o)
		}
	}
	r.into.AnniversaryCount = len(list)
	var err error
	r.into.Anniversaries, err = r.firstOccasions(list)
	return err
}

// firstOccasions reads the rows of the first ones, by day.
func (r *todayReader) firstOccasions(list []Occasion) ([]Occasion, error) {
	slices.SortStableFunc(list, func(a, b Occasion) int { return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Kind, b.Kind)) })
	list = list[:min(len(list), r.limit)]
	ids := make([]int64, len(list))
	for i, o := range list {
		ids[i] = o.Row.ID
	}
	rows, err := readRows(r.db, ids)
	for i := range list {
		list[i].Row = rows[list[i].Row.ID]
	}
	return list, err
}
