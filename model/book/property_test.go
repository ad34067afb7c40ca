package book

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"alumnibook/model"
)

// state is all that a book says, but for the counting of changes.
type state struct {
	People       []model.Person
	Rows         []model.Row
	Interactions []model.Interaction
	Firm         model.Firm
	Colleagues   []model.Colleague
	Fields       []model.OwnField
	Lists        []model.List
	Orgs         []string
	Found        map[string][]int64
	Values       map[string][]Value
	Different    map[[2]int64]bool
	Trash        []int64
	Consents     []model.Consent
	Favours      []model.Favour
	Leavings     []model.Leaving
	Interviews   []model.ExitInterview
	Programme    model.Programme
}

// Each round opens a book on disk and checks it whole, so that thirty of them, different ones each time, are enough
// where nobody asks for more with -rapid.checks. The race detector makes SQLite, which is Go here, twenty times slower,
// and looks for something else: four rounds cover all that a change does.
func init() {
	checks := "30"
	if underRace {
		checks = "4"
	}
	_ = flag.Set("rapid.checks", checks)
}

func stateOf(t *rapid.T, b *Book) state {
	ctx := context.Background()
	must := func(err error) {
		if err != nil {
			t.Fatalf("%+v", err)
		}
	}
	s := state{Found: map[string][]int64{}, Values: map[string][]Value{}}
	var ids, entries []int64
	must(query(b.read, &ids, "SELECT id FROM people ORDER BY id"))
	must(query(b.read, &entries, "SELECT id FROM interactions ORDER BY id"))
	must(query(b.read, &s.Orgs, "SELECT name FROM organisations ORDER BY name"))
	var err error
	s.People, err = b.People(ctx, ids)
	must(err)
	s.Rows, err = b.Rows(ctx, ids)
	must(err)
	for _, id := range entries {
		i, err := b.Interaction(ctx, id)
		must(err)
		s.Interactions = append(s.Interactions, i)
	}
	s.Firm, err = b.Firm(ctx)
	must(err)
	s.Colleagues, err = b.Colleagues(ctx)
	must(err)
	s.Fields, err = b.OwnFields(ctx)
	must(err)
	s.Lists, err = b.Lists(ctx)
	must(err)
	s.Different, err = b.Different(ctx)
	must(err)
	s.Consents, err = ledger.all(b.read, "id")
	must(err)
	s.Favours, err = favours.all(b.read, "id")
	must(err)
	s.Leavings, err = leavings.all(b.read, "id")
	must(err)
	s.Interviews, err = interviews.all(b.read, "id")
	must(err)
	s.Programme, err = b.Programme(ctx)
	must(err)
	s.Programme.UID = "" // the first one has none
	s.Trash, err = b.Find(ctx, model.Filter{Trashed: true}, model.Sort{})
	must(err)
	for _, q := range []string{"", "a", "s", "so", "mul", "tax", "mal", "koch", "0170"} {
		for _, by := range []model.SortColumn{model.SortName, model.SortOffice, model.SortLastContact, model.SortLastHeard} {
			f, err := b.Find(ctx, model.Filter{Search: q}, model.Sort{By: by})
			must(err)
			s.Found[fmt.Sprint(q, by)] = f
		}
	}
	for _, field := range []string{"office", "tag", "employer"} {
		v, err := b.Values(ctx, field)
		must(err)
		s.Values[field] = v
	}
	r, err := b.Check(ctx)
	must(err)
	if len(r.Problems) > 0 {
		t.Fatalf("problems: %q", r.Problems)
	}
	return s
}

var sameState = cmp.Options{
	ignoreCounting, cmpopts.IgnoreFields(model.Row{}, "Trashed"), cmpopts.SortSlices(func(a, b model.Colleague) bool { return a.ID < b.ID }),
}

// doer makes random changes of a book.
type doer struct {
	t *rapid.T
	b *Book
}

func (d *doer) any(list []int64) int64 { return rapid.SampledFrom(list).Draw(d.t, "id") }

func (d *doer) ids(sql string) []int64 {
	var ids []int64
	if err := query(d.b.read, &ids, sql); err != nil {
		d.t.Fatal(err)
	}
	return ids
}

func word(t *rapid.T, name string, words ...string) string {
	return rapid.SampledFrom(words).Draw(t, name)
}

func (d *doer) fill(p *model.Person) {
	t := d.t
	p.Given = word(t, "given", "Anna", "Søren", "Åsa", "Jürgen", "Anna-Lena", "")
	p.Family = word(t, "family", "Müller", "Mueller", "Sørensen", "Koch", "von der Heide")
	p.Employments, p.Jobs, p.Emails, p.Tags, p.Notes = nil, nil, nil, nil, nil
	for range rapid.IntRange(0, 2).Draw(t, "employments") {
		p.Employments = append(p.Employments, model.Employment{
			Office: word(t, "office", "Malmö", "Kiel", "Oslo", ""), Department: word(t, "department", "Tax", "Audit", ""), To: day(word(t, "left", "2019", "2020-05", "2021-06-30", "")),
		})
	}
	if rapid.Bool().Draw(t, "job") {
		p.Jobs = []model.Job{{Organisation: word(t, "organisation", "Harbour A/S", "HARBOUR A/S", "Tax GmbH", "Sonne"), Title: "CFO"}}
	}
	if rapid.Bool().Draw(t, "email") {
		p.Emails = []model.Email{{Address: word(t, "address", "a@x.example", "mul.ler@y.example"), Kind: model.KindWork}}
	}
	if rapid.Bool().Draw(t, "tag") {
		p.Tags = []string{word(t, "tagged", "VIP", "sailing")}
	}
	if fields := d.ids("SELECT id FROM own_fields"); len(fields) > 0 && rapid.Bool().Draw(t, "own") {
		p.OwnFields = map[int64]string{d.any(fields): word(t, "value", "43", "malmö", "x")}
	}
	p.Calls = model.CallWish{PerYear: rapid.IntRange(0, 3).Draw(t, "calls"), Pause: rapid.SampledFrom([]model.Pause{model.PauseNone, model.PauseNever}).Draw(t, "pause")}
	if owners := d.ids("SELECT id FROM colleagues"); len(owners) > 0 && rapid.Bool().Draw(t, "owned") {
		p.OwnerID = d.any(owners)
	}
}

func (d *doer) entry(i *model.Interaction, people []int64) {
	t := d.t
	i.Kind = rapid.SampledFrom(model.InteractionKinds).Draw(t, "kind")
	i.On = day(word(t, "on", "2026-01-01", "2026-02-03", "2025-12-24"))
	i.Reached = rapid.Bool().Draw(t, "reached")
	i.Text = word(t, "text", "talked about tax", "sent malmö papers", "")
	i.PersonIDs = []int64{d.any(people)}
	if rapid.Bool().Draw(t, "two") {
		i.PersonIDs = append(i.PersonIDs, d.any(people))
	}
	i.FollowUp = model.FollowUp{On: day(word(t, "follow", "2026-05-01", "2026-04-01", ""))}
}

// step does one to three things in one change.
func (d *doer) step(tx *Tx) error {
	for range rapid.IntRange(1, 3).Draw(d.t, "things") {
		if err := d.thing(tx); err != nil {
			return err
		}
	}
	return nil
}

// thing reads ids of before the change, so that what it asks for may be gone: that is passed over.
func (d *doer) thing(tx *Tx) error {
	people, entries := d.ids("SELECT id FROM people ORDER BY id"), d.ids("SELECT id FROM interactions ORDER BY id")
	what := word(d.t, "what", "create", "update", "update", "trash", "restore", "log", "log", "relog", "unlog", "list", "colleague", "field", "drop field", "rename", "firm", "merge", "merge", "mark",
		"allow", "allow", "favour", "leaving", "interview", "settle", "programme")
	switch {
	case what == "create" || len(people) == 0:
		list := make([]*model.Person, rapid.IntRange(1, 3).Draw(d.t, "many"))
		for i := range list {
			list[i] = &model.Person{}
			d.fill(list[i])
		}
		return tx.CreatePeople(list)
	case what == "update":
		p, err := tx.Person(d.any(people))
		if err != nil {
			return err
		}
		d.fill(&p)
		return tx.UpdatePeople([]*model.Person{&p})
	case what == "trash":
		return tx.TrashPeople([]int64{d.any(people)})
	case what == "restore":
		return tx.RestorePeople([]int64{d.any(people)})
	case what == "log":
		i := &model.Interaction{}
		d.entry(i, people)
		return tx.CreateInteraction(i)
	case what == "relog" && len(entries) > 0:
		i, err := readInteraction(tx.db, d.any(entries))
		if err != nil {
			return passGone(err)
		}
		d.entry(&i, people)
		return tx.UpdateInteraction(&i)
	case what == "unlog" && len(entries) > 0:
		return passGone(tx.DeleteInteraction(d.any(entries)))
	case what == "list":
		return tx.SaveList(&model.List{Name: word(d.t, "list", "A", "B")})
	case what == "colleague":
		return tx.SaveColleague(&model.Colleague{Name: word(d.t, "colleague", "Me", "You")})
	case what == "field":
		return tx.SaveOwnField(&model.OwnField{Name: word(d.t, "field", "Size", "Car"), Type: model.OwnText})
	case what == "drop field":
		if fields := d.ids("SELECT id FROM own_fields"); len(fields) > 0 {
			return passGone(tx.DeleteOwnField(d.any(fields)))
		}
	case what == "merge":
		return passRefused(d.merge(tx, d.any(people), d.any(people)))
	case what == "mark":
		return passRefused(tx.MarkDifferent([][2]int64{{d.any(people), d.any(people)}}))
	case what == "rename":
		return tx.RenameOffice(word(d.t, "old", "Malmö", "Kiel"), word(d.t, "new", "Lund", "Oslo"))
	case what == "programme":
		p, err := readProgramme(tx.db)
		if err != nil {
			return err
		}
		p.CallsPerYear = rapid.IntRange(1, 6).Draw(d.t, "goal")
		return tx.SaveProgramme(&p)
	case what == "firm":
		f := tx.firm
		f.Name = word(d.t, "name", "Nordlys", "Südwind")
		f.Language = word(d.t, "language", "de", "sv")
		return tx.SaveFirm(f)
	default:
		return passGone(d.note(tx, what, d.any(people)))
	}
	return nil
}

// note notes something about a person, or changes what was noted.
func (d *doer) note(tx *Tx, what string, person int64) error {
	on := day(word(d.t, "said on", "2026-01-01", "2026-02-03", "2025-12-24"))
	switch what {
	case "allow":
		return tx.AddConsents([]*model.Consent{
			{PersonID: person, Purpose: model.PurposeCalls, Channel: model.ChannelPhone, On: on, State: rapid.SampledFrom([]model.ConsentState{model.ConsentGiven, model.ConsentObjected}).Draw(d.t, "said")},
			{PersonID: person, Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, On: on, State: model.ConsentGiven},
		})
	case "favour":
		return tx.SaveFavour(&model.Favour{PersonID: person, Side: model.FavourGot, Kind: "advice", On: on})
	case "settle":
		list := d.ids("SELECT id FROM favours")
		if len(list) == 0 {
			return nil
		}
		f, err := favours.get(tx.db, d.any(list))
		if err != nil {
			return err
		}
		f.Settled, f.PersonID = on, person
		return tx.SaveFavour(&f)
	case "leaving":
		l := model.PlanLeaving(person, on, on, model.DefaultSteps())
		return tx.SaveLeaving(&l)
	case "interview":
		return tx.SaveInterview(&model.ExitInterview{PersonID: person, On: on, KeepUntil: on.AddDays(730), Good: "the team"})
	}
	return nil
}

// merge makes two people one, who may both be the same, in the wastebasket or merged already.
func (d *doer) merge(tx *Tx, keep, gone int64) error {
	k, err := tx.Person(keep)
	if err != nil {
		return err
	}
	g, err := tx.Person(gone)
	if err != nil {
		return err
	}
	k.Tags, k.Emails = union(k.Tags, g.Tags), append(k.Emails, g.Emails...)
	return tx.Merge(&k, gone)
}

func passRefused(err error) error {
	if code := model.CodeOf(err); code == model.CodeConflict || code == model.CodeInvalid {
		return nil
	}
	return passGone(err)
}

func passGone(err error) error {
	if model.CodeOf(err) == model.CodeNotFound {
		return nil
	}
	return err
}

func TestRandomChangesAreTakenBackAndDoneAgain(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		ctx, b := context.Background(), newBook(t)
		defer func() { _ = b.Close() }()
		d := &doer{rt, b}
		states := []state{stateOf(rt, b)}
		for range rapid.IntRange(1, 7).Draw(rt, "changes") {
			id, err := b.Change(ctx, model.Doing{Code: "edit"}, d.step)
			if err != nil {
				rt.Fatalf("%v", err)
			}
			if id != 0 {
				states = append(states, stateOf(rt, b))
			}
		}
		same := func(when string, want state) {
			if diff := cmp.Diff(want, stateOf(rt, b), sameState); diff != "" {
				rt.Fatalf("%s: %s", when, diff)
			}
		}
		versions := map[int64]int{}
		grow := func() {
			for _, p := range d.ids("SELECT id FROM people") {
				got, _ := b.Person(ctx, p)
				if got.Version < versions[p] {
					rt.Fatalf("version %d of person %d after %d", got.Version, p, versions[p])
				}
				versions[p] = got.Version
			}
		}
		rounds := rapid.IntRange(1, 2).Draw(rt, "rounds")
		for range rounds {
			for i, want := range slices.Backward(states[:len(states)-1]) {
				c, ok, err := b.Undoable(ctx)
				if err != nil || !ok {
					rt.Fatal(ok, err)
				}
				res, err := b.Undo(ctx, c.ID, model.UndoAsk)
				if err != nil || len(res.Conflicts) > 0 {
					rt.Fatalf("undo %d: %+v %v", i, res, err)
				}
				grow()
				same(fmt.Sprint("undone ", i), want)
			}
			for i, want := range states[1:] {
				c, ok, err := b.Redoable(ctx)
				if err != nil || !ok {
					rt.Fatal(ok, err)
				}
				res, err := b.Undo(ctx, c.ID, model.UndoAsk)
				if err != nil || len(res.Conflicts) > 0 {
					rt.Fatalf("redo %d: %+v %v", i, res, err)
				}
				grow()
				same(fmt.Sprint("redone ", i), want)
			}
		}
	})
}
