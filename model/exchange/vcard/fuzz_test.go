package vcard

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"alumnibook/model"
)

// seeds are cards with every form that the reader knows.
var seeds = []string{
	card("3.0", `N:Müller\;x;J,ö;;Dr.;LL.M.,MBA`, "TEL;TYPE=CELL,PREF:+49 170", `EMAIL;TYPE="home,work":a@b.example`, "NOTE:a\\nb", " c", "BDAY:1980-05-17", "PHOTO;ENCODING=b:YWJj"),
	card("2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=", "=BCller;Bo", "TEL;WORK;FAX:1", "LABEL;HOME;ENCODING=QUOTED-PRINTABLE:a=0D=0A=", "", "PHOTO;JPEG;BASE64:", " YWJj", "", "X-A:1"),
	card("4.0", `TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+1;ext=2`, "BDAY:--0517", "PHOTO:data:image/png;base64,YWJj", "KIND:group", `ADR;LABEL="a:b^n":;;S;C;;1;DK`),
	"BEGIN:VCARD\rN:a\rBEGIN:VCARD\rN:b\rEND:VCARD\rTEL:1\rEND:VCARDBEGIN:VCARD\rN:c",
	"\xef\xbb\xbf begin:vcard\r\r\nfn:M\xfcller\r\r\nAGENT:\r\r\nBEGIN:VCARD\r\r\nEND:VCARD\r\r\nend:vcard",
	"\xff\xfeB\x00E\x00G\x00I\x00N\x00:\x00V\x00C\x00A\x00R\x00D\x00\n\x00N\x00:\x00\xfc\x00\n\x00",
	card("2.1", "N;CHARSET=ISO-2022-JP:\x1b$B0BF#\x1b(B", "FN;CHARSET=SHIFT_JIS:\x88\xc0", "BEGIN:VCALENDAR", "END:VCALENDAR", "# c", "item1.URL:x", "item1.X-ABLabel:_$!<Home>!$_", "X-SOCIALPROFILE;type=linkedin;x-user=a:x-apple:a"),
	"BEGIN:VCA\n RD\n  N:a\nADR:;;a\\\nb\n\nc\nEND:VC\n ARD\n",
}

// FuzzRead reads anything at all: no panic, no hang, no text that is no text, and what it finds can be written and
// found again.
func FuzzRead(f *testing.F) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		cards := 0
		err := ReadFrom(context.Background(), bytes.NewReader(content), func(c *Card) error {
			cards++
			lines := 0
			p := &model.Person{Family: "Ek", Given: "Bo"}
			for _, fact := range c.Facts() {
				if fact.Key == KeyPhoto {
					continue
				}
				if !utf8.ValidString(fact.Text) {
					t.Errorf("%s=%q is no text", fact.Key, fact.Text)
				}
				if fact.Key == KeyLine {
					p.CardLines = append(p.CardLines, fact.Text)
					lines++
				}
			}
			for _, w := range c.Warnings {
				if w.Line < 1 || w.Line > bytes.Count(content, []byte("\n"))+bytes.Count(content, []byte("\r"))+1 {
					t.Errorf("warning %+v", w)
				}
			}
			again := written(t, Options{CardLines: true}, p)
			if n := len(read(t, again)); n != 1 {
				t.Errorf("%d cards out of the lines %q", n, p.CardLines)
			}
			if bytes.IndexByte([]byte(again), 0) >= 0 || strings.Count(again, "\r") != strings.Count(again, "\r\n") {
				t.Errorf("lines %q", again)
			}
			return nil
		})
		switch code := model.CodeOf(err); code {
		case "":
			if cards == 0 {
				t.Error("no card and no error")
			}
		case model.CodeFileEmpty, model.CodeFileDamaged, model.CodeFileTooBig:
			if cards > 0 && code != model.CodeFileTooBig {
				t.Errorf("%d cards and %v", cards, err)
			}
		default:
			t.Error(err)
		}
	})
}
