package book

import (
	"fmt"
	"testing"

	"alumnibook/model"
	"alumnibook/model/consent"
)

func cardOf(t testing.TB, b *Book, p *model.Person) CallCard {
	t.Helper()
	c, err := b.CallCard(t.Context(), p.ID, monday)
	must(t, err)
	return c
}

func TestCallCardTellsWhatHappenedSince(t *testing.T) {
	b := newBook(t)
	p := alumna("Anna")
	p.Birthday = day("1980-02-29")
	p.Employments = append([]model.Employment{{Office: "Kiel", From: day("2005-01-01"), To: day("2006-12-31")}}, p.Employments...)
	left, back, other, long := alumna("Left"), alumna("Back"), alumna("Other"), alumna("Long ago")
	left.Employments[0].To = day("2026-01-31")
	back.Employments = append(back.Employments, model.Employment{Office: "Malmö", From: day("2025-11-01")})
	back.Status = model.StatusRehired
	other.Employments[0] = model.Employment{Office: "Kiel", Department: "Audit", To: day("2026-01-31")}
	allow(t, b, p)
	add(t, b, left, back, other, long)
	talk := call("2025-08-02", true, p)
	talk.Text = "The son has exams"
	change(t, b, func(tx *Tx) error {
		about := []int64{p.ID}
		later := []*model.Interaction{
			talk,
			{Kind: model.InteractionEmail, Direction: model.DirectionOut, On: day("2025-09-01"), Reached: true, PersonIDs: about, Text: "Wrote"},
			{Kind: model.InteractionNewsletter, On: day("2025-07-01"), PersonIDs: about, Text: "Before"},
			{Kind: model.InteractionNewsletter, On: day("2025-09-12"), PersonIDs: about, Text: "3"},
			{Kind: model.InteractionNewsletter, On: day("2026-02-12"), PersonIDs: about, Text: "1"},
			{Kind: model.InteractionInvitation, On: day("2025-09-20"), PersonIDs: about, Text: "Autumn"},
			{Kind: model.InteractionJob, On: day("2025-12-01"), PersonIDs: about, Text: "CFO, Nordhafen"},
			promise("Send the book", "2026-04-01", p),
		}
		later[len(later)-1].On, later[len(later)-1].Kind = day("2025-06-01"), model.InteractionMeeting
		if err := tx.CreateInteractions(later); err != nil {
			return err
		}
		for _, f := range []*model.Favour{
			{PersonID: p.ID, Side: model.FavourGave, Kind: "course", On: day("2025-05-01")},
			{PersonID: p.ID, Side: model.FavourGot, Kind: "talk", On: day("2025-06-01")},
			{PersonID: p.ID, Side: model.FavourWish, Kind: "introduction", On: day("2025-07-01"), Text: "Meet Kiel"},
			{PersonID: p.ID, Side: model.FavourWish, Kind: "course", On: day("2025-01-01"), Settled: day("2025-05-01")},
		} {
			if err := tx.SaveFavour(f); err != nil {
				return err
			}
		}
		return nil
	})
	must(t, b.PutDraft(t.Context(), CallDraft(p.ID), []byte("half a")))
	c := cardOf(t, b, p)
	if c.LastTalk == nil || c.LastTalk.Text != "The son has exams" {
		t.Errorf("what was said last: %+v", c.LastTalk)
	}
	s := c.Since
	if s.From != day("2025-08-02") || s.Newsletters != 2 || s.Invitations != 1 || s.Events != 0 || len(s.Jobs) != 1 || s.Jobs[0].Text != "CFO, Nordhafen" {
		t.Errorf("%+v", s)
	}
	if len(s.Left) != 1 || s.Left[0].ID != left.ID || len(s.Back) != 1 || s.Back[0].ID != back.ID {
		t.Errorf("left %+v, back %+v", s.Left, s.Back)
	}
	if len(c.Promises) != 1 || c.Promises[0].FollowUp.Text != "Send the book" {
		t.Errorf("%+v", c.Promises)
	}
	if c.Gave != 1 || c.Took != 1 || len(c.Wishes) != 1 || c.Wishes[0].Text != "Meet Kiel" || len(c.Favours) != 4 {
		t.Errorf("gave %d, took %d, wishes %+v", c.Gave, c.Took, c.Wishes)
	}
	if c.YearsWithUs != 9 || c.NextBirthday != day("2027-02-28") || c.Age != 47 {
		t.Errorf("%d years, %s, %d", c.YearsWithUs, c.NextBirthday, c.Age)
	}
	if !c.Allowed || c.Refused != "" || c.Next.IsZero() || c.Consents[model.PurposeCalls][model.ChannelPhone].State != model.ConsentGiven {
		t.Errorf("allowed %v, refused %q, next %s", c.Allowed, c.Refused, c.Next)
	}
	if string(c.Draft) != "half a" || len(c.Recent) != 9 {
		t.Errorf("draft %q, %d entries", c.Draft, len(c.Recent))
	}
}

func TestCallCardOfSomebodyUnknownOrNotToBeCalled(t *testing.T) {
	b, p := newBook(t), &model.Person{Given: "Mia", Calls: model.CallWish{Pause: model.PauseNotThisYear, Until: day("2027-01-01")}}
	add(t, b, p)
	c := cardOf(t, b, p)
	if c.Allowed || c.Refused == "" || c.LastTalk != nil || !c.Since.From.IsZero() || c.Draft != nil || !c.NextBirthday.IsZero() || c.Age != 0 {
		t.Errorf("%+v", c)
	}
	paused := alumna("Paused")
	paused.Calls = p.Calls
	allow(t, b, paused)
	if c := cardOf(t, b, paused); c.Allowed || c.Refused != consent.ReasonNotThisYear {
		t.Errorf("%q", c.Refused)
	}
	if _, err := b.CallCard(t.Context(), 4711, monday); model.CodeOf(err) != model.CodeNotFound {
		t.Error(err)
	}
}

func TestNextBirthday(t *testing.T) {
	for born, want := range map[string]string{
		"1980-03-02": "2026-03-02 46", "1980-03-01": "2027-03-01 47", "--12-31": "2026-12-31 0", "1980": " 0", "": " 0", "2000-02-29": "2027-02-28 27",
	} {
		on, age := nextBirthday(day(born), monday)
		if got := fmt.Sprintf("%s %d", on, age); got != want {
			t.Errorf("%s: %s %d", born, on, age)
		}
	}
}
