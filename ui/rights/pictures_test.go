package rights

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// crowd adds what makes the page hard to draw: long names, many requests, texts that name others.
func (f *firm) crowd() *firm {
	long := uitest.Named("Annelies Margarethe Friederike", "Schröder-Kühn von Hohenstaufen-Wolfenbüttel")
	long.Status = model.StatusAlumnus
	people := []*model.Person{long}
	for i := range 30 {
		p := uitest.Named("Nils", "Nilsson "+strconv.Itoa(i))
		p.Status = model.StatusAlumnus
		p.Employments = []model.Employment{{Office: "Köln", To: model.NewDate(2010+i%9, 1+i%12, 28)}}
		people = append(people, p)
	}
	ids := uitest.Add(f.T, f.B, people...)
	change(f.T, f.B, func(tx *book.Tx) error {
		for i, kind := range model.RequestKinds {
			r := &model.Request{
				PersonID: ids[i], Kind: kind, Received: uitest.Today.AddDays(-7*i - 3), Channel: model.ChannelEmail,
				Note: "Möchte wissen, welche Daten wir über die Zeit in der Steuerabteilung aufbewahren und wer sie bekommen hat.",
			}
			if err := tx.SaveRequest(r); err != nil {
				return err
			}
		}
		for i, text := range []string{
			"Beim Mittagessen mit Jürgen Müller über die Steuerabteilung gesprochen; Karin Lindqvist soll sich melden.",
			"Will die neue Anschrift nicht weitergeben.",
			"Mette Kjær hat sie empfohlen, Nora Nielsen war dagegen. Das Gespräch ging hin und her, am Ende blieb offen, ob sie zurückkommt oder zu Nordhafen geht.",
		} {
			e := &model.Interaction{Kind: model.InteractionNote, On: uitest.Today.AddDays(-200 * i), Text: text, Internal: i == 1, PersonIDs: ids[:1]}
			if err := tx.CreateInteraction(e); err != nil {
				return err
			}
		}
		var list []*model.Consent
		for i, id := range ids[:12] {
			list = append(list, &model.Consent{
				PersonID: id, Purpose: model.Purposes[i%6], Channel: model.Channels[i%5], State: model.ConsentGiven, On: model.NewDate(2015, 3, 1+i),
				Source: model.SourceForm, Form: "2",
			})
		}
		return tx.AddConsents(list)
	})
	for i, format := range []string{"sheet", "mail_drafts", "qr", "access_pack", "labels_l7160"} {
		h := book.Handover{
			At: uitest.Clock().Add(-time.Duration(i) * 50 * time.Hour), Who: "Ebba Holm", Format: format, Count: 31 - 7*i, LeftOut: i, Purpose: []string{"register", "newsletter", "register", "access", "events"}[i],
			Channel: []string{"sheet", "email", "phone", "sheet", "post"}[i], Place: []string{"/home/ebba/Documents/Ehemalige 2026.xlsx", "/home/ebba/mails", book.PlaceScreen, "/home/ebba/packs", "/x/labels.pdf"}[i], People: ids[:31-7*i],
		}
		if err := f.B.RecordHandover(f.T.Context(), h, nil); err != nil {
			f.T.Fatal(err)
		}
	}
	return f
}

// TestPictures draws the page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	for _, c := range []struct {
		name, lang string
		route      page.Route
		mode       look.Mode
		width      float32
		full       bool
		then       func(*firm)
	}{
		{"requests-light", "en", page.Route{}, look.Light, 1280, true, nil},
		{"requests-dark-de", "de", page.Route{}, look.Dark, 1000, true, nil},
		{"requests-empty", "de", page.Route{}, look.Light, 1280, false, nil},
		{"new-de", "de", page.Route{Do: doRequest, ID: 5}, look.Light, 1280, true, nil},
		{"request-light", "de", page.Route{ID: 1}, look.Light, 1280, true, nil},
		{"request-dark", "en", page.Route{ID: 1}, look.Dark, 1000, true, func(f *firm) { f.v.request.pack.decideRest(model.HoldBlack) }},
		{"request-erasure", "sv", page.Route{ID: 2}, look.Light, 1280, true, nil},
		{"close-da", "da", page.Route{ID: 1}, look.Light, 1280, true, func(f *firm) { f.v.request.askClose() }},
		{"retention-de", "de", page.Route{Arg: tabRetention}, look.Light, 1000, true, func(f *firm) { f.v.SelectAll() }},
		{"retention-dark", "en", page.Route{Arg: tabRetention}, look.Dark, 1280, true, nil},
		{"renewal-de", "de", page.Route{Arg: tabRenewal}, look.Light, 1280, true, nil},
		{"exports-de", "de", page.Route{Arg: tabExports}, look.Light, 1000, true, nil},
		{"exports-people", "en", page.Route{Arg: tabExports}, look.Dark, 1280, true, func(f *firm) { f.v.sheets[3].(*exports).showPeople(1) }},
		{"erased-empty", "sv", page.Route{Arg: tabErased}, look.Light, 1280, true, nil},
		{"papers-de", "de", page.Route{Arg: tabPapers}, look.Light, 1000, true, nil},
		{"settings-de", "de", page.Route{Arg: tabSettings}, look.Light, 1000, true, nil},
		{"settings-dark", "en", page.Route{Arg: tabSettings}, look.Dark, 1280, true, nil},
		{"erase-de", "de", page.Route{Do: doErase, ID: 5}, look.Light, 1280, true, nil},
		{"erase-many-dark", "en", page.Route{Arg: tabRetention}, look.Dark, 1280, true, func(f *firm) {
			f.v.askErase(erasing{ids: []int64{1, 2, 3}, reason: book.EraseRetention})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := newFirm(t)
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			f.Lang = c.lang
			if c.full {
				f.crowd()
			}
			f.at(c.route)
			side := widgets.NewLeftPane(widgets.Ground(look.ColorSide, widgets.Gap(10, 10)), f.v.Content(), look.NavWidth)
			root := widgets.NewRoot(widgets.Ground(look.ColorBackground, side), f.W.Canvas())
			t.Cleanup(root.Close)
			f.W.SetContent(root)
			f.W.Resize(fyne.NewSize(c.width, 800))
			if c.then != nil {
				c.then(f)
			}
			f.W.Draw(filepath.Join(dir, c.name+".png"))
		})
	}
}
