package importer

import (
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
)

const googleList = `Given Name,Family Name,E-mail 1 - Value,Phone 1 - Value
Ida,Holm,ida@holm.example,
Mona,Lind,mona@lind.example,
`

const erasedCards = `BEGIN:VCARD
VERSION:3.0
N:Holm;Ida;;;
FN:Ida Holm
TEL;TYPE=CELL:0170 1234567
END:VCARD
BEGIN:VCARD
VERSION:3.0
N:Lind;Mona;;;
FN:Mona Lind
EMAIL:mona@lind.example
END:VCARD
`

func TestErasedPeopleAreNotTakenAgain(t *testing.T) {
	ctx, b := t.Context(), newBook(t, "DE", "de")
	list := written(t, "staff.xlsx", sheetOf{name: "Staff", rows: []row{
		{"Vorname", "Nachname", "E-Mail", "Mobil", "Geburtsdatum"},
		{"Ida", "Holm", "ida@holm.example", "0170 1234567", "03.02.1970"},
		{"Ida", "Holm", "", "", "03.02.1970"},
		{"Mona", "Lind", "mona@lind.example", "", ""},
	}})
	first, err := drafted(t, settings("DE", "de"), list).Plan(ctx, b, nil)
	must(t, err)
	_, err = first.Apply(ctx, b, nil)
	must(t, err)
	ida, err := b.Find(ctx, model.Filter{Search: "ida holm"}, model.Sort{})
	must(t, err)
	at := time.Date(2026, 5, 6, 12, 0, 0, 0, time.UTC)
	_, err = b.Erase(ctx, ida, book.EraseOptions{On: at})
	must(t, err)

	for _, c := range []struct {
		path          string
		erased, taken int
	}{
		{list, 2, 1},
		{textFile(t, "contacts.csv", googleList), 1, 1},
		{textFile(t, "cards.vcf", erasedCards), 1, 1},
	} {
		p, err := drafted(t, settings("DE", "de"), c.path).Plan(ctx, b, nil)
		must(t, err)
		rows := p.Find(FateRejected)
		if len(rows) != c.erased || p.Counts().Taken() != c.taken {
			t.Fatalf("%s: %+v", c.path, p.Counts())
		}
		for _, i := range rows {
			r := p.Rows[i]
			if r.Reason != ReasonErased || r.Erased != model.DateOf(at.Local()) {
				t.Errorf("%+v", r)
			}
			for _, d := range []Decision{DecideNew, DecideTake, DecideAsPlanned} { // nothing takes them in
				must(t, p.Decide(i, d))
				if r.Fate != FateRejected || r.Reason != ReasonErased {
					t.Errorf("%v: %s %s", d, r.Fate, r.Reason)
				}
			}
		}
		res, err := p.Apply(ctx, b, nil)
		must(t, err)
		if f := res.Files[0]; res.Rejected != c.erased || f.Rejected[0].Reason != "erased" || f.Rejected[0].Erased.IsZero() {
			t.Errorf("%+v", res)
		}
		if found, _ := b.Find(ctx, model.Filter{Search: "holm"}, model.Sort{}); len(found) != 0 {
			t.Error(found)
		}
	}
	// Who was added by hand is in the book like everybody else.
	_, err = b.Change(ctx, model.Doing{Code: "add"}, func(tx *book.Tx) error {
		return tx.CreatePeople([]*model.Person{{
			Given: "Ida", Family: "Holm", Emails: []model.Email{{Address: "ida@holm.example", Kind: model.KindPrivate}},
			Phones: []model.Phone{{Number: "0170 1234567", E164: "+491701234567", Kind: model.KindMobile}}, Birthday: model.NewDate(1970, 2, 3),
		}})
	})
	must(t, err)
	p, err := drafted(t, settings("DE", "de"), list).Plan(ctx, b, nil)
	must(t, err)
	if n := len(p.Find(FateRejected)); n != 0 {
		t.Errorf("%d rejected: %+v", n, p.Counts())
	}
}

// plannedErasure is a list about three people, two of whom are in the book, with the plan for it.
func plannedErasure(t *testing.T) (*book.Book, *Plan) {
	t.Helper()
	ctx, b := t.Context(), newBook(t, "DE", "de")
	_, err := b.Change(ctx, model.Doing{Code: "add"}, func(tx *book.Tx) error {
		return tx.CreatePeople([]*model.Person{
			{Given: "Ida", Family: "Holm", Emails: []model.Email{{Address: "ida@holm.example", Kind: model.KindPrivate}}, Birthday: model.NewDate(1970, 2, 3)},
			{Given: "Mona", Family: "Lind", Emails: []model.Email{{Address: "mona@lind.example", Kind: model.KindPrivate}}},
		})
	})
	must(t, err)
	list := written(t, "staff.xlsx", sheetOf{name: "Staff", rows: []row{
		{"Vorname", "Nachname", "E-Mail", "Mobil", "Geburtsdatum"},
		{"Ida", "Holm", "ida@holm.example", "0170 1234567", "03.02.1970"},
		{"Ida", "Holm", "", "", "03.02.1970"},
		{"Mona", "Lind", "mona@lind.example", "0170 7654321", ""},
		{"Nils", "Berg", "nils@berg.example", "", ""},
	}})
	p, err := drafted(t, settings("DE", "de"), list).Plan(ctx, b, nil)
	must(t, err)
	return b, p
}

// eraseNamed erases whom a search finds.
func eraseNamed(t *testing.T, b *book.Book, name string, o book.EraseOptions) {
	t.Helper()
	ids, err := b.Find(t.Context(), model.Filter{Search: name}, model.Sort{})
	must(t, err)
	_, err = b.Erase(t.Context(), ids, o)
	must(t, err)
}

func TestPlanDoesNotBringBackWhoWasErasedSince(t *testing.T) {
	at := time.Date(2026, 5, 6, 12, 0, 0, 0, time.UTC)
	for _, reason := range []string{book.EraseRequest, book.EraseMistake} { // of the latter there is no mark but the identity
		b, p := plannedErasure(t)
		if c := p.Counts(); c.Changed != 2 || c.Joined != 1 || c.New != 1 {
			t.Fatalf("planned %+v", c)
		}
		eraseNamed(t, b, "ida holm", book.EraseOptions{Reason: reason, On: at})
		res, err := p.Apply(t.Context(), b, nil)
		must(t, err)
		if res.Rejected != 2 || res.Changed != 1 || res.Created != 1 || res.Joined != 0 {
			t.Errorf("%s: %+v", reason, res)
		}
		for _, r := range res.Files[0].Rejected {
			if r.Reason != ReasonErased || r.Erased != model.DateOf(at.Local()) {
				t.Errorf("%s: %+v", reason, r)
			}
		}
		if found, _ := b.Find(t.Context(), model.Filter{Search: "holm"}, model.Sort{}); len(found) != 0 {
			t.Errorf("%s: back are %v", reason, found)
		}
		mona, err := b.Find(t.Context(), model.Filter{Search: "mona lind"}, model.Sort{})
		must(t, err)
		if p, err := b.Person(t.Context(), mona[0]); err != nil || len(p.Phones) != 1 {
			t.Errorf("%s: the others were not taken: %+v, %v", reason, p.Phones, err)
		}
		changes, err := b.Changes(t.Context(), 0, 1)
		must(t, err)
		if changes[0].Doing.Count != 2 {
			t.Errorf("%s: the journal says %+v", reason, changes[0].Doing)
		}
	}
}

// Somebody who is new in the list may have been added by hand and erased since the plan was made.
func TestPlanDoesNotTakeWhoWasAddedAndErasedSince(t *testing.T) {
	b, p := plannedErasure(t)
	_, err := b.Change(t.Context(), model.Doing{Code: "add"}, func(tx *book.Tx) error {
		return tx.CreatePeople([]*model.Person{{Given: "Nils", Family: "Berg", Emails: []model.Email{{Address: "nils@berg.example", Kind: model.KindPrivate}}}})
	})
	must(t, err)
	eraseNamed(t, b, "nils berg", book.EraseOptions{})
	must(t, p.Decide(0, DecideLeaveOut))
	res, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	if res.Created != 0 || res.Rejected != 1 || res.LeftOut != 1 {
		t.Errorf("%+v", res)
	}
	if found, _ := b.Find(t.Context(), model.Filter{Search: "berg"}, model.Sort{}); len(found) != 0 {
		t.Errorf("taken: %v", found)
	}
}

// Nobody asked about a row whose candidate is gone: it stays out, and says no more who that was.
func TestUndecidedRowStaysSoWhenItsCandidateIsErased(t *testing.T) {
	ctx, b := t.Context(), newBook(t, "DE", "de")
	_, err := b.Change(ctx, model.Doing{Code: "add"}, func(tx *book.Tx) error {
		return tx.CreatePeople([]*model.Person{{Given: "Ida", Family: "Holm"}})
	})
	must(t, err)
	list := written(t, "staff.xlsx", sheetOf{name: "Staff", rows: []row{{"Vorname", "Nachname", "E-Mail"}, {"Ida", "Holm", "someone@else.example"}}})
	p, err := drafted(t, settings("DE", "de"), list).Plan(ctx, b, nil)
	must(t, err)
	if c := p.Counts(); c.Undecided != 1 || len(p.Rows[0].Candidates) != 1 {
		t.Fatalf("planned %+v", c)
	}
	eraseNamed(t, b, "ida holm", book.EraseOptions{})
	res, err := p.Apply(ctx, b, nil)
	must(t, err)
	if res.Undecided != 1 || res.Created != 0 || len(p.Rows[0].Candidates) != 0 {
		t.Errorf("%+v, candidates %v", res, p.Rows[0].Candidates)
	}
}
