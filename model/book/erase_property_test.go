package book

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"alumnibook/model"
)

// TestWhoeverIsErasedStaysErased does things at random with several people, one of whom has words of their own, erases that
// one, takes all back and does all again: whatever happened before, none of the words comes back.
func TestWhoeverIsErasedStaysErased(t *testing.T) {
	words := []string{"Quintessa", "Zyllmann", "Ohrenschall", "quzy", "hersecret", "Kettenweg", "Glimmerhof"}
	rapid.Check(t, func(rt *rapid.T) {
		ctx, b := context.Background(), newBook(t)
		path := b.Path()
		defer func() { _ = b.Close() }()
		d := &doer{rt, b}
		her := &model.Person{
			Given: "Quintessa", Family: "Zyllmann", BirthName: "Ohrenschall", Emails: []model.Email{{Address: "quzy@x.example", Kind: model.KindPrivate}},
			Addresses: []model.Address{{Street: "Kettenweg 3", City: "Oslo"}}, Jobs: []model.Job{{Organisation: "Glimmerhof"}}, Notes: []model.Note{{Text: "hersecret"}},
		}
		fail := func(err error) {
			if err != nil {
				rt.Fatalf("%+v", err)
			}
		}
		_, err := b.Change(ctx, model.Doing{Code: "add", Name: "Zyllmann, Quintessa"}, func(tx *Tx) error {
			return tx.CreatePeople([]*model.Person{her, {Given: "Anna", Family: "Koch"}})
		})
		fail(err)
		step := func(tx *Tx) error {
			if rapid.Bool().Draw(rt, "others") {
				return d.step(tx)
			}
			return d.withHer(tx, her.ID)
		}
		for range rapid.IntRange(1, 8).Draw(rt, "changes") {
			_, err := b.Change(ctx, model.Doing{Code: "edit", Name: "Quintessa Zyllmann"}, step)
			fail(err)
			if rapid.IntRange(0, 2).Draw(rt, "undo") == 0 {
				if c, ok, err := b.Undoable(ctx); ok {
					fail(err)
					if d.notHer(ctx, c.ID, her.ID) {
						_, err = b.Undo(ctx, c.ID, model.UndoForce)
						fail(err)
					}
				}
			}
		}
		_, err = b.Erase(ctx, []int64{her.ID}, EraseOptions{})
		fail(err)
		r, err := b.Check(ctx)
		fail(err)
		if len(r.Problems) > 0 {
			rt.Fatalf("problems: %q", r.Problems)
		}
		changes, err := b.Changes(ctx, 0, 1000)
		fail(err)
		for range 2 {
			for _, c := range changes {
				res, err := b.Undo(ctx, c.ID, rapid.SampledFrom([]model.UndoChoice{model.UndoKeep, model.UndoForce}).Draw(rt, "choice"))
				if code := model.CodeOf(err); code == model.CodeConflict || code == CodeErased {
					continue
				}
				fail(err)
				if rapid.Bool().Draw(rt, "redo") {
					if _, err = b.Undo(ctx, res.Change, model.UndoForce); model.CodeOf(err) != model.CodeConflict {
						fail(err)
					}
				}
			}
		}
		if r, err = b.Check(ctx); err != nil || len(r.Problems) > 0 {
			rt.Fatalf("problems: %q %v", r.Problems, err)
		}
		fail(b.Close())
		if found := filesHold(t, path, words); len(found) > 0 {
			rt.Fatalf("found %q", found)
		}
	})
}

// notHer tells that a change did not make somebody: they are to be erased, not unmade.
func (d *doer) notHer(ctx context.Context, change, person int64) bool {
	rows, err := d.b.ChangeRows(ctx, change, 0, 1000)
	if err != nil {
		d.t.Fatal(err)
	}
	return !slices.ContainsFunc(rows, func(r model.ChangeRow) bool {
		return r.Kind == KindPerson && r.ID == person && r.Op == model.OpCreate
	})
}

// withHer does something with, or says something of, somebody.
func (d *doer) withHer(tx *Tx, her int64) error {
	people := d.ids("SELECT id FROM people ORDER BY id")
	other := d.any(people)
	says := word(d.t, "says", "met Quintessa", "Zyllmann rang", "from quzy@x.example", "hello Quintessa Zyllmann, born Ohrenschall")
	on := day(word(d.t, "day", "2026-01-01", "2026-02-03"))
	switch word(d.t, "with her", "note", "entry", "shared", "merge", "merge into", "favour", "wish", "interview", "list", "event", "trash", "allow", "twin", "leaving", "basis") {
	case "note":
		p, err := tx.Person(other)
		if err != nil {
			return err
		}
		p.Notes = append(p.Notes, model.Note{Text: says})
		return tx.UpdatePeople([]*model.Person{&p})
	case "entry":
		return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionNote, On: on, PersonIDs: []int64{other}, Text: says})
	case "shared":
		return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionCall, On: on, PersonIDs: []int64{her, other}, Text: says})
	case "merge":
		return passRefused(d.merge(tx, other, her))
	case "merge into":
		return passRefused(d.merge(tx, her, other))
	case "twin":
		return tx.CreatePeople([]*model.Person{{Given: "Anna", Family: "Koch", Notes: []model.Note{{Text: says}}}})
	case "favour":
		return tx.SaveFavour(&model.Favour{PersonID: her, Side: model.FavourGot, Kind: "advice", On: on, Text: "advice"}) // which may become somebody else's
	case "wish":
		return tx.SaveWish(&model.Wish{PersonID: other, On: on, Text: says})
	case "interview":
		return tx.SaveInterview(&model.ExitInterview{PersonID: her, On: on, KeepUntil: on.AddDays(900), Good: "hersecret"})
	case "leaving":
		l := model.PlanLeaving(other, on, on, model.DefaultSteps())
		l.Steps[0].Note = says
		return tx.SaveLeaving(&l)
	case "basis":
		return tx.AddBasis(&model.PersonBasis{PersonID: her, Purpose: model.PurposeRegister, Basis: model.BasisInterest, Note: "hersecret", On: on})
	case "list":
		return tx.SaveList(&model.List{Name: says, Filter: model.Filter{Search: "zyllmann"}})
	case "event":
		e := model.Event{Title: says, Kind: model.EventTalk, State: model.EventAnnounced, On: day("2026-12-01"), Agenda: []model.AgendaLine{{Title: says, Speakers: []model.Speaker{{PersonID: her}}}}}
		return passRefused(tx.SaveEvent(&e, day("2026-01-01"), LoweringAsk))
	case "trash":
		return tx.TrashPeople([]int64{her})
	}
	return tx.AddConsents([]*model.Consent{{PersonID: her, Purpose: model.PurposeCalls, Channel: model.ChannelPhone, On: on, State: model.ConsentGiven, Note: "hersecret"}})
}

func TestEachStringSeesAllTexts(t *testing.T) {
	image, err := json.Marshal(vanishing())
	must(t, err)
	var all []string
	eachString(string(image), func(path []string, s string) bool {
		all = append(all, fmt.Sprint(strings.Join(path, "."), "=", s))
		return false
	})
	for _, want := range []string{"given=Xaverine", "emails.address=x.quist@zyllhaus.example", "notes.text=hates marzipantorte", "tags=Orchideenzucht"} {
		if !slices.Contains(all, want) {
			t.Errorf("%s is not in %q", want, all)
		}
	}
}
