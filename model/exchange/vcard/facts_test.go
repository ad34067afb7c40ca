package vcard

import (
	"slices"
	"strings"
	"testing"
)

func TestNameTraps(t *testing.T) {
	check(t, []trap{
		{"no N", card("3.0", "FN:Dr. Bo Ek"), "full=Dr. Bo Ek"},
		{"an empty N", card("3.0", "N:;;;;", "FN:Bo Ek"), "full=Bo Ek"},
		{"no FN", card("2.1", "N:Ek;Bo;;Dr.;jr."), "family=Ek\ngiven=Bo\nprefix=Dr.\nsuffix=jr."},
		{"the whole name for the family", card("2.1", "N:Bo Ek;;;;", "FN:Bo Ek"), "full=Bo Ek"},
		{"the whole name for the given one", card("3.0", "N:;Bo Ek;;;", "FN:Bo Ek"), "full=Bo Ek"},
		{"a family name of two words", card("3.0", "N:von Ek;;;;", "FN:Frau von Ek"), "family=von Ek\nfull=Frau von Ek"},
		{"one word only", card("2.1", "N:Ek"), "family=Ek"},
		{"two names in two languages", card("4.0", "N;ALTID=1;LANGUAGE=da:Ek;Bo", "N;ALTID=1;LANGUAGE=jp;PREF=1:安藤;ロ", "FN:Bo Ek"), "family=安藤\ngiven=ロ\nfull=Bo Ek\nline=N;ALTID=1;LANGUAGE=da:Ek;Bo"},
		{"two full names", card("4.0", "N:Ek;Bo", "FN:Bo Ek", "FN;PREF=1:Bosse"), "family=Ek\ngiven=Bo\nfull=Bosse\nline=FN:Bo Ek"},
		{"other names", card("3.0", "N:Ek;Åse", "NICKNAME:Å,Åsa", "X-MAIDENNAME:Holm", "SORT-STRING:Ek"), "family=Ek\ngiven=Åse\nnickname=Å, Åsa\nbirth_name=Holm\nline=SORT-STRING:Ek"},
		{"Android's nickname", card("2.1", "N:Ek;Åse", "X-ANDROID-CUSTOM;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:vnd.android.cursor.item/nickname;=C3=85;1;;;;", "X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Ole;2;;"), "family=Ek\ngiven=Åse\nnickname=Å\nline=X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Ole;2;;"},
		{"a group of Apple", card("3.0", "N:Team;;;;", "FN:Team", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1"), "(group)\nfamily=Team\nline=X-ADDRESSBOOKSERVER-KIND:group\nline=X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:1"},
		{"a group of 4.0", card("4.0", "KIND:Group", "FN:Team"), "(group)\nfull=Team\nline=KIND:Group"},
		{"a list of Evolution", card("3.0", "FN:Team", "X-EVOLUTION-LIST:TRUE"), "(group)\nfull=Team\nline=X-EVOLUTION-LIST:TRUE"},
		{"a firm", card("3.0", "N:;;;;", "FN:Ek AG", "ORG:Ek AG", "X-ABShowAs:COMPANY"), "(organisation)\nfull=Ek AG\norganisation=Ek AG\nline=X-ABShowAs:COMPANY"},
	})
}

func TestBirthdayTraps(t *testing.T) {
	for value, want := range map[string]string{
		"BDAY:1980-05-17": "1980-05-17", "BDAY:19800517": "1980-05-17", "BDAY;VALUE=date:1980-05-17": "1980-05-17",
		"BDAY:1980-05-17T00:00:00Z": "1980-05-17", "BDAY:19800517T000000Z": "1980-05-17", "BDAY:1980-05-17 00:00:00": "1980-05-17",
		"BDAY:--05-17": "--05-17", "BDAY:--0517": "--05-17", "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17": "--05-17", "BDAY:16040229": "--02-29",
		"BDAY:1980-05": "1980-05", "BDAY:1980": "1980", "BDAY:17.05.1980": "17.05.1980", "BDAY;VALUE=text:circa 1800": "circa 1800",
		"BDAY:1980-13-45": "1980-13-45", "BDAY:1981-02-29": "1981-02-29", "BDAY:": "", "BDAY:0000-00-00": "0000-00-00", "BDAY:1980-5-7": "1980-5-7",
		"BDAY:0000-05-17": "--05-17",
	} {
		facts := read(t, card("3.0", "N:Ek;Bo", value))[0].Facts()
		got := ""
		if f := facts[len(facts)-1]; f.Key == KeyBirthday {
			got = f.Text
		}
		if got != want {
			t.Errorf("%s: %q, want %q", value, got, want)
		}
	}
}

func TestPlaceTraps(t *testing.T) {
	check(t, []trap{
		{"a box and a floor", card("3.0", "N:Ek;Bo", "ADR;TYPE=WORK:123;3. OG;Vej 1;By;Fyn;5000;Danmark"), "family=Ek\ngiven=Bo\nstreet_work=Vej 1⏎3. OG⏎PO Box 123\npostal_code_work=5000\ncity_work=By\nregion_work=Fyn\ncountry_work=Danmark"},
		{"two private addresses keep apart", card("3.0", "N:Ek;Bo", "ADR;TYPE=HOME:;;;By;;;", "ADR;TYPE=HOME,PREF:;;Vej 2;;;2;"), "family=Ek\ngiven=Bo\nstreet_private=Vej 2\npostal_code_private=2\ncity_private=\nregion_private=\ncountry_private=\nstreet_private=\npostal_code_private=\ncity_private=By\nregion_private=\ncountry_private="},
		{"an address in one part", card("3.0", "N:Ek;Bo", `ADR:Vej 1\, By`), "family=Ek\ngiven=Bo\nstreet_private=Vej 1, By"},
		{"an empty address", card("3.0", "N:Ek;Bo", "ADR;TYPE=HOME:;;;;;;"), "family=Ek\ngiven=Bo"},
		{"a label beside its address", card("2.1", "N:Ek;Bo", "ADR;HOME:;;Vej 1;;;;", "LABEL;HOME:Vej 1"), "family=Ek\ngiven=Bo\nstreet_private=Vej 1"},
	})
}

func TestLinkTraps(t *testing.T) {
	check(t, []trap{
		{"the same profile twice", card("3.0", "N:Ek;Bo", "item1.URL:https://www.linkedin.com/in/bo", "item1.X-ABLabel:LinkedIn", "X-SOCIALPROFILE;type=linkedin:https://www.linkedin.com/in/bo"), "family=Ek\ngiven=Bo\nlinkedin=https://www.linkedin.com/in/bo"},
		{"a name in a network", card("3.0", "N:Ek;Bo", "X-SOCIALPROFILE;type=linkedin;x-user=bo:x-apple:bo", "X-SOCIALPROFILE;type=xing:Bo_Ek", "X-SOCIALPROFILE;type=facebook:https://fb.example/bo"), "family=Ek\ngiven=Bo\nlinkedin=https://www.linkedin.com/in/bo\nxing=https://www.xing.com/profile/Bo_Ek\nfacebook=https://fb.example/bo"},
		{"a network that we don't know", card("3.0", "N:Ek;Bo", "X-SOCIALPROFILE;type=twitter:https://twitter.com/bo"), "family=Ek\ngiven=Bo\nline=X-SOCIALPROFILE;type=twitter:https://twitter.com/bo"},
		{"pages", card("3.0", "N:Ek;Bo", "URL;WORK:www.ek.example", "item1.URL:http://bo.example", "item1.X-ABLabel:_$!<HomePage>!$_"), "family=Ek\ngiven=Bo\nwebsite=www.ek.example\nwebsite=http://bo.example"},
		{"a mail address with its scheme", card("4.0", "N:Ek;Bo", "EMAIL;TYPE=work:mailto:a@b.example"), "family=Ek\ngiven=Bo\nemail_work=a@b.example"},
		{"the same number twice", card("3.0", "N:Ek;Bo", "TEL;TYPE=CELL:1", "TEL;TYPE=CELL:1"), "family=Ek\ngiven=Bo\nphone_mobile=1"},
	})
}

func TestOtherFacts(t *testing.T) {
	check(t, []trap{
		{"a post", card("3.0", "N:Ek;Bo", "ORG:Ek AG;Steuern;Team 3", "TITLE:Chef", "ROLE:Leitung"), "family=Ek\ngiven=Bo\norganisation=Ek AG\ndepartment=Steuern, Team 3\ntitle=Chef\nline=ROLE:Leitung"},
		{"a role without a title", card("3.0", "N:Ek;Bo", "ROLE:Leitung"), "family=Ek\ngiven=Bo\ntitle=Leitung"},
		{"two posts", card("4.0", "N:Ek;Bo", "ORG:A", "ORG:B;C", "TITLE:x", "TITLE:y"), "family=Ek\ngiven=Bo\norganisation=A\ndepartment=\ntitle=x\norganisation=B\ndepartment=C\ntitle=y"},
		{"sex and language", card("4.0", "N:Ek;Bo", "GENDER:F;kvinde", "LANG;PREF=2:en", "LANG;PREF=1:da"), "family=Ek\ngiven=Bo\ngender=F\nlanguage=da\nline=LANG;PREF=2:en"},
		{"identity", card("4.0", "UID:urn:uuid:12-34", "N:Ek;Bo"), "uid=12-34\nfamily=Ek\ngiven=Bo"},
		{"what is about the file", card("3.0", "PRODID:x", "REV:20201010T101010Z", "PROFILE:VCARD", "N:Ek;Bo"), "family=Ek\ngiven=Bo"},
		{"lines out of 2.1", card("2.1", "N:Ek;Bo", "X-MS-IMADDRESS;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:b=C3=B6=0D=0A2", "X-CAT;A;TYPE=b:1"), "family=Ek\ngiven=Bo\nline=X-MS-IMADDRESS:bö\\n2\nline=X-CAT;TYPE=A;TYPE=b:1"},
		{"Outlook's categories", card("2.1", "N:Ek;Bo", "CATEGORIES:A,B"), "family=Ek\ngiven=Bo\ncategories=A\ncategories=B"},
	})
}

func TestKeysAndCodesAreListed(t *testing.T) {
	all := card("3.0", "UID:1", "N:a;b;c;d;e", "NICKNAME:a", "X-MAIDENNAME:b", "BDAY:1980-05-17", "GENDER:M", "ORG:a;b", "TITLE:c", "EMAIL:a", "TEL:1", "ADR;TYPE=WORK:;;a;b;c;d;e", "ADR:;;a;b;c;d;e", "URL:a", "LANG:de", "NOTE:a", "CATEGORIES:a", "X-A:b", "PHOTO;ENCODING=b:YWJj")
	for _, f := range read(t, all)[0].Facts() {
		if !slices.Contains(Keys, f.Key) {
			t.Errorf("%s is not listed", f.Key)
		}
	}
	if slices.ContainsFunc(Warnings, func(code string) bool { return strings.TrimSpace(code) == "" }) || len(Warnings) != 8 {
		t.Errorf("codes %q", Warnings)
	}
}
