// Package eml writes mails as files that Outlook, Apple Mail and Thunderbird open.
package eml

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"net/mail"
	"strings"
	"time"
	"unicode/utf8"

	gomail "github.com/wneessen/go-mail"
	"golang.org/x/net/idna"

	"alumnibook/model"
)

// Address is somebody with a mailbox.
type Address struct {
	Name  string
	Email string
}

// Image is a picture inside the mail. HTML shows it by src="cid:ID".
type Image struct {
	ID   string
	Name string // "picture.jpg"
	Type string // "image/jpeg"
	Data []byte
}

// File is attached to the mail.
type File struct {
	Name string
	Type string // "text/calendar; method=PUBLISH"; "" for what its name says
	Data []byte
}

// Message is one mail.
type Message struct {
	From     Address // no address for the mail program's own
	To, Bcc  []Address
	Subject  string
	Text     string // in plain
	HTML     string // the same, pleasant to look at; "" for a mail in plain text only
	Images   []Image
	Attached []File
	Date     time.Time // zero for now
	ID       string    // what stands before the @ of its Message-ID, or the whole of it; never the same for two mails
	Draft    bool      // it opens ready to be sent
}

// program stands in the mail in place of the program that wrote it, and names no version of it.
const program = "Alumnibook"

// Write writes a mail. Nothing of it can add a line to its head. Errors: CodeInvalid for an address that is none, with
// the field "from", "to" or "bcc"; else the writer's.
func Write(w io.Writer, m Message) error {
	msg := gomail.NewMsg(gomail.WithNoDefaultUserAgent(), gomail.WithEncoding(gomail.EncodingQP))
	if err := addressed(msg, &m); err != nil {
		return err
	}
	msg.SetGenHeaderPreformatted(gomail.HeaderSubject, folded(line(m.Subject)))
	if !m.Date.IsZero() {
		msg.SetDateWithValue(m.Date)
	}
	msg.SetMessageIDWithValue(messageID(m.ID))
	msg.SetGenHeader(gomail.HeaderXMailer, program)
	if m.Draft {
		msg.SetGenHeader("X-Unsent", "1")
	}
	msg.SetBodyString(gomail.TypeTextPlain, crlf(m.Text))
	if m.HTML != "" {
		msg.AddAlternativeString(gomail.TypeTextHTML, crlf(m.HTML))
	}
	if err := filled(msg, &m); err != nil {
		return err
	}
	_, err := msg.WriteTo(w)
	return err
}

// addressed says from whom to whom. The library leaves out who gets a blind copy, since a server would; a draft has to
// say it.
func addressed(msg *gomail.Msg, m *Message) error {
	if m.From.Email != "" {
		from, err := addresses("from", []Address{m.From})
		if err != nil {
			return err
		}
		msg.FromMailAddress(from[0])
	}
	to, err := addresses("to", m.To)
	if err != nil {
		return err
	}
	if len(to) > 0 {
		msg.ToMailAddress(to...)
	}
	bcc, err := addresses("bcc", m.Bcc)
	if err != nil || len(bcc) == 0 {
		return err
	}
	list := make([]string, len(bcc))
	for i, a := range bcc {
		list[i] = a.String()
	}
	msg.SetGenHeaderPreformatted("Bcc", strings.Join(list, ",\r\n "))
	return nil
}

// addresses checks what goes into the head.
func addresses(field string, list []Address) ([]*mail.Address, error) {
	out := make([]*mail.Address, 0, len(list))
	for _, a := range list {
		email, ok := written(a.Email)
		if !ok {
			return nil, model.Invalid(field, "email")
		}
		out = append(out, &mail.Address{Name: line(a.Name), Address: email})
	}
	return out, nil
}

// Usable tells whether a mail can be written to an address.
func Usable(email string) bool {
	_, ok := written(email)
	return ok
}

// written is an address as it stands in a mail: a domain with umlauts in its spelling for servers.
func written(email string) (string, bool) {
	email = strings.TrimSpace(email)
	a, err := mail.ParseAddress(email)
	if err != nil || a.Name != "" || a.Address != email {
		return "", false
	}
	at := strings.LastIndexByte(email, '@')
	domain, err := idna.Lookup.ToASCII(email[at+1:])
	if err != nil {
		domain = email[at+1:]
		if strings.ContainsFunc(domain, func(r rune) bool { return r > 0x7e }) {
			return "", false
		}
	}
	return email[:at+1] + domain, true
}

// filled puts the pictures and the attached files in.
func filled(msg *gomail.Msg, m *Message) error {
	for _, i := range m.Images {
		name := line(i.Name)
		if name == "" {
			name = i.ID
		}
		err := msg.EmbedReader(name, bytes.NewReader(i.Data), gomail.WithFileContentID("<"+line(i.ID)+">"), gomail.WithFileContentType(gomail.ContentType(i.Type)))
		if err != nil {
			return err
		}
	}
	for _, f := range m.Attached {
		if err := msg.AttachReader(line(f.Name), bytes.NewReader(f.Data), named(f)); err != nil {
			return err
		}
	}
	return nil
}

// named gives an attached file its type, and its name as today's programs read it with umlauts; the name that old ones
// look for is there as well where it needs none.
func named(f File) gomail.FileOption {
	return func(to *gomail.File) {
		name := line(f.Name)
		kind := f.Type
		if kind == "" {
			kind = mime.TypeByExtension(ext(name))
		}
		if kind == "" {
			kind = "application/octet-stream"
		}
		if isPlain(name) {
			kind += ";\r\n name=\"" + name + "\""
		}
		to.Header.Set("Content-Type", kind)
		to.Header.Set("Content-Disposition", strings.Replace(mime.FormatMediaType("attachment", map[string]string{"filename": name}), "; ", ";\r\n ", 1))
	}
}

func ext(name string) string {
	if at := strings.LastIndexByte(name, '.'); at >= 0 {
		return name[at:]
	}
	return ""
}

const (
	plainWidth = 66 // of a line of the head
	coded      = 36 // bytes of text in one line that has umlauts
)

// folded breaks a text of the head into lines. The library would leave the first of them empty where the first word is
// long, which some programs show as a blank.
func folded(text string) string {
	var lines []string
	if isPlain(strings.ReplaceAll(strings.ReplaceAll(text, `"`, ""), `\`, "")) && !strings.Contains(text, "=?") {
		for len(text) > plainWidth {
			at := strings.LastIndexByte(text[:plainWidth], ' ')
			if at <= 0 {
				if at = strings.IndexByte(text[1:], ' ') + 1; at == 0 {
					break
				}
			}
			lines, text = append(lines, text[:at]), text[at:]
		}
		return strings.Join(append(lines, text), "\r\n")
	}
	part := ""
	for _, r := range text {
		if len(part)+utf8.RuneLen(r) > coded {
			lines, part = append(lines, word(part)), ""
		}
		part += string(r)
	}
	return strings.Join(append(lines, word(part)), "\r\n ")
}

// word is a piece of a text as a head can hold it.
func word(text string) string {
	return "=?utf-8?B?" + base64.StdEncoding.EncodeToString([]byte(text)) + "?="
}

// isPlain tells whether a name can stand between quotes as it is.
func isPlain(name string) bool {
	return !strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r > '~' || r == '"' || r == '\\' })
}

// line makes one line of a text that goes into the head.
func line(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\r' || r == '\n' || r == '\t' || r == 0x2028 || r == 0x2029:
			return ' '
		case r < ' ' || r == 0x7f:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD")))
}

// crlf ends all lines as mails do.
func crlf(text string) string {
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n")
}

// messageID names the mail, and no computer.
func messageID(id string) string {
	id = strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune("<>()[]\\,;:\"", r) {
			return -1
		}
		return r
	}, id)
	if !strings.Contains(id, "@") {
		id += "@alumnibook"
	}
	return id
}
