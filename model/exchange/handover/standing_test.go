package handover

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/model/book"
)

// The whole book tells in words what people allowed and what was given; what they said when they left stays in the book.
func TestWholeBookTellsWhatWasAllowedAndGiven(t *testing.T) {
	b := empty(t, "en")
	ids := difficult(t, b)
	day := model.NewDate(2026, 5, 12)
	change(t, b, func(tx *book.Tx) error {
		if err := tx.AddConsents([]*model.Consent{{
			PersonID: ids[0], Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: model.ConsentGiven, On: day, Source: model.SourceCall, Wording: "Form 3",
		}}); err != nil {
			return err
		}
		if err := tx.SaveInterview(&model.ExitInterview{PersonID: ids[0], On: day, Bad: "Secretly unhappy", KeepUntil: day.AddDays(700)}); err != nil {
			return err
		}
		return tx.SaveFavour(&model.Favour{PersonID: ids[0], Side: model.FavourGot, Kind: "advice", On: day, Text: "On the harbour"})
	})
	path, _ := written(t, b, ids, Options{Format: Book, Path: filepath.Join(t.TempDir(), "x.xlsx"), Words: in("en"), Notes: true, Internal: true})
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	for sheet, want := range map[string][]string{
		"Consents":        {"Courtesy calls", "Phone", "Allowed", "Said in a call", "Form 3"},
		"Give and take":   {"They did for us", "Advice", "On the harbour"},
		"Contact history": {"Courtesy calls, Phone: Allowed"},
	} {
		rows, err := f.GetRows(sheet)
		if err != nil || len(rows) != 2 {
			t.Errorf("%s has %d rows: %v", sheet, len(rows), err)
			continue
		}
		for _, w := range want {
			if !slices.Contains(rows[1], w) {
				t.Errorf("%s does not say %q: %q", sheet, w, rows[1])
			}
		}
	}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(rows, func(row []string) bool { return strings.Contains(strings.Join(row, " "), "unhappy") }) {
			t.Errorf("%s tells what was said in an exit interview", sheet)
		}
	}
}

// The whole book tells what evenings there were and who came, and which newsletters went out; notes of the firm's own
// only where they are wanted.
func TestWholeBookTellsEveningsAndNewsletters(t *testing.T) {
	b := empty(t, "en")
	ids := difficult(t, b)
	day := model.NewDate(2026, 5, 12)
	e := model.Event{
		Title: "Spring evening", Kind: model.EventTalk, State: model.EventAnnounced, On: day, Capacity: 80, Currency: "SEK", Notes: "The cellar is damp",
		Budget: []model.BudgetLine{{Name: "Food", Planned: 6000000, Actual: 5550000}},
	}
	change(t, b, func(tx *book.Tx) error {
		if err := tx.SaveEvent(&e, day.AddDays(-30), book.LoweringAsk); err != nil {
			return err
		}
		if _, err := tx.WalkIn(e.ID, ids[0], day.Time()); err != nil {
			return err
		}
		if err := tx.SaveWish(&model.Wish{PersonID: ids[0], EventID: e.ID, On: day, Text: "A course on customs law", Theme: "Courses"}); err != nil {
			return err
		}
		n := model.Newsletter{Title: "Spring 2026", Due: day, State: model.NewsletterReady, Languages: []string{"en", "sv"}, Subject: map[string]string{"en": "News"}, Notes: "Ask Ebba"}
		if err := tx.SaveNewsletter(&n); err != nil {
			return err
		}
		return tx.MarkSent(n.ID, ids[:2], nil, day)
	})
	for _, internal := range []bool{false, true} {
		path, _ := written(t, b, ids, Options{Format: Book, Path: filepath.Join(t.TempDir(), "x.xlsx"), Words: in("en"), Notes: true, Internal: internal})
		f, err := excelize.OpenFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for sheet, want := range map[string][]string{
			"Events":      {"Spring evening", "Talk", "80", "60000", "55500", "SEK"},
			"Guests":      {"Spring evening", "came without being on the list"},
			"Wishes":      {"A course on customs law", "Courses"},
			"Newsletters": {"Spring 2026", "Sent", "English, Swedish", "News", "2"},
		} {
			rows, err := f.GetRows(sheet)
			if err != nil || len(rows) != 2 {
				t.Errorf("%s has %d rows: %v", sheet, len(rows), err)
				continue
			}
			for _, w := range want {
				if !slices.Contains(rows[1], w) {
					t.Errorf("%s does not say %q: %q", sheet, w, rows[1])
				}
			}
			for _, note := range []string{"The cellar is damp", "Ask Ebba"} {
				if slices.Contains(rows[1], note) && !internal {
					t.Errorf("%s tells what is internal", sheet)
				}
			}
			if internal && sheet == "Events" && !slices.Contains(rows[1], "The cellar is damp") {
				t.Errorf("the notes are missing: %q", rows[1])
			}
		}
		_ = f.Close()
	}
}
