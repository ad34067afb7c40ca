package handover

import (
	"time"

	"alumnibook/model"
	"alumnibook/model/consent"
)

// Options says what is written where.
type Options struct {
	Format   Format
	Path     string                  // of the file; one that is there already is replaced
	Purpose  consent.Purpose         // what it is meant for, which the gate goes by; "" for the firm's own register
	Words    func(key string) string // headings and names of codes, in the language of the file; for all but cards
	Title    string                  // of the sheet or the page; "" for the firm's name
	Progress func(done, total int)   // may be nil

	Device      string    // whose phone or address book it is for, as the user calls it; formats of contacts remember it
	ChangedOnly bool      // only those whose contact differs from what the device was given last
	Since       time.Time // only those who were changed after it; zero for all

	Notes     bool   // the notes about people too, where the format has a place for them
	Internal  bool   // those that are marked as internal as well; only in the workbook of the whole book
	Photos    bool   // pictures too, where the format has a place for them
	CardLines bool   // lines of imported cards that the book has no field for, in cards
	Language  string // of headings that an other program asks for, and of country names; "" for the firm's

	Columns []Column // for Columns; CSV and List follow them where there are some

	Skip           int        // labels at the head of the first sheet that are used up already
	Font, BoldFont []byte     // a TrueType font for PDFs; BoldFont may be nil
	Today          model.Date // printed on lists; zero for none. A calendar can't do without

	Parts []Part                    // what goes into a calendar; nil for all of it
	Date  func(d model.Date) string // writes a day in the language of a calendar; nil for the ISO form
}

// Column is one column of a table as the user arranged it.
type Column struct {
	Title string
	Text  func(r *model.Row) string
	Date  func(r *model.Row) model.Date // in place of Text, for a column of dates; nil otherwise
	Width float32                       // how wide it is in proportion to the others; 0 for what fits
}

// Result tells what was written.
type Result struct {
	Path      string
	Written   int
	LeftOut   []consent.LeftOut
	Unchanged int          // left away because the device has them already, or nobody changed them
	Gone      int          // the device was given them before, and must not have them any more
	Dates     map[Part]int // what a calendar holds
	GoneIDs   []int64      // who they are, as far as they are still in the book; to be removed on the device by hand
}
