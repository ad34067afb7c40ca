package people

import (
	"errors"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
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
			side := widgets.NewLeftPane(widgets.Ground(look.ColorSide, widgets.Gap(10, 10)), v.Content(), look.NavWidth)
			root := widgets.NewRoot(widgets.Ground(look.ColorBackground, side), h.W.Canvas())
			h.W.SetContent(root)
			h.W.Resize(fyne.NewSize(c.width, 800))
			if c.do != nil {
				c.do(h, v, ids)
			}
			f, err := os.Create(filepath.Join(dir, c.name+".png"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if err := png.Encode(f, h.W.Canvas().Capture()); err != nil {
				t.Fatal(err)
			}
			root.Close()
		})
	}
}
