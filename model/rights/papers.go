package rights

import (
	"cmp"
	"context"
	"io"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/outfile"
	"alumnibook/model/exchange/print"
)

// PaperKind is one of the papers that the firm hands out or keeps.
type PaperKind string

// The papers.
const (
	PaperConsent PaperKind = "consent_form" // to tick and sign
	PaperWelcome PaperKind = "welcome"      // the letter to somebody who was entered
	PaperNotice  PaperKind = "notice"       // what people are told of how their data is used
	PaperRecord  PaperKind = "record"       // of the processing, for the firm's own file
	PaperSheet   PaperKind = "recovery"     // how a backup is brought back, for the safe
)

// PaperKinds lists those that WritePaper writes, in the order in which they are offered.
var PaperKinds = []PaperKind{PaperConsent, PaperWelcome, PaperNotice, PaperRecord}

// TakesPerson tells whether somebody's name can stand on the paper.
func (k PaperKind) TakesPerson() bool { return k == PaperWelcome || k == PaperConsent }

// WritePaper writes one of the papers as a PDF, with the firm's name and what it says of privacy in it: for a person, or
// blank where the id is 0. One for a person asks the gate, and is noted in the log of the book.
func WritePaper(ctx context.Context, b *book.Book, kind PaperKind, personID int64, o Options) error {
	if err := o.check(); err != nil {
		return err
	}
	if len(o.Font) == 0 {
		return model.Invalid("font", "missing")
	}
	p, err := newPaper(ctx, b, personID, o)
	if err != nil {
		return err
	}
	var title string
	var body func(d *print.Document)
	switch kind {
	case PaperConsent:
		title, body = p.t("paper.form.title"), p.form
	case PaperWelcome:
		title, body = p.t("paper.letter.title"), p.letter
	case PaperNotice:
		title, body = p.t("paper.notice.title"), p.notice.whole
	case PaperRecord:
		title, body = p.t("paper.record.title"), p.record
	default:
		return model.Invalid("kind", "missing")
	}
	if !kind.TakesPerson() {
		p.person = nil
	}
	return outfile.WriteThen(o.Path, func(w io.Writer) error {
		d, err := print.NewDocument(p.paper(title), p.footer(kind, title), p.lang)
		if err != nil {
			return err
		}
		body(d)
		return d.Close(w)
	}, func() error {
		if ctx.Err() != nil {
			return model.E(model.CodeCancelled, "", ctx.Err())
		}
		if p.person == nil {
			return nil
		}
		return b.RecordHandover(ctx, book.Handover{
			Format: string(kind), Count: 1, Purpose: string(consent.PurposeRegister), Channel: string(consent.ChannelPost), Place: o.Path, People: []int64{p.person.ID},
		}, nil)
	})
}

// paper is one paper that is written.
type paper struct {
	notice
	o      Options
	person *model.Person // nil for a blank one
}

func newPaper(ctx context.Context, b *book.Book, personID int64, o Options) (*paper, error) {
	p := &paper{o: o}
	var err error
	if p.firm, err = b.Firm(ctx); err != nil {
		return nil, err
	}
	if p.says, err = b.Privacy(ctx); err != nil {
		return nil, err
	}
	if personID == 0 {
		p.speaker = o.in(p.firm.Language)
		return p, nil
	}
	person, err := b.Person(ctx, personID)
	if err != nil {
		return nil, err
	}
	d := consent.Gate(consent.PurposeRegister, consent.ChannelPost, []consent.Standing{consent.StandingOf(&person)})
	if len(d.LeftOut) > 0 {
		return nil, model.Invalid("people", string(d.LeftOut[0].Reason))
	}
	p.speaker, p.person = o.in(person.Language, p.firm.Language), &person
	return p, nil
}

func (p *paper) paper(title string) print.Paper {
	return print.Paper{Font: p.o.Font, BoldFont: p.o.BoldFont, Title: title, Day: p.o.Today}
}

// footer stands on every sheet.
func (p *paper) footer(kind PaperKind, title string) string {
	switch kind {
	case PaperConsent:
		return joinedBy(" · ", p.name(), title, p.t("paper.form.version", "version", p.says.Form))
	case PaperWelcome:
		return joinedBy(" · ", oneLine(p.controller()), p.says.Contact)
	}
	return joinedBy(" · ", p.name(), title, p.day(p.o.Today))
}

// name is the firm's, on one line.
func (n *notice) name() string {
	first, _, _ := strings.Cut(n.controller(), "\n")
	return cmp.Or(n.firm.Name, strings.TrimSpace(first))
}

// controller is who answers for it: name and postal address, on several lines.
func (n *notice) controller() string {
	return cmp.Or(strings.TrimSpace(n.says.Controller), n.firm.Name)
}

// line is what is filled in by hand where something is not known.
const line = "______________________________"

func filled(s string) string { return cmp.Or(strings.TrimSpace(s), line) }

// oneLine puts lines beside each other.
func oneLine(s string) string { return joinedBy(", ", strings.Split(s, "\n")...) }
