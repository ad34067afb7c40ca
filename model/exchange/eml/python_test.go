package eml

import (
	"bytes"
	"encoding/json"
	"os/exec"
	"strings"
	"testing"
)

// reader reads a mail with Python's own package and says what it understood, and what it found wrong.
const reader = `
import sys, json, email, email.policy
m = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
wrong = []
parts = []
for p in m.walk():
    wrong += [repr(d) for d in p.defects]
    for name in p.keys():
        wrong += [name + ": " + repr(d) for d in getattr(p[name], "defects", [])]
    parts.append(p.get_content_type())
html = m.get_body(("html",))
image = [p for p in m.walk() if p.get_content_type() == "image/jpeg"]
print(json.dumps({
    "wrong": wrong, "parts": parts, "subject": m["subject"], "from": str(m["from"]), "unsent": m["x-unsent"],
    "to": [[a.display_name, a.addr_spec] for a in m["to"].addresses], "bcc": [a.addr_spec for a in m["bcc"].addresses],
    "text": m.get_body(("plain",)).get_content(), "html": html.get_content(), "image": len(image[0].get_content()), "id": image[0]["content-id"],
    "attached": [p.get_filename() for p in m.iter_attachments()],
}))
`

func TestPythonReadsTheMail(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("python3 was not found")
	}
	m := whole()
	for range 200 { // a head of many lines
		m.Bcc = append(m.Bcc, Address{Email: strings.Repeat("long", 12) + "@example.org"})
	}
	cmd := exec.Command(python, "-c", reader)
	cmd.Stdin = bytes.NewReader(text(t, m))
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var got struct {
		Wrong, Parts, Bcc, Attached           []string
		Subject, From, Unsent, Text, HTML, ID string
		To                                    [][]string
		Image                                 int
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if len(got.Wrong) > 0 {
		t.Errorf("it finds fault with: %v", got.Wrong)
	}
	if got.Subject != m.Subject || got.Unsent != "1" || len(got.Bcc) != len(m.Bcc) || got.To[0][0] != "Åsa Öberg, Dr." || !strings.Contains(got.From, "Büro Lindqvist") {
		t.Errorf("subject %q, %d blind copies, to %v, from %q, %d bytes of a picture %s", got.Subject, len(got.Bcc), got.To, got.From, got.Image, got.ID)
	}
	if strings.ReplaceAll(got.Text, "\r\n", "\n") != m.Text || strings.TrimSpace(got.HTML) != m.HTML || got.Image != len(m.Images[0].Data) || got.ID != "<pic@alumnibook>" {
		t.Errorf("subject %q, %d blind copies, to %v, from %q, %d bytes of a picture %s", got.Subject, len(got.Bcc), got.To, got.From, got.Image, got.ID)
	}
	if strings.Join(got.Attached, "|") != `Einladung.ics|Größe "1".pdf` {
		t.Errorf("%q", got.Attached)
	}
}
