package guestsheet

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
	"alumnibook/model/book"
)

// read reads a text file.
func read(t testing.TB, text string) (Sheet, error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "answers.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return Read(t.Context(), path, Options{})
}

// TestFormsAreUnderstood reads what forms and offices write, in four languages.
func TestFormsAreUnderstood(t *testing.T) {
	plus := func(names ...string) (list []model.Plus) {
		for _, n := range names {
			list = append(list, model.Plus{Name: n})
		}
		return list
	}
	for name, c := range map[string]struct {
		text string
		want []Row
	}{
		"german office": {
			"Nachname;Vorname;E-Mail;Antwort;Begleitung;Ernährung\nMüller;Jürgen;jm@example.org;Zusage;1;vegan\nVoß;Ute;;leider nicht, bin im Urlaub;;\nBlum;Eva;;;;\n",
			[]Row{
				{Line: 2, Name: "Jürgen Müller", Email: "jm@example.org", Reply: model.ReplyYes, Said: "Zusage", Guests: plus(""), Diet: "vegan"},
				{Line: 3, Name: "Ute Voß", Reply: model.ReplyNo, Said: "leider nicht, bin im Urlaub"},
			},
		},
		"german form": {
			"Zeitstempel;Ihr Name;E-Mail-Adresse;Kommen Sie zum Treffen?;Wie viele Personen kommen insgesamt?;Haben Sie Unverträglichkeiten?\n01.12.2026;Dr. Eva Blum;eva@example.org;Ja, gerne;2;keine\n",
			[]Row{{Line: 2, Name: "Dr. Eva Blum", Email: "eva@example.org", Reply: model.ReplyYes, Said: "Ja, gerne", Guests: plus("")}},
		},
		"danish": {
			"Navn;Deltager du?;Hvem tager du med?\nSøren Ærø;Ja tak;Mette og Ole Vik\nÅse Friis;Desværre\nPer Bo;måske\n",
			[]Row{
				{Line: 2, Name: "Søren Ærø", Reply: model.ReplyYes, Said: "Ja tak", Guests: plus("Mette", "Ole Vik")},
				{Line: 3, Name: "Åse Friis", Reply: model.ReplyNo, Said: "Desværre"},
				{Line: 4, Name: "Per Bo", Reply: model.ReplyMaybe, Said: "måske"},
			},
		},
		"swedish feedback": {
			"Namn;E-post;Betyg;Kommentar;Önskan\nÅsa Öberg;asa@example.org;5 av 5;Bästa kvällen!;En kurs\nBo Ek;;7;;\nKim Li;;★★★;;\n",
			[]Row{
				{Line: 2, Name: "Åsa Öberg", Email: "asa@example.org", Score: 5, Comment: "Bästa kvällen!", Wish: "En kurs"},
				{Line: 3, Name: "Bo Ek", Unclear: []Field{FieldScore}, Score: 0},
				{Line: 4, Name: "Kim Li", Score: 3},
			},
		},
		"english form": {
			"Email address,Your name,Will you attend?,How many people are coming?,How would you rate the last evening?,Anything else?\nA@Example.org,Anna,\"Yes, unless I have to work\",1,4.0,See you\nb@example.org,Bo,not coming,,,\n",
			[]Row{
				{Line: 2, Name: "Anna", Email: "A@Example.org", Reply: model.ReplyYes, Said: "Yes, unless I have to work", Score: 4, Comment: "See you"},
				{Line: 3, Name: "Bo", Email: "b@example.org", Reply: model.ReplyNo, Said: "not coming"},
			},
		},
		"not understood": {
			"Name;Antwort;Begleitung\nAnna;Ja, aber nicht vor acht;\nBo;Frag Kim;5-7\n",
			[]Row{
				{Line: 2, Name: "Anna", Said: "Ja, aber nicht vor acht", Unclear: []Field{FieldReply}},
				{Line: 3, Name: "Bo", Said: "Frag Kim", Unclear: []Field{FieldReply, FieldGuests}},
			},
		},
	} {
		got, err := read(t, c.text)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(c.want, got.Rows); diff != "" {
			t.Errorf("%s: %v\n%s", name, got.Columns, diff)
		}
	}
}

func TestTablesWithoutAnswersAreRefused(t *testing.T) {
	for name, text := range map[string]string{
		"nothing said": "Name;Ort\nAnna;Köln\n", "nobody named": "Antwort;Diät\nja;vegan\n", "no heading": "Anna;ja\nBo;nein\n",
	} {
		if s, err := read(t, text); model.CodeOf(err) != CodeNoColumns {
			t.Errorf("%s: %+v, %v", name, s, err)
		}
	}
	if _, err := Read(t.Context(), filepath.Join(t.TempDir(), "none.xlsx"), Options{}); model.CodeOf(err) != model.CodeNoFile {
		t.Error(err)
	}
}

// TestRowsOfNobodyAreTold: an answer without a name is not lost silently.
func TestRowsOfNobodyAreTold(t *testing.T) {
	s, err := read(t, "Gästeliste\n\nName;E-Mail;Antwort\n;;ja\nAnna;;nein\n;;\n")
	if err != nil || !slices.Equal(s.Nameless, []int{4}) || len(s.Rows) != 1 || s.Rows[0].Line != 5 {
		t.Errorf("%+v, %v", s, err)
	}
	if !s.HasReplies() || s.HasFeedback() {
		t.Errorf("%+v", s.Columns)
	}
}

func guest(id int64, name, call, mail string) book.Guest {
	return book.Guest{Attendance: model.Attendance{Record: model.Record{ID: id}, PersonID: id + 100}, Name: name, CallName: call, Email: mail}
}

var list = []book.Guest{
	guest(1, "Andersson, Anna", "Anna Andersson", "anna1@example.org"),
	guest(2, "Andersson, Anna", "Anna Andersson", ""),
	guest(3, "Müller, Jürgen Peter", "Jürgen Müller", "jm@example.org"),
	guest(4, "Sørensen, Søren", "Søren Sørensen", "familie@example.org"),
	guest(5, "Sørensen, Mette", "Mette Sørensen", "familie@example.org"),
	guest(6, "von der Heide, Wiebke", "Wiebke von der Heide", ""),
	{Name: "", CallName: ""}, // erased since
}

// TestNothingIsGuessed between namesakes, and what an address or a name says plainly is found.
func TestNothingIsGuessed(t *testing.T) {
	for _, c := range []struct {
		name, mail string
		want       Why
		id         int64
	}{
		{"Anna Andersson", "", Several, 0},
		{"Anna Andersson", "ANNA1@example.org", Found, 1},
		{"", "anna1@example.org", Found, 1},
		{"Anna Andersson", "new@example.org", Several, 0},
		{"Dr. Juergen Mueller", "", Found, 3},
		{"Jürgen Peter Müller", "", Found, 3},
		{"Jurgen Muller", "", Found, 3},
		{"Jürgen", "jm@example.org", Found, 3},
		{"", "familie@example.org", Several, 0},
		{"Mette Sørensen", "familie@example.org", Found, 5},
		{"Mette", "familie@example.org", Found, 5},
		{"Sørensen", "familie@example.org", Several, 0},
		{"Wiebke von der Heide", "jm@example.org", Found, 6}, // from somebody else's mailbox
		{"Kim Li", "jm@example.org", Unknown, 0},
		{"von der Heide, Wiebke", "", Found, 6},
		{"Wiebke", "", Unknown, 0},
		{"Nobody", "nobody@example.org", Unknown, 0},
		{"", "", Unknown, 0},
	} {
		got := MatchRows([]Row{{Name: c.name, Email: c.mail}}, list)[0]
		if got.Why != c.want || got.AttendanceID != c.id || (got.Why == Several) != (len(got.Could) > 1) {
			t.Errorf("%q <%s>: %+v, want %s %d", c.name, c.mail, got, c.want, c.id)
		}
	}
}

func TestTheLaterAnswerHolds(t *testing.T) {
	got := MatchRows([]Row{{Name: "Mette Sørensen"}, {Name: "Jürgen Müller"}, {Email: "jm@example.org"}}, list)
	if got[0].Again || got[1].Again || !got[2].Again || got[2].AttendanceID != 3 {
		t.Errorf("%+v", got)
	}
}

// TestOfFindsByEveryAddress that the book knows of somebody.
func TestOfFindsByEveryAddress(t *testing.T) {
	b, err := book.Create(t.Context(), filepath.Join(t.TempDir(), "x.alumni"), book.Options{Clock: func() time.Time { return time.Date(2026, 11, 16, 9, 0, 0, 0, time.UTC) }})
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	e := model.Event{Title: "x", Kind: model.EventTalk, State: model.EventIdea}
	_, err = b.Change(t.Context(), model.Doing{Code: "event_add"}, func(tx *book.Tx) error {
		p := &model.Person{Given: "Eva", Family: "Blum", Status: model.StatusAlumnus, Emails: []model.Email{{Address: "eva@work.example"}, {Address: "eva@home.example"}}}
		other := &model.Person{Given: "Bo", Family: "Ek", Status: model.StatusAlumnus, Emails: []model.Email{{Address: "bo@home.example"}}}
		err := tx.CreatePeople([]*model.Person{p, other})
		return errors.Join(err, tx.SaveEvent(&e, model.NewDate(2026, 11, 16), book.LoweringAsk), func() error {
			_, err := tx.AddGuests(e.ID, []int64{p.ID}, model.ChannelEmail)
			return err
		}())
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := Of(t.Context(), b, e.ID, []Row{{Email: "EVA@work.example"}, {Email: "eva@home.example"}, {Email: "bo@home.example"}})
	if err != nil || got[0].Why != Found || got[1].Why != Found || got[2].Why != Unknown {
		t.Errorf("%+v, %v", got, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("Name;Antwort;Begleitung\nAnna;ja;+1\n")
	f.Add("Email,Will you attend?,How many people?,Score\na@b,yes,3,4/5\n")
	f.Add("Navn;Bedømmelse (1–5);Ønske\nÅse;★★★★★★;x\n")
	f.Fuzz(func(t *testing.T, text string) {
		if strings.Count(text, "\n") > 50 {
			return
		}
		s, err := read(t, text)
		if err != nil {
			return
		}
		for _, r := range s.Rows {
			if r.Name == "" && r.Email == "" || r.Score < 0 || r.Score > 5 || len(r.Guests) > mostGuests || r.Line < 1 || r.IsEmpty() {
				t.Errorf("%+v", r)
			}
		}
		MatchRows(s.Rows, list)
	})
}
