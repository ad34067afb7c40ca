package mailing

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"alumnibook/model/consent"
)

// reader says what Python's own package makes of a mail.
const reader = `
import sys, json, re, email, email.policy
m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
wrong = []
for p in m.walk():
    wrong += [repr(d) for d in p.defects]
    for name in p.keys():
        wrong += [name + ": " + repr(d) for d in getattr(p[name], "defects", [])]
html = m.get_body(("html",)).get_content()
print(json.dumps({
    "wrong": wrong, "subject": m["subject"], "html": html, "text": m.get_body(("plain",)).get_content(),
    "shown": sorted(re.findall(r'src="cid:([^"]+)"', html)), "inside": sorted(p["content-id"].strip("<>") for p in m.walk() if p["content-id"]),
}))
`

func TestPythonReadsTheNewsletter(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 was not found")
	}
	b := newBook(t)
	l, _, err := Render(t.Context(), b, issue(t, b), say)
	if err != nil {
		t.Fatal(err)
	}
	a := audience(t, b, add(t, b, person("Jürgen", "Müller", "de", "j@x.example")), consent.ChannelEmail)
	path := filepath.Join(t.TempDir(), "out.eml")
	written(t, b, a, l, Options{Form: Drafts, Path: path})
	out, err := exec.Command(python, "-c", reader, path).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var got struct {
		Wrong, Shown, Inside []string
		Subject, HTML, Text  string
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Wrong) > 0 || got.Subject != l.Subject["de"] {
		t.Errorf("%q: it finds fault with %v", got.Subject, got.Wrong)
	}
	if len(got.Shown) != 2 || !slices.Equal(got.Shown, got.Inside) {
		t.Errorf("pictures: %v shown, %v inside", got.Shown, got.Inside)
	}
	own := l.For(a.Recipients)
	if _, text := l.TextTo(&own[0]); strings.ReplaceAll(got.Text, "\r\n", "\n") != text || strings.TrimSpace(got.HTML) != strings.TrimSpace(l.HTMLTo(&own[0])) {
		t.Errorf("it reads something else than was written:\n%q\n%q", got.Text, text)
	}
}
