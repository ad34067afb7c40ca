package book

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/guests"
)

// vanishing is somebody whose every word is nobody else's.
func vanishing() *model.Person {
	return &model.Person{
		Prefix: "Freifrau", Given: "Xaverine", Additional: "Philippina", Family: "Quistgård-Zyllmann", Suffix: "Mbxa", BirthName: "Öhrenschall", Nickname: "Wuppi",
		Salutation: model.SalutationMs, Birthday: day("1961-03-29"), Status: model.StatusAlumnus,
		Calls:     model.CallWish{PerYear: 2, Pause: model.PauseLater, Until: day("2027-01-01"), Why: "nurses grandaunt Pelagia"},
		Emails:    []model.Email{{Address: "x.quist@zyllhaus.example", Kind: model.KindPrivate, Preferred: true}, {Address: "xavi61@bräuhof.example", Kind: model.KindWork}},
		Phones:    []model.Phone{{Number: "0151 / 734 511 99", E164: "+4915173451199", Kind: model.KindMobile}},
		Addresses: []model.Address{{Street: "Kettenbrückallee 47b", PostalCode: "99817", City: "Wutha-Farnroda", Region: "Hörselgau", Country: "DE", Kind: model.KindPrivate}},
		Links:     []model.Link{{URL: "https://www.linkedin.com/in/xqz-1961/", Kind: model.KindLinkedIn}},
		Employments: []model.Employment{
			{PersonnelNumber: "PN-77341x", Office: "Kiel", Department: "Tax", Position: "Fährtensucherin", From: day("1990"), To: day("2015-06"), Reason: "Sabbatjahr"},
		},
		Jobs:      []model.Job{{Organisation: "Glühwurmkontor", Title: "Obernotarin", From: day("2016")}},
		Tags:      []string{"Orchideenzucht"},
		Skills:    []string{"Klöppeln"},
		Notes:     []model.Note{{Text: "hates marzipantorte", Internal: true}},
		CardLines: []string{"X-SPOUSE:Balduin"},
	}
}

// theirWords are words that are in what the book knows of vanishing and of nobody else, as people write them.
var theirWords = []string{
	"Freifrau", "Xaverine", "Philippina", "Quistgård", "Zyllmann", "Mbxa", "Öhrenschall", "Wuppi", "Pelagia", "x.quist", "zyllhaus", "xavi61", "bräuhof", "73451199", "734 511",
	"Kettenbrück", "99817", "Farnroda", "Hörselgau", "xqz-1961", "77341", "Fährtensucher", "Sabbatjahr", "Glühwurm", "Obernotar", "Orchideen", "Klöppel", "marzipantorte", "Balduin",
	"zweitwohnung", "moodswing", "wordingofhers", "notehers", "schenkte", "stepnote", "reasonsaid", "noticehers", "wishhers", "dietofhers", "Gästrin", "commenthers", "ownvalue",
	"basisnote", "requestnote", "answerhers", "keepreason", "paperofhers", "draftedtext", "draftedform", "draftedreason", "oldsurname", "followhers", "movedhers", "pictureofhers", "letterproof", "1961-03-29",
}

// spellings are all ways in which a word may stand in a file.
func spellings(word string) []string {
	list := []string{word, strings.ToLower(word), strings.ToUpper(word), model.FoldLong(word), model.FoldShort(word)}
	escaped, _ := json.Marshal(word)
	list = append(list, strings.Trim(string(escaped), `"`))
	slices.Sort(list)
	return slices.DeleteFunc(slices.Compact(list), func(s string) bool { return len(s) < 4 })
}

// filesHold tells which words stand in the files of a closed book.
func filesHold(t testing.TB, path string, words []string) []string {
	t.Helper()
	files, err := filepath.Glob(path + "*")
	must(t, err)
	var found []string
	for _, f := range files {
		data, err := os.ReadFile(f)
		must(t, err)
		lower := bytes.ToLower(data)
		for _, w := range words {
			for _, s := range spellings(w) {
				if bytes.Contains(data, []byte(s)) || bytes.Contains(lower, []byte(strings.ToLower(s))) {
					found = append(found, filepath.Base(f)+": "+s)
				}
			}
		}
	}
	return found
}

// fullBook fills a book with vanishing in everything that it can hold, beside others.
type fullBook struct {
	*Book
	t                     testing.TB
	her, other, twin      *model.Person
	event                 model.Event
	news                  model.Newsletter
	changes               []int64
	request               model.Request
	paper, proof          string
	shared, mention, only *model.Interaction
}

func (f *fullBook) do(doing model.Doing, fn func(tx *Tx) error) {
	f.t.Helper()
	id, err := f.Change(context.Background(), doing, fn)
	must(f.t, err)
	if id != 0 {
		f.changes = append(f.changes, id)
	}
}

func (f *fullBook) edit(fn func(tx *Tx) error) {
	f.t.Helper()
	f.do(model.Doing{Code: "edit", Name: f.her.FullName()}, fn)
}

func newFullBook(t testing.TB) *fullBook {
	ctx := context.Background()
	f := &fullBook{Book: newBook(t), t: t, her: vanishing()}
	f.other = &model.Person{Given: "Anna", Family: "Koch", Emails: []model.Email{{Address: "anna@koch.example", Kind: model.KindPrivate}}, Jobs: []model.Job{{Organisation: "Harbour A/S"}}}
	f.do(model.Doing{Code: "add"}, func(tx *Tx) error { return tx.CreatePeople([]*model.Person{f.other, {Given: "Bo", Family: "Lund"}}) })
	field := &model.OwnField{Name: "Mentor", Type: model.OwnText}
	gone := &model.Colleague{Name: "Xaverine Quistgård-Zyllmann", Email: "xq@firm.example"}
	f.edit(func(tx *Tx) error { return tx.SaveOwnField(field) })
	f.edit(func(tx *Tx) error { return tx.SaveColleague(gone) })
	must(t, f.SetSeat(ctx, gone.ID))
	f.edit(func(tx *Tx) error { // as the import of a list does
		f.her.Family, f.her.Notes = "Oldsurname", append(f.her.Notes, model.Note{Text: "has a zweitwohnung"})
		key, err := tx.PutPhoto([]byte("\xff\xd8\xff pictureofhers"))
		f.her.Photo = key
		if err := tx.CreatePeople([]*model.Person{f.her}); err != nil {
			return err
		}
		if err := tx.RememberValues(map[int64][]uint64{f.her.ID: {1, 2}}); err != nil {
			return err
		}
		return errFirst(err, tx.RememberRows(map[string]int64{"row1": f.her.ID}))
	})
	must(t, f.SetSeat(ctx, 0))
	f.edit(func(tx *Tx) error {
		gone.Gone = true
		return tx.SaveColleague(gone)
	})
	f.edit(func(tx *Tx) error {
		f.her.Family, f.her.OwnFields, f.her.Notes = vanishing().Family, map[int64]string{field.ID: "ownvalue"}, vanishing().Notes
		return tx.UpdatePeople([]*model.Person{f.her})
	})
	f.edit(func(tx *Tx) error { // what others are told about her
		f.other.Notes = []model.Note{{Text: "godmother of wuppi; knows Frau Quistgaard-Zyllmann's husband"}, {Text: "likes tea"}}
		f.other.OwnFields = map[int64]string{field.ID: "Xaverine"}
		f.other.Tags, f.other.CardLines = []string{"friend of Zyllmann"}, []string{"RELATED:Quistgård-Zyllmann\\, Xaverine"}
		return tx.UpdatePeople([]*model.Person{f.other})
	})
	f.history(ctx)
	f.records(ctx)
	f.evenings(ctx)
	f.merges(ctx)
	f.rest(ctx)
	return f
}

func errFirst(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}

func (f *fullBook) history(context.Context) {
	f.only = &model.Interaction{Kind: model.InteractionCall, On: day("2025-01-05"), Reached: true, PersonIDs: []int64{f.her.ID}, Text: "a moodswing of Xaverine", FollowUp: model.FollowUp{On: day("2027-02-03"), Text: "send followhers"}}
	f.shared = &model.Interaction{Kind: model.InteractionMeeting, On: day("2025-01-06"), Reached: true, PersonIDs: []int64{f.her.ID, f.other.ID}, Text: "lunch with Xaverine Quistgard-Zyllmann (Öhrenschall) and Anna, ring 0049 151 73451199"}
	f.mention = &model.Interaction{Kind: model.InteractionNote, On: day("2025-01-07"), PersonIDs: []int64{f.other.ID}, Text: "QUISTGÅRD told her; write to x.quist@zyllhaus.example", FollowUp: model.FollowUp{On: day("2027-02-04"), Text: "ask zyllmann"}}
	gone := &model.Interaction{Kind: model.InteractionNote, On: day("2025-01-08"), PersonIDs: []int64{f.her.ID}, Text: "movedhers"}
	f.edit(func(tx *Tx) error {
		return tx.CreateInteractions([]*model.Interaction{f.only, f.shared, f.mention, gone})
	})
	f.edit(func(tx *Tx) error { return tx.DeleteInteraction(gone.ID) })
	f.edit(func(tx *Tx) error {
		f.shared.Text += ", she paid"
		return tx.UpdateInteraction(f.shared)
	})
}

func (f *fullBook) records(ctx context.Context) {
	t := f.t
	f.edit(func(tx *Tx) (err error) {
		if f.paper, err = tx.PutPaper("paperofhers.pdf", []byte("%PDF-1.4 paperofhers")); err != nil {
			return err
		}
		return tx.AddConsents([]*model.Consent{
			{PersonID: f.her.ID, Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: model.ConsentGiven, On: day("2024-01-02"), Wording: "wordingofhers", Note: "notehers", Proof: f.paper},
			{PersonID: f.other.ID, Purpose: model.PurposeCalls, Channel: model.ChannelPhone, State: model.ConsentGiven, On: day("2024-01-02"), Note: "said to Xaverine", NotedBy: "Xaverine Quistgård-Zyllmann"},
		})
	})
	favour := &model.Favour{PersonID: f.her.ID, Side: model.FavourGot, Kind: "gift", On: day("2024-02-02"), Text: "schenkte a vase"}
	f.edit(func(tx *Tx) error { return tx.SaveFavour(favour) })
	f.edit(func(tx *Tx) error {
		return tx.SaveFavour(&model.Favour{PersonID: f.other.ID, Side: model.FavourAsked, Kind: "introduction", On: day("2024-02-03"), Text: "to Mrs Zyllmann"})
	})
	leaving := model.PlanLeaving(f.her.ID, day("2015-06-30"), day("2015-05-01"), model.DefaultSteps())
	f.edit(func(tx *Tx) error { return tx.SaveLeaving(&leaving) })
	f.edit(func(tx *Tx) error {
		leaving.Steps[0].Note = "stepnote"
		return tx.SaveLeaving(&leaving)
	})
	f.edit(func(tx *Tx) error {
		return tx.SaveInterview(&model.ExitInterview{PersonID: f.her.ID, On: day("2026-10-01"), KeepUntil: day("2027-12-31"), Reason: "reasonsaid", Good: "noticehers"})
	})
	f.edit(func(tx *Tx) error {
		return tx.SaveWish(&model.Wish{PersonID: f.her.ID, On: day("2024-03-03"), Text: "wishhers"})
	})
	f.edit(func(tx *Tx) error {
		return tx.SaveWish(&model.Wish{PersonID: f.other.ID, On: day("2024-03-04"), Text: "meet Xaverine again"})
	})
	f.edit(func(tx *Tx) error {
		return tx.AddBasis(&model.PersonBasis{PersonID: f.her.ID, Purpose: model.PurposeRegister, Basis: model.BasisInterest, Note: "basisnote", On: day("2024-01-01")})
	})
	f.request = model.Request{PersonID: f.her.ID, Kind: model.RequestErasure, State: model.RequestOpen, Received: day("2026-01-02"), Due: day("2026-02-02"), Channel: model.ChannelPost, Note: "requestnote"}
	f.edit(func(tx *Tx) (err error) {
		if f.proof, err = tx.PutPaper("letterproof.txt", []byte("letterproof of hers")); err != nil {
			return err
		}
		f.request.Proof = f.proof
		return tx.SaveRequest(&f.request)
	})
	f.edit(func(tx *Tx) error {
		f.request.Answer = "answerhers"
		return tx.SaveRequest(&f.request)
	})
	f.edit(func(tx *Tx) error {
		return tx.Decide([]*model.RetentionDecision{{PersonID: f.her.ID, Kind: model.RetainedPerson, Decision: model.DecidedKeep, Reason: "keepreason", On: day("2026-01-01"), Until: day("2027-01-01")}})
	})
	f.do(model.Doing{Code: "save_list", Name: "Xaverine's"}, func(tx *Tx) error {
		return tx.SaveList(&model.List{Name: "Friends of Quistgård", Filter: model.Filter{Search: "zyllmann", Tags: []string{"friend of Zyllmann"}}})
	})
	must(t, f.PutDraft(ctx, CallDraft(f.her.ID), []byte(`{"person":`+itoaOf(f.her.ID)+`,"text":"draftedtext"}`)))
	must(t, f.PutDraft(ctx, "form/person/edit/"+itoaOf(f.her.ID)+"/", []byte(`{"person":`+itoaOf(f.her.ID)+`,"typed":{"notes":"draftedform"}}`)))
	must(t, f.PutDraft(ctx, "form/rights/keep//1,2", []byte(`{"person":`+itoaOf(f.other.ID)+`,"people":[`+itoaOf(f.other.ID)+`,`+itoaOf(f.her.ID)+`],"typed":{"reason":"draftedreason"}}`)))
	must(t, f.PutDraft(ctx, "log", []byte(`{"person":`+itoaOf(f.other.ID)+`,"text":"ask Xaverine\nQuistgård-Zyllmann"}`)))
	must(t, f.PutDraft(ctx, "text/letter", []byte("Dear Öhrenschall, hello")))
}

func itoaOf(id int64) string {
	text, _ := json.Marshal(id)
	return string(text)
}

func (f *fullBook) evenings(context.Context) {
	t := f.t
	f.event = model.Event{
		Title: "Talk by Xaverine Quistgård-Zyllmann", Kind: model.EventTalk, State: model.EventAnnounced, On: day("2026-02-20"), Place: "Casino Zyllmann", Notes: "Wuppi brings slides",
		Agenda: []model.AgendaLine{{Title: "Xaverine on moths", Speakers: []model.Speaker{{PersonID: f.her.ID}, {Name: "Balthasar, cousin of Zyllmann"}}}},
	}
	f.edit(func(tx *Tx) error { return tx.SaveEvent(&f.event, day("2026-01-01"), LoweringAsk) })
	f.edit(func(tx *Tx) error {
		_, err := tx.AddGuests(f.event.ID, []int64{f.her.ID, f.other.ID}, model.ChannelEmail)
		return err
	})
	list, err := f.GuestList(context.Background(), f.event.ID)
	must(t, err)
	for _, g := range list {
		said := guests.Said{Reply: model.ReplyYes, Guests: []model.Plus{{Name: "Gästrin", Diet: "dietofhers"}}, Diet: "dietofhers", On: day("2026-01-02")}
		if g.PersonID == f.other.ID {
			said.Guests, said.Diet = []model.Plus{{Name: "Xaverine"}}, "sits beside Quistgård"
		}
		f.edit(func(tx *Tx) error {
			if _, err := tx.Reply(g.ID, said); err != nil {
				return err
			}
			if g.PersonID == f.her.ID {
				return tx.Feedback(g.ID, 5, "commenthers")
			}
			return nil
		})
	}
	f.news = model.Newsletter{
		Title: "Winter with Xaverine", Due: day("2026-01-10"), State: model.NewsletterPlanned, Languages: []string{"en"}, Subject: map[string]string{"en": "A word from Xaverine Q."},
		Intro: map[string]string{"en": "<b>Xaverine</b> &amp; others"}, Notes: "ask Wuppi",
		Boxes: []model.Box{{Kind: model.BoxVoice, Items: []model.Item{{PersonID: f.her.ID, Image: f.her.Photo, Words: map[string]model.ItemWords{"en": {Title: "Voice", Text: "Quistgård-Zyllmann says hello"}}}}}},
	}
	f.edit(func(tx *Tx) error { return tx.SaveNewsletter(&f.news) })
	f.edit(func(tx *Tx) error {
		return tx.MarkSent(f.news.ID, []int64{f.her.ID, f.other.ID}, []model.SentCopy{{Language: "en", Subject: "A word from Xaverine Q.", HTML: "<p><b>Xaverine</b> Quistgård</p>", Text: "Xaverine Quistgård"}}, day("2026-01-11"))
	})
}

func (f *fullBook) merges(ctx context.Context) {
	t := f.t
	// She stood in the book twice.
	f.twin = &model.Person{Given: "Xaverine", Family: "Öhrenschall", Nickname: "Wuppi", Emails: []model.Email{{Address: "xq@zyllhaus.example", Kind: model.KindOther}}, Notes: []model.Note{{Text: "marzipantorte again"}}}
	f.edit(func(tx *Tx) error { return tx.CreatePeople([]*model.Person{f.twin}) })
	f.do(model.Doing{Code: "merge", Name: "Öhrenschall, Xaverine"}, func(tx *Tx) error {
		p, err := tx.Person(f.her.ID)
		if err != nil {
			return err
		}
		p.Emails = append(p.Emails, f.twin.Emails...)
		f.her = &p
		return tx.Merge(&p, f.twin.ID)
	})
	// And was taken for somebody else by mistake, who was edited meanwhile.
	id := int64(0)
	f.do(model.Doing{Code: "merge", Name: "Koch, Anna"}, func(tx *Tx) error {
		p, err := tx.Person(f.other.ID)
		if err != nil {
			return err
		}
		p.Emails, p.Phones, p.Addresses, p.Notes = append(p.Emails, f.her.Emails...), f.her.Phones, f.her.Addresses, append(p.Notes, f.her.Notes...)
		return tx.Merge(&p, f.her.ID)
	})
	id = f.changes[len(f.changes)-1]
	f.edit(func(tx *Tx) error {
		p, err := tx.Person(f.other.ID)
		if err != nil {
			return err
		}
		p.Language = "de"
		return tx.UpdatePeople([]*model.Person{&p})
	})
	res, err := f.Undo(ctx, id, model.UndoForce)
	must(t, err)
	f.changes = append(f.changes, res.Change)
	f.do(model.Doing{Code: "different"}, func(tx *Tx) error { return tx.MarkDifferent([][2]int64{{f.her.ID, f.other.ID}}) })
}

func (f *fullBook) rest(ctx context.Context) {
	t := f.t
	must(t, f.RecordHandover(ctx, Handover{Format: "phone", Device: "Xaverine's iPhone", People: []int64{f.her.ID, f.other.ID}, Place: "/tmp/for Quistgård.vcf"}, map[int64]string{f.her.ID: "card", f.other.ID: "card"}))
	f.do(model.Doing{Code: "import", Name: "Quistgård.vcf", Count: 1}, func(tx *Tx) error { return tx.RememberRows(map[string]int64{"row2": f.her.ID}) })
	f.edit(func(tx *Tx) error {
		p, err := tx.Person(f.her.ID)
		if err != nil {
			return err
		}
		p.Nickname = "Wuppi II"
		return tx.UpdatePeople([]*model.Person{&p})
	})
	res, err := f.Undo(ctx, f.changes[len(f.changes)-1], model.UndoAsk)
	must(t, err)
	f.changes = append(f.changes, res.Change)
	f.do(model.Doing{Code: "trash", Name: f.her.FullName(), Count: 1}, func(tx *Tx) error { return tx.TrashPeople([]int64{f.her.ID}) })
	f.do(model.Doing{Code: "restore", Name: f.her.FullName(), Count: 1}, func(tx *Tx) error { return tx.RestorePeople([]int64{f.her.ID}) })
}

// countsOf are what stays of events and newsletters whoever is erased.
func (f *fullBook) countsOf() string {
	ctx := context.Background()
	e, err := f.Event(ctx, f.event.ID)
	must(f.t, err)
	n, err := f.Newsletter(ctx, f.news.ID)
	must(f.t, err)
	text, _ := json.Marshal([]any{e.Counts, n.Recipients, n.State})
	return string(text)
}

func (f *fullBook) reopen() {
	f.t.Helper()
	path := f.Path()
	must(f.t, f.Close())
	b, err := OpenWith(context.Background(), path, ticking())
	must(f.t, err)
	f.Book = b
	f.t.Cleanup(func() { _ = b.Close() })
}

func TestErasedLeavesNoByte(t *testing.T) {
	ctx, f := context.Background(), newFullBook(t)
	sound(t, f.Book)
	path := f.Path()
	f.reopen()
	must(t, f.write.Exec("ANALYZE").Error)
	counts := f.countsOf()
	before, err := f.Changes(ctx, 0, 1000)
	must(t, err)
	done, err := f.Erase(ctx, []int64{f.twin.ID}, EraseOptions{RequestID: f.request.ID})
	must(t, err)
	if done.People != 2 || done.Mentions < 8 {
		t.Errorf("%+v", done)
	}
	sound(t, f.Book)
	if now := f.countsOf(); now != counts {
		t.Errorf("counts are %s instead of %s", now, counts)
	}
	for _, q := range []string{"xaverine", "quistgard", "zyllmann", "ohrenschall", "wuppi", "73451199", "marzipantorte", "moodswing"} {
		if ids, err := f.Find(ctx, model.Filter{Search: q}, model.Sort{}); err != nil || len(ids) > 0 {
			t.Error(q, ids, err)
		}
	}
	after, err := f.Changes(ctx, 0, 1000)
	must(t, err)
	if len(after) != len(before)+1 || after[0].Doing != (model.Doing{Code: "erase", Count: 2}) {
		t.Errorf("%d changes after %d, the last one %+v", len(after), len(before), after[0].Doing)
	}
	log, err := f.Erasures(ctx)
	must(t, err)
	if len(log) != 2 || log[0].Reason != EraseRequest || !slices.ContainsFunc(log, func(e Erasure) bool { return e.UID == f.her.UID }) {
		t.Errorf("%+v", log)
	}
	r, err := f.Request(ctx, f.request.ID)
	must(t, err)
	if r.PersonID != 0 || r.State != model.RequestDone || r.Note+r.Answer+r.Proof != "" {
		t.Errorf("%+v", r.Request)
	}
	must(t, f.Close())
	if found := filesHold(t, path, theirWords); len(found) > 0 {
		t.Errorf("found %d: %q", len(found), found[:min(20, len(found))])
	}
}

// images are all that the journal can still show.
func (f *fullBook) images() string {
	var b strings.Builder
	for _, c := range f.changes {
		rows, err := f.ChangeRows(context.Background(), c, 0, 1000)
		must(f.t, err)
		for _, r := range rows {
			b.WriteString(r.Name)
			b.Write(r.Before)
			b.Write(r.After)
		}
	}
	return b.String()
}

func TestUndoBringsNothingOfTheErasedBack(t *testing.T) {
	ctx, f := context.Background(), newFullBook(t)
	path := f.Path()
	_, err := f.Erase(ctx, []int64{f.her.ID}, EraseOptions{Reason: EraseRetention})
	must(t, err)
	if c, _, err := f.Undoable(ctx); err != nil || c.Doing.Code == "erase" {
		t.Error(c, err)
	}
	last, err := f.Changes(ctx, 0, 1)
	must(t, err)
	_, err = f.Undo(ctx, last[0].ID, model.UndoForce)
	wantCode(t, err, CodeErased)
	for _, id := range slices.Backward(f.changes) {
		undo, err := f.Undo(ctx, id, model.UndoForce)
		if model.CodeOf(err) == model.CodeConflict { // it was undone before
			continue
		}
		must(t, err)
		f.changes = append(f.changes, undo.Change)
		redo, err := f.Undo(ctx, undo.Change, model.UndoForce)
		must(t, err)
		f.changes = append(f.changes, redo.Change)
		undo, err = f.Undo(ctx, redo.Change, model.UndoForce)
		must(t, err)
		f.changes = append(f.changes, undo.Change)
	}
	sound(t, f.Book)
	images := f.images()
	for _, w := range theirWords {
		if strings.Contains(strings.ToLower(images), strings.ToLower(w)) {
			t.Errorf("the journal has %s", w)
		}
	}
	if people, _ := f.Find(ctx, model.Filter{}, model.Sort{}); len(people) != 0 {
		t.Error(people, "are left of a book whose every change was taken back")
	}
	must(t, f.Close())
	if found := filesHold(t, path, theirWords); len(found) > 0 {
		t.Errorf("found %d: %q", len(found), found)
	}
}

func TestErasePreviewTellsWhatGoes(t *testing.T) {
	ctx, f := context.Background(), newFullBook(t)
	_, err := f.ErasePreview(ctx, 4711)
	wantCode(t, err, model.CodeNotFound)
	p, err := f.ErasePreview(ctx, f.her.ID)
	must(t, err)
	if p.Name != "Freifrau Xaverine Philippina Quistgård-Zyllmann, Mbxa" || !slices.Equal(p.Merged, []string{"Xaverine Öhrenschall"}) {
		t.Error(p.Name, p.Merged)
	}
	if p.Entries < 3 || p.Consents != 1 || p.Events != 1 || p.Favours != 1 || p.Requests != 1 || p.Changes < 4 || p.Exports != 1 {
		t.Errorf("%+v", p)
	}
	where := map[string]int{}
	for _, m := range p.Mentions {
		where[m.Where]++
		if m.Text == "" || m.Kind == "" {
			t.Errorf("%+v", m)
		}
	}
	for _, w := range []string{"entry", "newsletter", "event", "wish", "list", "favour", "person", "consent", "guest", "draft", "colleague"} {
		if where[w] == 0 {
			t.Errorf("no mention in a %s: %v", w, where)
		}
	}
	sound(t, f.Book)
}

func TestMentionsStayWhereSheLeavesThem(t *testing.T) {
	ctx, f := context.Background(), newFullBook(t)
	_, err := f.Erase(ctx, []int64{f.her.ID}, EraseOptions{Keep: []Mention{{Kind: KindInteraction, ID: f.mention.ID}}})
	must(t, err)
	kept, err := f.Interaction(ctx, f.mention.ID)
	must(t, err)
	shared, err := f.Interaction(ctx, f.shared.ID)
	must(t, err)
	if kept.Text != f.mention.Text || shared.Text != "lunch with █████ (█████) and Anna, ring █████, she paid" || !slices.Equal(shared.PersonIDs, []int64{f.other.ID}) {
		t.Errorf("%q %q %v", kept.Text, shared.Text, shared.PersonIDs)
	}
	other, err := f.Person(ctx, f.other.ID)
	must(t, err)
	if other.Notes[0].Text != "godmother of █████; knows Frau █████ husband" || other.Notes[1].Text != "likes tea" || other.Emails[0].Address != "anna@koch.example" {
		t.Errorf("%+v", other.Notes)
	}
	_, err = f.Interaction(ctx, f.only.ID)
	wantCode(t, err, model.CodeNotFound)
	sound(t, f.Book)

	g := newFullBook(t)
	done, err := g.Erase(ctx, []int64{g.her.ID}, EraseOptions{KeepMentions: true})
	must(t, err)
	n, err := g.Newsletter(ctx, g.news.ID)
	must(t, err)
	if done.Mentions != 0 || n.Title != "Winter with Xaverine" || n.Boxes[0].Items[0].PersonID != 0 || n.Boxes[0].Items[0].Image != "" {
		t.Errorf("%+v %+v", done, n)
	}
	sound(t, g.Book)
}

// TestOthersOfTheNameStay makes sure that who is called alike keeps their name, in texts too.
func TestOthersOfTheNameStay(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	anna, berta := &model.Person{Given: "Anna", Family: "Koch"}, &model.Person{Given: "Berta", Family: "Koch"}
	add(t, b, anna, berta)
	entry := &model.Interaction{Kind: model.InteractionNote, On: day("2026-01-05"), PersonIDs: []int64{berta.ID}, Text: "Koch senior, Berta Koch and Anna Koch; Anna's brother, A. Koch, Koch Anna; Annalena"}
	both := &model.Interaction{Kind: model.InteractionNote, On: day("2026-01-05"), PersonIDs: []int64{berta.ID, anna.ID}, Text: "Anna and Berta Koch"}
	change(t, b, func(tx *Tx) error { return tx.CreateInteractions([]*model.Interaction{entry, both}) })
	_, err := b.Erase(ctx, []int64{anna.ID}, EraseOptions{})
	must(t, err)
	got, _ := b.Interaction(ctx, entry.ID)
	also, _ := b.Interaction(ctx, both.ID)
	if got.Text != "Koch senior, Berta Koch and █████; █████ brother, █████; Annalena" || also.Text != "█████ and Berta Koch" {
		t.Errorf("%q %q", got.Text, also.Text)
	}
	if ids, _ := b.Find(ctx, model.Filter{Search: "koch berta"}, model.Sort{}); !slices.Equal(ids, []int64{berta.ID}) {
		t.Error(ids)
	}
	sound(t, b)
}
