package guests

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// full is an evening with many guests, some of them with long names and long stories.
func full(t *testing.T, lang string) *evening {
	e := newEvening(t, 12)
	e.Lang = lang
	e.crowd(30)
	long := uitest.Named("Annelies Margarethe Friederike", "Schröder-Kühn von Hohenstaufen-Wittgenstein")
	long.Employments = []model.Employment{{Office: "Hamburg-Norderstedt", Position: "Leiterin", To: model.NewDate(2014, 6, 30)}}
	long.Jobs = []model.Job{{Organisation: "Norddeutsche Wirtschaftsprüfungsgesellschaft mbH & Co. KG", Title: "Vorstand"}}
	id := uitest.Add(t, e.B, long)[0]
	e.ids["long"] = id
	e.invited("Åsa", "Søren", "Maja", "Erik", "Käthe", "long")
	e.said(model.ReplyYes, "Åsa", "Søren", "Maja", "long").said(model.ReplyMaybe, "Erik").said(model.ReplyYes, "Käthe").said(model.ReplyNo, "Käthe")
	list, err := e.B.GuestList(t.Context(), e.event.ID)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, g := range list {
		if g.PersonID == e.ids["long"] {
			change(t, e.B, func(tx *book.Tx) error {
				now, err := tx.Reply(g.ID, guests.Said{
					Reply: model.ReplyYes, Guests: []model.Plus{{Name: "Dr. Maximilian Schröder", Diet: "vegan"}, {}}, Diet: "gluten-free, no nuts at all, please", On: uitest.Today, Over: true,
				})
				if err != nil {
					return err
				}
				now.Note = "Comes an hour later from the airport and needs a taxi"
				return tx.EditGuest(&now)
			})
		}
		if g.Reply == model.ReplySilent && n < 15 {
			n++
			id := g.PersonID
			e.ids[fmt.Sprint(id)] = id
			switch {
			case n%5 == 0:
				e.said(model.ReplyNo, fmt.Sprint(id))
			default:
				e.said(model.ReplyYes, fmt.Sprint(id))
			}
		}
	}
	change(t, e.B, func(tx *book.Tx) error {
		if _, err := tx.AddGuests(e.event.ID, []int64{e.ids["Lars"], e.ids["Birgit"]}, model.ChannelEmail); err != nil {
			return err
		}
		for _, name := range []string{"Tax partners", "Nearby clients with a very long name of the list"} {
			l := &model.List{Name: name, Filter: model.Filter{Tags: []string{"Tax"}}}
			if err := tx.SaveList(l); err != nil {
				return err
			}
		}
		return nil
	})
	return e
}

// few is an evening to which almost everybody is still to be invited.
func few(t *testing.T, lang string) *evening {
	e := newEvening(t, 40)
	e.Lang = lang
	e.invited("Åsa")
	people := make([]*model.Person, 120)
	for i := range people {
		people[i] = uitest.Named([]string{"Anna", "Søren", "Gül", "Lars"}[i%4], fmt.Sprintf("Östergaard-%c%d", 'A'+i%26, i))
		people[i].Employments = []model.Employment{{Office: []string{"Malmö", "Göteborg", "København", "Hamburg"}[i%4], To: model.NewDate(2019, 1, 1)}}
		people[i].Tags = []string{[]string{"Tax", "Audit", "Ambassador", "Speaker", "Board", "IT"}[i%6]}
		people[i].Addresses = []model.Address{{PostalCode: fmt.Sprintf("21%d 20", i%10), City: "Malmö", Country: "SE", Kind: model.KindPrivate}}
		if i%7 != 0 {
			people[i].Emails = []model.Email{{Address: fmt.Sprintf("p%d@example.org", i)}}
		}
	}
	ids := uitest.Add(t, e.B, people...)
	change(t, e.B, func(tx *book.Tx) error {
		for _, name := range []string{"Tax partners", "Nearby clients with a very long name of the list"} {
			if err := tx.SaveList(&model.List{Name: name, Filter: model.Filter{Tags: []string{"Tax"}}}); err != nil {
				return err
			}
		}
		return tx.AddConsents(consentTo(ids[:80]...))
	})
	return e
}

// TestPictures draws the page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	choose := func(given ...string) func(*evening) { return func(e *evening) { e.choose(given...) } }
	tap := func(text string) func(*evening) { return func(e *evening) { e.W.Tap(text) } }
	invite := page.Route{Do: doBuild}
	chosen := func(e *evening) {
		b := e.v.task.(*build)
		b.wish.offices, b.wish.near = []string{"Malmö", "Göteborg"}, nearTwo
		b.ask()
	}
	for _, c := range []struct {
		name, lang string
		mode       look.Mode
		width      float32
		route      page.Route
		then       func(*evening)
	}{
		{"guests-light", "en", look.Light, 1280, page.Route{}, choose("Åsa")},
		{"guests-dark", "de", look.Dark, 1280, page.Route{}, choose("long")},
		{"guests-hint", "sv", look.Light, 1280, page.Route{}, nil},
		{"guests-several", "da", look.Light, 1280, page.Route{}, choose("Åsa", "Søren", "Lars")},
		{"guests-narrow", "de", look.Light, 1000, page.Route{}, nil},
		{"guests-narrow-pane", "de", look.Light, 1000, page.Route{}, choose("long")},
		{"guests-left", "en", look.Light, 1280, page.Route{}, func(e *evening) { e.v.list.only(onlyLeft, "") }},
		{"guests-free", "de", look.Light, 1280, page.Route{}, func(e *evening) {
			e.choose("Åsa")
			e.v.list.typed("n")
		}},
		{"guests-send", "en", look.Light, 1280, page.Route{}, tap("Send")},
		{"guests-mark", "de", look.Light, 1280, page.Route{}, func(e *evening) { e.v.askInvited(e.v.known.of(onlyToInvite)) }},
		{"guests-build", "en", look.Light, 1280, invite, nil},
		{"guests-build-chosen", "de", look.Light, 1280, invite, chosen},
		{"guests-build-dark", "en", look.Dark, 1280, invite, chosen},
		{"guests-build-narrow", "de", look.Light, 1000, invite, chosen},
		{"guests-paste", "en", look.Light, 1280, page.Route{Do: doPaste}, nil},
		{"guests-pasted", "de", look.Light, 1280, page.Route{Do: doPaste}, pasted},
		{"guests-pasted-dark", "en", look.Dark, 1000, page.Route{Do: doPaste}, pasted},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := full(t, c.lang)
			if c.route.Do == doBuild {
				e = few(t, c.lang)
			}
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			e.open(c.route)
			e.draw(t, c.width, c.then, filepath.Join(dir, c.name+".png"))
		})
	}
	t.Run("guests-empty", func(t *testing.T) {
		newEvening(t, 80).open(page.Route{}).draw(t, 1280, nil, filepath.Join(dir, "guests-empty.png"))
	})
}

// pasted puts several mails into the form.
func pasted(e *evening) {
	e.v.task.(*intake).take([]answer{
		{name: "Åsa Åkesson", address: "asa@example.org", quote: "Ja gärna, vi kommer två!", guest: e.guest("Åsa").ID, reply: model.ReplyYes, said: true, plus: make([]model.Plus, 1)},
		{name: "Familie O’Neill", address: "family@example.org", quote: "Wir kommen gerne, danke für die Einladung", may: []int64{e.guest("Maja").ID, e.guest("Erik").ID}, reply: model.ReplyYes, said: true},
		{address: "somebody@elsewhere.example", quote: "Sorry, I can’t make it", reply: model.ReplyNo, said: true},
		{name: "Søren Sørensen", address: "soren@example.org", quote: "Ja!", guest: e.guest("Søren").ID, reply: model.ReplyYes, said: true},
		{address: "kathe@example.org", gone: book.ReturnBounced, quote: "550 5.1.1 user unknown"},
		{name: "Erik", address: "erik@example.org", quote: "When does it begin?", guest: e.guest("Erik").ID},
	})
	e.v.task.(*intake).grid.Select(2)
}

// draw puts the page into a window of the given width and writes down what it looks like.
func (e *evening) draw(t *testing.T, width float32, then func(*evening), path string) {
	side := widgets.NewLeftPane(widgets.Ground(look.ColorSide, widgets.Gap(10, 10)), e.v.Content(), look.NavWidth)
	root := widgets.NewRoot(widgets.Ground(look.ColorBackground, side), e.W.Canvas())
	e.W.SetContent(root)
	e.W.Resize(fyne.NewSize(width, 800))
	if then != nil {
		then(e)
	}
	e.W.Draw(path)
	root.Close()
}
