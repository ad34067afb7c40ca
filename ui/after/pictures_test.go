package after

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guestsheet"
	"alumnibook/ui/look"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// crowd adds what makes a page hard to draw: long names, wishes under themes, promises, scores.
func (e *evening) crowd() *evening {
	long := uitest.Named("Annelies Margarethe Friederike", "Schröder-Kühn von Hohenstaufen-Wolfenbüttel")
	long.Jobs = []model.Job{{Organisation: "Vereinigte Wirtschaftsprüfungs- und Steuerberatungsgesellschaft"}}
	people := []*model.Person{long}
	for i := range 30 {
		people = append(people, uitest.Named("Nils", "Nilsson "+strconv.Itoa(i)))
	}
	ids := uitest.Add(e.T, e.B, people...)
	change(e.T, e.B, func(tx *book.Tx) error {
		for i, id := range ids {
			a, err := tx.WalkIn(e.event.ID, id, uitest.Clock())
			if err != nil {
				return err
			}
			comment := ""
			if i%3 == 0 {
				comment = "Der Vortrag war anregend, das Essen reichlich, aber in der Garderobe war es zu eng."
			}
			if err := tx.Feedback(a.ID, 5-(i*i)%4, comment); err != nil {
				return err
			}
			if i%2 == 0 {
				themes := []string{"Steuerkurs", "", "Mehr Zeit für Gespräche", "Fachvorträge zur Nachhaltigkeitsberichterstattung"}
				w := &model.Wish{PersonID: id, EventID: e.event.ID, On: e.event.On, Text: "Ein Kurs zu den neuen Regeln bei der Umsatzsteuer " + strconv.Itoa(i), Theme: themes[i/2%4]}
				if err := tx.SaveWish(w); err != nil {
					return err
				}
			}
			if i < 4 {
				f := model.FollowUp{On: uitest.Today.AddDays(i*3 - 0), OwnerID: e.ebba.ID, Text: "Folien und Teilnehmerliste schicken"}
				if err := tx.CreateInteraction(&model.Interaction{Kind: model.InteractionNote, On: uitest.Today, PersonIDs: []int64{id}, EventID: e.event.ID, Text: e.event.Title, FollowUp: f}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return e
}

// TestPictures draws the page into $ALUMNIBOOK_PICTURES, to be looked at.
func TestPictures(t *testing.T) {
	dir := os.Getenv("ALUMNIBOOK_PICTURES")
	if dir == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for the pictures")
	}
	for _, c := range []struct {
		name, lang, tab string
		mode            look.Mode
		width           float32
		then            func(*evening)
	}{
		{"after-light", "en", tabWho, look.Light, 1280, nil},
		{"after-dark", "de", tabWho, look.Dark, 1280, func(e *evening) { e.v.who.grid.Select(e.v.who.rows[0].ID, e.v.who.rows[2].ID) }},
		{"after-narrow", "de", tabWho, look.Light, 1000, func(e *evening) { e.choose("Müller", "Kjær") }},
		{"after-feedback", "en", tabFeedback, look.Light, 1280, nil},
		{"after-feedback-narrow", "de", tabFeedback, look.Dark, 1000, nil},
		{"after-wishes", "de", tabWishes, look.Light, 1280, func(e *evening) {
			e.v.wishes.only, e.v.wishes.theme = true, "Steuerkurs"
			e.v.wishes.shown()
			e.v.wishes.grid.Select(e.v.wishes.rows[0].ID, e.v.wishes.rows[1].ID)
		}},
		{"after-wishes-narrow", "sv", tabWishes, look.Dark, 1000, nil},
		{"after-wish", "da", tabWishes, look.Light, 1280, func(e *evening) { e.v.wishes.edit(&e.v.known.wishes[0]) }},
		{"after-follow-ups", "de", tabFollowUps, look.Light, 1280, nil},
		{"after-follow-up", "de", tabFollowUps, look.Dark, 1000, func(e *evening) { e.v.todo.edit() }},
		{"after-cost", "en", tabCost, look.Light, 1280, nil},
		{"after-cost-dark", "de", tabCost, look.Dark, 1000, nil},
		{"after-sheet", "de", tabFeedback, look.Light, 1280, func(e *evening) {
			rows := []guestsheet.Row{
				{Name: "Åkesson, Åsa", Score: 5, Comment: "Sehr schön, danke für die Einladung und den guten Vortrag zur Umsatzsteuer!", Wish: "Steuerkurs"},
				{Name: "Mette Kjær", Score: 4},
				{Email: "niemand@example.org", Score: 2, Comment: "Zu laut"},
				{Name: "Jürgen Müller", Comment: "Krank"},
			}
			newSheet(e.v, "Rückmeldungen Herbstabend.xlsx", sheetRead{matches: guestsheet.MatchRows(rows, e.v.known.guests)}).open()
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := newEvening(t).crowd()
			e.Lang = c.lang
			fyne.CurrentApp().Settings().SetTheme(look.NewTheme(c.mode, 1))
			e.open(c.tab).draw(t, c.width, c.then, filepath.Join(dir, c.name+".png"))
		})
	}
	t.Run("after-empty", func(t *testing.T) {
		e := newEvening(t)
		e.event = model.Event{Title: "Sommerfest", Kind: model.EventParty, State: model.EventBooked, On: uitest.Today.AddDays(20)}
		change(t, e.B, func(tx *book.Tx) error { return tx.SaveEvent(&e.event, uitest.Today, book.LoweringAsk) })
		e.Lang = "de"
		e.open("").draw(t, 1280, nil, filepath.Join(dir, "after-empty.png"))
	})
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
