package vcard

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	govcard "github.com/emersion/go-vcard"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"alumnibook/model"
)

// drawWhole draws somebody with something in every field that cards know.
func drawWhole(t *rapid.T, profile Profile) *model.Person {
	w := func(label string) string {
		s := word(t, label)
		if profile == ProfileOutlook { // 2.1 can't tell a backslash from an escape
			s = strings.TrimSpace(strings.ReplaceAll(s, `\`, ""))
		}
		return s
	}
	p := drawPerson(t)
	p.Family, p.Given, p.Additional, p.Prefix = "F"+w("family"), "G"+w("given"), w("additional"), w("prefix")
	p.Suffix, p.Nickname, p.BirthName = w("suffix"), w("nickname"), w("birth name")
	for i := range p.Phones {
		p.Phones[i].Number = "1" + w("number")
	}
	for i := range p.Emails {
		p.Emails[i].Address = w("email") + "@x.example"
	}
	for i := range p.Addresses {
		a := &p.Addresses[i]
		*a = model.Address{Street: w("street"), City: w("city"), Region: w("region"), PostalCode: w("code"), Country: w("country") + "land", Kind: rapid.SampledFrom(model.AddressKinds).Draw(t, "kind")}
	}
	p.Notes = []model.Note{{Text: "N" + w("note")}}
	p.Tags = []string{"T" + w("tag"), w("tag")}
	p.Jobs = []model.Job{{Organisation: "O" + w("organisation"), Title: w("title")}}
	p.Birthday = rapid.SampledFrom([]model.Date{{}, model.NewDate(1980, 5, 17), model.NewDate(2000, 2, 29), model.NewDate(0, 2, 29)}).Draw(t, "birthday")
	p.Links = rapid.SampledFrom([][]model.Link{
		nil,
		{{URL: "https://www.linkedin.com/in/a-b", Kind: model.KindLinkedIn}, {URL: "https://a.example/x,y;z", Kind: model.KindWeb}},
		{{URL: "https://www.xing.com/profile/A_B", Kind: model.KindXING}, {URL: "https://www.facebook.com/ab", Kind: model.KindFacebook}},
	}).Draw(t, "links")
	return p
}

// expectedFacts are what a reader must find in the card of a person, in any order.
func expectedFacts(p *model.Person, profile Profile) []string {
	var all []string
	put := func(key, text string) {
		if text = plain(text); text != "" && !slices.Contains(all, key+"="+text) {
			all = append(all, key+"="+text)
		}
	}
	put(KeyUID, p.UID)
	put(KeyFamily, p.Family)
	put(KeyGiven, p.Given)
	put(KeyAdditional, p.Additional)
	put(KeyPrefix, p.Prefix)
	var degrees []string
	for one := range strings.SplitSeq(p.Suffix, ",") {
		if one = plain(one); one != "" {
			degrees = append(degrees, one)
		}
	}
	put(KeySuffix, strings.Join(degrees, ", "))
	put(KeyNickname, p.Nickname)
	put(KeyBirthName, p.BirthName)
	put(KeyOrganisation, p.Jobs[0].Organisation)
	put(KeyTitle, p.Jobs[0].Title)
	for _, e := range p.Emails {
		put(map[model.Kind]string{model.KindPrivate: KeyEmailPrivate, model.KindWork: KeyEmailWork, model.KindOther: KeyEmailOther}[e.Kind], e.Address)
	}
	for _, f := range p.Phones {
		put(map[model.Kind]string{
			model.KindMobile: KeyPhoneMobile, model.KindPrivate: KeyPhonePrivate, model.KindWork: KeyPhoneWork,
			model.KindWorkMobile: KeyPhoneWorkMobile, model.KindFax: KeyFax, model.KindOther: KeyPhone,
		}[f.Kind], f.Number)
	}
	for _, a := range p.Addresses {
		kind := "_private"
		if a.Kind == model.KindWork {
			kind = "_work"
		}
		for key, text := range map[string]string{"street": a.Street, "postal_code": a.PostalCode, "city": a.City, "region": a.Region, "country": a.Country} {
			if text = plain(text); text != "" { // an address may repeat what another has
				all = append(all, key+kind+"="+text)
			}
		}
	}
	for _, l := range p.Links {
		key := string(l.Kind)
		if l.Kind == model.KindWeb {
			key = KeyWebsite
		}
		put(key, l.URL)
	}
	if d := p.Birthday; d.IsFull() || profile == ProfileIPhone || profile == ProfileCard4 {
		put(KeyBirthday, d.String())
	}
	put(KeyNote, p.Notes[0].Text)
	for _, tag := range p.Tags {
		put(KeyCategories, strings.ReplaceAll(tag, ",", "/"))
	}
	slices.Sort(all)
	return all
}

func TestNoQuotedLineGoesOnLikeAnother(t *testing.T) {
	for _, text := range []string{strings.Repeat("ä bc ", 40), strings.Repeat(" ", 300), strings.Repeat("ä", 11) + strings.Repeat("x ", 90), strings.Repeat("n:ö;", 60)} {
		for column := range longest {
			out := quotedPrintable(nil, []byte(text), column)
			_, more, _ := bytes.Cut(out, []byte("\n"))
			if bytes.HasPrefix(more, []byte(" ")) || bytes.Contains(more, []byte("\n ")) || bytes.Contains(more, []byte(":")) {
				t.Fatalf("from column %d on: %q", column, out)
			}
			if got := string(unquoted(bytes.ReplaceAll(out, []byte("\r\n"), []byte("\n")))); got != text {
				t.Fatalf("from column %d on: %q is read as %q", column, text, got)
			}
		}
	}
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	for _, profile := range []Profile{ProfilePhone, ProfileIPhone, ProfileAndroid, ProfileGoogle, ProfileOutlook, ProfileCard4} {
		t.Run(string(profile), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				people := []*model.Person{drawWhole(t, profile), drawWhole(t, profile)}
				var b bytes.Buffer
				w := NewWriter(&b, Options{Profile: profile, Notes: true})
				for _, p := range people {
					if err := w.Write(p); err != nil {
						t.Fatal(err)
					}
				}
				if profile != ProfileOutlook {
					checkLines(t, b.String())
				}
				n := 0
				err := ReadFrom(context.Background(), &b, func(c *Card) error {
					var got []string
					for _, f := range c.Facts() {
						if f.Text != "" {
							got = append(got, f.Key+"="+f.Text)
						}
					}
					slices.Sort(got)
					if diff := cmp.Diff(expectedFacts(people[n], profile), got); diff != "" || len(c.Warnings) > 0 {
						t.Fatalf("%s\n%v", diff, c.Warnings)
					}
					n++
					return nil
				})
				if err != nil || n != 2 {
					t.Fatalf("%d cards, %v", n, err)
				}
			})
		})
	}
}

func TestPicturesAreRead(t *testing.T) {
	content := SmallPhoto(picture(t, 200, 100, asJPEG))
	for _, profile := range []Profile{ProfilePhone, ProfileOutlook, ProfileCard4} {
		o := Options{Profile: profile, Photo: func(string) ([]byte, error) { return content, nil }}
		text := written(t, o, &model.Person{Given: "Åse", Family: "Ek", Photo: "key"})
		if profile != ProfileOutlook {
			checkLines(t, text)
		}
		facts := read(t, text)[0].Facts()
		photo := facts[len(facts)-1]
		if photo.Key != KeyPhoto || SmallPhoto([]byte(photo.Text)) == nil {
			t.Errorf("%s: %s of %d bytes", profile, photo.Key, len(photo.Text))
		}
	}
}

// TestOurReaderAgreesWithGoVCard compares with the library where it is right: in clean cards of 3.0 and 4.0.
func TestOurReaderAgreesWithGoVCard(t *testing.T) {
	p := jürgen()
	p.Addresses, p.Jobs, p.Notes = p.Addresses[:1], nil, nil
	p.Addresses[0].Street = "Große Straße 1, 3. OG"
	for _, profile := range []Profile{ProfilePhone, ProfileCard4} {
		text := written(t, Options{Profile: profile}, p)
		want, err := govcard.NewDecoder(strings.NewReader(text)).Decode()
		if err != nil {
			t.Fatal(err)
		}
		got := read(t, text)[0].Card
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", profile, diff)
		}
	}
}

func TestFingerprint(t *testing.T) {
	o := Options{Firm: "Kanzlei", Photo: func(string) ([]byte, error) { return nil, nil }}
	p := jürgen()
	p.Photo = "one"
	before := Fingerprint(p, o)
	if len(before) != 24 {
		t.Fatalf("fingerprint %q", before)
	}
	same := jürgen()
	same.Photo = "one"
	same.Updated = same.Updated.AddDate(1, 0, 0)
	same.Notes = append(same.Notes, model.Note{Text: "not on the card"})
	same.OwnFields = map[int64]string{1: "x"}
	if got := Fingerprint(same, o); got != before {
		t.Error("the card is the same, its fingerprint is not")
	}
	for what, change := range map[string]func(p *model.Person){
		"name":    func(p *model.Person) { p.Family = "Meier" },
		"number":  func(p *model.Person) { p.Phones[0].E164 = "+49221654321" },
		"picture": func(p *model.Person) { p.Photo = "two" },
		"job":     func(p *model.Person) { p.Jobs[1].Title = "Richter" },
	} {
		other := jürgen()
		other.Photo = "one"
		change(other)
		if Fingerprint(other, o) == before {
			t.Errorf("another %s, the same fingerprint", what)
		}
	}
	if Fingerprint(p, Options{Profile: ProfileAndroid, Firm: "Kanzlei"}) == before {
		t.Error("other options, the same fingerprint")
	}
}

func TestKeptLines(t *testing.T) {
	text := card("3.0", "UID:1", "N:Ek;Bo", "item1.X-ABDATE;type=pref:2010-05-01", "item1.X-ABLabel:_$!<Anniversary>!$_",
		`X-NOTE-OF-OTHERS;X-P="a:b":x\, y\nz`, "item1.URL:https://a.example", "X-LONG:"+strings.Repeat("ü", 100))
	var lines []string
	for _, f := range read(t, text)[0].Facts() {
		if f.Key == KeyLine {
			lines = append(lines, f.Text)
		}
	}
	p := &model.Person{Family: "Ek", Given: "Bo", CardLines: append(lines, "END:VCARD", "BEGIN:VCARD", "UID:2", "no line", "X-A:b\r\nEND:VCARD"), Links: []model.Link{{URL: "https://www.linkedin.com/in/a", Kind: model.KindLinkedIn}}}
	if strings.Contains(written(t, Options{}, p), "X-LONG") {
		t.Error("kept lines without being asked for")
	}
	out := written(t, Options{CardLines: true}, p)
	checkLines(t, out)
	var again []string
	cards := read(t, out)
	for _, f := range cards[0].Facts() {
		if f.Key == KeyLine {
			again = append(again, f.Text)
		}
	}
	want := slices.Clone(lines)
	for i := range want {
		want[i] = strings.Replace(want[i], "item1.", "item2.", 1) // the first group is the profile's
	}
	if diff := cmp.Diff(append(want, "X-A:bEND:VCARD"), again); diff != "" || len(cards) != 1 {
		t.Errorf("%d cards\n%s", len(cards), diff)
	}
}

func TestProfilesOfReceivers(t *testing.T) {
	p := &model.Person{
		Family: "Ek", Given: "Bo", Birthday: model.NewDate(0, 2, 29), Language: "da", Links: []model.Link{{URL: "https://www.linkedin.com/in/a", Kind: model.KindLinkedIn}},
		Phones: []model.Phone{{Number: "1", Kind: model.KindWorkMobile}}, Emails: []model.Email{{Address: "a@b.example", Kind: model.KindPrivate}},
	}
	for _, c := range []struct {
		profile      Profile
		want, absent []string
	}{
		{ProfileIPhone, []string{"VERSION:3.0", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "X-SOCIALPROFILE;TYPE=linkedin:", "item1.X-ABLabel:LinkedIn"}, nil},
		{ProfileAndroid, []string{"VERSION:3.0", "URL:https://www.linkedin.com/in/a"}, []string{"BDAY", "X-SOCIALPROFILE", "X-ABLabel"}},
		{ProfileGoogle, []string{"VERSION:3.0", "item1.URL:https://www.linkedin.com/in/a", "item1.X-ABLabel:LinkedIn"}, []string{"BDAY"}},
		{ProfileCard4, []string{"VERSION:4.0", "BDAY:--0229", "TEL;TYPE=cell,work;PREF=1:1", "EMAIL;TYPE=home;PREF=1:a@b.example", "LANG:da", "URL:https://www.linkedin.com/in/a"}, []string{"INTERNET", "X-ABLabel"}},
	} {
		got := written(t, Options{Profile: c.profile}, p)
		for _, line := range c.want {
			if !strings.Contains(got, "\r\n"+line) {
				t.Errorf("%s: no %q in\n%s", c.profile, line, got)
			}
		}
		for _, word := range c.absent {
			if strings.Contains(got, word) {
				t.Errorf("%s: %q in\n%s", c.profile, word, got)
			}
		}
	}
}
