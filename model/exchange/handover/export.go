package handover

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/ical"
	"alumnibook/model/exchange/outfile"
	"alumnibook/model/exchange/postal"
)

// Check asks the gate who of these people may be in a file of a format that the firm keeps for itself.
func Check(ctx context.Context, b *book.Book, ids []int64, f Format) (consent.Decision, error) {
	return CheckFor(ctx, b, ids, f, consent.PurposeRegister)
}

// CheckFor asks the gate who of these people may be in a file of a format that is meant for a purpose.
func CheckFor(ctx context.Context, b *book.Book, ids []int64, f Format, purpose consent.Purpose) (consent.Decision, error) {
	if !f.HasPeople() {
		return consent.Decision{}, nil
	}
	var people []consent.Standing
	var err error
	if purpose == consent.PurposeRegister {
		people, err = b.Standings(ctx, ids)
	} else {
		people, err = b.StandingsFor(ctx, ids, purpose, f.Channel())
	}
	if err != nil {
		return consent.Decision{}, err
	}
	if f.Channel() == consent.ChannelPost {
		if err := seekAddresses(ctx, b, people); err != nil {
			return consent.Decision{}, err
		}
	}
	return consent.Gate(purpose, f.Channel(), people), nil
}

// seekAddresses tells of each person whether a letter would arrive.
func seekAddresses(ctx context.Context, b *book.Book, people []consent.Standing) error {
	place, ids := make(map[int64]int, len(people)), make([]int64, len(people))
	for i, s := range people {
		place[s.ID], ids[i] = i, s.ID
	}
	return b.EachPerson(ctx, ids, func(p *model.Person) error {
		people[place[p.ID]].NoAddress = postal.Address(p) == nil
		return nil
	})
}

// Export writes those whom the gate lets through into one file, and writes into the log of the book that it was done.
// Where anything goes wrong, or the context is cancelled, whatever stood at the path stays as it was and nothing is
// logged.
func Export(ctx context.Context, b *book.Book, ids []int64, o Options) (Result, error) {
	x, err := prepare(ctx, b, ids, o)
	if err != nil {
		return Result{}, err
	}
	if err := outfile.WriteThen(o.Path, x.write, x.record); err != nil {
		if ctx.Err() != nil && model.CodeOf(err) == model.CodeInternal {
			err = model.E(model.CodeCancelled, "", ctx.Err())
		}
		return Result{}, err
	}
	x.result.Written = x.done
	return x.result, nil
}

// Renew writes a file again that stands where its owner put it and that programs read by themselves: a calendar that is
// subscribed to. It is Export without an entry in the log, which has one of when the file was first put there, unless
// somebody is in it who was not then. A file that would be the same is left alone.
func Renew(ctx context.Context, b *book.Book, ids []int64, o Options) (Result, error) {
	x, err := prepare(ctx, b, ids, o)
	if err != nil {
		return Result{}, err
	}
	var text bytes.Buffer
	if err := x.write(&text); err != nil {
		return Result{}, err
	}
	x.result.Written = x.done
	if model.HandsOff(o.Path) {
		return x.result, model.E(model.CodeExists, filepath.Base(o.Path), nil)
	}
	if old, err := os.ReadFile(o.Path); err == nil && bytes.Equal(old, text.Bytes()) {
		return x.result, nil
	}
	return x.result, outfile.WriteThen(o.Path, func(w io.Writer) error {
		_, err := w.Write(text.Bytes())
		return err
	}, x.recordNew)
}

// Preview says what Export would do, without writing anything: Written is how many people would be in the file.
func Preview(ctx context.Context, b *book.Book, ids []int64, o Options) (Result, error) {
	x, err := prepare(ctx, b, ids, o)
	if err != nil {
		return Result{}, err
	}
	x.result.Written = len(x.ids)
	return x.result, nil
}

// export is one export that runs.
type export struct {
	Options
	ctx    context.Context
	book   *book.Book
	firm   model.Firm
	own    []model.OwnField
	ids    []int64          // who will be in it
	prints map[int64]string // their fingerprints, for formats that a device remembers
	events []ical.Event     // of a calendar
	stamp  time.Time        // of a calendar
	done   int
	result Result
}

// prepare finds out who will be in the file.
func prepare(ctx context.Context, b *book.Book, ids []int64, o Options) (*export, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	x := &export{Options: o, ctx: ctx, book: b}
	var err error
	if x.firm, err = b.Firm(ctx); err != nil {
		return nil, err
	}
	if x.own, err = b.OwnFields(ctx); err != nil {
		return nil, err
	}
	if x.Language == "" {
		x.Language = x.firm.Language
	}
	if x.Title == "" {
		x.Title = x.firm.Name
	}
	if x.Words == nil {
		x.Words = func(key string) string { return key }
	}
	if x.Purpose == "" {
		x.Purpose = consent.PurposeRegister
	}
	d, err := CheckFor(ctx, b, ids, o.Format, x.Purpose)
	if err != nil {
		return nil, err
	}
	x.ids = d.Allowed
	x.result = Result{Path: o.Path, LeftOut: d.LeftOut}
	if err := x.sinceThen(); err != nil {
		return nil, err
	}
	if err := x.forDevice(); err != nil {
		return nil, err
	}
	if o.Format == Calendar {
		return x, x.gather()
	}
	return x, nil
}

// check refuses what makes no sense.
func (o *Options) check() error {
	switch {
	case !o.Format.known():
		return model.Invalid("format", "missing")
	case o.Format.IsPrinted() && len(o.Font) == 0:
		return model.Invalid("font", "missing")
	case o.Format == Columns && len(o.Columns) == 0:
		return model.Invalid("columns", "missing")
	case o.Format == Calendar && !o.Today.IsFull():
		return model.Invalid("today", "missing")
	case o.ChangedOnly && o.Device == "":
		return model.Invalid("device", "missing")
	}
	return nil
}

// write writes the file in its format.
func (x *export) write(w io.Writer) error {
	x.report()
	switch x.Format {
	case Outlook:
		if strings.EqualFold(filepath.Ext(x.Path), ".zip") {
			return x.zip(w)
		}
		return x.cards(w)
	case OutlookCSV, GoogleCSV:
		return x.contacts(w)
	case Sheet:
		return x.sheet(w)
	case CSV:
		return x.csv(w)
	case Columns:
		return x.table(w)
	case Book:
		return x.wholeBook(w)
	case Template:
		return x.template(w)
	case MailMerge:
		return x.mailMerge(w)
	case LabelsL7160, LabelsL7163:
		return x.labels(w)
	case List:
		return x.list(w)
	case QRWall:
		return x.wall(w)
	case Calendar:
		return x.calendar(w)
	}
	return x.cards(w)
}

// record writes the log, and what the device was given and has to forget.
func (x *export) record() error {
	if err := x.ctx.Err(); err != nil {
		return model.E(model.CodeCancelled, "", err)
	}
	for _, id := range x.result.GoneIDs {
		x.prints[id] = ""
	}
	return x.book.RecordHandover(x.ctx, x.line(), x.prints)
}

// recordNew writes the log where the newest line about the same file does not tell of everybody.
func (x *export) recordNew() error {
	if len(x.ids) == 0 {
		return nil
	}
	known, err := x.book.IsHandedOver(x.ctx, x.line())
	if err != nil || known {
		return err
	}
	return x.record()
}

// line is what the log says of the file.
func (x *export) line() book.Handover {
	return book.Handover{
		Format: string(x.Format), Device: x.Device, Count: x.done, LeftOut: len(x.result.LeftOut),
		Purpose: string(x.Purpose), Channel: string(x.Format.Channel()), Place: x.Path, People: x.ids,
	}
}

// each hands over the people one by one and reports progress.
func (x *export) each(fn func(*model.Person) error) error {
	return x.read(func(p *model.Person) error {
		if err := fn(p); err != nil {
			return err
		}
		x.done++
		x.report()
		return nil
	})
}

// read hands over the people one by one.
func (x *export) read(fn func(*model.Person) error) error {
	return x.book.EachPerson(x.ctx, x.ids, func(p *model.Person) error {
		if x.ctx.Err() != nil {
			return model.E(model.CodeCancelled, "", x.ctx.Err())
		}
		return fn(p)
	})
}

func (x *export) report() {
	if x.Progress != nil {
		x.Progress(x.done, len(x.ids))
	}
}

// people are the people as a sequence, together with what went wrong in reading them: the error is complete once the
// sequence has ended.
func (x *export) people(each func(func(*model.Person) error) error) (func(yield func(*model.Person) bool), *error) {
	var failed error
	return func(yield func(*model.Person) bool) {
		err := each(func(p *model.Person) error {
			if !yield(p) {
				return errEnough
			}
			return nil
		})
		if err != nil && !errors.Is(err, errEnough) && failed == nil {
			failed = err
		}
	}, &failed
}

// errEnough ends a stream whose reader wants no more.
var errEnough = errors.New("enough")

// streamed lets a writer pull the people one by one, and keeps an error of the book from being lost on the way.
func (x *export) streamed(write func(people func(yield func(*model.Person) bool)) error) error {
	people, failed := x.people(x.each)
	err := write(people)
	if *failed != nil {
		return *failed
	}
	return err
}
