// Package guestsheet reads replies and feedback out of a table: the guest list that somebody filled in, or what a form on the web
// collected. It finds out of whom each row tells, and guesses nothing where there are namesakes.
package guestsheet

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// Options says how a file is opened.
type Options struct {
	Password string
	Sheet    string // "" for the first with answers in it
	TmpDir   string
}

// Sheet is what a table told.
type Sheet struct {
	Name     string
	Columns  map[Field]string // the headings that were understood
	Rows     []Row
	Nameless []int // lines with answers of which nobody can say whose they are
}

// Has tells whether the table has a column of a field.
func (s *Sheet) Has(f Field) bool { _, ok := s.Columns[f]; return ok }

// HasReplies tells whether the table says who comes.
func (s *Sheet) HasReplies() bool {
	return s.Has(FieldReply) || s.Has(FieldGuests) || s.Has(FieldPeople) || s.Has(FieldDiet)
}

// HasFeedback tells whether the table says how it was.
func (s *Sheet) HasFeedback() bool {
	return s.Has(FieldScore) || s.Has(FieldComment) || s.Has(FieldWish)
}

// Row is what one row tells. What it does not say is empty.
type Row struct {
	Line    int // from 1, as the sheet shows it
	Name    string
	Email   string
	Reply   model.Reply // only what was understood; Said has it as it was written
	Said    string
	Guests  []model.Plus
	Diet    string
	Score   int // 1 to 5, 0 for none
	Comment string
	Wish    string
	Unclear []Field // where something stands that was not understood
}

// IsEmpty tells that nobody said anything in the row.
func (r *Row) IsEmpty() bool {
	return r.Reply == "" && len(r.Guests) == 0 && r.Diet == "" && r.Score == 0 && r.Comment == "" && r.Wish == "" && len(r.Unclear) == 0
}

// CodeNoColumns is the error of a table without a column of names or addresses, or without one of answers.
const CodeNoColumns model.Code = "no_guest_columns"

const headingsWithin = 20 // rows, in which the headings are looked for

// Read reads the answers out of a workbook or a text file. The errors are those of the sheet, and CodeNoColumns.
func Read(ctx context.Context, path string, o Options) (Sheet, error) {
	book, err := sheet.Open(ctx, path, sheet.Options{Password: o.Password, TmpDir: o.TmpDir})
	if err != nil {
		return Sheet{}, err
	}
	defer book.Close()
	var best Sheet
	for _, info := range book.Sheets() {
		if info.Hidden && o.Sheet == "" || o.Sheet != "" && info.Name != o.Sheet {
			continue
		}
		s, err := readSheet(ctx, book, info.Name)
		if err != nil {
			return Sheet{}, err
		}
		if len(s.Columns) > len(best.Columns) {
			best = s
		}
	}
	if best.Columns == nil {
		return Sheet{}, model.E(CodeNoColumns, strings.TrimSpace(o.Sheet), nil)
	}
	return best, nil
}

// readSheet reads one sheet. It has no columns where no row of it is a heading of answers.
func readSheet(ctx context.Context, book *sheet.Workbook, name string) (Sheet, error) {
	var rows []sheet.Row
	err := book.Read(ctx, name, nil, func(r sheet.Row) error {
		rows = append(rows, r)
		return nil
	})
	if err != nil {
		return Sheet{}, err
	}
	s := Sheet{Name: name}
	var at map[Field][]int
	first := 0
	for i := range rows[:min(len(rows), headingsWithin)] {
		if found := headings(rows[i].Cells); len(found) > len(at) && isHeading(found) {
			at, first = found, i
		}
	}
	if at == nil {
		return s, nil
	}
	s.Columns = map[Field]string{}
	for f, columns := range at {
		s.Columns[f] = rows[first].Cells[columns[0]].Text
	}
	for i := range rows[first+1:] {
		s.add(&rows[first+1+i], at)
	}
	return s, nil
}

// isHeading tells whether a row names people and at least one thing that they can say.
func isHeading(at map[Field][]int) bool {
	_, name := at[FieldName]
	_, family := at[FieldFamily]
	_, mail := at[FieldEmail]
	if !name && !family && !mail {
		return false
	}
	for f := range at {
		if f.isAnswer() {
			return true
		}
	}
	return false
}

// add reads a row, unless nothing is said in it.
func (s *Sheet) add(from *sheet.Row, at map[Field][]int) {
	get := func(f Field) string {
		var parts []string
		for _, c := range at[f] {
			if c < len(from.Cells) {
				if text := strings.TrimSpace(from.Cells[c].Text); text != "" {
					parts = append(parts, text)
				}
			}
		}
		return strings.Join(parts, " ")
	}
	r := Row{Line: from.Number, Name: oneLine(get(FieldName)), Email: mailOf(get(FieldEmail), from, at[FieldEmail])}
	if r.Name == "" {
		r.Name = oneLine(get(FieldGiven) + " " + get(FieldFamily))
	}
	r.read(get)
	if r.IsEmpty() {
		return
	}
	if r.Name == "" && r.Email == "" {
		s.Nameless = append(s.Nameless, r.Line)
		return
	}
	s.Rows = append(s.Rows, r)
}

// read understands what somebody said.
func (r *Row) read(get func(Field) string) {
	unclear := func(f Field, bad bool) {
		if bad {
			r.Unclear = append(r.Unclear, f)
		}
	}
	r.Said = oneLine(get(FieldReply))
	reply, known := replyOf(r.Said)
	r.Reply = reply
	unclear(FieldReply, !known)
	n, names, known := plusOf(get(FieldGuests), get(FieldGuestNames))
	unclear(FieldGuests, !known)
	if all, ok := countOf(get(FieldPeople)); ok && all > 0 { // counts the one who answers
		n = max(n, all-1)
	} else if !ok {
		unclear(FieldPeople, true)
	}
	for k := range min(max(n, len(names)), mostGuests) {
		p := model.Plus{}
		if k < len(names) {
			p.Name = names[k]
		}
		r.Guests = append(r.Guests, p)
	}
	r.Diet = dietsOf(get(FieldDiet), r.Guests)
	r.Score, known = scoreOf(get(FieldScore))
	unclear(FieldScore, !known)
	r.Comment, r.Wish = strings.TrimSpace(get(FieldComment)), strings.TrimSpace(get(FieldWish))
}

// mailOf is the address in a cell, or the one that a click on it writes to.
func mailOf(text string, from *sheet.Row, columns []int) string {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ;,<>()\n\t", r) }) {
		if strings.Count(part, "@") == 1 {
			return strings.TrimPrefix(part, "mailto:")
		}
	}
	for _, c := range columns {
		if c < len(from.Cells) {
			if link, ok := strings.CutPrefix(from.Cells[c].Link, "mailto:"); ok {
				link, _, _ = strings.Cut(link, "?")
				return link
			}
		}
	}
	return ""
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
