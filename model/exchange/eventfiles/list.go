package eventfiles

import (
	"io"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/sheet"
)

// listColumn is one column of the guest list.
type listColumn struct {
	key   string // of its heading
	width float64
	kind  sheet.ColumnType
	value func(g *book.Guest) sheet.Value
}

// list writes the guest list: a workbook that can be edited and whose answers can be read back.
func (x *export) list(w io.Writer) error {
	columns := x.columns()
	table := sheet.Table{Sheet: x.event.Title, Columns: make([]sheet.Column, len(columns))}
	for i, c := range columns {
		table.Columns[i] = sheet.Column{Title: x.Words(c.key), Width: c.width, Type: c.kind}
	}
	x.result.Written = 0
	return sheet.Write(w, table, func(yield func([]sheet.Value) bool) {
		for i := range x.guests {
			row := make([]sheet.Value, len(columns))
			for c := range columns {
				row[c] = columns[c].value(&x.guests[i])
			}
			if x.ctx.Err() != nil || !yield(row) {
				return
			}
			x.result.Written++
			x.report(i + 1)
		}
	})
}

func text(s string) sheet.Value { return sheet.Value{Text: s} }

// number is a number, and nothing where it is zero.
func number(n int) sheet.Value { return sheet.Value{Number: float64(n), HasNumber: n != 0} }

func day(d model.Date) sheet.Value { return sheet.Value{Date: d} }

// said is the name of a code, and nothing where there is none.
func (x *export) said(prefix, code string) sheet.Value {
	if code == "" {
		return sheet.Value{}
	}
	return text(x.Words(prefix + code))
}

func (x *export) columns() []listColumn {
	of := func(fn func(g *book.Guest) string) func(g *book.Guest) sheet.Value {
		return func(g *book.Guest) sheet.Value { return text(fn(g)) }
	}
	return []listColumn{
		{"papers.column.number", 8, sheet.Number, func(g *book.Guest) sheet.Value { return number(g.Number) }},
		{"model.field.name", 28, sheet.Text, of(func(g *book.Guest) string { return g.Name })},
		{"papers.column.employer", 24, sheet.Text, of(func(g *book.Guest) string { return g.Employer })},
		{"model.field.office", 14, sheet.Text, of(func(g *book.Guest) string { return g.Office })},
		{"model.field.email", 30, sheet.Text, of(func(g *book.Guest) string { return g.Email })},
		{"model.field.phone", 18, sheet.Code, of(func(g *book.Guest) string { return g.Phone })},
		{"papers.column.role", 12, sheet.Text, func(g *book.Guest) sheet.Value { return x.said("model.role.", string(g.Role)) }},
		{"papers.column.invited", 12, sheet.Date, func(g *book.Guest) sheet.Value { return day(g.Invited) }},
		{"model.field.channel", 12, sheet.Text, func(g *book.Guest) sheet.Value { return x.said("model.channel.", string(g.Channel)) }},
		{"papers.column.reminded", 12, sheet.Date, func(g *book.Guest) sheet.Value { return day(g.Reminded) }},
		{"papers.column.reply", 14, sheet.Text, x.reply},
		{"papers.column.replied", 12, sheet.Date, func(g *book.Guest) sheet.Value { return day(g.Replied) }},
		{"papers.column.seat", 14, sheet.Text, func(g *book.Guest) sheet.Value { return x.said("model.seat.", string(g.Seat)) }},
		{"papers.column.plus", 10, sheet.Number, func(g *book.Guest) sheet.Value { return number(len(g.Guests)) }},
		{"papers.column.plus_names", 26, sheet.Text, of(func(g *book.Guest) string { return strings.Join(plusNames(g.Guests), ", ") })},
		{"papers.column.diet", 24, sheet.Text, of(diets)},
		{"papers.column.note", 28, sheet.Text, of(func(g *book.Guest) string { return g.Note })},
		{"papers.column.came", 12, sheet.Text, x.came},
		{"papers.column.brought", 12, sheet.Number, func(g *book.Guest) sheet.Value { return number(g.Brought) }},
		{"papers.column.score", 10, sheet.Number, func(g *book.Guest) sheet.Value { return number(g.Score) }},
		{"papers.column.comment", 40, sheet.Text, of(func(g *book.Guest) string { return g.Comment })},
		{"papers.column.thanked", 12, sheet.Date, func(g *book.Guest) sheet.Value { return day(g.Thanked) }},
	}
}

// reply is what somebody answered; who only stands on the list was not asked yet.
func (x *export) reply(g *book.Guest) sheet.Value {
	switch {
	case g.Reply != model.ReplySilent:
		return x.said("model.reply.", string(g.Reply))
	case g.Invited.IsZero():
		return sheet.Value{}
	}
	return x.said("model.reply.", "silent")
}

// came is the time at which somebody was checked in.
func (x *export) came(g *book.Guest) sheet.Value {
	if !g.HasCome() {
		return sheet.Value{}
	}
	return text(g.Came.In(x.Zone).Format("15:04"))
}

// diets are what a guest and those whom they bring do not eat.
func diets(g *book.Guest) string {
	parts := []string{g.Diet}
	for _, p := range g.Guests {
		if p.Diet != "" {
			parts = append(parts, strings.TrimPrefix(p.Name+": "+p.Diet, ": "))
		}
	}
	if parts[0] == "" {
		parts = parts[1:]
	}
	return strings.Join(parts, "; ")
}
