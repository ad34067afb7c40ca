package handover

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/book/booktest"
)

// difficult are people of whom the book knows several things of one kind, or next to nothing.
func difficult(t *testing.T, b *book.Book) []int64 {
	t.Helper()
	own := []*model.OwnField{{Name: "Punkte", Type: model.OwnNumber}, {Name: "Mentor seit", Type: model.OwnDate}, {Name: "Größe", Type: model.OwnChoice, Choices: []string{"S, schmal", "XL"}}}
	if _, err := b.Change(t.Context(), model.Doing{Code: "own_field"}, func(tx *book.Tx) error {
		for _, f := range own {
			if err := tx.SaveOwnField(f); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	people := []*model.Person{
		{
			Prefix: "Prof. Dr.", Given: "Jürgen", Additional: "Karl", Family: "von der Heide", Suffix: "LL.M.", BirthName: "Müller", Nickname: "Jupp",
			Salutation: model.SalutationMr, Language: "de", Birthday: model.NewDate(0, 2, 29), Status: model.StatusRetired,
			Emails: []model.Email{
				{Address: "eins@example.org", Kind: model.KindPrivate},
				{Address: "zwei@example.org", Kind: model.KindPrivate, Preferred: true},
				{Address: "drei@firma.example", Kind: model.KindWork},
				{Address: "vier@example.net", Kind: model.KindOther},
			},
			Phones: []model.Phone{
				{Number: "0171 2345678", E164: "+491712345678", Kind: model.KindMobile},
				{Number: "0172 2345678", E164: "+491722345678", Kind: model.KindMobile},
				{Number: "intern 4711", Kind: model.KindWork},
				{Number: "0221 123456", E164: "+49221123456", Kind: model.KindOther},
			},
			Addresses: []model.Address{
				{Street: "Hauptstr. 1\nHinterhaus", PostalCode: "50667", City: "Köln", Region: "NRW", Country: "DE", Kind: model.KindPrivate},
				{Street: "Strandvägen 7", PostalCode: "114 56", City: "Stockholm", Country: "SE", Kind: model.KindPrivate, Preferred: true},
				{Street: "Büroweg 3", PostalCode: "01067", City: "Dresden", Country: "DE", Kind: model.KindWork},
				{Street: "Ferienhaus 9", City: "Skagen", Country: "DK", Kind: model.KindOther},
			},
			Links: []model.Link{{URL: "https://www.linkedin.com/in/jm", Kind: model.KindLinkedIn}, {URL: "www.eins.example", Kind: model.KindWeb}, {URL: "www.zwei.example", Kind: model.KindWeb}},
			Employments: []model.Employment{
				{Office: "Köln", Department: "Steuern", PersonnelNumber: "0042", From: model.NewDate(2001, 1, 1), To: model.NewDate(2004, 12, 31), Reason: "Umzug"},
				{Office: "Malmö", Department: "Audit", PersonnelNumber: "0815", From: model.NewDate(2010, 0, 0), To: model.NewDate(2019, 12, 0)},
			},
			Jobs: []model.Job{
				{Organisation: "Alt AG", Title: "Leiter", From: model.NewDate(2005, 1, 0), To: model.NewDate(2009, 0, 0)},
				{Organisation: "Neu AG", Title: "CFO", From: model.NewDate(2020, 1, 0)},
			},
			Tags: []string{"Tax, M&A", "Mentor"}, Skills: []string{"SAP; FI", "Dänisch"},
			Notes: []model.Note{{Text: "Zwei\n\nZeilen"}, {Text: "= keine Formel"}},
		},
		{Given: "Åse", Family: "Ek", Status: model.StatusAlumnus, Employments: []model.Employment{{Office: "Malmö"}, {Office: "Lund"}}},
		{Nickname: "Kalle", Status: model.StatusAlumnus, Phones: []model.Phone{{Number: "070-123 45 67", E164: "+46701234567", Kind: model.KindMobile}}},
		{Status: model.StatusAlumnus, Emails: []model.Email{{Address: "namenlos@example.org", Kind: model.KindPrivate}}, Tags: []string{"Gast"}},
		{Given: "Anna", Family: "Ek", Status: model.StatusAlumnus, Emails: []model.Email{{Address: "ek@example.org", Kind: model.KindPrivate}}},
		{Given: "Bo", Family: "Ek", Status: model.StatusAlumnus, Emails: []model.Email{{Address: "ek@example.org", Kind: model.KindPrivate}}},
	}
	people[0].OwnFields = map[int64]string{own[0].ID: "12.5", own[1].ID: "2020-03", own[2].ID: "S, schmal"}
	if _, err := b.Change(t.Context(), model.Doing{Code: "add"}, func(tx *book.Tx) error { return tx.CreatePeople(people) }); err != nil {
		t.Fatal(err)
	}
	ids := make([]int64, len(people))
	for i, p := range people {
		ids[i] = p.ID
	}
	return ids
}

func empty(t *testing.T, lang string) *book.Book {
	t.Helper()
	b := booktest.Create(t, filepath.Join(t.TempDir(), "b.alumni"), book.Options{Firm: model.Firm{Name: "Lindqvist", Country: "DE", Language: lang}})
	t.Cleanup(func() { _ = b.Close() })
	return b
}

func TestDifficultPeopleComeBackUnchanged(t *testing.T) {
	for _, lang := range []string{"en", "de", "da", "sv"} {
		b := empty(t, lang)
		ids := difficult(t, b)
		for _, f := range []Format{Sheet, CSV, Book} {
			path, _ := written(t, b, ids, Options{Format: f, Path: filepath.Join(t.TempDir(), "x"+f.Ext(6)), Words: in(lang), Notes: true, Internal: true})
			p := planned(t, b, path)
			for _, s := range append(unsound(p), changes(p)...) {
				t.Errorf("%s %s: %s", lang, f, s)
			}
		}
	}
}

func TestSecondEntriesAreEditedInTheirOwnPlace(t *testing.T) {
	b := empty(t, "de")
	ids := difficult(t, b)
	w := in("de")
	path, _ := written(t, b, ids, Options{Format: Book, Path: filepath.Join(t.TempDir(), "x.xlsx"), Words: w, Notes: true})
	title := func(f string) string { return w("import.field." + f) }
	only := func(was, now string) func(string) string {
		return func(s string) string {
			if s == was {
				return now
			}
			return s
		}
	}
	for _, c := range []edit{
		{w("export.sheet.addresses"), title("street"), 9, only("Hauptstr. 1\nHinterhaus", "Hauptstr. 2")},
		{w("export.sheet.emails"), title("email_private"), 9, only("eins@example.org", "neu@example.org")},
		{w("export.sheet.phones"), title("phone_mobile"), 9, only("+49 172 2345678", "+49 172 9999999")},
		{w("export.sheet.employments"), title("department"), 9, only("Steuern", "Recht")},
	} {
		edited(t, path, []edit{c})
	}
	p := planned(t, b, path)
	if got := changes(p); len(got) != 4 {
		t.Errorf("%d changes: %v", len(got), got)
	}
	if _, err := p.Apply(t.Context(), b, nil); err != nil {
		t.Fatal(err)
	}
	q, err := b.Person(t.Context(), ids[0])
	if err != nil {
		t.Fatal(err)
	}
	if q.Addresses[0].Street != "Hauptstr. 2" || q.Addresses[1].Street != "Strandvägen 7" || len(q.Addresses) != 4 {
		t.Errorf("addresses: %+v", q.Addresses)
	}
	if len(q.Emails) != 4 || q.Emails[0].Address != "neu@example.org" || !q.Emails[1].Preferred {
		t.Errorf("e-mails: %+v", q.Emails)
	}
	if len(q.Phones) != 4 || q.Phones[1].E164 != "+491729999999" || q.Phones[0].E164 != "+491712345678" {
		t.Errorf("phones: %+v", q.Phones)
	}
	if q.Employments[0].Department != "Recht" || q.Employments[1].Department != "Audit" {
		t.Errorf("employments: %+v", q.Employments)
	}
}

func TestWholeBookFillsAnEmptyOne(t *testing.T) {
	from, to := empty(t, "de"), empty(t, "de")
	ids := difficult(t, from)
	difficult(t, to) // for its own fields
	if _, err := to.Change(t.Context(), model.Doing{Code: "trash"}, func(tx *book.Tx) error {
		all, err := to.Find(t.Context(), model.Filter{}, model.Sort{})
		if err != nil {
			return err
		}
		return tx.TrashPeople(all)
	}); err != nil {
		t.Fatal(err)
	}
	path, _ := written(t, from, ids, Options{Format: Book, Path: filepath.Join(t.TempDir(), "x.xlsx"), Words: in("de"), Notes: true})
	p := planned(t, to, path)
	if _, err := p.Apply(t.Context(), to, nil); err != nil {
		t.Fatal(err)
	}
	ignore := cmp.Options{
		cmpopts.IgnoreFields(model.Record{}, "ID", "Version", "Created", "Updated"), cmpopts.IgnoreFields(model.Phone{}, "Number"),
		cmpopts.EquateEmpty(),
	}
	if diff := cmp.Diff(everybody(t, from), everybody(t, to), ignore); diff != "" {
		t.Error(diff)
	}
}

// Rows that nobody touched do not bring back what was changed in the book since the file was written.
func TestWhatChangedInTheBookSinceIsFollowed(t *testing.T) {
	b := empty(t, "de")
	ids := difficult(t, b)
	path, _ := written(t, b, ids, Options{Format: Book, Path: filepath.Join(t.TempDir(), "x.xlsx"), Words: in("de"), Notes: true})
	altered(t, b, ids[0], func(p *model.Person) {
		p.Emails[0].Address = "inzwischen@example.org"
		p.Addresses[0].Street = "Neue Gasse 4"
		p.Phones = p.Phones[:3]
		p.Tags = []string{"Mentor"}
	})
	want, err := b.Person(t.Context(), ids[0])
	if err != nil {
		t.Fatal(err)
	}
	p := planned(t, b, path)
	for _, s := range changes(p) {
		t.Error(s)
	}
	if _, err := p.Apply(t.Context(), b, nil); err != nil {
		t.Fatal(err)
	}
	got, err := b.Person(t.Context(), ids[0])
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v %s", err, diff)
	}
}
