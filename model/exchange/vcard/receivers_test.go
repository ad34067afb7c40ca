package vcard

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"mime/quotedprintable"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	govcard "github.com/emersion/go-vcard"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"alumnibook/model"
)

func decode64(t testing.TB, s string) []byte {
	t.Helper()
	b, err := base64.StdEncoding.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// word draws a text with every character that cards treat specially.
func word(t *rapid.T, label string) string {
	s := rapid.StringOfN(rapid.RuneFrom([]rune("abzÄöüßåÆøé ;;,,\\\\::\n\t\r\"'=%n🎉—\u00a0")), 0, 60, -1).Draw(t, label)
	s = strings.TrimSpace(s)
	for strings.Contains(s, `\;`) || strings.HasSuffix(s, `\`) {
		s = strings.TrimSpace(strings.TrimSuffix(strings.ReplaceAll(s, `\;`, ";"), `\`)) // go-vcard can't tell a backslash before a semicolon from an escape
	}
	return s
}

// plain is a text as a receiver gives it back.
func plain(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return strings.TrimSpace(strings.ReplaceAll(s, "\t", " "))
}

func drawPerson(t *rapid.T) *model.Person {
	p := &model.Person{
		Record: model.Record{UID: "7d1c0c1e-0000-4000-8000-000000000001"},
		Given:  word(t, "given"), Family: "F" + word(t, "family"), Additional: word(t, "additional"), Prefix: word(t, "prefix"),
	}
	for range rapid.IntRange(0, 3).Draw(t, "phones") {
		p.Phones = append(p.Phones, model.Phone{Number: "1" + word(t, "number"), Kind: rapid.SampledFrom(model.PhoneKinds).Draw(t, "kind")})
	}
	for range rapid.IntRange(0, 3).Draw(t, "emails") {
		p.Emails = append(p.Emails, model.Email{Address: word(t, "email") + "@x.example", Kind: rapid.SampledFrom(model.EmailKinds).Draw(t, "kind")})
	}
	for range rapid.IntRange(0, 2).Draw(t, "addresses") {
		p.Addresses = append(p.Addresses, model.Address{Street: word(t, "street"), City: word(t, "city"), PostalCode: word(t, "code"), Country: word(t, "country") + "land", Kind: model.KindPrivate})
	}
	p.Notes = []model.Note{{Text: "N" + word(t, "note")}}
	return p
}

// parts takes a value with parts apart in the form in which go-vcard gives it: all but "\;" resolved.
func parts(value string) []string {
	all := strings.Split(strings.ReplaceAll(value, `\;`, "\x00"), ";")
	for i := range all {
		all[i] = strings.ReplaceAll(all[i], "\x00", ";")
	}
	return all
}

func TestCardsSurviveTheWay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		people := []*model.Person{drawPerson(t), drawPerson(t)}
		var b bytes.Buffer
		w := NewWriter(&b, Options{Notes: true})
		for _, p := range people {
			if err := w.Write(p); err != nil {
				t.Fatal(err)
			}
		}
		checkLines(t, b.String())
		decoder := govcard.NewDecoder(&b)
		for _, p := range people {
			card, err := decoder.Decode()
			if err != nil {
				t.Fatal(err)
			}
			want, got := expected(p), received(card)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatal(diff)
			}
		}
		if _, err := decoder.Decode(); err != io.EOF {
			t.Fatalf("more than two cards: %v", err)
		}
	})
}

// expected is what a receiver must have of a person, in any order.
func expected(p *model.Person) []string {
	all := []string{"FN " + plain(p.FullName()), "NOTE " + plain(p.Notes[0].Text)}
	name := []string{p.Family, p.Given, p.Additional, p.Prefix, ""}
	for i := range name {
		name[i] = plain(name[i])
	}
	all = append(all, "N "+strings.Join(name, "|"))
	for _, f := range p.Phones {
		all = append(all, "TEL "+plain(f.Number))
	}
	for _, e := range p.Emails {
		all = append(all, "EMAIL "+plain(e.Address))
	}
	for _, a := range p.Addresses {
		all = append(all, "ADR "+strings.Join([]string{"", "", plain(a.Street), plain(a.City), "", plain(a.PostalCode), plain(a.Country)}, "|"))
	}
	slices.Sort(all)
	return all
}

func received(card govcard.Card) []string {
	all := []string{"N " + strings.Join(parts(card.Value("N")), "|")}
	for _, name := range []string{"FN", "NOTE", "TEL", "EMAIL"} {
		for _, value := range card.Values(name) {
			all = append(all, name+" "+strings.ReplaceAll(value, `\;`, ";"))
		}
	}
	for _, value := range card.Values("ADR") {
		all = append(all, "ADR "+strings.Join(parts(value), "|"))
	}
	slices.Sort(all)
	return all
}

const readWithVobject = `
import sys, json, vobject
out = []
for c in vobject.readComponents(open(sys.argv[1], encoding="utf-8", newline="").read()):
    n = c.n.value
    out.append({
        "fn": c.fn.value, "n": [n.family, n.given, n.additional, n.prefix],
        "tel": [x.value for x in c.contents.get("tel", [])], "email": [x.value for x in c.contents.get("email", [])],
        "adr": [[x.value.street, x.value.city, x.value.region, x.value.code, x.value.country] for x in c.contents.get("adr", [])],
        "org": c.org.value if hasattr(c, "org") else [], "note": c.note.value if hasattr(c, "note") else "",
        "categories": c.categories.value if hasattr(c, "categories") else [],
        "photo": len(c.photo.value) if hasattr(c, "photo") else 0, "bday": c.bday.value if hasattr(c, "bday") else "",
        "uid": c.uid.value if hasattr(c, "uid") else "",
    })
print(json.dumps(out))
`

type vobjectCard struct {
	FN         string
	N          []string
	Tel, Email []string
	Adr        [][]string
	Org        []string
	Note       string
	Categories []string
	Photo      int
	Bday, UID  string
}

func TestVobjectReadsTheCards(t *testing.T) {
	const python = "/usr/bin/python3"
	if exec.Command(python, "-c", "import vobject").Run() != nil {
		t.Skip("python3-vobject is missing")
	}
	other := &model.Person{Given: "Søren", Family: "Åkesson", Addresses: []model.Address{{Street: "Vej 1", City: "Ærøskøbing", Country: "DK"}}}
	photo := picture(t, 96, 96, asJPEG)
	p := jürgen()
	p.Photo = "key"
	path := filepath.Join(t.TempDir(), "cards.vcf")
	text := written(t, Options{Notes: true, Photo: func(string) ([]byte, error) { return photo, nil }}, p, other)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, "-c", readWithVobject, path).Output()
	if err != nil {
		t.Fatalf("vobject: %v %s", err, err.(*exec.ExitError).Stderr)
	}
	var got []vobjectCard
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if len(got) != 2 || got[0].Photo < 1000 {
		t.Fatalf("%d cards: %+v", len(got), got)
	}
	got[0].Photo = 0
	want := vobjectCard{
		FN: "Dr. Jürgen Åke Müller-Lüdenscheidt, LL.M., Dipl.-Kfm.", N: []string{"Müller-Lüdenscheidt", "Jürgen", "Åke", "Dr."},
		Tel:   []string{"+491701234567", "+49221123456", "12 34, Zentrale", "0221 99", "+4522334455"},
		Email: []string{"juergen@privat.example", "j.mueller@firma.example", "x@y.example"},
		Adr:   [][]string{{"Große Straße 1; 3. OG\nHinterhaus", "Köln", "NRW", "01067", "Deutschland"}, {`C:\Vej 5, 2.`, "Århus", "", "", "Atlantis"}},
		Org:   []string{"Søndergaard; Partner & Co, KG"}, Note: "Trifft sich gern; \"sehr\"\nzweite Zeile, C:\\neu\n\nEnde",
		Categories: []string{"Alumni", "Büro Köln/ Nord"}, Bday: "1980-05-17", UID: p.UID,
	}
	if diff := cmp.Diff(want, got[0]); diff != "" {
		t.Error(diff)
	}
	if got[1].Adr[0][4] != "Danmark" || got[1].N[0] != "Åkesson" {
		t.Errorf("second card: %+v", got[1])
	}
}

// TestOutlookTextsDecode reads the quoted-printable of 2.1 with the standard library.
func TestOutlookTextsDecode(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawPerson(t)
		var b bytes.Buffer
		if err := NewWriter(&b, Options{Profile: ProfileOutlook, Notes: true}).Write(p); err != nil {
			t.Fatal(err)
		}
		want := "NOTE:" + strings.ReplaceAll(plain(p.Notes[0].Text), "\n", "\r\n")
		for line := range strings.SplitSeq(strings.ReplaceAll(b.String(), "=\r\n", ""), "\r\n") {
			head, value, _ := strings.Cut(line, ":")
			name, _, coded := strings.Cut(head, ";CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE")
			if coded {
				decoded, err := io.ReadAll(quotedprintable.NewReader(strings.NewReader(value)))
				if err != nil {
					t.Fatalf("%q: %v", line, err)
				}
				value = string(decoded)
			}
			if name == "NOTE" && "NOTE:"+value != want {
				t.Fatalf("%q, want %q", value, want)
			}
		}
	})
}

func TestZip(t *testing.T) {
	people := []*model.Person{
		jürgen(), jürgen(),
		{Given: "a/b:c", Family: `..\evil`},
		{Nickname: "CON"},
		{Nickname: "com1.x"},
		{Family: strings.Repeat("Ö", 200)},
		{Family: "MÜLLER-lüdenscheidt", Given: "jürgen Åke"},
		{},
	}
	var b bytes.Buffer
	if err := WriteZip(&b, slices.Values(people), Options{Profile: ProfileOutlook}); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, f := range z.File {
		names = append(names, f.Name)
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		card, err := io.ReadAll(r)
		if err != nil || !bytes.HasPrefix(card, []byte("BEGIN:VCARD\r\nVERSION:2.1\r\n")) || bytes.Count(card, []byte("BEGIN:")) != 1 {
			t.Errorf("%s: %v %q", f.Name, err, card)
		}
	}
	want := []string{
		"Müller-Lüdenscheidt, Jürgen Åke.vcf", "Müller-Lüdenscheidt, Jürgen Åke 2.vcf", "-evil, a-b-c.vcf", "_CON.vcf", "_com1.x.vcf",
		strings.Repeat("Ö", 80) + ".vcf", "MÜLLER-lüdenscheidt, jürgen Åke 3.vcf", "-.vcf",
	}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
}

func BenchmarkWrite(b *testing.B) {
	p := jürgen()
	var size countingWriter
	if err := NewWriter(&size, Options{}).Write(p); err != nil {
		b.Fatal(err)
	}
	const cards = 1000
	b.SetBytes(int64(size) * cards)
	b.ReportAllocs()
	w := NewWriter(io.Discard, Options{})
	for b.Loop() {
		for range cards {
			if err := w.Write(p); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// BenchmarkGoVCard encodes the same cards with the library's own encoder, for comparison.
func BenchmarkGoVCard(b *testing.B) {
	card := FromPerson(jürgen(), Options{})
	var size countingWriter
	if err := govcard.NewEncoder(&size).Encode(card); err != nil {
		b.Fatal(err)
	}
	const cards = 1000
	b.SetBytes(int64(size) * cards)
	b.ReportAllocs()
	encoder := govcard.NewEncoder(io.Discard)
	for b.Loop() {
		for range cards {
			if err := encoder.Encode(card); err != nil {
				b.Fatal(err)
			}
		}
	}
}

type countingWriter int64

func (c *countingWriter) Write(b []byte) (int, error) {
	*c += countingWriter(len(b))
	return len(b), nil
}
