package book

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"alumnibook/model"
)

// ticking is a clock that goes on by a second each time it is looked at.
func ticking() func() time.Time {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	return func() time.Time {
		at = at.Add(time.Second)
		return at
	}
}

// emptyBook is the file of a new book. It is made once: the steps that make one take longer than most tests.
var emptyBook = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "book")
	if err != nil {
		return nil, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	path := filepath.Join(dir, "Firm.alumni")
	b, err := Create(context.Background(), path, Options{
		Firm:  model.Firm{Name: "Nordlys", Country: "DE", Language: "de", Currency: "EUR"},
		Clock: ticking(),
	})
	if err == nil {
		err = b.Close()
	}
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

func newBook(t testing.TB) *Book {
	t.Helper()
	file, err := emptyBook()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "Firm.alumni")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := OpenWith(context.Background(), path, ticking())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := b.Close(); err != nil {
			t.Error(err)
		}
	})
	return b
}

// lower makes a test meet a limit with fewer people.
func lower(t *testing.T, limit *int, to int) {
	t.Helper()
	was := *limit
	*limit = to
	t.Cleanup(func() { *limit = was })
}

func change(t testing.TB, b *Book, fn func(tx *Tx) error) int64 {
	t.Helper()
	id, err := b.Change(context.Background(), model.Doing{Code: "edit"}, fn)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func add(t testing.TB, b *Book, people ...*model.Person) int64 {
	t.Helper()
	return change(t, b, func(tx *Tx) error { return tx.CreatePeople(people) })
}

func day(s string) model.Date {
	d, err := model.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// soren is a person with something in every field.
func soren() *model.Person {
	return &model.Person{
		Prefix: "Dr.", Given: "Søren", Additional: "Emil", Family: "von Sørensen", Suffix: "LL.M.", BirthName: "Møller", Nickname: "Sø",
		Salutation: model.SalutationMr, Language: "da", Birthday: day("--05-17"), Status: model.StatusRetired, OwnerID: 0, Photo: "abc",
		Calls:     model.CallWish{PerYear: 3, Pause: model.PauseLater, Until: day("2026-09-01"), Why: "moves house"},
		Emails:    []model.Email{{Address: "soren@work.example", Kind: model.KindWork, Failed: day("2025-11-03")}, {Address: "Soren.S@Privat.example", Kind: model.KindPrivate, Preferred: true}},
		Phones:    []model.Phone{{Number: "0170 1234567", E164: "+491701234567", Kind: model.KindMobile}},
		Addresses: []model.Address{{Street: "Havnegade 1", PostalCode: "1050", City: "København", Region: "Hovedstaden", Country: "DK", Kind: model.KindPrivate}},
		Links:     []model.Link{{URL: "https://www.linkedin.com/in/soren-s/?x=1", Kind: model.KindLinkedIn}},
		Employments: []model.Employment{
			{PersonnelNumber: "0815", Office: "Kopenhagen", Department: "Tax", Position: "Associate", From: day("2010"), To: day("2014-06"), Reason: "moved"},
			{Office: "Malmö", Department: "Audit", Position: "Partner", From: day("2016-01-01"), To: day("2020-12-31")},
		},
		Jobs:   []model.Job{{Organisation: "Harbour Project A/S", Title: "CFO", From: day("2021")}},
		Tags:   []string{"VIP", "sailing"},
		Skills: []string{"M&A"},
		Notes:  []model.Note{{Text: "Likes tea", Internal: true}, {Text: "Speaks Greek: Γεια"}},
	}
}

var ignoreCounting = cmp.Options{cmpopts.IgnoreFields(model.Record{}, "Version", "Updated", "Created"), cmpopts.EquateEmpty()}

func TestPersonIsReadAsWritten(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	field := &model.OwnField{Name: "Shoe size", Type: model.OwnNumber}
	change(t, b, func(tx *Tx) error { return tx.SaveOwnField(field) })
	p := soren()
	p.OwnFields = map[int64]string{field.ID: "43"}
	want := *p
	add(t, b, p)
	got, err := b.Person(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	want.Record = p.Record
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	if p.ID == 0 || p.UID == "" || p.Version != 1 || p.Created.IsZero() || p.Updated.IsZero() {
		t.Errorf("record was not filled in: %+v", p.Record)
	}
	rows, err := b.Rows(ctx, []int64{99, p.ID})
	if err != nil {
		t.Fatal(err)
	}
	wantRow := model.Row{
		ID: p.ID, UID: p.UID, Name: "von Sørensen, Søren Emil", Initials: "SS", Photo: "abc", Status: model.StatusRetired,
		Office: "Malmö", Department: "Audit", Position: "Partner", From: day("2016-01-01"), Left: day("2020-12-31"),
		Employer: "Harbour Project A/S", JobTitle: "CFO", City: "København", Email: "Soren.S@Privat.example", Phone: "0170 1234567",
		Tags: []string{"VIP", "sailing"}, Birthday: day("--05-17"),
	}
	if d := cmp.Diff([]model.Row{wantRow}, rows); d != "" {
		t.Error(d)
	}
	firm, err := b.Firm(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"Kopenhagen", "Malmö"}, firm.Offices); d != "" {
		t.Error(d)
	}
}

func TestSearchFindsByBeginningsOfWords(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := soren()
	other := &model.Person{Given: "Jürgen", Family: "Müller"}
	add(t, b, p, other)
	change(t, b, func(tx *Tx) error {
		return tx.CreateInteraction(&model.Interaction{Kind: model.InteractionCall, On: day("2026-01-05"), Reached: true, PersonIDs: []int64{other.ID}, Text: "talked about the regatta"})
	})
	for query, want := range map[string][]int64{
		"s": {p.ID}, "so": {p.ID}, "sor": {p.ID}, "sorensen tax malmo": {p.ID}, "mueller": {other.ID}, "Muller": {other.ID}, "müll": {other.ID},
		"harbour project": {p.ID}, "0170 123": {p.ID}, "+49 170": {p.ID}, "regatta jur": {other.ID}, "regatta sor": {}, "privat": {p.ID},
		"soren.s@privat.example": {p.ID}, "γεια": {p.ID}, "xyz": {}, "": {other.ID, p.ID}, "\"'*": {other.ID, p.ID},
	} {
		got, err := b.Find(ctx, model.Filter{Search: query}, model.Sort{})
		if err != nil {
			t.Fatalf("%q: %v", query, err)
		}
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("%q: %s", query, d)
		}
	}
}

func TestUndoAndRedoOfACreation(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := soren()
	id := add(t, b, p)
	before, err := b.Person(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	res, err := b.Undo(ctx, id, model.UndoAsk)
	if err != nil || len(res.Conflicts) > 0 || res.Change == 0 {
		t.Fatal(res, err)
	}
	if _, err := b.Person(ctx, p.ID); model.CodeOf(err) != model.CodeNotFound {
		t.Error(err)
	}
	if n, _ := b.Count(ctx); n != 0 {
		t.Error(n)
	}
	firm, _ := b.Firm(ctx)
	if len(firm.Offices)+len(firm.Departments) > 0 {
		t.Error(firm)
	}
	undo, ok, err := b.Redoable(ctx)
	if err != nil || !ok || undo.ID != res.Change {
		t.Fatal(undo, ok, err)
	}
	if _, err := b.Undo(ctx, undo.ID, model.UndoAsk); err != nil {
		t.Fatal(err)
	}
	after, err := b.Person(ctx, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(before, after, ignoreCounting); d != "" {
		t.Error(d)
	}
	if after.Version <= before.Version {
		t.Error("a version was used twice")
	}
	if c, ok, err := b.Undoable(ctx); err != nil || !ok || c.ID != id {
		t.Error(c, ok, err)
	}
}
