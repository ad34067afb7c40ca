package people

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/promise"
	"alumnibook/ui/uitest"
)

// officeList is a firm's list as one meets it: name, position, office, department, year of leaving, employer, and how
// many days ago they were spoken to and are to be rung again.
const officeList = `Åkesson, Åsa|Tax adviser|Malmö|Tax|2021|Nordhafen AB|20|28
Bergström, Håkan|Auditor|Göteborg|Audit|2019|Volund|164|3
Großmann, Käthe|Partner|Hamburg|Tax|2016|self-employed|64|
Jäger, Günther|Senior auditor|Hamburg|Audit|2023|Nordhafen GmbH||-4
Kjær, Mette|Adviser|Aarhus|Advisory|2018|Ørsted|53|63
Lindström, Ebba|Tax adviser|Stockholm|Tax|2022|Riksbanken|87|14
Müller, Jürgen|Adviser|Köln|Advisory|2017|Deutz|253|0
Nguyễn, Zoë|Analyst|Stockholm|Advisory|2024|Klarna|14|84
Østergaard, Lars|Manager|København|Audit|2015|Mærsk|233|5
Öztürk, Gül|Auditor|Köln|Audit|2020||32|42
O’Neill, Maja|Adviser|Malmö|Advisory|2019|Tetra Pak|128|2
Schröder-Kühn, Annelies Margarethe|Office manager|Hamburg|Office|2014|retired|294|
Sørensen, Søren|Tax adviser|Malmö|Tax|2021|Nordhafen Logistik|230|1
von der Heide, Birgit|Partner|Göteborg|Audit|2013|board member|24|56
Weiß, Hans-Peter|Auditor|Köln|Audit|2022|Bayer|196|6
Ångström, Ingrid|Tax adviser|Stockholm|Tax|2018|Skatteverket|65|35`

func office(t *testing.T) (*book.Book, []int64) {
	b := uitest.NewBook(t)
	ebba := &model.Colleague{Name: "Ebba Holm"}
	if _, err := b.Change(t.Context(), model.Doing{Code: "colleague"}, func(tx *book.Tx) error { return tx.SaveColleague(ebba) }); err != nil {
		t.Fatal(err)
	}
	var people []*model.Person
	var entries []*model.Interaction
	for _, line := range strings.Split(officeList, "\n") {
		f := strings.Split(line, "|")
		family, given, _ := strings.Cut(f[0], ", ")
		p := uitest.Named(given, family)
		var year, spoken, due int
		_, _ = fmt.Sscan(f[4], &year)
		p.Employments = []model.Employment{{Office: f[2], Department: f[3], Position: f[1], From: model.Date{Year: year - 7}, To: model.Date{Year: year}}}
		if f[5] != "" {
			p.Jobs = []model.Job{{Organisation: f[5], Title: f[1]}}
		}
		if f[6] != "" {
			_, _ = fmt.Sscan(f[6], &spoken)
			entries = append(entries, &model.Interaction{Kind: model.InteractionCall, Reached: true, On: uitest.Today.AddDays(-spoken), ColleagueID: ebba.ID})
		} else {
			entries = append(entries, nil)
		}
		if f[7] != "" {
			_, _ = fmt.Sscan(f[7], &due)
			if entries[len(entries)-1] == nil {
				entries[len(entries)-1] = &model.Interaction{Kind: model.InteractionNote, On: uitest.Today.AddDays(-300), Text: "Ask for a number."}
			}
			entries[len(entries)-1].FollowUp = model.FollowUp{On: uitest.Today.AddDays(due), OwnerID: ebba.ID}
		}
		people = append(people, p)
	}
	soren := people[12]
	soren.Phones = []model.Phone{{Number: "070-174 06 05", E164: "+46701740605", Kind: model.KindMobile}}
	soren.Emails = []model.Email{{Address: "soren@example.org", Kind: model.KindPrivate}}
	soren.Links = []model.Link{{URL: "https://www.linkedin.com/in/soren-sorensen", Kind: model.KindLinkedIn}}
	soren.Tags, soren.OwnerID, soren.Birthday = []string{"Tax", "Ambassador"}, ebba.ID, model.Date{Month: 5, Day: 17}
	soren.Notes = []model.Note{{Text: "Sings in the choir of S:t Petri."}, {Text: "Left because of the new partner model.", Internal: true}}
	entries[12].Minutes, entries[12].Text = 12, "Son passed his exam. Likes the new job, misses the Friday talks."
	ids := uitest.Add(t, b, people...)
	_, err := b.Change(t.Context(), model.Doing{Code: "log"}, func(tx *book.Tx) error {
		more := []*model.Interaction{
			{Kind: model.InteractionNewsletter, Reached: true, On: model.NewDate(2026, 2, 12), Text: "1/2026", PersonIDs: ids[12:13]},
			{Kind: model.InteractionEvent, Reached: true, On: model.NewDate(2025, 11, 20), Text: "Autumn evening, Malmö. Came with a guest.\n“Best talk so far”", PersonIDs: []int64{ids[12], ids[0]}, ColleagueID: ebba.ID},
			{Kind: model.InteractionNote, Internal: true, On: model.NewDate(2025, 9, 3), Text: "Would come back for a partner post.", PersonIDs: ids[12:13], ColleagueID: ebba.ID},
		}
		for i, e := range append(entries, more...) {
			if e == nil {
				continue
			}
			if e.PersonIDs == nil {
				e.PersonIDs = ids[i : i+1]
			}
			if err := tx.CreateInteraction(e); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return b, ids
}

// touched adds to a person what was allowed, given, taken and tried.
func touched(t *testing.T, b *book.Book, id int64) {
	t.Helper()
	_, err := b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		p, err := tx.Person(id)
		if err != nil {
			return err
		}
		p.Emails = append(p.Emails, model.Email{Address: "s.sorensen@nordhafen-logistik.example", Kind: model.KindWork, Failed: model.NewDate(2026, 9, 2)})
		if err := tx.UpdatePeople([]*model.Person{&p}); err != nil {
			return err
		}
		say := func(purpose model.Purpose, channel model.Channel, s model.ConsentState, on model.Date, from model.Source) *model.Consent {
			return &model.Consent{PersonID: id, Purpose: purpose, Channel: channel, State: s, On: on, Source: from, Wording: "form, version 3"}
		}
		err = tx.AddConsents([]*model.Consent{
			say(model.PurposeCalls, model.ChannelPhone, model.ConsentGiven, model.NewDate(2021, 6, 20), model.SourceLeaving),
			say(model.PurposeNewsletter, model.ChannelEmail, model.ConsentGiven, model.NewDate(2021, 6, 20), model.SourceLeaving),
			say(model.PurposePhotos, model.ChannelEmail, model.ConsentObjected, model.NewDate(2021, 6, 20), model.SourceLeaving),
			say(model.PurposeNewsletter, model.ChannelPost, model.ConsentWithdrawn, model.NewDate(2025, 5, 3), model.SourceEmail),
		})
		for _, f := range []model.Favour{
			{Side: model.FavourGave, Kind: "course", On: model.NewDate(2024, 3, 8), Text: "Tax update, two days"},
			{Side: model.FavourGot, Kind: "recommended_client", On: model.NewDate(2026, 9, 14), Text: "Sent us the port of Malmö"},
			{Side: model.FavourAsked, Kind: "talk", On: model.NewDate(2025, 8, 1), Text: "Talk at the autumn evening", Settled: model.NewDate(2025, 8, 9)},
			{Side: model.FavourWish, Kind: "introduction", On: model.NewDate(2026, 4, 7), Text: "Would like to meet somebody from customs law"},
		} {
			f.PersonID = id
			err = errors.Join(err, tx.SaveFavour(&f))
		}
		for _, e := range []model.Interaction{
			{Kind: model.InteractionCall, On: model.NewDate(2026, 11, 2), ColleagueID: 1},
			{Kind: model.InteractionJob, On: model.NewDate(2026, 8, 1), Text: "Head of tax, Nordhafen Logistik"},
			{
				Kind: model.InteractionEmail, Direction: model.DirectionIn, Reached: true, On: model.NewDate(2026, 7, 2), ColleagueID: 1, Text: "Asks for the programme of the autumn evening.",
				FollowUp: model.FollowUp{On: model.NewDate(2026, 7, 10), OwnerID: 1, Text: "Send the programme", Done: model.NewDate(2026, 7, 9)},
			},
			{
				Kind: model.InteractionMeeting, Reached: true, On: model.NewDate(2026, 6, 2), ColleagueID: 1, Text: "Lunch in the harbour.", PersonIDs: []int64{id, id - 1, id - 2, id - 3},
				FollowUp: model.FollowUp{On: model.NewDate(2026, 6, 30), OwnerID: 1, Text: "Find the old photos", Done: model.NewDate(2026, 7, 1), Dropped: true, Reason: "Nobody has them"},
			},
		} {
			if e.PersonIDs == nil {
				e.PersonIDs = []int64{id}
			}
			err = errors.Join(err, tx.CreateInteraction(&e))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// evenings shows somebody with events, wishes and a newsletter.
func evenings(h *uitest.Host, v *view, id int64) {
	invitedTo(h.T, h.B, id)
	sentIssue(h.T, h.B, id)
	_, err := h.B.Change(h.T.Context(), model.Doing{Code: "wish"}, func(tx *book.Tx) error {
		return errors.Join(
			tx.SaveWish(&model.Wish{PersonID: id, On: uitest.Today.AddDays(-40), Text: "A course on the new customs law, best in the evening, so that those from Stockholm can come", Theme: "Tax update course"}),
			tx.SaveWish(&model.Wish{PersonID: id, On: uitest.Today.AddDays(-400), Text: "More time to talk"}))
	})
	if err != nil {
		h.T.Fatal(err)
	}
	v.choose([]int64{id})
	h.W.Resize(fyne.NewSize(h.W.Canvas().Size().Width, 1500))
}

// TestPictures draws the page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	one := func(h *uitest.Host, v *view, ids []int64) {
		v.setFilter(model.Filter{LeftFrom: model.Date{Year: 2010}, Statuses: []model.Status{model.StatusAlumnus}})
		v.choose(ids[12:13])
	}
	for _, c := range []struct {
		name, lang string
		mode       look.Mode
		width      float32
		do         func(h *uitest.Host, v *view, ids []int64)
	}{
		{"people-light", "en", look.Light, 1280, one},
		{"people-dark", "en", look.Dark, 1280, one},
		{"people-german", "de", look.Light, 1280, one},
		{"people-narrow", "sv", look.Light, 900, one},
		{"people-touch", "en", look.Light, 1280, func(h *uitest.Host, v *view, ids []int64) {
			touched(h.T.(*testing.T), h.B, ids[12])
			v.choose(ids[12:13])
			h.W.Resize(fyne.NewSize(1280, 1900))
		}},
		{"people-events", "en", look.Light, 1280, func(h *uitest.Host, v *view, ids []int64) { evenings(h, v, ids[12]) }},
		{"people-events-dark", "de", look.Dark, 1000, func(h *uitest.Host, v *view, ids []int64) { evenings(h, v, ids[12]) }},
		{"people-touch-dark", "de", look.Dark, 1280, func(h *uitest.Host, v *view, ids []int64) {
			touched(h.T.(*testing.T), h.B, ids[12])
			v.choose(ids[12:13])
			v.detail.history.toggleChips()
			h.W.Resize(fyne.NewSize(1280, 1900))
		}},
		{"people-consent", "de", look.Light, 1280, func(h *uitest.Host, v *view, ids []int64) {
			touched(h.T.(*testing.T), h.B, ids[12])
			v.choose(ids[12:13])
			v.detail.askConsent(v.detail.person, model.Consent{Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: model.ConsentGiven})
		}},
		{"people-consent-menu", "en", look.Light, 1280, func(h *uitest.Host, v *view, ids []int64) {
			v.choose(ids[12:13])
			h.W.Tap("Courtesy calls")
		}},
		{"people-ledger", "de", look.Dark, 1280, func(h *uitest.Host, v *view, ids []int64) {
			touched(h.T.(*testing.T), h.B, ids[12])
			v.choose(ids[12:13])
			v.detail.showLedger()
		}},
		{"people-pause", "de", look.Light, 1280, func(_ *uitest.Host, v *view, ids []int64) { v.choose(ids[12:13]); v.pauseCalls() }},
		{"people-move", "da", look.Light, 1280, func(h *uitest.Host, v *view, ids []int64) {
			v.choose(ids[12:13])
			promise.Ask(h, promise.DoMove, v.detail.history.entries[0].ID, nil)
		}},
		{"people-favour", "sv", look.Dark, 1280, func(_ *uitest.Host, v *view, ids []int64) {
			v.choose(ids[12:13])
			v.detail.askFavour(model.Favour{PersonID: ids[12], On: uitest.Today})
		}},
		{"people-columns", "de", look.Light, 1700, func(h *uitest.Host, v *view, ids []int64) {
			touched(h.T.(*testing.T), h.B, ids[12])
			state := v.grid.State()
			state.Hidden = []string{"job_title", "city", "email", "phone", "status", "owner", "tags", "birthday", "from", "department"}
			v.grid.SetState(state)
			v.sortBy("next_call", false)
			v.choose(ids[3:6])
		}},
		{"people-several", "en", look.Light, 1280, func(_ *uitest.Host, v *view, ids []int64) { v.choose(ids[3:6]) }},
		{"people-nobody", "da", look.Light, 1280, func(_ *uitest.Host, v *view, _ []int64) { v.head.search.SetText("xyz") }},
		{"people-filter", "en", look.Light, 1280, func(_ *uitest.Host, v *view, _ []int64) { v.openFilters() }},
		{"people-filter-dark", "de", look.Dark, 1280, func(_ *uitest.Host, v *view, _ []int64) { v.openFilters() }},
		{"people-qr", "en", look.Dark, 1280, func(_ *uitest.Host, v *view, ids []int64) { v.choose(ids[12:13]); v.showQR() }},
		{"people-tags", "de", look.Light, 1280, func(_ *uitest.Host, v *view, ids []int64) { v.choose(ids[11:14]); v.changeTags() }},
		{"people-qr-none", "de", look.Light, 1280, func(h *uitest.Host, v *view, ids []int64) {
			h.Do(model.Doing{Code: "edit"}, func(tx *book.Tx) error {
				p, err := tx.Person(ids[12])
				p.Status = model.StatusNoContact
				return errors.Join(err, tx.UpdatePeople([]*model.Person{&p}))
			}, nil)
			v.choose(ids[12:13])
			v.showQR()
		}},
		{"people-menu", "en", look.Light, 1280, func(h *uitest.Host, v *view, _ []int64) { h.W.TapSecondary("Müller, Jürgen") }},
		{"people-lists", "de", look.Light, 1280, func(h *uitest.Host, v *view, ids []int64) { one(h, v, ids); v.head.lists.OnTapped() }},
	} {
		t.Run(c.name, func(t *testing.T) {
			b, ids := office(t)
			h := uitest.NewHost(t, b)
			h.Lang = c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			v := newView(h)
			h.Put(v, page.Route{Page: page.People})
			h.BesideNavigation(v, c.width)
			if c.do != nil {
				c.do(h, v, ids)
			}
			h.W.Draw(filepath.Join(dir, c.name+".png"))
		})
	}
}
