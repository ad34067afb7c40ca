package duplicates

import (
	"testing"

	"alumnibook/model"
)

func TestMergingCallsNobodyWhoAskedForNone(t *testing.T) {
	day := model.NewDate(2027, 1, 1)
	two, rests := model.CallWish{PerYear: 2}, model.CallWish{PerYear: 4, Pause: model.PauseNotThisYear, Until: day, Why: "a baby"}
	never, later := model.CallWish{Pause: model.PauseNever}, model.CallWish{Pause: model.PauseLater, Until: day.AddDays(9)}
	for name, c := range map[string]struct {
		keep, gone model.CallWish
		side       Side
		want       model.CallWish
	}{
		"one says nothing":       {model.CallWish{}, rests, "", rests},
		"gone rests":             {two, rests, "", model.CallWish{PerYear: 2, Pause: model.PauseNotThisYear, Until: day, Why: "a baby"}},
		"keep rests":             {rests, two, "", rests},
		"gone never":             {rests, never, "", model.CallWish{PerYear: 4, Pause: model.PauseNever}},
		"keep never, gone later": {never, later, "", never},
		"both later":             {rests, later, "", model.CallWish{PerYear: 4, Pause: model.PauseLater, Until: day.AddDays(9)}},
		"chosen keep":            {two, never, SideKeep, two},
		"chosen gone":            {never, two, SideGone, two},
	} {
		got := Combine(&model.Person{Family: "A", Calls: c.keep}, &model.Person{Family: "A", Calls: c.gone}, map[string]Side{"calls": c.side})
		if got.Calls != c.want {
			t.Errorf("%s: %+v", name, got.Calls)
		}
	}
}

func TestAWrongAddressStaysWrong(t *testing.T) {
	day := model.NewDate(2026, 5, 12)
	keep := &model.Person{
		Family: "A", Emails: []model.Email{{Address: "a@example.org"}}, Phones: []model.Phone{{Number: "1", E164: "+461"}},
		Addresses: []model.Address{{Street: "Vägen 1", City: "Malmö"}},
	}
	gone := &model.Person{
		Family: "A", Emails: []model.Email{{Address: "A@example.org", Failed: day}}, Phones: []model.Phone{{Number: "01", E164: "+461", Failed: day}},
		Addresses: []model.Address{{Street: "Vägen 1", City: "Malmö", Failed: day}},
	}
	for _, p := range []model.Person{Combine(keep, gone, nil), Combine(gone, keep, nil)} {
		if len(p.Emails) != 1 || p.Emails[0].Failed != day || len(p.Phones) != 1 || p.Phones[0].Failed != day || len(p.Addresses) != 1 || p.Addresses[0].Failed != day {
			t.Errorf("%+v", p)
		}
	}
}
