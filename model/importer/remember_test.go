package importer

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/vcard"
)

// contactList is a list without numbers and dates: name, department, office.
func contactList(t testing.TB, rows ...row) string {
	return written(t, "list.xlsx", sheetOf{name: "A", rows: append([]row{{"Vorname", "Nachname", "Abteilung", "Büro", "Position"}}, rows...)})
}

func TestNotTheSameStaysNotTheSame(t *testing.T) {
	b := newBook(t, "DE", "de")
	created(t, b, &model.Person{Given: "Anna", Family: "Groß", Status: model.StatusAlumnus})
	list := contactList(t, row{"Anna", "Groß", "Tax", "Köln", "Manager"})
	p := planFor(t, b, list)
	if got := fates(p); got != "undecided:same_name" {
		t.Fatal(got)
	}
	must(t, p.Decide(0, DecideNew))
	res, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	people := everybody(t, b)
	apart, err := b.Different(t.Context())
	must(t, err)
	if len(people) != 2 || len(apart) != 1 {
		t.Fatalf("%d people, %v", len(people), apart)
	}
	if got := fates(planFor(t, b, list)); got != "same" {
		t.Errorf("the same list: %s", got)
	}
	next := contactList(t, row{"Anna", "Groß", "Audit", "Köln", "Manager"})
	p = planFor(t, b, next)
	if got := fates(p); got != "changed" || p.Rows[0].PersonID == people[0].ID && people[0].Employments == nil {
		t.Errorf("next year's list: %s", got)
	}
	unlike := contactList(t, row{"Anna", "Groß", "Advisory", "Malmö", nil})
	if got := fates(planFor(t, b, unlike)); !strings.HasPrefix(got, "undecided") {
		t.Errorf("a row that could be anybody of the name: %s", got)
	}
	_, err = b.Undo(t.Context(), res.Change, model.UndoAsk)
	must(t, err)
	if apart, _ := b.Different(t.Context()); len(apart) != 0 {
		t.Errorf("after the undo %v is left", apart)
	}
}

func TestTheSameStaysTheSame(t *testing.T) {
	b := newBook(t, "DE", "de")
	created(t, b, &model.Person{Given: "Anna", Family: "Groß", Status: model.StatusAlumnus})
	p := planFor(t, b, contactList(t, row{"Anna", "Groß", "Tax", "Köln"}))
	must(t, p.Decide(0, DecideCandidate(p.Rows[0].Candidates[0])))
	_, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	if got := fates(planFor(t, b, contactList(t, row{"Anna", "Groß", "Audit", "Malmö"}))); got != "changed" {
		t.Errorf("next year's list: %s", got)
	}
	if got := fates(planFor(t, b, contactList(t, row{"Anna", "Groß", "Audit", "Malmö"}, row{"Anna", "Groß", "Legal", "Köln"}))); strings.Contains(got, "changed") {
		t.Errorf("two of the name: %s", got)
	}
	other := written(t, "other.xlsx", sheetOf{name: "A", rows: []row{{"Name", "Vorname", "Stadt"}, {"Groß", "Anna", "Bonn"}}})
	if got := fates(planFor(t, b, other)); got != "undecided:same_name" {
		t.Errorf("another kind of list: %s", got)
	}
}

func TestMappingIsRemembered(t *testing.T) {
	b := newBook(t, "DE", "de")
	list := func(name string, who ...any) string {
		return written(t, name, sheetOf{name: "A", rows: []row{{"Vorname", "Nachname", "Xyz"}, who}})
	}
	s, err := SettingsOf(t.Context(), b, today)
	must(t, err)
	d := drafted(t, s, list("a.xlsx", "Anna", "Groß", "Tax"))
	sh := d.Files[0].Sheets[0]
	must(t, d.Map(sh, sh.Columns[2], FieldDepartment))
	p, err := d.Plan(t.Context(), b, nil)
	must(t, err)
	_, err = p.Apply(t.Context(), b, nil)
	must(t, err)
	d = drafted(t, s, list("b.xlsx", "Hans", "Weiß", "Audit"))
	must(t, d.Recall(t.Context(), b))
	if sh := d.Files[0].Sheets[0]; !sh.Recalled || sh.Columns[2].Field != FieldDepartment {
		t.Errorf("%+v", sh.Columns[2])
	}
}

func TestUndecidedAreDecidedAtOnce(t *testing.T) {
	list := []row{{"Vorname", "Nachname", "E-Mail privat"}, {"Anna", "Groß", nil}, {"Anna", "Groß", "a@example.org"}, {"Anna", "Groß", "a@example.org"}, {"Anna", "Groß", "b@example.org"}}
	for asNew, want := range map[bool]string{true: "new new joined new", false: "new left_out:left_out left_out:left_out left_out:left_out"} {
		p := planned(t, settings("DE", "de"), sheetOf{name: "A", rows: list})
		must(t, p.DecideUndecided(asNew))
		if got := fates(p); got != want {
			t.Errorf("%v: %s", asNew, got)
		}
	}
}

func TestMendedRejectedRowsGoOn(t *testing.T) {
	b := newBook(t, "DE", "de")
	path := written(t, "list.xlsx", sheetOf{name: "Köln", rows: []row{
		{"Pers.-Nr.", "Vorname", "Nachname", "Austritt", "Mobil", "Grund des Austritts", "IBAN", "Geburtsdatum"},
		{"007", "Anna", "Groß", "31.02.2017", "0170 1234567", "Rente", "DE02", day(1980, 5, 17)},
		{"008", "Hans", "Weiß", "30.09.2017", nil, nil, nil, nil},
		{"009", "Hans", "Weiß", "30.09.2017", nil, nil, nil, nil},
		{nil, "Hans", "Weiß", nil, nil, nil, nil, nil},
	}})
	p := planFor(t, b, path)
	if got := fates(p); got != "rejected:bad_date new new undecided:same_name" && !strings.HasPrefix(got, "rejected:bad_date new new undecided") {
		t.Fatal(got)
	}
	_, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	save := func(name string, only bool) string {
		out := filepath.Join(t.TempDir(), name)
		f := createFile(t, out)
		must(t, WriteRejected(f, p, RejectedWords{
			Sheet: "abgelehnt", File: "Datei", SourceName: "Blatt", Row: "Zeile", Reason: "Grund", RejectedOnly: only,
			Say: func(reason string, _ Field) string { return "Warum: " + reason },
		}))
		must(t, f.Close())
		return out
	}
	rows := readBack(t, save("all.xlsx", false))
	if len(rows) != 3 || rows[1][0] != "Warum: bad_date" || rows[0][1] != "Pers.-Nr." || rows[1][1] != "007" || strings.Contains(strings.Join(rows[1], "|"), "DE02") {
		t.Fatalf("%q", rows)
	}
	out := save("rejected.xlsx", true)
	s, err := SettingsOf(t.Context(), b, today)
	must(t, err)
	d := drafted(t, s, out)
	sh, first := d.Files[0].Sheets[0], p.layouts[0].sheet
	if sh.Shape() != first.Shape() || sh.RowCount != 1 || len(sh.Columns) != len(first.Columns) {
		t.Errorf("the mended file is another kind of list: %d columns of %d", len(sh.Columns), len(first.Columns))
	}
	f, err := excelize.OpenFile(out)
	must(t, err)
	must(t, f.SetCellStr(f.GetSheetName(0), "E2", "28.02.2017"))
	must(t, f.Save())
	must(t, f.Close())
	res := imported(t, b, out)
	if res.Created != 1 || res.Rejected != 0 {
		t.Fatalf("%+v", res)
	}
	a := named(t, b, "Groß")
	if e := a.Employments[0]; e.PersonnelNumber != "007" || e.To != model.NewDate(2017, 2, 28) || e.Reason != "Rente" || a.Birthday != model.NewDate(1980, 5, 17) || len(a.Phones) != 1 {
		t.Errorf("%+v", a)
	}
}

// jpegOf is a picture of one colour.
func jpegOf(t testing.TB, c color.Color) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 64, 64))
	for i := range 64 * 64 {
		img.Set(i%64, i/64, c)
	}
	var out bytes.Buffer
	must(t, jpeg.Encode(&out, img, nil))
	return out.Bytes()
}

// cardsOf writes a file of cards.
func cardsOf(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, []byte(strings.ReplaceAll(text, "\n", "\r\n")), 0o600))
	return path
}

func card(uid, more string) string {
	return "BEGIN:VCARD\nVERSION:3.0\nUID:" + uid + "\nN:Groß;Anna;;;\nFN:Anna Groß\n" + more + "END:VCARD\n"
}

func TestCardsAreRecognisedByTheirIdentity(t *testing.T) {
	b := newBook(t, "DE", "de")
	res := imported(t, b, cardsOf(t, "a.vcf", card("4F1C-ABPerson", "X-PET:cat\n")+strings.ReplaceAll(card("other-7", ""), "Anna", "Hans")))
	if res.Created != 2 {
		t.Fatalf("%+v", res)
	}
	p := planFor(t, b, cardsOf(t, "b.vcf", card("4F1C-ABPerson", "X-PET:cat\nTEL;TYPE=CELL:0170 1234567\n")))
	if got := fates(p); got != "changed" {
		t.Fatalf("%s %+v", got, p.Rows[0].Candidates)
	}
	_, err := p.Apply(t.Context(), b, nil)
	must(t, err)
	i := 0
	people := everybody(t, b)
	if people[1].Given == "Anna" {
		i = 1
	}
	if a := people[i]; len(people) != 2 || len(a.Phones) != 1 || len(a.CardLines) != 1 {
		t.Errorf("%+v", a)
	}
}

func TestTwoCardsOfOnePersonWithTwoIdentitiesAreJoined(t *testing.T) {
	p := planFor(t, newBook(t, "DE", "de"), cardsOf(t, "a.vcf", card("one", "EMAIL:a@example.org\n")+card("two", "EMAIL:a@example.org\nTEL;TYPE=CELL:0170 1234567\n")))
	if got := fates(p); got != "new joined" {
		t.Error(got)
	}
}

func TestPicturesOfCardsAreKept(t *testing.T) {
	b := newBook(t, "DE", "de")
	red, blue := jpegOf(t, color.RGBA{200, 0, 0, 255}), jpegOf(t, color.RGBA{0, 0, 200, 255})
	with := func(name string, picture []byte) string { return cardsOf(t, name, card("4F1C", photoLines(picture))) }
	first := with("a.vcf", red)
	imported(t, b, first)
	a := named(t, b, "Groß")
	stored, err := b.Photo(t.Context(), a.Photo)
	must(t, err)
	if !bytes.Equal(stored, vcard.SmallPhoto(red)) {
		t.Error("the picture is not in the book")
	}
	if got := fates(planFor(t, b, first)); got != "same" {
		t.Errorf("the same card: %s", got)
	}
	imported(t, b, with("b.vcf", blue))
	now := named(t, b, "Groß")
	if now.Photo == a.Photo {
		t.Error("the newer card has another picture")
	}
	if got := fates(planFor(t, b, with("c.vcf", vcard.SmallPhoto(mustPhoto(t, b.Photo, now.Photo))))); got != "same" {
		t.Errorf("the picture as an export writes it: %s", got)
	}
	_, err = b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		p := named(t, b, "Groß")
		p.Photo, err = tx.PutPhoto(jpegOf(t, color.RGBA{9, 9, 9, 255}))
		return errors.Join(err, tx.UpdatePeople([]*model.Person{p}))
	})
	must(t, err)
	p := planFor(t, b, with("d.vcf", jpegOf(t, color.RGBA{0, 200, 0, 255})))
	if r := p.Rows[0]; r.Fate != FateSame || r.Conflicts != 1 {
		t.Errorf("a picture that somebody chose: %+v %+v", r, p.notes)
	}
}

func mustPhoto(t testing.TB, photo func(context.Context, string) ([]byte, error), key string) []byte {
	t.Helper()
	data, err := photo(t.Context(), key)
	must(t, err)
	return data
}

// photoLines is a picture as a card of version 3 holds it.
func photoLines(picture []byte) string {
	text := "PHOTO;ENCODING=b;TYPE=JPEG:" + base64.StdEncoding.EncodeToString(picture)
	var out strings.Builder
	for len(text) > 74 {
		out.WriteString(text[:74] + "\n ")
		text = text[74:]
	}
	return out.String() + text + "\n"
}
