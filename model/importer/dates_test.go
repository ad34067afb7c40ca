package importer

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

var today = model.NewDate(2025, 11, 21)

func TestDatesAreReadInEveryForm(t *testing.T) {
	for _, c := range []struct {
		text, want, repair string
	}{
		{"31.12.2019", "2019-12-31", ""},
		{"31/12-2019", "2019-12-31", ""},
		{"31-12-2019", "2019-12-31", ""},
		{"2019-12-31", "2019-12-31", ""},
		{"2019/12/31", "2019-12-31", ""},
		{"20191231", "2019-12-31", ""},
		{"31122019", "2019-12-31", ""},
		{"31. Dezember 2019", "2019-12-31", ""},
		{"31 december 2019", "2019-12-31", ""},
		{"den 31. december 2019", "2019-12-31", ""},
		{"Dienstag, 31. Dezember 2019", "2019-12-31", ""},
		{"December 31, 2019", "2019-12-31", ""},
		{"31-Dec-2019", "2019-12-31", ""},
		{"31dec2019", "2019-12-31", ""},
		{"Dez 2019", "2019-12", RepairDatePartial},
		{"dec 2019", "2019-12", RepairDatePartial},
		{"dec. 2019", "2019-12", RepairDatePartial},
		{"december 2019", "2019-12", RepairDatePartial},
		{"12/2019", "2019-12", RepairDatePartial},
		{"12.2019", "2019-12", RepairDatePartial},
		{"2019-12", "2019-12", RepairDatePartial},
		{"2019", "2019", RepairDatePartial},
		{"ca. 2019", "2019", RepairDatePartial},
		{"31.12.19", "2019-12-31", RepairDateCentury},
		{"43830", "2019-12-31", RepairDateSerial},
		{"2019-12-31T00:00:00", "2019-12-31", ""},
		{"31.12.2019 08:30", "2019-12-31", ""},
		{"17. maj 2018", "2018-05-17", ""},
		{"1. März 2017", "2017-03-01", ""},
		{"3. juni 2016", "2016-06-03", ""},
		{"heute", "", RepairDateOpen},
		{"-", "", RepairBlankWord},
		{"unbekannt", "", RepairBlankWord},
		{"00.00.0000", "", RepairBlankWord},
		{"03/04/2018", "2018-04-03", RepairDateOrder},
		{"13/04/2018", "2018-04-13", ""},
		{"04/13/2018", "2018-04-13", ""},
		{"31.12.99", "1999-12-31", RepairDateCentury},
	} {
		r := dateReader{today: today, language: "de"}
		got := r.read(c.text, sheet.CellText)
		if !got.ok || got.date.String() != c.want || got.repair != c.repair {
			t.Errorf("%q is %v %q, want %q %q", c.text, got.date, got.repair, c.want, c.repair)
		}
	}
	for _, bad := range []string{"31.02.2019", "32.12.2019", "abc", "Marketing", "99", "12345678901", "31.13.2019", "2019-13-01", "1.2.3.4", "Dez", "31.12.", "0170 1234567"} {
		if got := (&dateReader{today: today}).read(bad, sheet.CellText); got.ok {
			t.Errorf("%q was read as %v", bad, got.date)
		}
	}
}

func TestBirthdaysLieInThePast(t *testing.T) {
	r := dateReader{today: today, birthday: true, language: "sv"}
	for text, want := range map[string]string{
		"17.05.80": "1980-05-17", "17/5-80": "1980-05-17", "800517": "1980-05-17", "17.5.": "--05-17", "17. Mai": "--05-17", "May 17": "--05-17",
		"Mai 80": "1980-05", "1980": "1980", "17.05.2068": "1968-05-17", "800517-1234": "1980-05-17", "19800517-1234": "1980-05-17", "01.02.24": "1924-02-01",
	} {
		got := r.read(text, sheet.CellText)
		if !got.ok || got.date.String() != want {
			t.Errorf("%q is %v (%v), want %s", text, got.date, got.ok, want)
		}
	}
	r.language = "da"
	if got := r.read("170580-1234", sheet.CellText); got.date.String() != "1980-05-17" || got.repair != RepairIDCut {
		t.Errorf("CPR number is %v %q", got.date, got.repair)
	}
}

func TestTheColumnSettlesTheOrder(t *testing.T) {
	for _, c := range []struct {
		name, language string
		cells          []string
		want           DateOrder
	}{
		{"a day above 12", "en", []string{"03/04/2018", "25/04/2018"}, OrderDay},
		{"a month above 12 in second place", "en", []string{"03/04/2018", "04/25/2018"}, OrderMonth},
		{"English alone does not tell", "en", []string{"03/04/2018"}, OrderAsk},
		{"no language does for strokes", "de", []string{"03/04/2018", "31.12.2019"}, OrderAsk},
		{"Danish does for dashes", "da", []string{"03-04-2018"}, OrderDay},
		{"both kinds", "sv", []string{"03/04/2018", "04/25/2018", "25/04/2018"}, OrderAsk},
		{"dots never doubt", "en", []string{"03.04.2018"}, OrderNone},
		{"equal parts never doubt", "en", []string{"03/03/2018"}, OrderNone},
	} {
		var e evidence
		r := &dateReader{today: today}
		for _, s := range c.cells {
			e.see(r, s, sheet.CellText)
		}
		if got := e.order(c.language, e); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{
		"31.12.2019", "Dez 2019", "800517-1234", "", "0/0/00", "3.März.17", "17. maj", "99999999", "2019-12-31T10:00", "198112189876", "17/5-80", "03/04/2018", "43830", "170580+1234",
		"--05-17", "heute", "31.12.2019\u00a0", "１２.０５.２０１９", "1.1.1", "12/2019", "Freitag, den 3. Mai 2019 um 10:00 Uhr",
	} {
		f.Add(s, true, "de", "")
		f.Add(s, false, "da", "month")
	}
	f.Fuzz(func(t *testing.T, s string, birthday bool, language, order string) {
		r := dateReader{today: today, birthday: birthday, language: language, order: DateOrder(order)}
		got := r.read(s, sheet.CellText)
		if !got.ok {
			return
		}
		if !got.date.Valid() {
			t.Errorf("%q became %v, which is no date", s, got.date)
		}
		if birthday && got.date.IsFull() && got.date.Year > today.Year {
			t.Errorf("%q became a birthday to come, %v", s, got.date)
		}
		if y := got.date.Year; y != 0 && (y < 1850 || y > 2150) {
			t.Errorf("%q became %v", s, got.date)
		}
		if again := r.read(got.date.String(), sheet.CellText); !got.date.IsZero() && (got.date.HasYear() || birthday) && again.date != got.date {
			t.Errorf("%q became %v, whose own form becomes %v", s, got.date, again.date)
		}
	})
}
