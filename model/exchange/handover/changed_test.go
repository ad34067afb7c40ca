package handover

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
)

func asError(err error, e **model.Error) bool { return errors.As(err, e) }

// altered changes one person.
func altered(t *testing.T, b *book.Book, id int64, change func(*model.Person)) {
	t.Helper()
	if _, err := b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		p, err := tx.Person(id)
		if err != nil {
			return err
		}
		change(&p)
		return tx.UpdatePeople([]*model.Person{&p})
	}); err != nil {
		t.Fatal(err)
	}
}

// crowd adds people who may all be on a phone.
func crowd(t *testing.T, b *book.Book, n int) []int64 {
	t.Helper()
	people := make([]*model.Person, n)
	for i := range people {
		people[i] = &model.Person{
			Given: "Person", Family: strings.Repeat("x", i+1), Status: model.StatusAlumnus, Birthday: model.NewDate(0, 5, 17),
			Phones: []model.Phone{{Number: "070-123 45 67", E164: "+46701234567", Kind: model.KindMobile}},
		}
	}
	if _, err := b.Change(t.Context(), model.Doing{Code: "add"}, func(tx *book.Tx) error { return tx.CreatePeople(people) }); err != nil {
		t.Fatal(err)
	}
	ids := make([]int64, n)
	for i, p := range people {
		ids[i] = p.ID
	}
	return ids
}

func count(t *testing.T, path, what string) int {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Count(string(data), what)
}

func TestOnlyWhatADeviceDoesNotHaveYet(t *testing.T) {
	b, _ := filled(t)
	ids := crowd(t, b, 60)
	path := filepath.Join(t.TempDir(), "out.vcf")
	o := Options{Format: IPhone, Path: path, Device: "Ebbas iPhone", ChangedOnly: true}
	if _, r := written(t, b, ids, o); r.Written != 60 || r.Unchanged != 0 || r.Gone != 0 {
		t.Fatalf("the first time everybody is new: %+v", r)
	}
	if count(t, path, "BEGIN:VCARD") != 60 || count(t, path, "X-APPLE-OMIT-YEAR") != 60 {
		t.Error("60 cards with birthdays were expected")
	}
	if _, r := written(t, b, ids, o); r.Written != 0 || r.Unchanged != 60 {
		t.Errorf("nothing has changed: %+v", r)
	}
	for _, id := range ids[:3] {
		altered(t, b, id, func(p *model.Person) { p.Phones[0].Number, p.Phones[0].E164 = "070-765 43 21", "+46707654321" })
	}
	altered(t, b, ids[3], func(p *model.Person) { p.Notes = []model.Note{{Text: "rang her", Internal: true}} })
	if r, err := Preview(t.Context(), b, ids, o); err != nil || r.Written != 3 || r.Unchanged != 57 {
		t.Errorf("three numbers changed, and a note that is on no card: %+v, %v", r, err)
	}
	other := o
	other.Device = "Olles iPhone"
	if r, err := Preview(t.Context(), b, ids, other); err != nil || r.Written != 60 {
		t.Errorf("another device has nothing yet: %+v, %v", r, err)
	}
	if _, r := written(t, b, ids, o); r.Written != 3 || r.Unchanged != 57 {
		t.Errorf("%+v", r)
	}
	o.ChangedOnly = false
	if _, r := written(t, b, ids, o); r.Written != 60 || r.Unchanged != 0 {
		t.Errorf("all were asked for: %+v", r)
	}
}

func TestWhoMustNotBeOnTheDeviceAnyMoreIsCounted(t *testing.T) {
	b, _ := filled(t)
	ids := crowd(t, b, 6)
	o := Options{Format: Android, Path: filepath.Join(t.TempDir(), "out.vcf"), Device: "Pixel", ChangedOnly: true}
	written(t, b, ids[:5], o)
	altered(t, b, ids[0], func(p *model.Person) { p.Status = model.StatusNoContact })
	if _, err := b.Change(t.Context(), model.Doing{Code: "trash"}, func(tx *book.Tx) error { return tx.TrashPeople(ids[1:2]) }); err != nil {
		t.Fatal(err)
	}
	altered(t, b, ids[5], func(p *model.Person) { p.Status = model.StatusDeceased }) // was never on it
	for range 2 {
		if r, err := Preview(t.Context(), b, ids[2:4], o); err != nil || r.Gone != 2 || len(r.GoneIDs) != 2 || r.GoneIDs[0] != ids[0] || r.GoneIDs[1] != ids[1] {
			t.Errorf("looking changes nothing: %+v, %v", r, err)
		}
	}
	if _, r := written(t, b, ids, o); r.Gone != 2 || len(r.LeftOut) != 3 || r.Written != 0 {
		t.Errorf("%+v", r)
	}
	if _, r := written(t, b, ids, o); r.Gone != 0 {
		t.Errorf("it has been said once: %+v", r)
	}
	altered(t, b, ids[0], func(p *model.Person) { p.Status = model.StatusAlumnus })
	if _, r := written(t, b, ids, o); r.Written != 1 {
		t.Errorf("who may be on it again is handed over again: %+v", r)
	}
}

func TestOnlyWhoWasChangedSince(t *testing.T) {
	b, _ := filled(t)
	ids := crowd(t, b, 5)
	p, err := b.Person(t.Context(), ids[4])
	if err != nil {
		t.Fatal(err)
	}
	since := p.Updated
	altered(t, b, ids[2], func(p *model.Person) { p.Nickname = "Kalle" })
	o := complete(t, Sheet, filepath.Join(t.TempDir(), "out.xlsx"))
	o.Since = since
	if _, r := written(t, b, ids, o); r.Written != 1 || r.Unchanged != 4 {
		t.Errorf("%+v", r)
	}
}

func TestQRIsLoggedAndGated(t *testing.T) {
	b, ids := filled(t)
	c, err := QR(t.Context(), b, ids[0])
	if err != nil || c.Image == nil || len(c.Text) > 300 || c.Reason != "" || !strings.Contains(c.Text, "Åkesson") {
		t.Errorf("%+v %v", c, err)
	}
	c, err = QR(t.Context(), b, ids[1])
	if err != nil || c.Image != nil || c.Text != "" || c.Reason != consent.ReasonNoContact {
		t.Errorf("who wants no contact is on no phone: %+v %v", c, err)
	}
	log, err := b.Handovers(t.Context(), 0, 10)
	if err != nil || len(log) != 1 || log[0].Count != 1 || log[0].Format != "qr" {
		t.Errorf("%+v %v", log, err)
	}
}

func TestFailedExportIsNotLogged(t *testing.T) {
	b, ids := filled(t)
	o := complete(t, IPhone, filepath.Join(t.TempDir(), "missing", "out.vcf"))
	o.Device = "x"
	if _, err := Export(t.Context(), b, ids, o); model.CodeOf(err) != model.CodeNoFile {
		t.Errorf("%v", err)
	}
	if log, _ := b.Handovers(t.Context(), 0, 10); len(log) != 0 {
		t.Errorf("%+v", log)
	}
	if cards, _, _ := b.HandedOver(t.Context(), "x"); len(cards) != 0 {
		t.Errorf("%v", cards)
	}
}
