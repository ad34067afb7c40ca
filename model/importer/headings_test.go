package importer

import (
	"encoding/json"
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
	"alumnibook/model/exchange/vcard"
)

// importWords are the words about imports, of all files.
func importWords(t *testing.T) map[string]map[string]string {
	t.Helper()
	words := map[string]map[string]string{}
	for _, name := range []string{"import.json", "import_reading.json", "import_matching.json"} {
		if _, err := os.Stat("../../assets/words/" + name); err == nil {
			maps.Copy(words, wordFile(t, name))
		}
	}
	return words
}

// wordFile reads one of the program's word files; of a plural it takes the form for many.
func wordFile(t *testing.T, name string) map[string]map[string]string {
	t.Helper()
	data, err := os.ReadFile("../../assets/words/" + name)
	must(t, err)
	var raw map[string]map[string]json.RawMessage
	must(t, json.Unmarshal(data, &raw))
	words := map[string]map[string]string{}
	for key, byLanguage := range raw {
		words[key] = map[string]string{}
		for lang, value := range byLanguage {
			var one string
			if json.Unmarshal(value, &one) != nil {
				var plural struct{ Other string }
				must(t, json.Unmarshal(value, &plural))
				one = plural.Other
			}
			words[key][lang] = one
		}
	}
	return words
}

func TestEveryExportedHeadingMapsBackToItsField(t *testing.T) {
	words := importWords(t)
	for _, f := range Fields() {
		titles := words["import.field."+string(f)]
		for _, lang := range []string{"en", "de", "da", "sv"} {
			m := lookUp(titles[lang])
			if m == nil || len(m.fields) != 1 || m.fields[0] != f {
				t.Errorf("%s: %q of %s means %+v", lang, titles[lang], f, m)
			}
		}
	}
}

func TestHeadingsOfAnExportAreDifferent(t *testing.T) {
	words := importWords(t)
	for _, lang := range []string{"en", "de", "da", "sv"} {
		seen := map[string]Field{}
		for _, f := range Fields() {
			key := headingKey(words["import.field."+string(f)][lang])
			if other, twice := seen[key]; twice {
				t.Errorf("%s: %s and %s have the same heading", lang, f, other)
			}
			seen[key] = f
		}
	}
}

func TestEveryCodeHasWords(t *testing.T) {
	words := importWords(t)
	source, err := os.ReadFile("codes.go")
	must(t, err)
	draft, err := os.ReadFile("draft.go")
	must(t, err)
	n := 0
	for line := range strings.SplitSeq(string(source)+string(draft), "\n") {
		name, code, ok := strings.Cut(strings.TrimSpace(line), " ")
		code = strings.Trim(strings.TrimPrefix(strings.TrimSpace(code), "= "), ` `)
		code, _, _ = strings.Cut(strings.TrimPrefix(code, `"`), `"`)
		for prefix, list := range map[string]string{"Repair": "repair", "Reason": "reason", "Why": "why", "Notice": "notice"} {
			if ok && strings.HasPrefix(name, prefix) && strings.Contains(line, "= \"") {
				n++
				if len(words["import."+list+"."+code]) != 4 {
					t.Errorf("import.%s.%s has no words", list, code)
				}
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d codes were found", n)
	}
	for _, code := range vcard.Warnings {
		if len(words["import.notice."+code]) != 4 {
			t.Errorf("import.notice.%s has no words", code)
		}
	}
	for _, f := range CardFields() {
		if len(words["import.field."+string(f)]) != 4 {
			t.Errorf("import.field.%s has no words", f)
		}
	}
	for _, f := range Fates {
		if len(words["import.fate."+string(f)]) != 4 {
			t.Errorf("fate %s has no words", f)
		}
	}
}

func TestWhatTheProgramWritesIsUnderstood(t *testing.T) {
	for key, byLanguage := range wordFile(t, "model.json") {
		for lang, word := range byLanguage {
			list, code, _ := strings.Cut(strings.TrimPrefix(key, "model."), ".")
			ok := true
			switch {
			case list == "status":
				ok = statusWords[foldWord(word)] == model.Status(code)
			case list == "language":
				ok = languageWords[foldWord(word)] == code
			case list == "country":
				ok = readCountry(word) == code
			case list == "salutation" && (code == "mr" || code == "ms"):
				v, _, _ := readSalutation(word)
				ok = v == model.Salutation(code)
			}
			if !ok {
				t.Errorf("%s: %q is not understood as %s", lang, word, key)
			}
		}
	}
}

func TestSensitiveHeadingsAreNeverGuessed(t *testing.T) {
	for _, h := range []string{"CPR", "CPR-nr.", "CPR-nr. (DDMMÅÅ-XXXX)", "Personnummer", "Personnummer (ÅÅMMDD-XXXX)", "IBAN", "Gehalt", "Löhne", "Salary", "Steuer-ID", "Lön", "Religion"} {
		if m := lookUp(h); m == nil || len(m.fields) != 1 || m.fields[0] != fieldSensitive {
			t.Errorf("%q is not sensitive: %+v", h, m)
		}
	}
	for h, want := range map[string]Field{"Personalnummer": FieldPersonnel, "Pers.-Nr.": FieldPersonnel, "Lønnummer": FieldPersonnel} {
		if m := lookUp(h); m == nil || m.fields[0] != want {
			t.Errorf("%q: %+v", h, m)
		}
	}
	for _, h := range []string{"Personalnumer", "Persnnummer", "Personnumer"} {
		if f := similarField(h); f == fieldSensitive {
			t.Errorf("%q was guessed to be sensitive", h)
		}
	}
	if f := similarField("Personnumer"); f != FieldNone {
		t.Errorf("a heading near a sensitive one was guessed to be %s", f)
	}
	if f := similarField("Abteilun"); f != FieldDepartment {
		t.Errorf("a slip in a heading was not suggested: %q", f)
	}
}

func TestAllKnownHeadings(t *testing.T) {
	data, err := os.ReadFile("../../../shared/data/header-synonyms.json")
	if err != nil {
		t.Skip("the collection of headings is not here")
	}
	var all struct {
		Fields map[string]map[string][]string `json:"fields"`
	}
	must(t, json.Unmarshal(data, &all))
	missed := map[string]string{}
	for field, byLanguage := range all.Fields {
		want := Field(strings.ReplaceAll(field, "_sensitive_ignore", "sensitive"))
		for _, list := range byLanguage {
			for _, h := range list {
				m := lookUp(h)
				found := false
				for _, f := range append([]Field{}, fieldsOfMeaning(m)...) {
					found = found || f == want
				}
				if !found {
					missed[h] = field
				}
			}
		}
	}
	if diff := cmp.Diff(map[string]string{}, missed); diff != "" {
		t.Error(diff)
	}
}

func fieldsOfMeaning(m *meaning) []Field {
	if m == nil {
		return nil
	}
	return m.fields
}

func TestTwoHeadingsInOne(t *testing.T) {
	for heading, want := range map[string]Field{
		"Last name, first name": FieldFullName, "Surname / Forename": FieldFullName, "Efternavn og fornavn": FieldFullName, "Förnamn och efternamn": FieldFullName,
		"Postcode/City": FieldPostalCodeCity, "Postnr & ort": FieldPostalCodeCity, "PLZ + Wohnort": FieldPostalCodeCity, "Street, house no": FieldStreet,
		"First name, CPR": fieldSensitive, "City, Office": FieldNone, "Last name, first name, city": FieldNone,
	} {
		got := FieldNone
		if m := lookUp(heading); m != nil {
			got = m.fields[0]
		}
		if got != want {
			t.Errorf("%q is %q, want %q", heading, got, want)
		}
	}
	if !namesFamilyFirst("Surname / Forename") || namesFamilyFirst("Förnamn och efternamn") || !namesFamilyFirst("Name, Vorname") {
		t.Error("the order of the names is lost")
	}
}
