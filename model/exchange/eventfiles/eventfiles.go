// Package eventfiles writes the papers of an event: name badges and the list at the door as PDF, the guest list as a workbook,
// the evening itself and the plan of a year for a calendar. It asks the gate who may be in them, and puts a whole file in
// its place or none.
package eventfiles

import (
	"context"
	"io"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/ical"
	"alumnibook/model/exchange/outfile"
)

// Kind is which of the papers is meant. Its name stands under the words "papers.kind." + Kind, and in one sentence what it is good
// for under "papers.about." + Kind.
type Kind string

// The kinds.
const (
	Badges4  Kind = "badges4"  // four on a sheet of plain paper, to be cut, .pdf
	Badges8  Kind = "badges8"  // eight on a sheet of L4785, whose last row stays free, .pdf
	Badges10 Kind = "badges10" // all ten of a sheet of L4785, .pdf
	Door     Kind = "door"     // the numbered list at the door, .pdf
	List     Kind = "list"     // the guest list, .xlsx
	Calendar Kind = "calendar" // the evening for the calendars of its guests, .ics
)

// Kinds lists them in the order in which they are offered.
var Kinds = []Kind{Badges4, Badges8, Badges10, Door, List, Calendar}

// Ext is the ending of a file of this kind, with its dot.
func (k Kind) Ext() string {
	switch k {
	case List:
		return ".xlsx"
	case Calendar:
		return ".ics"
	}
	return ".pdf"
}

// IsPrinted tells whether the kind is a PDF, which needs Options.Font.
func (k Kind) IsPrinted() bool { return k.Ext() == ".pdf" }

// IsBadges tells whether the kind is a sheet of badges, of which Options.Skip may be used up already.
func (k Kind) IsBadges() bool { return k == Badges4 || k == Badges8 || k == Badges10 }

// Who is on a paper.
type Who string

// Who may be on it.
const (
	WhoExpected Who = "expected" // those who have a place, and those who have come anyway
	WhoAll      Who = "all"      // everybody on the guest list
)

// Method is what a calendar file asks a calendar to do.
type Method = ical.Method

// The methods.
const (
	Publish = ical.MethodPublish
	Cancel  = ical.MethodCancel
)

// Options says what is written where.
type Options struct {
	Kind           Kind
	Path           string                    // of the file; one that is there already is replaced
	Words          func(key string) string   // headings and names of codes, in the language of the file
	Font, BoldFont []byte                    // a TrueType font for PDFs; BoldFont may be nil
	Language       string                    // of the file; "" for the firm's
	Who            Who                       // "" for what is usual: everybody on a List, those who are expected else
	Skip           int                       // labels at the head of the first sheet that are used up already
	Method         Method                    // of a Calendar; "" takes an event out that was cancelled, and puts any other in
	Zone           *time.Location            // in which the event's times are meant; nil for the computer's
	Today          model.Date                // printed on lists; zero for none
	Date           func(d model.Date) string // writes a day in the language of the file; nil for the ISO form
	Progress       func(done, total int)     // may be nil
}

// Result tells what was written.
type Result struct {
	Path     string
	Written  int // guests in the file, with those whom they bring; of a year's plan its entries
	Numbered int // guests who were given a number for the list at the door
	LeftOut  []consent.LeftOut
}

// formats are what the log of the book calls the kinds. Their names stand under the words "export.format." + format.
var formats = map[Kind]string{
	Badges4: "event_badges", Badges8: "event_badges", Badges10: "event_badges", Door: "event_door", List: "event_list", Calendar: "event_calendar",
}

// yearPlan is what the log calls the plan of a year.
const yearPlan = "year_plan"

// Export writes one of the papers of an event, and writes into the log of the book that it was done. Before the list at the door is
// written everybody who is expected gets a number, which stays. Where anything goes wrong, or the context is cancelled,
// whatever stood at the path stays as it was and nothing is logged.
func Export(ctx context.Context, b *book.Book, eventID int64, o Options) (Result, error) {
	x, err := prepare(ctx, b, eventID, o)
	if err != nil {
		return Result{}, err
	}
	if err := x.put(x.write, formats[o.Kind]); err != nil {
		return Result{}, err
	}
	return x.result, nil
}

// export is one export that runs.
type export struct {
	Options
	ctx    context.Context
	book   *book.Book
	firm   model.Firm
	event  book.EventRow
	guests []book.Guest
	result Result
	people int // in the file, for the log

	named []int64 // who is named in a calendar
}

func prepare(ctx context.Context, b *book.Book, eventID int64, o Options) (*export, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	x := &export{Options: o, ctx: ctx, book: b, result: Result{Path: o.Path}}
	if err := x.orDefaults(); err != nil {
		return nil, err
	}
	var err error
	if x.event, err = b.Event(ctx, eventID); err != nil {
		return nil, err
	}
	if o.Kind == Calendar {
		return x, nil
	}
	return x, x.seekGuests(eventID)
}

// check refuses what makes no sense.
func (o *Options) check() error {
	switch {
	case formats[o.Kind] == "":
		return model.Invalid("kind", "missing")
	case o.Kind.IsPrinted() && len(o.Font) == 0:
		return model.Invalid("font", "missing")
	case o.Skip < 0:
		return model.Invalid("skip", "number")
	}
	return nil
}

// orDefaults fills in what was left open.
func (x *export) orDefaults() error {
	var err error
	if x.firm, err = x.book.Firm(x.ctx); err != nil {
		return err
	}
	if x.Language == "" {
		x.Language = x.firm.Language
	}
	if x.Words == nil {
		x.Words = func(key string) string { return key }
	}
	if x.Zone == nil {
		x.Zone = time.Local
	}
	if x.Date == nil {
		x.Date = model.Date.String
	}
	if x.Who == "" {
		x.Who = WhoExpected
		if x.Kind == List {
			x.Who = WhoAll
		}
	}
	return nil
}

// seekGuests reads the guest list as far as the gate lets it through.
func (x *export) seekGuests(eventID int64) error {
	if x.Kind == Door {
		if err := x.number(eventID); err != nil {
			return err
		}
	}
	list, err := x.book.GuestList(x.ctx, eventID)
	if err != nil {
		return err
	}
	var ids []int64
	for i := range list {
		if x.wants(&list[i]) {
			ids = append(ids, list[i].PersonID)
		}
	}
	people, err := x.book.Standings(x.ctx, ids)
	if err != nil {
		return err
	}
	d := consent.Gate(consent.PurposeRegister, consent.ChannelSheet, people)
	x.result.LeftOut = d.LeftOut
	allowed := make(map[int64]bool, len(d.Allowed))
	for _, id := range d.Allowed {
		allowed[id] = true
	}
	for i := range list {
		if x.wants(&list[i]) && allowed[list[i].PersonID] {
			x.guests = append(x.guests, list[i])
		}
	}
	x.people = len(x.guests)
	return nil
}

// wants tells whether somebody is to be on the paper. Who was erased since has no name that could stand there, and who said
// no needs no badge.
func (x *export) wants(g *book.Guest) bool {
	switch {
	case g.PersonID == 0:
		return false
	case g.IsExpected():
		return true
	}
	return x.Who == WhoAll && (g.Reply != model.ReplyNo || !x.Kind.IsBadges())
}

// number gives a number to all who are expected and have none.
func (x *export) number(eventID int64) error {
	list, err := x.book.GuestList(x.ctx, eventID)
	if err != nil {
		return err
	}
	without := 0
	for i := range list {
		if list[i].IsExpected() && list[i].Number == 0 {
			without++
		}
	}
	if without == 0 {
		return nil
	}
	_, err = x.book.Change(x.ctx, model.Doing{Code: "number_guests", Name: x.event.Title, Count: without}, func(tx *book.Tx) error {
		x.result.Numbered, err = tx.NumberGuests(eventID)
		return err
	})
	return err
}

// write writes the file in its kind.
func (x *export) write(w io.Writer) error {
	switch x.Kind {
	case Door:
		return x.door(w)
	case List:
		return x.list(w)
	case Calendar:
		return x.calendar(w)
	}
	return x.badges(w)
}

// put makes the file, and a line in the log.
func (x *export) put(write func(io.Writer) error, format string) error {
	err := outfile.WriteThen(x.Path, write, func() error {
		if err := x.ctx.Err(); err != nil {
			return err
		}
		return x.book.RecordHandover(x.ctx, x.line(format), nil)
	})
	if x.ctx.Err() != nil && err != nil && model.CodeOf(err) == model.CodeInternal {
		err = model.E(model.CodeCancelled, "", x.ctx.Err())
	}
	return err
}

// line is what the log says of the file: who is in it, or of a calendar who speaks.
func (x *export) line(format string) book.Handover {
	h := book.Handover{
		Format: format, Count: x.people, LeftOut: len(x.result.LeftOut),
		Purpose: string(consent.PurposeRegister), Channel: string(consent.ChannelSheet), Place: x.Path, People: x.named,
	}
	if x.Kind == Calendar || format == yearPlan {
		h.Channel = string(consent.ChannelCalendar)
	}
	for i := range x.guests {
		h.People = append(h.People, x.guests[i].PersonID)
	}
	return h
}

func (x *export) report(done int) {
	if x.Progress != nil {
		x.Progress(done, len(x.guests))
	}
}
