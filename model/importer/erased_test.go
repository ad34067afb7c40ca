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
