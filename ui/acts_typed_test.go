package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// actUnsaved leaves a page with something typed, and finds it again as a draft.
func actUnsaved(o *tour) {
	o.open(o.at("person-edit"), 0)
	o.Fill("Rufname", "Poldi")
	o.do("Heute")
	o.leave("something typed that is not saved")
}

func actDraft(o *tour) {
	uitest.AtOnce(o.t, draft.Pause)
	at := o.at("leaving-interview")
	o.open(at, 0)
	o.Fill("Was gut war", "Die Kolleginnen und Kollegen.")
	o.s.openBook(o.closed())
	o.show(page.Route{Page: page.Today}, -1)
	o.do("Verwerfen")
	o.leave("a draft that is thrown away")
	o.show(at.route, -1)
	o.see("a form with what was typed before")
	o.do("Verwerfen")
	o.leave("what was typed before is thrown away")
}

func actTwice(o *tour) {
	log := o.at("person-log")
	for range 2 {
		o.show(log.route, -1)
		o.Fill("Was gesagt wurde", "Ruft im Mai zurück.")
		o.do("Speichern")
	}
	o.leave("an entry that is noted twice")
	o.s.frame.front().(page.Unsaved).Discard()
	for range 2 {
		o.show(o.at("call").route, -1)
		o.Fill("Wie geht es? Was gibt es Neues?", "Ruft im Mai zurück.")
		o.do("Anruf speichern")
	}
	o.leave("a call that is noted twice")
}

func actErasedBefore(o *tour) {
	gone := uitest.Named("Kunigunde", "Zwirner")
	gone.Emails = []model.Email{{Address: "kunigunde@zwirner.example", Kind: model.KindPrivate}}
	id := uitest.Add(o.t, o.s.book, gone)
	_, err := o.s.book.Erase(o.t.Context(), id, book.EraseOptions{Reason: book.EraseRequest})
	o.must(err)
	o.show(o.at("person-new").route, -1)
	o.Fill("Vorname", "Kunigunde")
	o.Fill("Nachname", "Zwirner")
	o.do("E-Mail-Adresse hinzufügen")
	o.Type("kunigunde@zwirner.example")
	o.do("Speichern")
	o.leave("somebody who was erased before")
}

func actOwnField(o *tour) {
	o.show(page.Route{Page: page.Settings}, 3)
	o.do("Entfernen", "Speichern")
	o.leave("an own field that is removed")
}

func actLists(o *tour) {
	o.show(page.Route{Page: page.People}, -1)
	o.do("Listen", "Beirat")
	for _, what := range []string{"Liste umbenennen…", "Kontakte im Jahr…"} {
		o.do("Beirat", what)
		o.leave(what)
	}
	o.do("Als Liste speichern")
	o.leave("a new list")
	objects := o.anyone(5)
	objects.Status = model.StatusNoContact
	o.change(func(tx *book.Tx) error { return tx.UpdatePeople([]*model.Person{&objects}) })
	o.show(page.Route{Page: page.People, ID: objects.ID}, -1)
	o.do("E-Mail")
	o.leave("writing to somebody who wishes no contact")
	o.show(page.Route{Page: page.People}, -1)
	o.do("Beirat", "Alle Personen")
	o.do("#*", ":people.mail")
	o.leave("too many for one mail")
}

// actEvening goes through what an evening asks that takes place now.
func actEvening(o *tour) {
	at := o.at("events-one")
	id := at.route.ID
	row, err := o.s.book.Event(o.t.Context(), id)
	o.must(err)
	row.On, row.ReplyBy = uitest.Today, uitest.Today
	o.change(func(tx *book.Tx) error { return tx.SaveEvent(&row.Event, uitest.Today, book.LoweringKeep) })
	o.open(at, 0)
	o.do("Mehr", "Hat stattgefunden…")
	o.leave("an evening that was held")
	o.show(page.Route{Page: page.Events, Do: "edit", ID: id}, -1)
	o.Fill("Plätze", "20")
	o.do("Speichern")
	o.see("fewer places than guests")
	o.Key(fyne.KeyEscape) // leads to the field
	o.s.frame.front().(page.Unsaved).Discard()
	o.show(page.Route{Page: page.Guests, ID: id}, -1)
	o.do("2 Personen Platz geben")
	o.leave("who has got a place")
	o.do("Warteliste 10", "#*", "+Menu", "Platz geben")
	o.leave("more guests than places")
}

func actFeedback(o *tour) {
	held := o.at("after")
	o.open(held, 1)
	guests, err := o.s.book.GuestList(o.t.Context(), held.route.ID)
	o.must(err)
	rows := [][]any{{"Name", "Note", "Kommentar", "Wunsch"}, {"Niemand Bekanntes aus Kirchheimbolanden", 4, "Sehr gelungen", "Ein Ausflug mit Familien"}}
	for _, g := range guests[:8] {
		rows = append(rows, []any{g.Name, 5, "Hätte gern mehr Leute aus meiner Zeit getroffen.", "Folien"})
	}
	o.picks(o.list("Rückmeldungen vom Herbsttreffen in Stockholm.xlsx", "", sheet{"Antworten", rows}))
	o.do("Aus einer Tabelle übernehmen…")
	o.leave("feedback from a sheet")
}

func actNewsletter(o *tour) {
	uitest.AtOnce(o.t, draft.Pause)
	issue := o.at("newsletter-draft")
	o.open(issue, 0)
	o.picks(filepath.Join(o.folder, "Newsletter.eml"))
	o.do("Übergeben…", "Trotzdem übergeben")
	o.leave("an issue that is handed over")
	o.open(issue, 0)
	o.Fill("Betreff", "Neues")
	o.s.openBook(o.closed())
	o.open(issue, 0)
	o.do("Verwerfen")
	o.leave("what was typed into an issue is thrown away")
	o.open(o.at("newsletter-returns"), 0)
	o.Fill("Mails oder Adressen hier einfügen", "Unbekannt verzogen: eine.sehr.lange.anschrift@steuerberatungsgesellschaft.example")
	o.do("Durchsehen")
	o.see("returns")
	o.do("#1", "+Return")
	o.leave("whose address that is")
}

func actInterview(o *tour) {
	o.open(o.at("leaving-one"), 0)
	o.do("Austrittsgespräch öffnen")
	o.do("Löschen")
	o.leave("an interview that is deleted")
}

func actObjection(o *tour) {
	r := model.Request{PersonID: o.anyone(3).ID, Kind: model.RequestObjection, State: model.RequestOpen, Received: uitest.Today.AddDays(-3), Channel: model.ChannelEmail}
	o.change(func(tx *book.Tx) error { return tx.SaveRequest(&r) })
	o.show(page.Route{Page: page.Rights, ID: r.ID}, -1)
	o.do("Widerspruch eintragen …")
	o.leave("an objection to everything")
}

// actPromise moves and drops a promise in somebody's history.
func actPromise(o *tour) {
	who := o.anyone(3)
	promise := model.FollowUp{On: uitest.Today.AddDays(3), Text: "Programm schicken"}
	entry := model.Interaction{Kind: model.InteractionCall, On: uitest.Today, PersonIDs: []int64{who.ID}, Text: "Ruft im Mai zurück.", FollowUp: promise}
	o.change(func(tx *book.Tx) error { return tx.CreateInteraction(&entry) })
	o.show(page.Route{Page: page.People, ID: who.ID}, -1)
	for _, what := range []string{"Verschieben…", "Fallen lassen…"} {
		o.Focus("Notiz hinzufügen …")
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o.Canvas().Focused().(fyne.CanvasObject))
		for range 3 { // the history is drawn once one scrolls to it
			test.Scroll(o.Canvas(), at.AddXY(5, -40), 0, -300)
		}
		o.do("Verschieben oder fallen lassen", what)
		o.leave(what)
	}
}
