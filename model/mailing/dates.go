package mailing

import (
	"strconv"
	"strings"

	"alumnibook/model"
)

// spelling is how a language writes a day in a letter. The layouts know the places {weekday}, {day}, {month} and {year}.
type spelling struct {
	plain, full string // without and with the day of the week
	months      [12]string
	weekdays    [7]string // from Sunday
	clock       string    // between hours and minutes
}

var spellings = map[string]spelling{
	"en": {
		"{day} {month} {year}", "{weekday} {day} {month} {year}",
		[12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		[7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		":",
	},
	"de": {
		"{day}. {month} {year}", "{weekday}, {day}. {month} {year}",
		[12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
		[7]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
		":",
	},
	"da": {
		"{day}. {month} {year}", "{weekday} den {day}. {month} {year}",
		[12]string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"},
		[7]string{"søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"},
		".",
	},
	"sv": {
		"{day} {month} {year}", "{weekday} {day} {month} {year}",
		[12]string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"},
		[7]string{"söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"},
		".",
	},
}

func spellingOf(language string) spelling {
	if s, ok := spellings[language]; ok {
		return s
	}
	return spellings["en"]
}

// day writes a day: "12 November 2026". It has to be a full date.
func day(language string, d model.Date) string {
	s := spellingOf(language)
	return s.write(s.plain, d)
}

// weekday writes a day with the day of the week before it.
func weekday(language string, d model.Date) string {
	s := spellingOf(language)
	return s.write(s.full, d)
}

func (s spelling) write(layout string, d model.Date) string {
	return strings.NewReplacer(
		"{weekday}", s.weekdays[d.Time().Weekday()], "{day}", strconv.Itoa(d.Day), "{month}", s.months[d.Month-1], "{year}", strconv.Itoa(d.Year),
	).Replace(layout)
}

// clock writes a time of the day, "18:00" or "18.00".
func clock(language, at string) string {
	return strings.Replace(at, ":", spellingOf(language).clock, 1)
}

// span writes from when until when something lasts.
func span(language, from, to string) string {
	if from == "" || to == "" {
		return clock(language, from)
	}
	return clock(language, from) + "–" + clock(language, to)
}
