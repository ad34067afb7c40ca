package call

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// lived gives somebody a history, promises, news, consents, and something given and taken.
func lived(t *testing.T, b *book.Book, list []int64) {
	t.Helper()
	ebba := &model.Colleague{Name: "Ebba Holm"}
	change(t, b, func(tx *book.Tx) error { return tx.SaveColleague(ebba) })
	id := list[0]
	change(t, b, func(tx *book.Tx) error {
		day := func(month, day int) model.Date { return model.NewDate(2026, month, day) }
		var err error
		for _, e := range []model.Interaction{
			{
				Kind: model.InteractionCall, Reached: true, Minutes: 12, On: day(4, 7), Text: "Son passed his exam and wants to study in Lund. Likes the new job, misses the Friday talks. Asked whether the cellar in the old house was ever rebuilt.",
				FollowUp: model.FollowUp{On: day(11, 20), OwnerID: 1, Text: "Send the dates of the tax course in spring"},
			},
			{Kind: model.InteractionMeeting, Reached: true, On: day(1, 15), Text: "Coffee at the fair.", FollowUp: model.FollowUp{On: day(12, 1), OwnerID: 1, Text: "Introduce to Käthe"}},
			{Kind: model.InteractionCall, On: day(11, 2)},
			{Kind: model.InteractionNewsletter, Reached: true, On: day(5, 12)},
			{Kind: model.InteractionNewsletter, Reached: true, On: day(8, 12)},
			{Kind: model.InteractionInvitation, Reached: true, On: day(9, 1)},
			{Kind: model.InteractionJob, On: day(8, 1), Text: "Head of tax, Nordhafen Logistik"},
		} {
			e.PersonIDs, e.ColleagueID = []int64{id}, 1
			err = errors.Join(err, tx.CreateInteraction(&e))
		}
		say := func(p model.Purpose, c model.Channel, s model.ConsentState) *model.Consent {
			return &model.Consent{PersonID: id, Purpose: p, Channel: c, State: s, On: model.NewDate(2021, 6, 20), Source: model.SourceLeaving}
		}
		err = errors.Join(err, tx.AddConsents([]*model.Consent{
			say(model.PurposeCalls, model.ChannelPhone, model.ConsentGiven), say(model.PurposeNewsletter, model.ChannelEmail, model.ConsentGiven),
			say(model.PurposePhotos, model.ChannelEmail, model.ConsentObjected), say(model.PurposeNewsletter, model.ChannelPost, model.ConsentWithdrawn),
		}))
		for _, f := range []model.Favour{
			{Side: model.FavourGave, Kind: "course", On: day(3, 8), Text: "Tax update, two days"},
			{Side: model.FavourGot, Kind: "recommended_client", On: day(9, 14), Text: "Sent us the port of Malmö"},
			{Side: model.FavourAsked, Kind: "talk", On: day(10, 1), Text: "Talk at the spring evening"},
			{Side: model.FavourWish, Kind: "introduction", On: day(4, 7), Text: "Would like to meet somebody from customs law"},
		} {
			f.PersonID = id
			err = errors.Join(err, tx.SaveFavour(&f))
		}
		return err
	})
}

// TestPictures draws the card and the box into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	for _, c := range []struct {
		name, lang    string
		mode          look.Mode
		width, height float32
		factor        float32
		empty, long   bool
		do            func(h *uitest.Host, v *view, list []int64)
	}{
		{name: "card", lang: "en", width: 1112, height: 740},
		{name: "card-de-dark", lang: "de", mode: look.Dark, width: 1112, height: 740, do: func(_ *uitest.Host, v *view, _ []int64) { v.form.choose(never) }},
		{name: "card-long-sv", lang: "sv", width: 1112, height: 740, long: true},
		{name: "card-empty-da", lang: "da", width: 1112, height: 740, empty: true},
		{name: "card-narrow-large", lang: "de", width: 760, height: 740, factor: 1.3},
		{name: "box-de-dark", lang: "de", mode: look.Dark, width: 1112, height: 740, do: func(h *uitest.Host, _ *view, list []int64) { QuickLog(h, list[:1]) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, other := soren(), uitest.Named("Jürgen", "Müller")
			p.Phones = append(p.Phones, model.Phone{Number: "040-12 34 56", E164: "+4640123456", Kind: model.KindWork, Failed: model.NewDate(2026, 9, 2)})
			other.Employments = []model.Employment{{Office: "Malmö", To: model.NewDate(2026, 6, 30)}}
			if c.long {
				p.Prefix, p.Given, p.Family = "Prof. Dr. Dr. h. c.", "Friederike Wilhelmina Charlotte", "von der Heide-Wittgenstein-Sayn"
				p.Emails = append(p.Emails, model.Email{Address: "friederike.wilhelmina.von-der-heide-wittgenstein-sayn@nordhafen-logistik.example", Kind: model.KindWork})
			}
			if c.empty {
				p = uitest.Named("Bo", "Ek")
			}
			b := uitest.NewBook(t)
			list := uitest.Add(t, b, p, other)
			if !c.empty {
				lived(t, b, list)
			}
			h := uitest.NewHost(t, b)
			h.Lang = c.lang
			if c.factor == 0 {
				c.factor = 1
			}
			if c.mode == "" {
				c.mode = look.Light
			}
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, c.factor))
			v := newView(h)
			h.Put(v, page.Route{Page: page.Call, ID: list[0]})
			h.W.SetContent(widgets.NewRoot(widgets.Ground(look.ColorBackground, v.Content()), h.W.Canvas()))
			h.W.Resize(fyne.NewSize(c.width, c.height))
			if c.do != nil {
				c.do(h, v, list)
			}
			h.W.Draw(filepath.Join(dir, "call-"+c.name+".png"))
		})
	}
}
