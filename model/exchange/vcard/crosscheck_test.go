package vcard

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"alumnibook/model"
)

// foreign are cards of many programs that others collected.
const foreign = "../../../../shared/data/vcards"

func foreignCards(t testing.TB) []string {
	t.Helper()
	var files []string
	_ = filepath.WalkDir(foreign, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && (strings.HasSuffix(path, ".vcf") || strings.Contains(path, "NextCloudPhotoIssue")) {
			files = append(files, path)
		}
		return nil
	})
	if len(files) == 0 {
		t.Skip(foreign + " is missing")
	}
	return files
}

const (
	python = "/usr/bin/python3"

	asOthersRead = `
import sys, json, re, logging
logging.disable(logging.CRITICAL)
import vobject, gi
gi.require_version("EBookContacts", "1.2")
from gi.repository import EBookContacts

def text(path):
    b = open(path, "rb").read()
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if b.startswith(mark):
            return b.decode(name, "replace")
    try:
        return b.decode("utf-8")
    except UnicodeDecodeError:
        return b.decode("cp1252", "replace")

def one(x):
    return x if isinstance(x, str) else " ".join(x)

def by_vobject(path):
    out, n = [], 0
    try:
        for c in vobject.readComponents(text(path), ignoreUnreadable=True, allowQP=True):
            n += 1
            for name in ("fn", "tel", "email"):
                out += [name.upper() + " " + str(x.value) for x in c.contents.get(name, [])]
            for x in c.contents.get("n", [])[:1]:
                out += ["FAMILY " + one(x.value.family), "GIVEN " + one(x.value.given)]
    except Exception:
        pass
    return {"cards": n, "values": out}

def by_evolution(path):
    out, parts = [], re.split(r"(?im)^(?=\s*BEGIN:\s*VCARD)", text(path))[1:]
    for part in parts:
        for a in EBookContacts.VCard.new_from_string(part).get_attributes():
            name = a.get_name().upper()
            if name not in ("FN", "N", "TEL", "EMAIL"):
                continue
            try:
                values = [x.str for x in a.get_values_decoded()]
            except Exception:
                continue
            if name == "N":
                values += ["", ""]
                out += ["FAMILY " + values[0], "GIVEN " + values[1]]
            else:
                out.append(name + " " + ";".join(values))
    return {"cards": len(parts), "values": out}

paths = json.load(sys.stdin)
json.dump({path: [by_vobject(path), by_evolution(path)] for path in paths}, sys.stdout)
`
)

type othersRead struct {
	Cards  int
	Values []string
}

// same makes values comparable: parsers differ about blanks and ends of lines.
func same(values []string) map[string]int {
	counts := map[string]int{}
	for _, v := range values {
		words := strings.Fields(strings.ReplaceAll(v, `\n`, " "))
		if len(words) > 1 {
			counts[strings.Join(words, " ")]++
		}
	}
	return counts
}

// otherAlphabet tells whether a file is in an alphabet that it names. The others get it as Windows-1252, from this
// test, and agree on nonsense.
func otherAlphabet(content []byte) bool {
	upper := bytes.ToUpper(content)
	return !utf8.Valid(content) && (bytes.Contains(upper, []byte("=SHIFT_JIS")) || bytes.Contains(upper, []byte("=WINDOWS-1251")) || bytes.Contains(upper, []byte("=WINDOWS-1253")))
}

// TestOthersAgree compares with vobject and Evolution: what both find in a file, we must find.
func TestOthersAgree(t *testing.T) {
	files := foreignCards(t)
	if exec.Command(python, "-c", "import vobject, gi; gi.require_version('EBookContacts', '1.2')").Run() != nil {
		t.Skip("python3-vobject, python3-gi or gir1.2-ebookcontacts-1.2 is missing")
	}
	input, err := json.Marshal(files)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(python, "-c", asOthersRead)
	command.Stdin = strings.NewReader(string(input))
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var others map[string][2]othersRead
	if err := json.Unmarshal(out, &others); err != nil {
		t.Fatal(err)
	}
	total, missed, cards, most := 0, 0, 0, 0
	for _, path := range files {
		ours := readForeign(t, path)
		have := same(ours.Values)
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		cards += ours.Cards
		most += max(others[path][0].Cards, others[path][1].Cards)
		if otherAlphabet(content) {
			continue
		}
		a, b := same(others[path][0].Values), same(others[path][1].Values)
		for value, n := range a {
			n = min(n, b[value])
			total += n
			if lost := n - min(n, have[value]); lost > 0 {
				missed += lost
				t.Logf("%s: %q is missing", filepath.Base(path), value)
			}
		}
	}
	t.Logf("%d values on which both agree, %d of them missing; %d cards, of others %d", total, missed, cards, most)
	if missed > 0 || total < 3000 {
		t.Errorf("%d of %d values missing", missed, total)
	}
	if cards < 1095 {
		t.Errorf("%d cards", cards)
	}
}

func readForeign(t testing.TB, path string) othersRead {
	t.Helper()
	var all othersRead
	err := Read(context.Background(), path, nil, func(c *Card) error {
		all.Cards++
		for _, name := range []string{"FN", "TEL", "EMAIL"} {
			for _, value := range c.Card.Values(name) {
				all.Values = append(all.Values, name+" "+value)
			}
		}
		if n := c.Card.Get("N"); n != nil {
			parts := append(Parts(n.Value), "")
			all.Values = append(all.Values, "FAMILY "+parts[0], "GIVEN "+parts[1])
		}
		c.Facts()
		return nil
	})
	if code := model.CodeOf(err); code != "" && code != model.CodeFileEmpty {
		t.Errorf("%s: %v", path, err)
	}
	return all
}

// TestHalvesOfForeignCards reads the halves of every file: no panic, and never another error than that it is damaged.
func TestHalvesOfForeignCards(t *testing.T) {
	for _, path := range foreignCards(t) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range [][]byte{content[:len(content)/2], content[len(content)/2:]} {
			err := ReadFrom(context.Background(), strings.NewReader(string(part)), func(c *Card) error { c.Facts(); return nil })
			if code := model.CodeOf(err); code != "" && code != model.CodeFileEmpty && code != model.CodeFileDamaged {
				t.Errorf("%s: %v", path, err)
			}
		}
	}
}

// TestReceiversAgreeOnEveryProfile writes cards for every receiver and has the others read them.
func TestReceiversAgreeOnEveryProfile(t *testing.T) {
	if exec.Command(python, "-c", "import vobject, gi; gi.require_version('EBookContacts', '1.2')").Run() != nil {
		t.Skip("python3-vobject, python3-gi or gir1.2-ebookcontacts-1.2 is missing")
	}
	p := jürgen()
	p.Addresses, p.Suffix = p.Addresses[:1], "LL.M."
	p.CardLines = []string{"X-OTHER;X-P=1:a\\, b"}
	short := &model.Person{Family: "Müller", Given: "Jörg", Phones: p.Phones[:2], Emails: p.Emails} // both cut long lines and commas of 2.1
	var files []string
	for _, profile := range []Profile{ProfilePhone, ProfileIPhone, ProfileAndroid, ProfileGoogle, ProfileOutlook, ProfileCard4} {
		path := filepath.Join(t.TempDir(), string(profile)+".vcf")
		who := p
		if profile == ProfileOutlook {
			who = short
		}
		if err := os.WriteFile(path, []byte(written(t, Options{Profile: profile, Notes: true, CardLines: true}, who, who)), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, path)
	}
	input, err := json.Marshal(files)
	if err != nil {
		t.Fatal(err)
	}
	command := exec.Command(python, "-c", asOthersRead)
	command.Stdin = strings.NewReader(string(input))
	out, err := command.Output()
	if err != nil {
		t.Fatal(err)
	}
	var others map[string][2]othersRead
	if err := json.Unmarshal(out, &others); err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		want := same(readForeign(t, path).Values)
		for i, by := range []string{"vobject", "Evolution"} {
			got := same(others[path][i].Values)
			if others[path][i].Cards != 2 {
				t.Errorf("%s finds %d cards in %s", by, others[path][i].Cards, filepath.Base(path))
			}
			for value, n := range want {
				if got[value] != n {
					t.Errorf("%s: %s does not find %q but %q", filepath.Base(path), by, value, closest(got, value))
				}
			}
		}
	}
}

// closest is what was found of the same kind.
func closest(got map[string]int, value string) []string {
	kind, _, _ := strings.Cut(value, " ")
	var all []string
	for v := range got {
		if strings.HasPrefix(v, kind) {
			all = append(all, v)
		}
	}
	slices.SortFunc(all, cmp.Compare)
	return all
}
