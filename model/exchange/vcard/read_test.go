package vcard

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

// read gives all cards of a text.
func read(t testing.TB, text string) []*Card {
	t.Helper()
	var cards []*Card
	err := ReadFrom(context.Background(), strings.NewReader(text), func(c *Card) error { cards = append(cards, c); return nil })
	if err != nil {
		t.Fatalf("%v of %q", err, text)
	}
	return cards
}

// flat shows the facts of all cards of a text, and their warnings.
func flat(t testing.TB, text string) string {
	t.Helper()
	var out []string
	for i, c := range read(t, text) {
		if i > 0 {
			out = append(out, "--")
		}
		if c.Group {
			out = append(out, "(group)")
		}
		if c.Organisation {
			out = append(out, "(organisation)")
		}
		for _, f := range c.Facts() {
			out = append(out, f.Key+"="+strings.ReplaceAll(f.Text, "\n", "⏎"))
		}
		for _, w := range c.Warnings {
			out = append(out, "!"+strconv.Itoa(w.Line)+" "+w.Code)
		}
	}
	return strings.Join(out, "\n")
}

// card puts lines into a card of a version.
func card(version string, lines ...string) string {
	return "BEGIN:VCARD\r\nVERSION:" + version + "\r\n" + strings.Join(lines, "\r\n") + "\r\nEND:VCARD\r\n"
}

type trap struct{ name, text, want string }

func check(t *testing.T, traps []trap) {
	t.Helper()
	for _, c := range traps {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(strings.TrimSpace(c.want), flat(t, c.text)); diff != "" {
				t.Errorf("%s\n%s", c.text, diff)
			}
		})
	}
}

func TestLineTraps(t *testing.T) {
	check(t, []trap{
		{"ends of lines: LF", "BEGIN:VCARD\nVERSION:3.0\nN:Ek;Åse\nEND:VCARD\n", "family=Ek\ngiven=Åse"},
		{"ends of lines: CR", "BEGIN:VCARD\rVERSION:3.0\rN:Ek;Bo\rNOTE:a\r b\rEND:VCARD\r", "family=Ek\ngiven=Bo\nnote=ab"},
		{"ends of lines: CR CR LF", "BEGIN:VCARD\r\r\nVERSION:3.0\r\r\nN:Ek;Bo\r\r\nEND:VCARD\r\r\n", "family=Ek\ngiven=Bo"},
		{"no end of the last line", "BEGIN:VCARD\nN:Ek;Bo\nEND:VCARD", "family=Ek\ngiven=Bo"},
		{"files put together without an end of line", "BEGIN:VCARD\nN:Ek;Bo\nEND:VCARDBEGIN:VCARD\nN:Ek;Åse\nEND:VCARD", "family=Ek\ngiven=Bo\n--\nfamily=Ek\ngiven=Åse"},
		{"a mark of UTF-8 before each card", "\xef\xbb\xbfBEGIN:VCARD\nN:Ek;Bo\nEND:VCARD\n\xef\xbb\xbfBEGIN:VCARD\nN:Ek;Åse\nEND:VCARD\n", "family=Ek\ngiven=Bo\n--\nfamily=Ek\ngiven=Åse"},
		{"folded with tab and blank", card("3.0", "N:Ek;Bo", "NOTE:ein", " s zwei", "\tdrei"), "family=Ek\ngiven=Bo\nnote=eins zweidrei"},
		{"folded inside a letter", card("3.0", "N:M\xc3", " \xbcller;Bo"), "family=Müller\ngiven=Bo"},
		{"folded before the colon", card("3.0", "N:Ek;Bo", "TEL;TYPE=VOICE,", "\tWORK:+45 33 12", "EMAIL;TYPE=", " INTERNET", " ,HOME:bo@example.org"), "family=Ek\ngiven=Bo\nemail_private=bo@example.org\nphone_work=+45 33 12"},
		{"folded first line", "BEGIN:VCA\r\n RD\r\nVERSION:3.0\r\nN:Ek;Bo\r\nEND:VC\r\n ARD\r\n", "family=Ek\ngiven=Bo"},
		{"an indented card", "  BEGIN:VCARD\n  VERSION:3.0\n  N:Ek;Bo\n  NOTE:a\n   b\n  END:VCARD\n", "family=Ek\ngiven=Bo\nnote=ab"},
		{"lower case", "begin:vcard\nversion:3.0\nn:Ek;Bo\ntel;type=cell:1\nend:vcard\n", "family=Ek\ngiven=Bo\nphone_mobile=1"},
		{"blanks around names and values", "BEGIN: VCARD \nVERSION: 3.0\nN : Ek ; Bo \nEND :VCARD \n", "family=Ek\ngiven=Bo"},
		{"text before, between and behind cards", "From: a@b\n\nBEGIN:VCARD\nN:Ek;Bo\nEND:VCARD\nhello\n\nBEGIN:VCARD\nN:Ek;Åse\nEND:VCARD\n-- \nbye\n", "family=Ek\ngiven=Bo\n--\nfamily=Ek\ngiven=Åse"},
		{"a calendar before the card", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VCARD\nN:Ek;Bo\nEND:VCARD\n", "family=Ek\ngiven=Bo"},
		{"a calendar without an end", "BEGIN:VCALENDAR\nSUMMARY:x\nBEGIN:VCARD\nN:Ek;Bo\nEND:VCARD\n", "family=Ek\ngiven=Bo"},
		{"comment lines", card("2.1", "# a comment: it is", "N:Ek;Bo", "NOTE:a", "# another"), "family=Ek\ngiven=Bo\nnote=a"},
		{"a note over lines that are not marked", card("3.0", "N:Ek;Bo", "NOTE:eins", "zwei", "", "Tel: fragen", "http://x.example", "vier", "TEL:1"), "family=Ek\ngiven=Bo\nphone=1\nnote=eins⏎zwei⏎⏎Tel: fragen⏎http://x.example⏎vier"},
		{"an address over lines that end in a backslash", card("2.1", "N:Ek;Bo", `ADR;HOME:;;Vej 1\`, `9999\`, "Pakke 2;By;;123;Danmark"), "family=Ek\ngiven=Bo\nstreet_private=Vej 1⏎9999⏎Pakke 2\npostal_code_private=123\ncity_private=By\ncountry_private=Danmark"},
		{"a line that is nothing", card("3.0", "N:Ek;Bo", "TEL:1", "rubbish"), "family=Ek\ngiven=Bo\nphone=1\n!5 line_unreadable"},
		{"a blank line in a card", card("3.0", "N:Ek;Bo", "", "TEL:1", ""), "family=Ek\ngiven=Bo\nphone=1"},
	})
}

func TestEndTraps(t *testing.T) {
	check(t, []trap{
		{"end missing in the middle", "BEGIN:VCARD\nN:Ek;Bo\nBEGIN:VCARD\nN:Ek;Åse\nBEGIN:VCARD\nN:Ek;Ole\nEND:VCARD\n", "family=Ek\ngiven=Bo\n!1 end_missing\n--\nfamily=Ek\ngiven=Ole\n--\nfamily=Ek\ngiven=Åse\n!3 end_missing"},
		{"end missing at the end", "BEGIN:VCARD\nN:Ek;Bo\nTEL:1\n", "family=Ek\ngiven=Bo\nphone=1\n!3 end_missing"},
		{"a file cut in a number", "BEGIN:VCARD\nN:Ek;Bo\nTEL:+49221", "family=Ek\ngiven=Bo\n!3 end_missing\n!3 cut_short"},
		{"a file cut in a name of a property", "BEGIN:VCARD\nN:Ek;Bo\nTEL:1\nEMA", "family=Ek\ngiven=Bo\nphone=1\n!4 line_unreadable\n!4 end_missing"},
		{"a file cut in a picture", "BEGIN:VCARD\nN:Ek;Bo\nPHOTO;ENCODING=b:YWJj\n YW", "family=Ek\ngiven=Bo\n!4 end_missing\n!3 cut_short"},
		{"a file cut in a continuation", "BEGIN:VCARD\nN:Ek;Bo\nNOTE:eins\n zw", "family=Ek\ngiven=Bo\n!4 end_missing\n!3 cut_short"},
		{"a card of its own inside another", "BEGIN:VCARD\nVERSION:2.1\nN:Ek;Bo\nBEGIN:VCARD\nN:Ek;Inner\nEND:VCARD\nBEGIN:VCARD\nN:Ek;Two\nEND:VCARD\nTEL:1\nEND:VCARD\n", "family=Ek\ngiven=Inner\n--\nfamily=Ek\ngiven=Two\n--\nfamily=Ek\ngiven=Bo\nphone=1"},
		{"the card of an agent", card("2.1", "N:Ek;Bo", "AGENT:", "BEGIN:VCARD", "N:Agent;Smith", "TEL:007", "END:VCARD", "TEL:1"), "family=Ek\ngiven=Bo\nphone=1"},
		{"the card of an agent on its line", card("2.1", "N:Ek;Bo", "AGENT:BEGIN:VCARD", "N:Agent;Smith", "END:VCARD", "TEL:1"), "family=Ek\ngiven=Bo\nphone=1"},
		{"an agent that is none", card("2.1", "N:Ek;Bo", "AGENT:rubbish", "TEL:1"), "family=Ek\ngiven=Bo\nphone=1\nline=AGENT:rubbish"},
		{"an agent without an end", "BEGIN:VCARD\nN:Ek;Bo\nAGENT:\nBEGIN:VCARD\nN:Agent;x\nEND:VCARD\nBEGIN:VCARD\nN:Ek;Åse\nEND:VCARD\n", "family=Ek\ngiven=Åse\n--\nfamily=Ek\ngiven=Bo\n!1 end_missing"},
	})
}

func TestParameterTraps(t *testing.T) {
	check(t, []trap{
		{"bare types of 2.1", card("2.1", "N:Ek;Bo", "TEL;HOME;VOICE:1", "TEL;WORK:2", "TEL;CELL;PREF:3", "TEL;WORK;FAX:4", "TEL;WORK;CELL:5", "TEL:6", "TEL;PAGER;WORK:7"), "family=Ek\ngiven=Bo\nphone_mobile=3\nphone_private=1\nphone_work=2\nfax=4\nphone_work_mobile=5\nphone=6\nphone=7"},
		{"types of Apple", card("3.0", "N:Ek;Bo", "TEL;type=CELL;type=VOICE;type=pref:1", "EMAIL;type=INTERNET;type=HOME:a@b.example"), "family=Ek\ngiven=Bo\nemail_private=a@b.example\nphone_mobile=1"},
		{"two types between quotes", card("4.0", "N:Ek;Bo", `TEL;VALUE=uri;PREF=2;TYPE="voice,home":tel:+49-221-5;ext=12`, `TEL;PREF=1;TYPE="cell,work":tel:+49170`), "family=Ek\ngiven=Bo\nphone_work_mobile=+49170\nphone_private=+49-221-5 ext. 12"},
		{"a colon between quotes", card("4.0", "N:Ek;Bo", `ADR;LABEL="Vej 1: til venstre";TYPE=work:;;Vej 1;By;;123;DK`), "family=Ek\ngiven=Bo\nstreet_work=Vej 1\npostal_code_work=123\ncity_work=By\ncountry_work=DK"},
		{"a quote that is never closed", card("3.0", "N:Ek;Bo", `TEL;TYPE="HOME:1`), "family=Ek\ngiven=Bo\nphone=1"},
		{"empty parameters", card("2.1", "N;:Ek;Bo", "TEL;;HOME;:1", "ADR;HOME;PREF;:;;Vej 1;By;;;"), "family=Ek\ngiven=Bo\nphone_private=1\nstreet_private=Vej 1\ncity_private=By"},
		{"WhatsApp for a type", card("3.0", "N:Ek;Bo", "TEL;TYPE=WhatsApp:1"), "family=Ek\ngiven=Bo\nphone_mobile=1"},
		{
			"groups and labels of Apple", card("3.0", "N:Ek;Bo", "item1.TEL:1", "item1.X-ABLabel:_$!<Mobile>!$_", "item2.TEL:2", "item2.X-ABLabel:Geschäftlich", "item3.EMAIL;type=INTERNET:a@b.example", "item3.X-ABLabel:Privat", "item4.ADR:;;Vej 1;By;;;", "item4.X-ABLabel:_$!<Work>!$_", "item4.X-ABADR:dk", "item5.X-ABDATE:2010-05-01", "item5.X-ABLabel:_$!<Anniversary>!$_"),
			"family=Ek\ngiven=Bo\nemail_private=a@b.example\nphone_mobile=1\nphone_work=2\nstreet_work=Vej 1\ncity_work=By\nline=item5.X-ABDATE:2010-05-01\nline=item5.X-ABLabel:_$!<Anniversary>!$_",
		},
		{"letters in parameters", card("3.0", "N:Ek;Bo", "TEL;TYPE=HOME;X-ÄÖ=ü:1"), "family=Ek\ngiven=Bo\nphone_private=1"},
		{"carets of RFC 6868", card("4.0", "N:Ek;Bo", "X-A;P=a^nb^'c^^:1"), "family=Ek\ngiven=Bo\nline=X-A;P=a^nb^'c^^:1"},
		{"types that nobody knows", card("2.1", "N:Ek;Bo", "TEL;X-CuStoM:1", "EMAIL;NEVERSEEN:a@b.example"), "family=Ek\ngiven=Bo\nemail_other=a@b.example\nphone=1"},
	})
}

func TestQuotedPrintableTraps(t *testing.T) {
	check(t, []trap{
		{"umlauts", card("2.1", "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg", "FN;CHARSET=UTF-8;QUOTED-PRINTABLE:J=c3=b6rg M=C3=BCller"), "family=Müller\ngiven=Jörg"},
		{"lines that go on", card("2.1", "N:Ek;Bo", "NOTE;ENCODING=QUOTED-PRINTABLE:eins=0D=0A=", "zwei: drei=20=", "vier"), "family=Ek\ngiven=Bo\nnote=eins⏎zwei: drei vier"},
		{"lines that go on over empty ones", card("2.1", "N:Ek;Bo", "NOTE;ENCODING=QUOTED-PRINTABLE:M=C3=", "", "=BCller"), "family=Ek\ngiven=Bo\nnote=Müller"},
		{"Outlook's label with an empty line at its end", card("2.1", "N:Ek;Bo", "LABEL;WORK;ENCODING=QUOTED-PRINTABLE:Vej 1=0D=0A=", "=0D=0A=", "", "TEL:1"), "family=Ek\ngiven=Bo\nphone=1\nline=LABEL;TYPE=WORK:Vej 1"},
		{"continuations that are marked", card("2.1", "N:Ek;Bo", "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=", " =BCller"), "family=Ek\ngiven=Bo\nnote=Müller"},
		{"several continuations that are marked", card("2.1", "N:Ek;Bo", "NOTE;ENCODING=QUOTED-PRINTABLE:Aa=", " ch=", " =C3=A9n"), "family=Ek\ngiven=Bo\nnote=Aachén"},
		{"an equals sign for itself", card("2.1", "N:Ek;Bo", "URL;ENCODING=QUOTED-PRINTABLE:http://a.example/?x=y&z=3D1"), "family=Ek\ngiven=Bo\nwebsite=http://a.example/?x=y&z=1"},
		{"the end of the card below a line that goes on", card("2.1", "N:Ek;Bo", "NOTE;ENCODING=QUOTED-PRINTABLE:eins="), "family=Ek\ngiven=Bo\nnote=eins"},
		{"a number below a line that goes on", card("2.1", "N:Ek;Bo", "NOTE;ENCODING=QUOTED-PRINTABLE:eins=", "TEL;CELL:1"), "family=Ek\ngiven=Bo\nphone_mobile=1\nnote=eins"},
		{"parts of a name", card("2.1", `N;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:M=C3=BCller\; jr.;J=C3=B6rg;;Dr.;`), "family=Müller; jr.\ngiven=Jörg\nprefix=Dr."},
	})
}

func TestAlphabetTraps(t *testing.T) {
	utf16le := func(s string, mark bool, big bool) string {
		var b bytes.Buffer
		if mark {
			s = "\ufeff" + s
		}
		for _, u := range utf16.Encode([]rune(s)) {
			if big {
				b.Write([]byte{byte(u >> 8), byte(u)})
			} else {
				b.Write([]byte{byte(u), byte(u >> 8)})
			}
		}
		return b.String()
	}
	plain := card("3.0", "N:Müller;Åse")
	check(t, []trap{
		{"UTF-8 with a mark", "\xef\xbb\xbf" + plain, "family=Müller\ngiven=Åse"},
		{"UTF-16 with a mark", utf16le(plain, true, false), "family=Müller\ngiven=Åse"},
		{"UTF-16 with a mark, the big end first", utf16le(plain, true, true), "family=Müller\ngiven=Åse"},
		{"UTF-16 without a mark", utf16le(plain, false, false), "family=Müller\ngiven=Åse"},
		{"UTF-16 without a mark, the big end first", utf16le(plain, false, true), "family=Müller\ngiven=Åse"},
		{"Windows-1252 that nothing names", card("3.0", "N:M\xfcller;\xc5se \x96 \x80"), "family=Müller\ngiven=Åse – €\n!3 charset_guessed"},
		{"Windows-1252 by its name", card("2.1", "N;CHARSET=Windows-1252:M\xfcller;\xc5se"), "family=Müller\ngiven=Åse"},
		{"Windows-1252 in quoted-printable", card("2.1", "N;CHARSET=iso-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCller;=C5se"), "family=Müller\ngiven=Åse"},
		{"a name of an alphabet that nobody knows", card("2.1", "N;CHARSET=blabla:M\xfcller;Bo"), "family=Müller\ngiven=Bo\n!3 charset_guessed"},
		{"Windows-1252 that is called UTF-8", card("2.1", "N;CHARSET=UTF-8:M\xfcller;Bo"), "family=Müller\ngiven=Bo\n!3 charset_guessed"},
		{"UTF-8 that is called Latin 1", card("2.1", "N;CHARSET=ISO-8859-1:Müller;Bo"), "family=Müller\ngiven=Bo"},
		{"Greek that another line names", card("2.1", "N:\xd0\xe1\xf0\xe1;\xc5\xf5", "LABEL;CHARSET=Windows-1253;QUOTED-PRINTABLE:A=E8=DE=EDa"), "family=Παπα\ngiven=Ευ\nline=LABEL:Aθήνa"},
		{"Japanese", card("2.1", "N;CHARSET=SHIFT_JIS:\x88\xc0\x93\xa1;\x83\x8d"), "family=安藤\ngiven=ロ"},
		{"Central European", card("2.1", "N;CHARSET=windows-1250;ENCODING=QUOTED-PRINTABLE:Kowalski=F1;Bo"), "family=Kowalskiń\ngiven=Bo"},
		{"Polish by its language only", card("2.1", "N;LANGUAGE=pl:Kowalski\xf1;Bo"), "family=Kowalskiń\ngiven=Bo\n!3 charset_guessed"},
		{"one wrong byte in UTF-8", card("3.0", "N:Müllér Åß \xe9;Bo"), "family=Müllér Åß é\ngiven=Bo\n!3 charset_guessed"},
	})
}

func TestEscapeTraps(t *testing.T) {
	check(t, []trap{
		{"3.0", card("3.0", `N:Ek\;x\,y;Bo`, `NOTE:a\nb\Nc\, d\; e\\n f\: g`, `ORG:A\;B;C\,D`), "family=Ek;x,y\ngiven=Bo\norganisation=A;B\ndepartment=C,D\nnote=a⏎b⏎c, d; e\\n f: g"},
		{"2.1", card("2.1", `N:A\;B;C\\;D\,E`, `NOTE:C:\neu, a\;b`), "family=A;B\ngiven=C\\\nadditional=D,E\nnote=C:\\neu, a;b"},
		{"no version", "BEGIN:VCARD\nN:Ek;Bo\nNOTE:a\\nb\nEND:VCARD\n", "family=Ek\ngiven=Bo\nnote=a⏎b"},
		{"several names and degrees", card("3.0", "N:Ek;Bo;Åke,Ole;Dr.,Prof.;LL.M.,MBA"), "family=Ek\ngiven=Bo\nadditional=Åke Ole\nprefix=Dr. Prof.\nsuffix=LL.M., MBA"},
		{"commas that are not escaped", card("3.0", "N:Ek, MBA;Bo", "ADR;TYPE=HOME:;;Vej 1, st.;By, Nord;;1;DK", "ORG:Ek, Bo & Co"), "family=Ek, MBA\ngiven=Bo\norganisation=Ek, Bo & Co\nstreet_private=Vej 1, st.\npostal_code_private=1\ncity_private=By, Nord\ncountry_private=DK"},
		{"categories", card("3.0", "N:Ek;Bo", `CATEGORIES:A,B\,C`, "CATEGORIES:D"), "family=Ek\ngiven=Bo\ncategories=A\ncategories=B,C\ncategories=D"},
		{"an escaped address of a page", card("3.0", "N:Ek;Bo", `URL:http\://a.example/x\,y`), "family=Ek\ngiven=Bo\nwebsite=http://a.example/x,y"},
	})
}

func TestBase64Traps(t *testing.T) {
	check(t, []trap{
		{"Outlook's", card("2.1", "N:Ek;Bo", "PHOTO;TYPE=JPEG;ENCODING=BASE64:", " YWJj", " ZGVm", "", "TEL:1"), "family=Ek\ngiven=Bo\nphone=1\nphoto=abcdef"},
		{"with no line behind it", card("2.1", "N:Ek;Bo", "PHOTO;TYPE=JPEG;ENCODING=BASE64:", " YWJj", " ZGVm"), "family=Ek\ngiven=Bo\nphoto=abcdef"},
		{"with no blanks", card("2.1", "N:Ek;Bo", "PHOTO;ENCODING=BASE64;TYPE=JPEG:YWJj", "ZGVm", "TEL:1"), "family=Ek\ngiven=Bo\nphone=1\nphoto=abcdef"},
		{"Apple's", card("3.0", "N:Ek;Bo", "PHOTO;BASE64:", "  YWJj", "  ZGVm"), "family=Ek\ngiven=Bo\nphoto=abcdef"},
		{"of 3.0", card("3.0", "N:Ek;Bo", "PHOTO;ENCODING=b;TYPE=JPEG:YW", " JjZG", " Vm"), "family=Ek\ngiven=Bo\nphoto=abcdef"},
		{"of 4.0", card("4.0", "N:Ek;Bo", "PHOTO:data:image/jpeg;base64,YW", " JjZG", " Vm"), "family=Ek\ngiven=Bo\nphoto=abcdef"},
		{"that nothing names", card("3.0", "N:Ek;Bo", "PHOTO;TYPE=JPEG:"+strings.Repeat("YWJj", 20)), "family=Ek\ngiven=Bo\nphoto=" + strings.Repeat("abc", 20)},
		{"with empty lines between", card("2.1", "N:Ek;Bo", "PHOTO;ENCODING=BASE64:", " YWJj", "", " ZGVm", "", "TEL:1"), "family=Ek\ngiven=Bo\nphone=1\nphoto=abcdef"},
		{"damaged", card("2.1", "N:Ek;Bo", "PHOTO;ENCODING=BASE64:YW:Jj", "", "TEL:1"), "family=Ek\ngiven=Bo\nphone=1\n!4 photo_damaged"},
		{"an address of a picture", card("3.0", "N:Ek;Bo", "PHOTO;VALUE=uri:http://a.example/b.jpg"), "family=Ek\ngiven=Bo\nline=PHOTO;VALUE=uri:http://a.example/b.jpg"},
		{"a name in base64", card("2.1", "N;CHARSET=UTF-8;ENCODING=BASE64:TcO8bGxlcjtCbw==", "", "TEL:1"), "family=Müller\ngiven=Bo\nphone=1"},
		{"a picture that is no photo", card("3.0", "N:Ek;Bo", "LOGO;ENCODING=b:YWJj"), "family=Ek\ngiven=Bo\nline=LOGO;ENCODING=b:YWJj"},
	})
}

func TestReadStreamsWhateverComes(t *testing.T) {
	text := card("3.0", "N:Ek;Bo", "NOTE:"+strings.Repeat("ü", 100)) + card("2.1", "N;QUOTED-PRINTABLE:=C3=", "=85;Bo")
	want := flat(t, text)
	for name, r := range map[string]io.Reader{"a byte at a time": iotest.OneByteReader(strings.NewReader(text)), "with the error at once": iotest.DataErrReader(strings.NewReader(text))} {
		n := 0
		if err := ReadFrom(context.Background(), r, func(*Card) error { n++; return nil }); err != nil || n != 2 {
			t.Errorf("%s: %d cards, %v, want\n%s", name, n, err, want)
		}
	}
	for i := range text { // half files
		err := ReadFrom(context.Background(), strings.NewReader(text[:i]), func(c *Card) error { c.Facts(); return nil })
		if code := model.CodeOf(err); code != "" && code != model.CodeFileEmpty && code != model.CodeFileDamaged {
			t.Errorf("%d bytes: %v", i, err)
		}
	}
}

func TestBadFiles(t *testing.T) {
	ctx := context.Background()
	none := func(*Card) error { return nil }
	folder := t.TempDir()
	file := func(name, content string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	big := filepath.Join(folder, "big.vcf")
	f, err := os.Create(big)
	if err != nil {
		t.Fatal(err)
	}
	_ = f.Truncate(mostBytes + 1)
	_ = f.Close()
	for _, c := range []struct {
		path string
		code model.Code
	}{
		{filepath.Join(folder, "gone.vcf"), model.CodeNoFile},
		{folder, model.CodeFileUnknown},
		{file("empty.vcf", ""), model.CodeFileEmpty},
		{file("blank.vcf", "\xef\xbb\xbf \r\n\r\n"), model.CodeFileEmpty},
		{file("rubbish.vcf", strings.Repeat("\x00\xff\x17BEGIN\x80:", 5000)), model.CodeFileDamaged},
		{file("zip.vcf", "PK\x03\x04"+strings.Repeat("\xa7", 3000)), model.CodeFileDamaged},
		{file("text.vcf", "Name;Vorname\nEk;Bo\n"), model.CodeFileDamaged},
		{big, model.CodeFileTooBig},
	} {
		err := Read(ctx, c.path, nil, none)
		if model.CodeOf(err) != c.code {
			t.Errorf("%s: %v, want %s", filepath.Base(c.path), err, c.code)
		}
		var coded *model.Error
		if errors.As(err, &coded) && coded.Name != filepath.Base(c.path) {
			t.Errorf("the error names %q", coded.Name)
		}
	}
	good := file("good.vcf", card("3.0", "N:Ek;Bo"))
	var done, total int64
	if err := Read(ctx, good, func(d, all int64) { done, total = d, all }, none); err != nil || done != total || done == 0 {
		t.Errorf("%v, progress %d of %d", err, done, total)
	}
	stop := errors.New("stop")
	if err := Read(ctx, good, nil, func(*Card) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("%v", err)
	}
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	if err := Read(cancelled, good, nil, none); model.CodeOf(err) != model.CodeCancelled {
		t.Errorf("%v", err)
	}
	changing := file("changing.vcf", card("3.0", "N:Ek;Bo")+card("3.0", "N:Ek;Åse"))
	for what, change := range map[string]func(){
		"grown": func() { file("changing.vcf", card("3.0", "N:Ek;Ole")) },
		"gone":  func() { _ = os.Remove(changing) },
	} {
		if what == "gone" && runtime.GOOS == "windows" {
			continue // there nobody can take an open file away
		}
		err := Read(ctx, changing, nil, func(*Card) error { change(); return nil })
		if model.CodeOf(err) != model.CodeFileChanged {
			t.Errorf("%s: %v", what, err)
		}
	}
	pulled := io.MultiReader(strings.NewReader("BEGIN:VCARD\nN:Ek;Bo\n"), iotest.ErrReader(errors.New("cable")))
	if err := ReadFrom(ctx, pulled, none); model.CodeOf(err) != model.CodeFileDamaged {
		t.Errorf("a cable pulled: %v", err)
	}
}

func TestLimits(t *testing.T) {
	long := card("3.0", "N:Ek;Bo", "NOTE:"+strings.Repeat("x", mostLine+1), "TEL:1")
	if got := flat(t, long); got != "family=Ek\ngiven=Bo\nphone=1\n!4 line_too_long" {
		t.Errorf("a long line: %.200s", got)
	}
	folded := card("3.0", "N:Ek;Bo", "NOTE:x"+strings.Repeat("\r\n "+strings.Repeat("y", 1<<20), 11), "TEL:1")
	if got := flat(t, folded); got != "family=Ek\ngiven=Bo\nphone=1\n!4 line_too_long" {
		t.Errorf("a long folded line: %.200s", got)
	}
	photo := card("3.0", "N:Ek;Bo", "PHOTO;ENCODING=b:"+strings.Repeat("YWJj", mostPhoto/3+1), "TEL:1")
	if got := flat(t, photo); got != "family=Ek\ngiven=Bo\nphone=1\n!4 photo_too_big" {
		t.Errorf("a large picture: %.200s", got)
	}
	kept := card("3.0", "N:Ek;Bo", "X-LONG:"+strings.Repeat("x", mostKept))
	if got := flat(t, kept); got != "family=Ek\ngiven=Bo\n!4 line_not_kept" {
		t.Errorf("a long line that no field has a place for: %.200s", got)
	}
	if got := read(t, card("3.0", "N:Ek;Bo", strings.Repeat("TEL:1\n", 3*mostProps)))[0]; len(got.Card["TEL"]) != mostProps-2 || len(got.Warnings) == 0 {
		t.Errorf("%d numbers, warnings %v", len(got.Card["TEL"]), got.Warnings)
	}
	many, n := strings.Repeat("BEGIN:VCARD\nN:a\nEND:VCARD\n", mostCards+1), 0
	err := ReadFrom(context.Background(), strings.NewReader(many), func(*Card) error { n++; return nil })
	if model.CodeOf(err) != model.CodeFileTooBig || n != mostCards {
		t.Errorf("%d cards, %v", n, err)
	}
}

func TestIsCards(t *testing.T) {
	for text, want := range map[string]bool{
		"BEGIN:VCARD\r\nVERSION": true, "\xef\xbb\xbf\r\n begin:vcard\n": true, "\xff\xfeB\x00E\x00G\x00I\x00N\x00:\x00V\x00C\x00A\x00R\x00D\x00\r\x00\n\x00": true,
		"B\x00E\x00G\x00I\x00N\x00:\x00V\x00C\x00A\x00R\x00D\x00\r\x00\n\x00": true,
		"": false, "Name;BEGIN:VCARD": false, "BEGIN:VCALENDAR\n": false, "Name\nBEGIN:VCARD\n": false,
	} {
		if IsCards([]byte(text)) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
