package rights

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/model/book"
)

// full is a person of whom the book knows something of every kind.
func (f *firm) full() (id int64) {
	t := f.t
	t.Helper()
	p := longNamed()
	p.Birthday, p.Language, p.Tags, p.Skills = model.NewDate(0, 5, 17), "en", []string{"Partnerkreis", "Golf"}, []string{"Umsatzsteuer", "Türkçe"}
	p.Employments = []model.Employment{{
		Office: "Malmö", Department: "Tax", Position: "Senior adviser", PersonnelNumber: "00417", From: model.NewDate(2009, 4, 1), To: model.NewDate(2019, 12, 31), Reason: "Moved to Hamburg",
	}}
	p.Jobs = []model.Job{{Organisation: "Nordhafen Logistik AG", Title: "Head of tax", From: model.Date{Year: 2020, Month: 1}}}
	p.Notes = []model.Note{{Text: "Plays the cello"}, {Text: "Difficult in the last year", Internal: true}}
	id = f.add(p, named("Karin", "Nielsen"), named("Søren", "Sørensen"))[0]
	f.change("edit", func(tx *book.Tx) error {
		key, err := tx.PutPhoto(portrait(t))
		if err != nil {
			return err
		}
		now, err := tx.Person(id)
		if err != nil {
			return err
		}
		now.Photo = key
		return tx.UpdatePeople([]*model.Person{&now})
	})
	f.change("consent", func(tx *book.Tx) error {
		proof, err := tx.PutPaper("Einwilligung Świętochowska.pdf", []byte("%PDF-1.4\n%%EOF\n"))
		if err != nil {
			return err
		}
		return tx.AddConsents([]*model.Consent{
			{PersonID: id, Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: model.ConsentGiven, On: model.NewDate(2020, 1, 7), Source: model.SourceForm, Wording: "the paragraph on newsletters", Form: "2", Proof: proof},
			{PersonID: id, Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: model.ConsentWithdrawn, On: model.NewDate(2025, 6, 30), Source: model.SourceCall, Note: "said so on the telephone"},
		})
	})
	f.change("basis_add", func(tx *book.Tx) error {
		return tx.AddBasis(&model.PersonBasis{PersonID: id, Purpose: model.PurposeRegister, Basis: model.BasisContract, Note: "still advises us on one case", On: model.NewDate(2024, 1, 1)})
	})
	f.said(id, model.NewDate(2026, 2, 3), "Son passed his exam; wants to come in autumn")
	f.change("events", func(tx *book.Tx) error {
		e := model.Event{Title: "Autumn evening", Kind: model.EventTalk, State: model.EventAnnounced, Place: "Hafenblick", On: model.NewDate(2026, 11, 5)}
		if err := tx.SaveEvent(&e, model.NewDate(2026, 10, 1), book.LoweringAsk); err != nil {
			return err
		}
		if _, err := tx.AddGuests(e.ID, []int64{id}, model.ChannelEmail); err != nil {
			return err
		}
		return tx.SaveWish(&model.Wish{PersonID: id, EventID: e.ID, On: e.On, Text: "a course on customs law", Theme: "Courses"})
	})
	f.change("favour", func(tx *book.Tx) error {
		return tx.SaveFavour(&model.Favour{PersonID: id, Side: model.FavourGot, Kind: "recommended_client", On: model.NewDate(2026, 5, 2), Text: "the harbour authority"})
	})
	f.change("interview", func(tx *book.Tx) error {
		return tx.SaveInterview(&model.ExitInterview{
			PersonID: id, On: model.NewDate(2019, 12, 20), KeepUntil: model.NewDate(2027, 12, 20), Reason: "family", Good: "the Friday talks", Bad: "the printer", WouldReturn: "perhaps", Note: "was sad",
		})
	})
	f.change("request_add", func(tx *book.Tx) error {
		return tx.SaveRequest(&model.Request{PersonID: id, Kind: model.RequestAccess, State: model.RequestOpen, Received: model.NewDate(2027, 3, 3), Due: model.NewDate(2027, 4, 3), Channel: model.ChannelEmail, Note: "wants everything"})
	})
	if err := f.b.RecordHandover(t.Context(), book.Handover{Format: "iphone", Device: "Ebba's iPhone", Purpose: "register", People: []int64{id}}, nil); err != nil {
		t.Fatal(err)
	}
	return id
}

func TestPackHoldsEverything(t *testing.T) {
	f := newFirm(t)
	id := f.full()
	p := f.gather(id, nil)
	for _, lang := range model.Languages {
		o := options(t, "pack-"+lang+".pdf", lang)
		got := spaceless(pdfText(t, f.write(p, o)))
		for _, part := range []string{
			"Świętochowska-Gürtürk", "annelies.swietochowska-guertuerk@steuerberatung", "Große Elbstraße 127", "00417", "adviser", "Nordhafen Logistik AG",
			"paragraph", "Świętochowska.pdf", "said so on the telephone", "still advises us", "Son passed his exam", "Autumn evening",
			"customs law", "harbour authority", "Friday talks", "wants everything", "Ebba's iPhone", "Plays the cello", "Türkçe", "IMY",
		} {
			if !strings.Contains(got, spaceless(part)) {
				t.Errorf("in %s there is no %q", lang, part)
			}
		}
		for _, never := range []string{"Difficult", "was sad", "Ebba Lindqvist", "EbbaLindqvist", "paper.", "model.", "{", "export.format"} {
			if strings.Contains(got, spaceless(never)) {
				t.Errorf("in %s there is %q", lang, never)
			}
		}
		for _, d := range []model.Date{model.NewDate(2020, 1, 7), model.NewDate(2025, 6, 30)} {
			if !strings.Contains(got, spaceless(o.Date(lang, d))) {
				t.Errorf("in %s the proof lacks the day %v", lang, d)
			}
		}
	}
	log, err := f.b.HandoversOf(t.Context(), id)
	if err != nil || len(log) != 5 || log[0].Format != "access_pack" || log[0].Purpose != "access" || log[0].Count != 1 {
		t.Errorf("%+v %v", log, err)
	}
}

func TestWorkbookHoldsTheSame(t *testing.T) {
	f := newFirm(t)
	id := f.full()
	o := options(t, "pack.xlsx", "de")
	o.Font = nil // a workbook needs none
	b, err := excelize.OpenFile(f.write(f.gather(id, nil), o))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	cells := map[string]string{}
	for _, name := range b.GetSheetList() {
		rows, err := b.GetRows(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			cells[name] += strings.Join(r, "|") + "\n"
		}
	}
	for name, want := range map[string]string{
		"Was wir über Sie gespeichert": "Texte sind vorerst zurückgehalten", "Person": "annelies.swietochowska", "Ihre Zeit bei uns": "2009-04-01|2019-12-31|Malmö|Tax|Senior adviser|00417",
		"Kontaktverlauf": "Son passed his exam", "Einwilligungen und Widersprüche": "2025-06-30|Newsletter|E-Mail|Widerrufen", "Veranstaltungen": "Autumn evening",
	} {
		found := false
		for title, text := range cells {
			found = found || strings.HasPrefix(title, name) && strings.Contains(text, want)
		}
		if !found {
			t.Errorf("no sheet %q says %q: %v", name, want, cells)
		}
	}
	if strings.Contains(fmt.Sprint(cells), "Difficult") {
		t.Error("an internal note went out")
	}
}

// TestTwoNotesThatNameOthersAreHeld is the day on which somebody asks for their data: two notes name others; she gives one
// of them out blackened and keeps the other.
func TestTwoNotesThatNameOthersAreHeld(t *testing.T) {
	f := newFirm(t)
	ids := f.add(named("Emma", "Andersson"), named("Karin", "Nielsen"), named("Søren", "Sørensen"))
	first := f.said(ids[0], model.NewDate(2026, 2, 3), "Fell out with Karin Nielsen over the harbour case")
	second := f.said(ids[0], model.NewDate(2026, 5, 4), "Would like to come back, but not under Sørensen")
	f.said(ids[0], model.NewDate(2026, 6, 5), "Asks for the course programme")
	p := f.gather(ids[0], nil)
	if p.Undecided != 2 {
		t.Fatalf("%d texts are held: %+v", p.Undecided, p.Items)
	}
	got := pdfText(t, f.write(p, options(t, "held.pdf", "en")))
	if strings.Contains(got, "Nielsen") || strings.Contains(got, "Sørensen") || !strings.Contains(got, "course programme") || !strings.Contains(flat(got), "2 texts are held back for now") {
		t.Errorf("undecided:\n%s", got)
	}
	holds := map[string]model.Hold{fmt.Sprint("entry:", first.ID): model.HoldBlack, fmt.Sprint("entry:", second.ID): model.HoldKeep}
	p = f.gather(ids[0], holds)
	if p.Undecided != 0 {
		t.Errorf("%d are still undecided", p.Undecided)
	}
	got = flat(pdfText(t, f.write(p, options(t, "decided.pdf", "en"))))
	for _, want := range []string{"Fell out with", "over the harbour case", "One text is left out", "In one text the names of other people are blackened"} {
		if !strings.Contains(got, want) {
			t.Errorf("decided, it does not say %q:\n%s", want, got)
		}
	}
	for _, never := range []string{"Nielsen", "Karin", "Sørensen", "come back"} {
		if strings.Contains(got, never) {
			t.Errorf("decided, it says %q", never)
		}
	}
	holds[fmt.Sprint("entry:", first.ID)] = model.HoldGive
	if got = pdfText(t, f.write(f.gather(ids[0], holds), options(t, "given.pdf", "en"))); !strings.Contains(got, "Karin Nielsen") {
		t.Errorf("given, it does not say the name:\n%s", got)
	}
}

func TestEntriesAboutSeveralAreLookedAt(t *testing.T) {
	f := newFirm(t)
	ids := f.add(named("Emma", "Andersson"), named("Karin", "Nielsen"))
	f.change("log", func(tx *book.Tx) error {
		return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionMeeting, On: model.NewDate(2026, 2, 3), Reached: true, PersonIDs: ids, Text: "Both want to found a firm"})
	})
	f.change("log", func(tx *book.Tx) error {
		return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionEvent, On: model.NewDate(2026, 2, 3), Reached: true, PersonIDs: ids, Text: "Came to the spring evening"})
	})
	p := f.gather(ids[0], nil)
	if p.Undecided != 1 || !slices.Equal(p.Items[0].Names, []string{"Karin Nielsen"}) && !slices.Equal(p.Items[1].Names, []string{"Karin Nielsen"}) {
		t.Errorf("%+v", p.Items)
	}
}

func TestChangedNoteIsLookedAtAgain(t *testing.T) {
	f := newFirm(t)
	e := named("Emma", "Andersson")
	e.Notes = []model.Note{{Text: "Friend of Nielsen"}}
	ids := f.add(e, named("Karin", "Nielsen"))
	p := f.gather(ids[0], nil)
	holds := map[string]model.Hold{p.Items[0].Key: model.HoldGive}
	if p = f.gather(ids[0], holds); p.Undecided != 0 {
		t.Fatalf("%+v", p.Items)
	}
	f.change("edit", func(tx *book.Tx) error {
		now, err := tx.Person(ids[0])
		if err != nil {
			return err
		}
		now.Notes[0].Text = "No friend of Nielsen any more"
		return tx.UpdatePeople([]*model.Person{&now})
	})
	if p = f.gather(ids[0], holds); p.Undecided != 1 {
		t.Errorf("%+v", p.Items)
	}
}

func TestLongHistoryComesWholeAndCanBeStopped(t *testing.T) {
	f := newFirm(t)
	ids := f.add(named("Emma", "Andersson"), named("Karin", "Nielsen"))
	f.change("log", func(tx *book.Tx) error {
		var list []*model.Interaction
		for n := range 2000 {
			list = append(list, &model.Interaction{
				Kind: model.InteractionCall, On: model.NewDate(2020, 1, 1).AddDays(n), Reached: true, PersonIDs: ids[:1],
				Text: fmt.Sprintf("Talk number %d: about the children, the garden and the next evening.", n),
			})
		}
		return tx.CreateInteractions(list)
	})
	p := f.gather(ids[0], nil)
	o := options(t, "long.pdf", "en")
	var seen []int
	total := 0
	o.Progress = func(done, all int) { seen, total = append(seen, done), all }
	got := pdfText(t, f.write(p, o))
	for _, n := range []int{0, 999, 1999} {
		if !strings.Contains(flat(got), fmt.Sprintf("Talk number %d:", n)) {
			t.Errorf("talk %d is missing", n)
		}
	}
	if len(seen) == 0 || seen[len(seen)-1] != total || total < 2000 || !slices.IsSorted(seen) {
		t.Errorf("%d of %d", len(seen), total)
	}
	for _, name := range []string{"stopped.pdf", "stopped.xlsx"} {
		ctx, stop := context.WithCancel(t.Context())
		o := options(t, name, "en")
		o.Progress = func(done, _ int) {
			if done == 100 {
				stop()
			}
		}
		if err := WritePack(ctx, f.b, p, o); model.CodeOf(err) != model.CodeCancelled {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Stat(o.Path); err == nil {
			t.Errorf("%s was written", name)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(o.Path), ".*.part")); len(left) > 0 {
			t.Errorf("%v is left", left)
		}
		stop()
	}
	log, err := f.b.HandoversOf(t.Context(), ids[0])
	if err != nil || len(log) != 1 {
		t.Errorf("%+v %v", log, err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Gather(ctx, f.b, ids[0], nil); model.CodeOf(err) != model.CodeCancelled {
		t.Errorf("%v", err)
	}
}

func TestSourcesTellTheLists(t *testing.T) {
	f := newFirm(t)
	p := named("Emma", "Andersson")
	if _, err := f.b.Change(t.Context(), model.Doing{Code: "import", Name: "Ehemalige 2015.xlsx", Count: 1}, func(tx *book.Tx) error {
		return tx.CreatePeople([]*model.Person{p})
	}); err != nil {
		t.Fatal(err)
	}
	got := pdfText(t, f.write(f.gather(p.ID, nil), options(t, "sources.pdf", "da")))
	if !strings.Contains(flat(got), "Fra listen »Ehemalige 2015.xlsx«") {
		t.Errorf("%s", got)
	}
}

func TestPapersAskTheGate(t *testing.T) {
	f := newFirm(t)
	p := named("Emma", "Andersson")
	p.Status = model.StatusNoContact
	id := f.add(p)[0]
	o := options(t, "welcome.pdf", "en")
	if err := WritePaper(t.Context(), f.b, PaperWelcome, id, o); model.CodeOf(err) != model.CodeInvalid {
		t.Errorf("%v", err)
	}
	if err := WritePaper(t.Context(), f.b, PaperWelcome, 0, o); err != nil {
		t.Error(err)
	}
	if err := WritePack(t.Context(), f.b, f.gather(id, nil), options(t, "own.pdf", "en")); err != nil {
		t.Errorf("their own data is their right: %v", err)
	}
	for _, bad := range []func(*Options){func(o *Options) { o.Path = "" }, func(o *Options) { o.Font = nil }, func(o *Options) { o.Today = model.Date{} }} {
		o := options(t, "bad.pdf", "en")
		bad(&o)
		if err := WritePaper(t.Context(), f.b, PaperNotice, 0, o); model.CodeOf(err) != model.CodeInvalid {
			t.Errorf("%v", err)
		}
	}
}

func TestDoubleEntryComesAlong(t *testing.T) {
	f := newFirm(t)
	double := named("Emma", "Anderson")
	double.Emails = []model.Email{{Address: "old@firm.example", Kind: model.KindWork}}
	double.Notes = []model.Note{{Text: "Was with Karin Nielsen in Oslo"}}
	ids := f.add(named("Emma", "Andersson"), double, named("Karin", "Nielsen"))
	f.change("merge", func(tx *book.Tx) error {
		keep, err := tx.Person(ids[0])
		if err != nil {
			return err
		}
		return tx.Merge(&keep, ids[1])
	})
	p := f.gather(ids[0], nil)
	if len(p.Merged) != 1 || len(p.Sources) != 1 || p.Undecided != 1 {
		t.Fatalf("%d doubles, %d sources, %d undecided", len(p.Merged), len(p.Sources), p.Undecided)
	}
	got := pdfText(t, f.write(p, options(t, "double.pdf", "sv")))
	if !strings.Contains(got, "old@firm.example") || !strings.Contains(got, "Dubbletter") || strings.Contains(got, "Oslo") {
		t.Errorf("%s", got)
	}
}
