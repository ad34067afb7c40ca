package mailing

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/mail"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
)

func lengths(batches [][]Recipient) []int {
	var list []int
	for _, b := range batches {
		list = append(list, len(b))
	}
	return list
}

func list(n int, language string) []Recipient {
	out := make([]Recipient, n)
	for i := range out {
		out[i] = Recipient{PersonID: int64(i + 1), Email: fmt.Sprintf("p%d@x.example", i), Language: language}
	}
	return out
}

func TestBatchesStayBelowTheServersLimit(t *testing.T) {
	if got := lengths(Batches(list(298, "sv"), 90)); !slices.Equal(got, []int{90, 90, 90, 28}) {
		t.Errorf("%v", got)
	}
	if got := lengths(Batches(append(list(100, "sv"), list(3, "de")...), 90)); !slices.Equal(got, []int{90, 10, 3}) {
		t.Errorf("languages: %v", got)
	}
	shared := list(4, "sv")
	shared[3].Email = "P0@X.example"
	if got := lengths(Batches(shared, 3)); !slices.Equal(got, []int{4}) {
		t.Errorf("a shared address: %v", got)
	}
	if got := lengths(Batches(list(5, "sv"), 0)); !slices.Equal(got, []int{5}) {
		t.Errorf("no limit: %v", got)
	}
	if got := Batches(nil, 90); got != nil {
		t.Errorf("%v", got)
	}
}

func TestAudienceIsWhatTheGateLetsThrough(t *testing.T) {
	b := newBook(t)
	ids := add(t, b, person("Åsa", "Öberg", "", "asa@x.example"), person("Jürgen", "Müller", "de", "j@x.example"), person("No", "Mail", "de", ""), person("Took", "Back", "sv", "t@x.example"))
	never := &model.Person{Given: "Never", Family: "Asked", Status: model.StatusAlumnus, Emails: []model.Email{{Address: "n@x.example", Kind: model.KindPrivate}}}
	change(t, b, func(tx *book.Tx) error {
		if err := tx.CreatePeople([]*model.Person{never}); err != nil {
			return err
		}
		return tx.AddConsents([]*model.Consent{{PersonID: ids[3], Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail, State: model.ConsentWithdrawn, On: day1}})
	})
	a := audience(t, b, append(ids, never.ID, ids[0]), consent.ChannelEmail)
	n := a.Count()
	if a.Asked != 5 || len(a.Recipients) != 2 || n[consent.ReasonNoEmail] != 1 || n[consent.ReasonWithdrawn] != 1 || n[consent.ReasonNoConsent] != 1 {
		t.Errorf("%d %v", a.Asked, n)
	}
	if r := a.Recipients[0]; r.Name != "Åsa Öberg" || r.First != "Åsa" || r.Language != "sv" || r.Greeting != "Hej Åsa," || r.Email != "asa@x.example" {
		t.Errorf("%+v", r)
	}
	d, err := Ask(t.Context(), b, append(ids, never.ID), consent.PurposeNewsletter, consent.ChannelEmail)
	if err != nil || len(d.Allowed) != 2 || len(d.LeftOut) != 3 {
		t.Errorf("%+v %v", d, err)
	}
}

// What is read of many at once is what the whole person says.
func TestAudienceKnowsPeopleAsTheyAre(t *testing.T) {
	b := newBook(t)
	p := person("Eva", "Lund", "de", "wrong@x.example")
	p.Prefix, p.Nickname, p.Salutation = "Dr.", "Evi", model.SalutationMs
	p.Emails[0].Failed = day1
	p.Emails = append(p.Emails, model.Email{Address: "work@x.example", Kind: model.KindWork}, model.Email{Address: "eva@x.example", Kind: model.KindPrivate, Preferred: true})
	p.Phones = []model.Phone{{Number: "040 1", Kind: model.KindPrivate}, {Number: "0170 1740605", E164: "+491701740605", Kind: model.KindWorkMobile}}
	p.Links = []model.Link{{URL: "https://www.linkedin.com/in/eva", Kind: model.KindLinkedIn}}
	ids := add(t, b, p)
	whole, err := b.Person(t.Context(), ids[0])
	if err != nil {
		t.Fatal(err)
	}
	got := audience(t, b, ids, consent.ChannelEmail).Recipients[0]
	want := recipient(&whole, "sv")
	got.who, want.who = model.Person{}, model.Person{}
	if !reflect.DeepEqual(got, want) || got.Email != "eva@x.example" || got.Greeting != "Sehr geehrte Frau Dr. Lund," || got.Mobile != "+491701740605" || got.Profile == "" {
		t.Errorf("%+v\n%+v", got, want)
	}
}

// Who reads German gets an English letter where there is no German one, and an English greeting above it.
func TestGreetingIsInTheLanguageOfTheLetter(t *testing.T) {
	b := newBook(t)
	p := person("Jürgen", "Müller", "de", "j@x.example")
	p.Salutation = model.SalutationMr
	a := audience(t, b, add(t, b, p), consent.ChannelEmail)
	l := letter()
	if got := l.For(a.Recipients)[0].Greeting; got != "Sehr geehrter Herr Müller," {
		t.Errorf("%q", got)
	}
	l.Languages = []string{"en"}
	l.Text = map[string]string{"en": "{greeting} {first} of {name}"}
	r := l.For(a.Recipients)[0]
	if _, text := l.TextTo(&r); text != "Dear Mr Müller, Jürgen of Jürgen Müller" || r.Language != "en" {
		t.Errorf("%q", text)
	}
	if a.Recipients[0].Language != "de" {
		t.Error("the audience itself was changed")
	}
}

// written writes a letter and tells what the log says of it.
func written(t *testing.T, b *book.Book, a Audience, l Letter, o Options) (Result, []book.Handover) {
	t.Helper()
	o.Words, o.At = english, noon
	if o.From == "" {
		o.From = "Anna Berg <anna@lindqvist.example>"
	}
	r, err := Write(t.Context(), b, a, l, o)
	if err != nil {
		t.Fatal(err)
	}
	log, err := b.Handovers(t.Context(), 0, 10)
	if err != nil {
		t.Fatal(err)
	}
	return r, log
}

func parsed(t *testing.T, data []byte) *mail.Message {
	t.Helper()
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// packed are the files of a zip by name.
func packed(t *testing.T, path string) (names []string, files map[string][]byte) {
	t.Helper()
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	files = map[string][]byte{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		names, files[f.Name] = append(names, f.Name), data
	}
	return names, files
}

func TestMailsToManyInBatches(t *testing.T) {
	b := newBook(t)
	ids := add(t, b, crowd(298, "sv")...)
	ids = append(ids, add(t, b, person("No", "Mail", "sv", ""))...)
	a := audience(t, b, ids, consent.ChannelEmail)
	path := filepath.Join(t.TempDir(), "out.zip")
	var steps []int
	r, log := written(t, b, a, letter(), Options{Form: Bcc, Path: path, Most: 90, To: "news@lindqvist.example", Progress: func(done, total int) { steps = append(steps, done, total) }})
	if r.Written != 298 || r.Files != 4 || Mails(a, letter(), Options{Form: Bcc, Most: 90}) != 4 {
		t.Errorf("%+v", r)
	}
	if !slices.Equal(steps, []int{90, 298, 180, 298, 270, 298, 298, 298}) {
		t.Errorf("%v", steps)
	}
	if len(log) != 1 || log[0].Format != "mail_bcc" || log[0].Count != 298 || log[0].LeftOut != 1 {
		t.Errorf("%+v", log)
	}
	names, files := packed(t, path)
	if !slices.Equal(names, []string{"1 Höstnytt (sv, 90).eml", "2 Höstnytt (sv, 90).eml", "3 Höstnytt (sv, 90).eml", "4 Höstnytt (sv, 28).eml"}) {
		t.Errorf("%q", names)
	}
	seen := map[string]bool{}
	for _, data := range files {
		m := parsed(t, data)
		bcc, err := m.Header.AddressList("Bcc")
		if err != nil || len(bcc) > 90 || m.Header.Get("X-Unsent") != "1" || m.Header.Get("To") != "<news@lindqvist.example>" {
			t.Errorf("%d %v %v", len(bcc), m.Header.Get("To"), err)
		}
		for _, a := range bcc {
			if seen[a.Address] || a.Name != "" {
				t.Errorf("%v", a)
			}
			seen[a.Address] = true
		}
		if !bytes.Contains(data, []byte("Hej alla,")) {
			t.Error("nobody is greeted")
		}
	}
	if len(seen) != 298 {
		t.Errorf("%d addresses", len(seen))
	}
}

func TestDraftForEachRecipient(t *testing.T) {
	b := newBook(t)
	ids := add(t, b, person("Åsa", "Öberg", "sv", "asa@x.example"), person("Bo <b>", "Dahl", "de", "bo@x.example"), person("Åsa", "Öberg", "sv", "asa@x.example"))
	a := audience(t, b, ids, consent.ChannelEmail)
	folder := t.TempDir()
	path := filepath.Join(folder, "out.zip")
	r, log := written(t, b, a, letter(), Options{Form: Drafts, Path: path})
	names, files := packed(t, path)
	if r.Written != 3 || r.Files != 3 || !slices.Equal(names, []string{"1 Åsa Öberg.eml", "2 Bo -b- Dahl.eml", "3 Åsa Öberg.eml"}) || log[0].Format != "mail_drafts" {
		t.Errorf("%+v %q", r, names)
	}
	if m := parsed(t, files[names[0]]); m.Header.Get("Bcc") != "" || !strings.Contains(m.Header.Get("To"), "<asa@x.example>") || !strings.Contains(m.Header.Get("From"), "<anna@lindqvist.example>") {
		t.Errorf("%v", m.Header)
	}
	if second := string(files[names[1]]); !strings.Contains(second, "Guten Tag Bo <b> Dahl,") || !strings.Contains(second, "Guten Tag Bo &lt;b&gt; Dahl,") {
		t.Errorf("%s", second)
	}

	one := a
	one.Recipients = a.Recipients[:1]
	if r, _ := written(t, b, one, letter(), Options{Form: Drafts, Path: filepath.Join(folder, "one.eml")}); r.Files != 1 {
		t.Errorf("%+v", r)
	}
	if data, err := os.ReadFile(filepath.Join(folder, "one.eml")); err != nil || !bytes.Contains(data, []byte("X-Unsent: 1")) {
		t.Errorf("%v", err)
	}

	path = filepath.Join(folder, "mails")
	written(t, b, a, letter(), Options{Form: Drafts, Path: path})
	left, err := os.ReadDir(path)
	if err != nil || len(left) != 3 || left[1].Name() != "2 Bo -b- Dahl.eml" {
		t.Errorf("%v %v", left, err)
	}
	if _, err := Write(t.Context(), b, a, letter(), Options{Form: Drafts, Path: path}); model.CodeOf(err) != model.CodeExists {
		t.Errorf("a folder that is in use: %v", err)
	}
	if all, _ := os.ReadDir(folder); len(all) != 3 {
		t.Errorf("something is left behind: %v", all)
	}
}

func TestWorkbookForALetterToMany(t *testing.T) {
	b := newBook(t)
	p := person("Jürgen", "Müller", "de", "j@x.example")
	p.Salutation = model.SalutationMr
	ids := add(t, b, p, person("Åsa", "Öberg", "sv", "asa@x.example"))
	l := letter()
	l.Languages = []string{"sv"}
	path := filepath.Join(t.TempDir(), "out.xlsx")
	r, log := written(t, b, audience(t, b, ids, consent.ChannelEmail), l, Options{Form: Merge, Path: path})
	if r.Written != 2 || log[0].Format != "mail_merge" {
		t.Errorf("%+v %+v", r, log)
	}
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil || len(rows) != 3 || rows[1][0] != "Hej Jürgen," || !slices.Contains(rows[1], "j@x.example") {
		t.Errorf("%q %v", rows, err)
	}
}

func TestTextForPasting(t *testing.T) {
	b := newBook(t)
	ids := add(t, b, append(crowd(5, "sv"), person("Jürgen", "Müller", "de", "j@x.example"))...)
	path := filepath.Join(t.TempDir(), "out.txt")
	written(t, b, audience(t, b, ids, consent.ChannelEmail), letter(), Options{Form: Text, Path: path, Most: 3})
	data, _ := os.ReadFile(path)
	for _, want := range []string{
		"Subject: Höstnytt\r\n\r\nHej alla,\r\n", "Addresses 1 of 2\r\np0.sv@example.org; p1.sv@example.org; p2.sv@example.org", "Addresses 2 of 2\r\n", "Subject: Herbstnachrichten", "Addresses 1 of 1\r\nj@x.example",
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%q is missing in\n%s", want, data)
		}
	}

	messages := person("Ole", "Holm", "sv", "")
	messages.Phones = []model.Phone{{Number: "070-174 06 05", E164: "+46701740605", Kind: model.KindMobile}}
	a := Audience{Channel: consent.ChannelMessage, Asked: 1, Recipients: []Recipient{recipient(messages, "sv")}}
	l := letter()
	l.Text["sv"] = "{greeting}\nvi ses, {first}!"
	written(t, b, a, l, Options{Form: Text, Path: path})
	if data, _ := os.ReadFile(path); string(data) != "Ole Holm\r\n+46701740605\r\n\r\nHej Ole,\r\nvi ses, Ole!\r\n" {
		t.Errorf("%q", data)
	}
}

func TestLettersThatCanNotBeWritten(t *testing.T) {
	b := newBook(t)
	a := audience(t, b, add(t, b, crowd(3, "sv")...), consent.ChannelEmail)
	path := filepath.Join(t.TempDir(), "out.zip")
	field := func(change func(a *Audience, l *Letter, o *Options)) (model.Code, string) {
		a, l, o := a, letter(), Options{Form: Bcc, Path: path, Most: 90}
		a.Recipients = slices.Clone(a.Recipients)
		change(&a, &l, &o)
		_, err := Write(t.Context(), b, a, l, o)
		var e *model.Error
		if !errors.As(err, &e) {
			return "", ""
		}
		return e.Code, e.Field
	}
	for name, c := range map[string]struct {
		change func(a *Audience, l *Letter, o *Options)
		code   model.Code
		field  string
	}{
		"nobody":         {func(a *Audience, _ *Letter, _ *Options) { a.Recipients = nil }, CodeNoRecipients, ""},
		"by name":        {func(_ *Audience, l *Letter, _ *Options) { l.Text["sv"] = "Hej {first}" }, CodePersonal, ""},
		"no subject":     {func(_ *Audience, l *Letter, _ *Options) { l.Subject["sv"] = " " }, model.CodeInvalid, "subject.sv"},
		"no text":        {func(_ *Audience, l *Letter, _ *Options) { delete(l.Text, "sv") }, model.CodeInvalid, "text.sv"},
		"sender":         {func(_ *Audience, _ *Letter, o *Options) { o.From = "Anna" }, model.CodeInvalid, "from"},
		"visible":        {func(_ *Audience, _ *Letter, o *Options) { o.To = "all of you" }, model.CodeInvalid, "to"},
		"address":        {func(a *Audience, _ *Letter, _ *Options) { a.Recipients[1].Email = "x" }, model.CodeInvalid, "email"},
		"many in a mail": {func(_ *Audience, _ *Letter, o *Options) { o.Form, o.Path = Drafts, "x.eml" }, model.CodeInvalid, "path"},
		"form":           {func(_ *Audience, _ *Letter, o *Options) { o.Form = "fax" }, model.CodeInvalid, "form"},
		"no folder":      {func(_ *Audience, _ *Letter, o *Options) { o.Path = filepath.Join(path, "no", "x.zip") }, model.CodeNoFile, ""},
	} {
		if code, wrong := field(c.change); code != c.code || wrong != c.field {
			t.Errorf("%s: %s %s", name, code, wrong)
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	_, err := Write(ctx, b, a, letter(), Options{Form: Drafts, Path: path, Progress: func(int, int) { stop() }})
	if model.CodeOf(err) != model.CodeCancelled {
		t.Errorf("%v", err)
	}
	ctx, stop = context.WithCancel(t.Context())
	if _, err := Write(ctx, b, a, letter(), Options{Form: Drafts, Path: filepath.Join(filepath.Dir(path), "mails"), Progress: func(int, int) { stop() }}); model.CodeOf(err) != model.CodeCancelled {
		t.Errorf("%v", err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 0 {
		t.Errorf("%v", left)
	}
	if log, _ := b.Handovers(t.Context(), 0, 1); len(log) != 0 {
		t.Errorf("%+v", log)
	}
}
