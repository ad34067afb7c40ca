package mailing

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/eml"
	"alumnibook/model/exchange/outfile"
)

// Form is what a letter is handed over as. In the log of what left the book it stands as "mail_" + Form.
type Form string

// The forms.
const (
	Drafts Form = "drafts" // a mail for each recipient, ready to be sent
	Bcc    Form = "bcc"    // a mail for as many as the server takes, who do not see each other
	Merge  Form = "merge"  // a workbook for a letter to many in Word
	Text   Form = "text"   // a text with the addresses, for pasting
)

// Forms lists them in the order in which they are offered.
var Forms = []Form{Bcc, Drafts, Merge, Text}

// Ext is the ending of a file of this form that holds so many mails, with its dot.
func (f Form) Ext(mails int) string {
	switch {
	case f == Merge:
		return ".xlsx"
	case f == Text:
		return ".txt"
	case mails > 1:
		return ".zip"
	}
	return ".eml"
}

// isMail tells whether the form consists of mails.
func (f Form) isMail() bool { return f == Drafts || f == Bcc }

const (
	// CodeNoRecipients tells that there is nobody to write to.
	CodeNoRecipients model.Code = "no_recipients"
	// CodePersonal tells that a letter to many at once calls each by name within its text.
	CodePersonal model.Code = "personal_letter"
)

// Options says how a letter is handed over, and where to.
type Options struct {
	Form     Form
	Path     string                  // of the file; of several mails a .zip, or a folder where it has no ending
	From     string                  // "Anna Berg <anna@firm.example>"; "" for whoever the mail program sends as
	To       string                  // the address that everybody sees in a mail to many; "" for the sender's
	Most     int                     // addresses in one mail at the most; 0 for all
	Words    func(key string) string // headings of the workbook and the text
	Progress func(done, total int)   // may be nil
	At       time.Time               // when it is written, which the mails say; zero for now
}

// Result tells what was written.
type Result struct {
	Path    string
	Written int // how many people it is for
	Files   int // how many mails, workbooks or texts
}

// Mails are how many files Write would make of a letter: mails, or one workbook or text.
func Mails(a Audience, l Letter, o Options) int {
	switch o.Form {
	case Drafts:
		return len(a.Recipients)
	case Bcc:
		return len(Batches(l.For(a.Recipients), o.Most))
	}
	return 1
}

// Write writes a letter for those whom the gate let through, whole or not at all, and writes into the log of the book
// that it was done. Errors: CodeNoRecipients; CodePersonal; CodeInvalid with the field "subject.de" or "text.de" where a
// language that is needed says nothing, "from", "to" or "email" for an address that is none, "path" where several mails
// are to go into one; CodeExists for a folder that is not empty; else those of writing a file.
func Write(ctx context.Context, b *book.Book, a Audience, l Letter, o Options) (Result, error) {
	x := &writing{Options: o, ctx: ctx, book: b, letter: l, list: l.For(a.Recipients), left: len(a.LeftOut), channel: a.Channel, purpose: a.Purpose}
	if x.Words == nil {
		x.Words = func(key string) string { return key }
	}
	if err := x.check(); err != nil {
		return Result{}, err
	}
	var err error
	switch {
	case !o.Form.isMail():
		err = outfile.WriteThen(o.Path, x.single, x.record)
	case len(x.mails) == 1 && filepath.Ext(o.Path) != "" && !x.isZip():
		err = outfile.WriteThen(o.Path, func(w io.Writer) error { return x.mail(w, &x.mails[0]) }, x.record)
	case x.isZip():
		err = outfile.WriteThen(o.Path, x.zip, x.record)
	default:
		err = x.folder()
	}
	if err != nil {
		return Result{}, cancelled(ctx, err)
	}
	return Result{Path: o.Path, Written: x.done, Files: max(1, len(x.mails))}, nil
}

// writing is one letter that is being written.
type writing struct {
	Options
	ctx      context.Context
	book     *book.Book
	letter   Letter
	list     []Recipient
	purpose  consent.Purpose
	channel  consent.Channel
	left     int
	from, to eml.Address
	mails    []parcel
	done     int
}

// parcel is one mail and whom it goes to.
type parcel struct {
	name string // of its file, without the ending
	to   []Recipient
}

func (x *writing) isZip() bool { return strings.EqualFold(filepath.Ext(x.Path), ".zip") }

// check refuses what makes no sense, and puts the mails together.
func (x *writing) check() error {
	if len(x.list) == 0 {
		return model.E(CodeNoRecipients, "", nil)
	}
	if x.Form != Merge {
		if err := x.checkLetter(); err != nil {
			return err
		}
	}
	switch x.Form {
	case Merge, Text:
		return nil
	case Drafts:
		for i := range x.list {
			x.mails = append(x.mails, parcel{to: x.list[i : i+1]})
		}
	case Bcc:
		for _, batch := range Batches(x.list, x.Most) {
			x.mails = append(x.mails, parcel{to: batch})
		}
	default:
		return model.Invalid("form", "missing")
	}
	x.nameParcels()
	return x.checkAddresses()
}

// checkLetter looks whether everything that somebody will read is written.
func (x *writing) checkLetter() error {
	if x.toMany() && x.letter.IsPersonal() {
		return model.E(CodePersonal, "", nil)
	}
	checked := map[string]bool{}
	for i := range x.list {
		language := x.list[i].Language
		switch {
		case checked[language]:
		case x.Form.isMail() && strings.TrimSpace(x.letter.Subject[language]) == "":
			return model.Invalid("subject."+language, "letter")
		case strings.TrimSpace(x.letter.Text[language]) == "":
			return model.Invalid("text."+language, "letter")
		}
		checked[language] = true
	}
	return nil
}

// toMany tells that all recipients of a language read the same.
func (x *writing) toMany() bool {
	return x.Form == Bcc || x.Form == Text && x.channel == consent.ChannelEmail
}

// checkAddresses looks whether every mail can be written before the first one is.
func (x *writing) checkAddresses() (err error) {
	if x.from, err = address("from", x.From); err != nil {
		return err
	}
	if x.to, err = address("to", x.To); err != nil {
		return err
	}
	if x.to.Email == "" {
		x.to = x.from
	}
	for i := range x.list {
		if !eml.Usable(x.list[i].Email) {
			return model.Invalid("email", "email")
		}
	}
	if len(x.mails) > 1 && filepath.Ext(x.Path) != "" && !x.isZip() {
		return model.Invalid("path", "choice")
	}
	return nil
}

// record writes the log.
func (x *writing) record() error {
	if err := x.ctx.Err(); err != nil {
		return model.E(model.CodeCancelled, "", err)
	}
	line := book.Handover{
		Format: "mail_" + string(x.Form), Count: x.done, LeftOut: x.left,
		Purpose: string(x.purpose), Channel: string(x.channel), Place: x.Path, People: make([]int64, len(x.list)),
	}
	for i := range x.list {
		line.People[i] = x.list[i].PersonID
	}
	return x.book.RecordHandover(x.ctx, line, nil)
}

// step counts people, and stops where the user wants it.
func (x *writing) step(people int) error {
	if err := x.ctx.Err(); err != nil {
		return model.E(model.CodeCancelled, "", err)
	}
	x.done += people
	if x.Progress != nil {
		x.Progress(x.done, len(x.list))
	}
	return nil
}
