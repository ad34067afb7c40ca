package person

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"alumnibook/model"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func open(t *testing.T, r page.Route, people ...*model.Person) (*uitest.Host, *view, []int64) {
	t.Helper()
	b := uitest.NewBook(t)
	ids := uitest.Add(t, b, people...)
	if r.ID == 0 && r.Do != "new" && len(ids) > 0 && r.Arg == "" {
		r.ID = ids[0]
	}
	h := uitest.NewHost(t, b)
	p := newView(h)
	r.Page = ID
	h.Put(p, r)
	return h, p, ids
}

func stored(t *testing.T, h *uitest.Host, id int64) model.Person {
	t.Helper()
	p, err := h.B.Person(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAddPerson(t *testing.T) {
	h, v, _ := open(t, page.Route{Do: "new"})
	if v.HasUnsaved() {
		t.Error("an untouched form holds nothing unsaved")
	}
	h.W.Fill("First name", "Søren")
	h.W.Fill("Last name", "Sørensen")
	h.W.Fill("Birthday", "17 May")
	h.W.Tap("Add an e-mail address")
	h.W.Fill("name@example.org", "soren@example.org")
	h.W.Tap("Add a phone number")
	h.W.Type("070-174 06 05")
	if !v.HasUnsaved() {
		t.Error("what was typed is not in the book yet")
	}
	h.W.Tap("Save")
	if h.Backs != 1 {
		t.Fatalf("after saving one is back where one was; failed: %v", h.Failed)
	}
	ids, err := h.B.Find(t.Context(), model.Filter{Search: "soren"}, model.Sort{})
	if err != nil || len(ids) != 1 {
		t.Fatalf("found %v, %v", ids, err)
	}
	p := stored(t, h, ids[0])
	if p.Given != "Søren" || p.Birthday != (model.Date{Month: 5, Day: 17}) || p.Emails[0].Address != "soren@example.org" {
		t.Errorf("stored %+v", p)
	}
	if p.Phones[0].E164 != "+46701740605" {
		t.Errorf("a number of the firm's country: %+v", p.Phones)
	}
}

func TestSaveSaysWhatIsWrong(t *testing.T) {
	h, v, _ := open(t, page.Route{Do: "new"})
	h.W.Fill("First name", "Åsa")
	h.W.Tap("Add an e-mail address")
	h.W.Fill("name@example.org", "asa at example")
	h.W.Tap("Save")
	if h.Backs != 0 || !v.HasUnsaved() {
		t.Error("a form with a wrong field stays open, with what was typed")
	}
	h.W.MustSee(h.Words().T("error.invalid.email"))
	if n, _ := h.B.Count(t.Context()); n != 0 {
		t.Error("nothing is stored")
	}
}

// Everything that the form shows and everything that it does not show survives an edit of one field.
func TestEditKeepsTheRest(t *testing.T) {
	full := &model.Person{
		Prefix: "Dr.", Given: "Jürgen", Additional: "Karl", Family: "von der Heide", Suffix: "LL.M.", BirthName: "Ost", Nickname: "Jo",
		Salutation: model.SalutationMr, Language: "de", Birthday: model.Date{Year: 1970, Month: 5, Day: 17}, Status: model.StatusRetired,
		Emails:    []model.Email{{Address: "a@example.org", Kind: model.KindWork}, {Address: "b@example.org", Kind: model.KindPrivate, Preferred: true}},
		Phones:    []model.Phone{{Number: "0171 2345678", E164: "+491712345678", Kind: model.KindMobile, Preferred: true}},
		Addresses: []model.Address{{Street: "Weg 1\nHinterhaus", PostalCode: "01067", City: "Dresden", Region: "Sachsen", Country: "DE", Kind: model.KindPrivate}},
		Links:     []model.Link{{URL: "linkedin.com/in/j", Kind: model.KindLinkedIn, Preferred: true}},
		Employments: []model.Employment{
			{PersonnelNumber: "0815", Office: "Köln", Department: "Tax", Position: "Adviser", From: model.Date{Year: 2001}, To: model.Date{Year: 2009, Month: 12}, Reason: "retired"},
			{Office: "Köln", From: model.Date{Year: 2012, Month: 1, Day: 1}, To: model.Date{Year: 2019, Month: 12, Day: 31}},
		},
		Jobs:   []model.Job{{Organisation: "Nordhafen", Title: "CFO", From: model.Date{Year: 2020}}},
		Tags:   []string{"Ambassador", "Tax"},
		Skills: []string{"VAT"},
		Notes:  []model.Note{{Text: "first\nsecond"}, {Text: "hidden", Internal: true}},
	}
	h, _, ids := open(t, page.Route{Do: "edit"}, full)
	before := stored(t, h, ids[0])
	h.W.Fill("Nickname", "Joschi")
	h.W.Tap("Save")
	if h.Backs != 1 {
		t.Fatalf("not saved: %v", h.W.Texts())
	}
	want, got := before, stored(t, h, ids[0])
	want.Nickname, want.Version, want.Updated = "Joschi", got.Version, got.Updated
	if a, b := asJSON(t, want), asJSON(t, got); a != b {
		t.Errorf("was\n%s\nis\n%s", a, b)
	}
}

func TestChangedElsewhereMeanwhile(t *testing.T) {
	h, v, ids := open(t, page.Route{Do: "edit"}, uitest.Named("Åsa", "Berg"))
	p := stored(t, h, ids[0])
	p.Nickname = "Ossi"
	if _, err := h.B.Change(t.Context(), model.Doing{Code: "edit"}, updateOf(&p)); err != nil {
		t.Fatal(err)
	}
	h.W.Fill("Nickname", "Asse")
	h.W.Tap("Save")
	if h.Backs != 0 || !v.HasUnsaved() {
		t.Error("what was typed stays")
	}
	h.W.MustSee("conflict")
	if got := stored(t, h, ids[0]).Nickname; got != "Ossi" {
		t.Errorf("the newer value stands, not %q", got)
	}
}

func TestPhotoIsMadeSmall(t *testing.T) {
	h, _, ids := open(t, page.Route{Do: "edit"}, uitest.Named("Åsa", "Berg"))
	path := filepath.Join(t.TempDir(), "face.png")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, image.NewRGBA(image.Rect(0, 0, 1200, 700))); err != nil {
		t.Fatal(err)
	}
	_ = f.Close()
	h.Picks = [][]string{{path}}
	h.W.Tap("Choose a picture…")
	h.W.Tap("Save")
	key := stored(t, h, ids[0]).Photo
	jpg, err := h.B.Photo(t.Context(), key)
	if err != nil || len(jpg) == 0 || len(jpg) > 100_000 {
		t.Errorf("picture %q: %d bytes, %v", key, len(jpg), err)
	}
}

func TestBrokenPictureIsRefused(t *testing.T) {
	h, v, _ := open(t, page.Route{Do: "edit"}, uitest.Named("Åsa", "Berg"))
	path := filepath.Join(t.TempDir(), "face.jpg")
	if err := os.WriteFile(path, []byte("no picture"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.Picks = [][]string{{path}}
	h.W.Tap("Choose a picture…")
	if len(h.Failed) != 1 || model.CodeOf(h.Failed[0]) != model.CodeFileDamaged || v.HasUnsaved() {
		t.Errorf("failed with %v", h.Failed)
	}
}

func TestLogCall(t *testing.T) {
	h, _, ids := open(t, page.Route{Do: "log"}, uitest.Named("Åsa", "Berg"))
	h.W.Type("Her son passed the exam.")
	h.W.Fill("Time", "930")
	h.W.Fill("Minutes", "12")
	h.W.Fill("e.g. send the programme", "send the programme")
	h.W.Tap("Save")
	h.W.MustSee(h.Words().T("person.promise.when"))
	h.W.Fill("By", "15 Dec 2026")
	h.W.Tap("Save")
	list, _, err := h.B.Timeline(t.Context(), ids[0], nil, 0, 10)
	if err != nil || len(list) != 1 {
		t.Fatalf("history %v, %v; %v", list, err, h.W.Texts())
	}
	e := list[0]
	if e.Kind != model.InteractionCall || e.Text != "Her son passed the exam." || e.At != "09:30" || e.Minutes != 12 || e.On != uitest.Today || !e.Reached {
		t.Errorf("stored %+v", e)
	}
	if e.FollowUp.On != (model.Date{Year: 2026, Month: 12, Day: 15}) || e.FollowUp.Text != "send the programme" {
		t.Errorf("promised %+v", e.FollowUp)
	}
}

func TestEditEntry(t *testing.T) {
	h, v, ids := open(t, page.Route{Do: "log"}, uitest.Named("Åsa", "Berg"), uitest.Named("Bo", "Dahl"))
	h.W.Type("Frist")
	h.W.Fill("Find a person by name …", "dahl")
	h.W.Tap("Dahl, Bo")
	h.W.Tap("Save")
	list, _, _ := h.B.Timeline(t.Context(), ids[1], nil, 0, 10)
	if len(list) != 1 || len(list[0].PersonIDs) != 2 {
		t.Fatalf("one entry about both: %+v", list)
	}
	v.Open(page.Route{Page: ID, Do: "entry", ID: list[0].ID})
	h.W.Fill("What was said", "First")
	h.W.Tap("Save")
	if e, _ := h.B.Interaction(t.Context(), list[0].ID); e.Text != "First" {
		t.Errorf("%+v", e)
	}
}

func TestBulkShowsWhatChanges(t *testing.T) {
	a, b := uitest.Named("Åsa", "Berg"), uitest.Named("Bo", "Dahl")
	b.Tags = []string{"tax"}
	h, v, ids := open(t, page.Route{Do: "bulk", Arg: "1,2"}, a, b)
	h.W.MustSee("Edit 2 people")
	h.W.Fill("New value", "Tax")
	h.W.MustSee("Change 1 person", "1 will change", "Berg, Åsa")
	if !v.HasUnsaved() {
		t.Error("a prepared change is unsaved")
	}
	h.W.Tap("Change 1 person")
	if got := stored(t, h, ids[0]).Tags; len(got) != 1 || got[0] != "Tax" {
		t.Errorf("tags %v", got)
	}
	if got := stored(t, h, ids[1]); got.Version != 1 {
		t.Error("who has the tag already is not touched")
	}
	if h.Offered == 0 {
		t.Error("it can be undone")
	}
}
