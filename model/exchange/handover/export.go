package handover

import (
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/outfile"
	"alumnibook/model/exchange/peoplesheet"
	"alumnibook/model/exchange/sheet"
	"alumnibook/model/exchange/vcard"
)

// Format is what a file is for.
type Format string

// The formats. Outlook reads no more than the first card of a file: a path that ends in .zip gets one file per
// person.
const (
	Phone   Format = "phone"   // cards for phones and address books, .vcf
	Outlook Format = "outlook" // cards for Outlook, .vcf or .zip
	Sheet   Format = "sheet"   // a workbook, .xlsx
)

// Formats lists them in the order in which they are offered.
var Formats = []Format{Phone, Outlook, Sheet}

// Channel is the way on which a format leaves, as the gate knows it.
func (f Format) Channel() consent.Channel {
	if f == Sheet {
		return consent.ChannelSheet
	}
	return consent.ChannelPhone
}

// Ext is the ending of a file of this format that holds n people, with its dot.
func (f Format) Ext(n int) string {
	switch {
	case f == Sheet:
		return ".xlsx"
	case f == Outlook && n > 1:
		return ".zip"
	}
	return ".vcf"
}

// Options says what is written where.
type Options struct {
	Format   Format
	Path     string                  // of the file; one that is there already is replaced
	Words    func(key string) string // headings and names of codes, for Sheet
	Title    string                  // name of the sheet, for Sheet
	Progress func(done, total int)   // may be nil
}

// Result tells what was written.
type Result struct {
	Written int
	LeftOut []consent.LeftOut
}

// Check asks the gate who of these people may be in a file of a format.
func Check(ctx context.Context, b *book.Book, ids []int64, f Format) (consent.Decision, error) {
	people, err := b.Standings(ctx, ids)
	if err != nil {
		return consent.Decision{}, err
	}
	return consent.Gate(consent.PurposeRegister, f.Channel(), people), nil
}

// Export writes those whom the gate lets through into one file. Where anything goes wrong, or the context is
// cancelled, whatever stood at the path stays as it was.
func Export(ctx context.Context, b *book.Book, ids []int64, o Options) (Result, error) {
	d, err := Check(ctx, b, ids, o.Format)
	if err != nil {
		return Result{}, err
	}
	x := &export{ctx: ctx, book: b, ids: d.Allowed, Options: o}
	if x.firm, err = b.Firm(ctx); err != nil {
		return Result{}, err
	}
	write := x.cards
	switch {
	case o.Format == Sheet:
		if x.own, err = b.OwnFields(ctx); err != nil {
			return Result{}, err
		}
		write = x.sheet
	case o.Format == Outlook && strings.EqualFold(filepath.Ext(o.Path), ".zip"):
		write = x.zip
	}
	if err := outfile.Write(o.Path, write); err != nil {
		return Result{}, err
	}
	return Result{Written: x.done, LeftOut: d.LeftOut}, nil
}

// export is one export that runs.
type export struct {
	Options
	ctx  context.Context
	book *book.Book
	firm model.Firm
	own  []model.OwnField
	ids  []int64
	done int
}

// each hands over the people one by one and reports progress.
func (x *export) each(fn func(*model.Person) error) error {
	x.report()
	return x.book.EachPerson(x.ctx, x.ids, func(p *model.Person) error {
		if x.ctx.Err() != nil {
			return model.E(model.CodeCancelled, "", x.ctx.Err())
		}
		if err := fn(p); err != nil {
			return err
		}
		x.done++
		x.report()
		return nil
	})
}

func (x *export) report() {
	if x.Progress != nil {
		x.Progress(x.done, len(x.ids))
	}
}

func (x *export) options() vcard.Options {
	o := vcard.Options{
		Profile: vcard.ProfilePhone, Firm: x.firm.Name, Language: x.firm.Language,
		Photo: func(key string) ([]byte, error) { return x.book.Photo(x.ctx, key) },
	}
	if x.Format == Outlook {
		o.Profile = vcard.ProfileOutlook
	}
	return o
}

func (x *export) cards(w io.Writer) error {
	return x.each(vcard.NewWriter(w, x.options()).Write)
}

func (x *export) zip(w io.Writer) error {
	return x.streamed(func(people func(yield func(*model.Person) bool)) error {
		return vcard.WriteZip(w, people, x.options())
	})
}

func (x *export) sheet(w io.Writer) error {
	layout := peoplesheet.New(x.Words, x.own)
	return x.streamed(func(people func(yield func(*model.Person) bool)) error {
		rows := func(yield func([]sheet.Value) bool) {
			people(func(p *model.Person) bool { return yield(layout.Row(p)) })
		}
		return sheet.Write(w, sheet.Table{Sheet: x.Title, Columns: layout.Columns()}, rows)
	})
}

// errEnough ends a stream whose reader wants no more.
var errEnough = errors.New("enough")

// streamed lets a writer pull the people one by one, and keeps an error of the book from being lost on the way.
func (x *export) streamed(write func(people func(yield func(*model.Person) bool)) error) error {
	var failed error
	err := write(func(yield func(*model.Person) bool) {
		failed = x.each(func(p *model.Person) error {
			if !yield(p) {
				return errEnough
			}
			return nil
		})
	})
	if failed != nil && !errors.Is(failed, errEnough) {
		return failed
	}
	return err
}
