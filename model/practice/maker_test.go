package practice

import (
	"encoding/json"
	"strings"
	"testing"

	"alumnibook/model"
)

// people makes the first n people as Fill would, without a book.
func people(t *testing.T, o Options, n int) ([]*model.Person, []*model.Interaction) {
	t.Helper()
	if o.Today.IsZero() {
		o.Today = DefaultToday
	}
	m := newMaker(o)
	m.colleagues, m.shirt, m.mentor = []int64{1, 2, 3}, 1, 2
	var list []*model.Person
	var entries []*model.Interaction
	for i := range n {
		p := m.person(i)
		p.ID = int64(i + 1)
		list = append(list, p)
		entries = append(entries, m.history(i, p)...)
	}
	return list, entries
}

func TestPeopleAreValid(t *testing.T) {
	for _, lang := range model.Languages {
		list, entries := people(t, Options{Language: lang}, 600)
		uids, mails := map[string]bool{}, map[string]bool{}
		for _, p := range list {
			if err := p.Validate(); err != nil {
				t.Errorf("%s: %v", p.FullName(), err)
			}
			if uids[p.UID] {
				t.Errorf("the identifier %s is there twice", p.UID)
			}
			uids[p.UID] = true
			for _, e := range p.Emails {
				if mails[e.Address] || !strings.Contains(e.Address, "example.") {
					t.Errorf("address %s is there twice or somebody's", e.Address)
				}
				mails[e.Address] = true
			}
			checkNumbers(t, p)
			for _, e := range p.Employments {
				if !e.From.IsZero() && !e.To.IsZero() && e.To.Before(e.From) && !e.To.Agrees(e.From) {
					t.Errorf("%s: %v to %v", p.FullName(), e.From, e.To)
				}
			}
		}
		for _, i := range entries {
			if err := i.Validate(); err != nil {
				t.Errorf("%v: %v", i, err)
			}
			if DefaultToday.Before(i.On) || strings.Contains(i.Text, "{") || i.Text == "" {
				t.Errorf("entry %v on %v: %q", i.Kind, i.On, i.Text)
			}
		}
	}
}

// checkNumbers reads each number back from what is written, in the country where its person lives.
func checkNumbers(t *testing.T, p *model.Person) {
	t.Helper()
	for _, f := range p.Phones {
		country := map[string]string{"+46": "SE", "+45": "DK", "+49": "DE"}[f.E164[:3]]
		if e164, _ := model.ParsePhone(f.Number, country); e164 != f.E164 {
			t.Errorf("%q is read as %q, stored as %q", f.Number, e164, f.E164)
		}
	}
}

func TestSameOptionsMakeSamePeople(t *testing.T) {
	small, _ := people(t, Options{}, 100)
	again, entries := people(t, Options{}, 400)
	_, entriesAgain := people(t, Options{}, 400)
	for i := range small {
		a, _ := json.Marshal(small[i])
		b, _ := json.Marshal(again[i])
		if string(a) != string(b) {
			t.Fatalf("person %d differs:\n%s\n%s", i, a, b)
		}
	}
	a, _ := json.Marshal(entries)
	b, _ := json.Marshal(entriesAgain)
	if string(a) != string(b) {
		t.Error("the histories differ")
	}
	other, _ := people(t, Options{Seed: 1}, 100)
	if other[0].UID == small[0].UID || other[1].FullName() == small[1].FullName() && other[2].FullName() == small[2].FullName() {
		t.Error("another seed makes the same people")
	}
}

func TestDefaultBookHasWhatIsPractised(t *testing.T) {
	list, entries := people(t, Options{}, DefaultPeople)
	have := map[string]int{}
	for _, p := range list {
		have[string(p.Status)]++
		have[p.LastEmployment().Office]++
		have[p.CallName()]++
		if len(p.Phones) == 0 {
			have["no phone"]++
		}
		if len(p.Emails) == 0 {
			have["no mail"]++
		}
		if len(p.Employments) > 1 {
			have["returner"]++
		}
		if !p.Birthday.IsZero() && p.Birthday.Year == 0 {
			have["birthday without year"]++
		}
		if job := p.CurrentJob(); job != nil {
			have[job.Organisation]++
		}
	}
	t.Log(have)
	for _, want := range []string{
		"no phone", "no mail", "returner", "birthday without year", "alumnus", "leaving", "rehired", "retired", "no_contact", "deceased",
		"Stockholm", "Göteborg", "Malmö", "København", "Aarhus", "Hamburg", "Köln", "Jürgen Müller", "Juergen Mueller", "Søren Sørensen",
	} {
		if have[want] == 0 {
			t.Errorf("none: %s", want)
		}
	}
	if have["Anna Andersson"] < 3 {
		t.Errorf("%d people called Anna Andersson", have["Anna Andersson"])
	}
	about, open := 0, 0
	for _, i := range entries {
		about += len(i.PersonIDs)
		if !i.FollowUp.On.IsZero() && i.FollowUp.Done.IsZero() {
			open++
		}
	}
	t.Log(about/len(list), "entries a person,", open, "open promises")
	if about/len(list) < 2 || about/len(list) > 6 || open < 10 {
		t.Errorf("%d entries about %d people, %d open", about, len(list), open)
	}
}

func TestManyPeople(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	list, entries := people(t, Options{}, 8_000)
	for _, p := range list[7_000:] {
		checkNumbers(t, p)
	}
	if n := len(entries) / len(list); n < 8 || n > 12 {
		t.Errorf("%d entries a person", n)
	}
}

func TestWordListsAgree(t *testing.T) {
	w := load()
	for _, lang := range model.Languages {
		a, b := w.firm.Words["en"], w.firm.Words[lang]
		if len(a.Departments) != len(b.Departments) || len(a.Positions) != len(b.Positions) || len(a.Tags) != len(b.Tags) ||
			len(a.Skills) != len(b.Skills) || len(a.Titles) != len(b.Titles) || len(a.Reasons) != len(b.Reasons) {
			t.Errorf("the lists in %s are not as long as in English", lang)
		}
		for i := range b.Positions {
			if len(b.Positions[i]) != len(a.Positions[i]) {
				t.Errorf("%s: positions of department %d", lang, i)
			}
		}
		for key, say := range w.groups {
			if say[lang] == "" {
				t.Errorf("%s: nothing for %s", lang, key)
			}
		}
	}
}
