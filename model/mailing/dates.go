package mailing

import (
	"strconv"
	"strings"
	"time"

	"alumnibook/model"
)

// spelling is how a language writes a day in a letter. The layouts know the places {weekday}, {day}, {month} and {year}.
type spelling struct {
	plain, full string // without and with the day of the week
	months      [12]string
	weekdays    [7]string // from Sunday
	clock       string    // as in time.Format
}

var spellings = map[string]spelling{
	"en": {
		"{day} {month} {year}", "{weekday} {day} {month} {year}",
		[12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
		[7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
		"15:04",
	},
	"de": {
		"{day}. {month} {year}", "{weekday}, {day}. {month} {year}",
		[12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
		[7]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
		"15:04",
	},
	"da": {
		"{day}. {month} {year}", "{weekday} den {day}. {month} {year}",
		[12]string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november", "december"},
		[7]string{"søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"},
		"15.04",
	},
	"sv": {
		"{day} {month} {year}", "{weekday} {day} {month} {year}",
		[12]string{"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december"},
		[7]string{"söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"},
		"15.04",
	},
}

// spellingOf is how a language writes days in letters of a firm in that country.
func spellingOf(language, country string) spelling {
	s, ok := spellings[language]
	if !ok {
		s, language = spellings["en"], "en"
	}
	switch {
	case language == "en" && country == "US":
		s.plain, s.full, s.clock = "{month} {day}, {year}", "{weekday}, {month} {day}, {year}", "3:04 PM"
	case language == "de" && country == "AT":
		s.months[0] = "Jänner"
	}
	return s
}

// day writes a day: "12 November 2026". It has to be a full date.
func (s *spelling) day(d model.Date) string { return s.write(s.plain, d) }

// weekday writes a day with the day of the week before it.
func (s *spelling) weekday(d model.Date) string { return s.write(s.full, d) }

func (s *spelling) write(layout string, d model.Date) string {
	return strings.NewReplacer(
		"{weekday}", s.weekdays[d.Time().Weekday()], "{day}", strconv.Itoa(d.Day), "{month}", s.months[d.Month-1], "{year}", strconv.Itoa(d.Year),
	).Replace(layout)
}

// time writes a time of the day: "18:00", "18.00", "6:00 PM".
func (s *spelling) time(at string) string {
	if t, err := time.Parse("15:04", at); err == nil {
		return t.Format(s.clock)
	}
	return at
}

// span writes from when until when something lasts.
func (s *spelling) span(from, to string) string {
	if from == "" || to == "" {
		return s.time(from)
	}
	return s.time(from) + "–" + s.time(to)
}
