package eml

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/mail"
	"strings"
	"testing"
	"time"

	"alumnibook/model"
)

func whole() Message {
	return Message{
		From: Address{"Büro Lindqvist", "buero@lindqvist.example"}, To: []Address{{"Åsa Öberg, Dr.", "asa@smörgås.example"}},
		Bcc:     []Address{{Email: "one@example.org"}, {Email: "two@example.org"}},
		Subject: "Einladung: Glögg & Gespräche – im Dezember, in einem langen Betreff mit Umlauten äöüß, damit er umbrochen wird",
		Text:    "Guten Tag,\n\nwir sehen uns.\n.\nFrom hier an geht es weiter.\n" + strings.Repeat("lang ", 300) + "\n",
		HTML:    "<p>Grüße</p><img src=\"cid:pic@alumnibook\">",
		Images:  []Image{{ID: "pic@alumnibook", Name: "bild.jpg", Type: "image/jpeg", Data: bytes.Repeat([]byte{0, 1, 2, 255}, 999)}},
		Attached: []File{
			{Name: "Einladung.ics", Type: "text/calendar; charset=utf-8; method=PUBLISH", Data: []byte("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")},
			{Name: "Größe \"1\".pdf", Data: []byte("%PDF")},
		},
		Date: time.Date(2026, 11, 12, 9, 30, 0, 0, time.FixedZone("", 3600)), ID: "abc", Draft: true,
	}
}

func text(t *testing.T, m Message) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, m); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// leaves are the parts of a mail by their type, unpacked.
func leaves(t *testing.T, kind string, body io.Reader, into map[string]*multipart.Part, order *[]string) {
	t.Helper()
	_, params, err := mime.ParseMediaType(kind)
	if err != nil {
		t.Fatal(err)
	}
	r := multipart.NewReader(body, params["boundary"])
	for {
		p, err := r.NextPart()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		inner, _, _ := mime.ParseMediaType(p.Header.Get("Content-Type"))
		*order = append(*order, inner)
		into[inner] = p
		if strings.HasPrefix(inner, "multipart/") {
			leaves(t, p.Header.Get("Content-Type"), p, into, order)
		}
	}
}

func TestMailHasWhatItWasGiven(t *testing.T) {
	data := text(t, whole())
	m, err := mail.ReadMessage(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	to, err := m.Header.AddressList("To")
	if err != nil || to[0].Name != "Åsa Öberg, Dr." || to[0].Address != "asa@xn--smrgs-pra0j.example" {
		t.Errorf("%v %v", to, err)
	}
	bcc, err := m.Header.AddressList("Bcc")
	if err != nil || len(bcc) != 2 || bcc[1].Address != "two@example.org" {
		t.Errorf("%v %v", bcc, err)
	}
	decoder := mime.WordDecoder{}
	if subject, err := decoder.DecodeHeader(m.Header.Get("Subject")); err != nil || subject != whole().Subject {
		t.Errorf("%q %v", subject, err)
	}
	if m.Header.Get("X-Unsent") != "1" || m.Header.Get("Message-Id") != "<abc@alumnibook>" || m.Header.Get("Date") != "Thu, 12 Nov 2026 09:30:00 +0100" {
		t.Errorf("%v", m.Header)
	}
	if agent := m.Header.Get("User-Agent") + m.Header.Get("X-Mailer"); agent != program {
		t.Errorf("%q", agent)
	}
	parts, order := map[string]*multipart.Part{}, []string{}
	leaves(t, m.Header.Get("Content-Type"), m.Body, parts, &order)
	if got := strings.Join(order, " "); got != "multipart/related multipart/alternative text/plain text/html image/jpeg text/calendar application/pdf" {
		t.Errorf("parts: %s", got)
	}
	if id := parts["image/jpeg"].Header.Get("Content-Id"); id != "<pic@alumnibook>" {
		t.Errorf("%q", id)
	}
	if name := parts["application/pdf"].FileName(); name != `Größe "1".pdf` {
		t.Errorf("%q", name)
	}
	if kind := parts["text/calendar"].Header.Get("Content-Type"); !strings.Contains(kind, "method=PUBLISH") {
		t.Errorf("%q", kind)
	}
	for i, line := range strings.Split(string(data), "\r\n") {
		if len(line) > 998 || strings.ContainsAny(line, "\r\n") || strings.ContainsFunc(line, func(r rune) bool { return r > 0x7e }) {
			t.Errorf("line %d: %q", i, line)
		}
	}
}

func TestPlainMailIsPlain(t *testing.T) {
	m, err := mail.ReadMessage(bytes.NewReader(text(t, Message{Subject: "x", Text: "Hej", ID: "1", To: []Address{{Email: "a@b.example"}}})))
	if err != nil || !strings.HasPrefix(m.Header.Get("Content-Type"), "text/plain") || m.Header.Get("X-Unsent") != "" || m.Header.Get("From") != "" || m.Header.Get("Date") == "" {
		t.Errorf("%v %v", m, err)
	}
}

func TestSubjectsAreFoldedAndReadBack(t *testing.T) {
	for _, subject := range []string{
		"", "News", "News from the harbour: two bridges, one evening, and a long line of words that has to be broken somewhere", strings.Repeat("x", 300) + " end", "=?utf-8?q?x?= as typed",
		"\"quoted\" \\ things", "Å", strings.Repeat("ÄÖÜ€🎄 ", 40) + "x", "Gesprächskultur " + strings.Repeat("y", 90),
	} {
		m, err := mail.ReadMessage(bytes.NewReader(text(t, Message{Subject: subject, ID: "1", Text: "x"})))
		if err != nil {
			t.Fatal(err)
		}
		decoder := mime.WordDecoder{}
		if got, err := decoder.DecodeHeader(m.Header.Get("Subject")); err != nil || got != strings.TrimSpace(subject) {
			t.Errorf("%q became %q: %v", subject, got, err)
		}
	}
}

// Nothing that somebody typed becomes a line of the head.
func TestHeadTakesNoLines(t *testing.T) {
	m := whole()
	m.Subject, m.To[0].Name, m.ID = "a\r\nBcc: evil@x.example", "b\nX-Evil: 1", "c\r\nX-Evil: 2"
	m.Attached[0].Name, m.Images[0].ID = "d\r\nX-Evil: 3", "e\r\nX-Evil: 4"
	data := text(t, m)
	if bytes.Contains(data, []byte("\nX-Evil")) || bytes.Contains(data, []byte("\nBcc: evil")) {
		t.Errorf("%s", data)
	}
	for _, bad := range []string{"", "anna", "anna@", "Anna <anna@x.example>", "a@x.example, b@x.example", "a@x.example\nBcc: evil@x.example"} {
		m := whole()
		m.Bcc[0].Email = bad
		var e *model.Error
		if err := Write(io.Discard, m); !errors.As(err, &e) || e.Code != model.CodeInvalid || e.Field != "bcc" {
			t.Errorf("%q: %v", bad, err)
		}
		if Usable(bad) {
			t.Errorf("%q is said to be usable", bad)
		}
	}
}

// A disk that is full is told.
func TestWriterErrorIsTold(t *testing.T) {
	full := errors.New("full")
	if err := Write(failing{full}, whole()); !errors.Is(err, full) {
		t.Errorf("%v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
