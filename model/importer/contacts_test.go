package importer

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

func TestPhoneCellsAreTakenApart(t *testing.T) {
	for _, c := range []struct {
		text, country string
		want          []string
		repair        string
	}{
		{"0170 1234567", "DE", []string{"+491701234567"}, ""},
		{"+49 (0)170 / 123 45 67", "DE", []string{"+491701234567"}, ""},
		{"1712345678", "DE", []string{"+491712345678"}, RepairPhoneZero},
		{"491701234567", "DE", []string{"+491701234567"}, RepairPhonePlus},
		{"0221/123456 oder 0170/1234567", "DE", []string{"+49221123456", "+491701234567"}, RepairTwoPhones},
		{"0221 123456, 0170 1234567", "DE", []string{"+49221123456", "+491701234567"}, RepairTwoPhones},
		{"0221 123456 / 0170 1234567", "DE", []string{"+49221123456", "+491701234567"}, RepairTwoPhones},
		{"20 12 34 56 eller 20 99 88 77", "DK", []string{"+4520123456", "+4520998877"}, RepairTwoPhones},
		{"070-123 45 67\n08-123 456 78", "SE", []string{"+46701234567", "+46812345678"}, RepairTwoPhones},
		{"Tel.: 0221 123456", "DE", []string{"+49221123456"}, ""},
		{"4.91701E+11", "DE", nil, RepairExponent},
		{"4,91701E+11", "DE", nil, RepairExponent},
		{"491701234567.0", "DE", []string{"+491701234567"}, RepairNumberForm},
		{"'0170 1234567", "DE", []string{"+491701234567"}, RepairNumberForm},
		{"nur abends", "DE", []string{""}, RepairPhoneUnread},
	} {
		phones, repair := readPhones(c.text, FieldPhone, c.country, newPhoneCache())
		var got []string
		for _, p := range phones {
			got = append(got, p.E164)
		}
		if diff := cmp.Diff(c.want, got); diff != "" || repair != c.repair {
			t.Errorf("%q: %s %s", c.text, repair, diff)
		}
	}
	phones, _ := readPhones("privat 0221 123456; mobil 0170 1234567", FieldPhone, "DE", newPhoneCache())
	if len(phones) != 2 || phones[0].Kind != model.KindPrivate || phones[1].Kind != model.KindMobile {
		t.Errorf("labels: %+v", phones)
	}
}

func TestEmailCellsAreTakenApart(t *testing.T) {
	for _, c := range []struct {
		text, link string
		want       []string
		repair     string
	}{
		{"a@example.org", "", []string{"a@example.org"}, ""},
		{"a@example.org; b@example.org", "", []string{"a@example.org", "b@example.org"}, RepairTwoEmails},
		{"a@example.org b@example.org", "", []string{"a@example.org", "b@example.org"}, RepairTwoEmails},
		{"a@example.org\nb@example.org", "", []string{"a@example.org", "b@example.org"}, RepairTwoEmails},
		{"Anna Groß <a@example.org>", "", []string{"a@example.org"}, RepairEmailCleaned},
		{"mailto:a@example.org", "", []string{"a@example.org"}, RepairEmailCleaned},
		{"E-Mail", "mailto:a@example.org?subject=x", []string{"a@example.org"}, RepairLinkFromCell},
		{"a @example.org", "", []string{"a@example.org"}, RepairEmailCleaned},
	} {
		emails, repair, ok := readEmails(cell{text: c.text, link: c.link, kind: sheet.CellText}, model.KindPrivate, "", false)
		var got []string
		for _, e := range emails {
			got = append(got, e.Address)
		}
		if diff := cmp.Diff(c.want, got); diff != "" || !ok || repair != c.repair {
			t.Errorf("%q: %v %s %s", c.text, ok, repair, diff)
		}
	}
	for _, bad := range []string{"a.example.org", "@example.org", "a@", "a@b", "kommt noch", "a@example.org; kaputt"} {
		if _, _, ok := readEmails(cell{text: bad}, model.KindPrivate, "", false); ok {
			t.Errorf("%q was taken for an address", bad)
		}
	}
}

func TestPostalCodesAreRepaired(t *testing.T) {
	for _, c := range []struct {
		text, country string
		want          postal
	}{
		{"1067", "DE", postal{code: "01067", repair: RepairPostalZero}},
		{"50667", "DE", postal{code: "50667"}},
		{"21120", "SE", postal{code: "211 20", repair: RepairPostalForm}},
		{"211 20", "SE", postal{code: "211 20"}},
		{"8000", "DK", postal{code: "8000"}},
		{"1010", "AT", postal{code: "1010"}},
		{"50667 Köln", "DE", postal{code: "50667", city: "Köln", repair: RepairPostalSplit}},
		{"D-50667 Köln", "AT", postal{code: "50667", city: "Köln", country: "DE", repair: RepairPostalSplit}},
		{"211 20 Malmö", "SE", postal{code: "211 20", city: "Malmö", repair: RepairPostalSplit}},
		{"DK-8000 Aarhus C", "DE", postal{code: "8000", city: "Aarhus C", country: "DK", repair: RepairPostalSplit}},
		{"SW1A 1AA", "GB", postal{code: "SW1A 1AA"}},
	} {
		if got := readPostal(c.text, c.country); got != c.want {
			t.Errorf("%q in %s: %+v", c.text, c.country, got)
		}
	}
}

func FuzzPhone(f *testing.F) {
	for _, s := range []string{
		"0221/123456 oder 0170/123456", "+", "(0", "Tel.:", "1,2/3;4", "0170 1234567,", "4.91701E+11", "491701234567.0", "'0170 1234567", "+49 (0)170 / 123 45 67",
		"0170\u00a01234567", "a:::b", "801-555-7712x4563;801-555-9999", "M 0170 1 / P 0221 2", "٠١٧٠", "oder oder", "Fax: 1\nFax: 2",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, _ := visible(s)
		phones, repair := readPhones(text, FieldPhone, "DE", newPhoneCache())
		if countDigits(text) > 0 && len(phones) == 0 && repair != RepairExponent {
			t.Errorf("%q lost its digits", s)
		}
		digits := 0
		for _, p := range phones {
			digits += countDigits(p.Number)
			if p.E164 != "" && (p.E164[0] != '+' || !allDigits(p.E164[1:])) {
				t.Errorf("%q became %q", s, p.E164)
			}
			if p.Number == "" {
				t.Errorf("%q became an empty number", s)
			}
		}
		if repair == "" && digits < countDigits(text) {
			t.Errorf("%q lost digits without a word: %+v", s, phones)
		}
	})
}
