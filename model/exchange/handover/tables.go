package handover

import (
	"io"
	"strconv"

	"alumnibook/model"
	"alumnibook/model/exchange/peoplesheet"
	"alumnibook/model/exchange/postal"
	"alumnibook/model/exchange/sheet"
)

// sheet writes a workbook with a column for each field.
func (x *export) sheet(w io.Writer) error {
	return x.layout(w, peoplesheet.New(x.Words, x.own), x.Title)
}

// mailMerge writes what a letter to many needs.
func (x *export) mailMerge(w io.Writer) error {
	return x.layout(w, peoplesheet.NewMerge(x.Words, x.letter()), x.Title)
}

func (x *export) letter() postal.Letter {
	return postal.Letter{Home: x.firm.Country, Language: x.Language}
}

func (x *export) layout(w io.Writer, layout *peoplesheet.Layout, title string) error {
	return x.streamed(func(people func(yield func(*model.Person) bool)) error {
		return sheet.Write(w, sheet.Table{Sheet: title, Columns: layout.Columns()}, func(yield func([]sheet.Value) bool) {
			people(func(p *model.Person) bool { return yield(layout.Row(p)) })
		})
	})
}

// csv writes the same as sheet, or the columns that were chosen, as text.
func (x *export) csv(w io.Writer) error {
	if len(x.Columns) > 0 {
		var failed error
		titles := make([]string, len(x.Columns))
		for i, c := range x.Columns {
			titles[i] = c.Title
		}
		err := sheet.WriteCSV(w, csvForm, titles, func(yield func([]string) bool) {
			failed = x.rows(func(r *model.Row) bool { return yield(texts(x.values(r))) })
		})
		return first(failed, err)
	}
	layout := peoplesheet.New(x.Words, x.own)
	var titles []string
	for _, c := range layout.Columns() {
		titles = append(titles, c.Title)
	}
	return x.streamed(func(people func(yield func(*model.Person) bool)) error {
		return sheet.WriteCSV(w, csvForm, titles, func(yield func([]string) bool) {
			people(func(p *model.Person) bool { return yield(texts(layout.Row(p))) })
		})
	})
}

// csvForm is what Excel opens with a double click in countries with a decimal comma, and everything else reads too.
var csvForm = sheet.TextForm{Encoding: "utf-8", Separator: ';'}

// texts are the values of a row as CSV has them: dates in the one form that means the same everywhere.
func texts(values []sheet.Value) []string {
	out := make([]string, len(values))
	for i, v := range values {
		switch {
		case v.HasNumber:
			out[i] = strconv.FormatFloat(v.Number, 'f', -1, 64)
		case !v.Date.IsZero():
			out[i] = v.Date.String()
		default:
			out[i] = v.Text
		}
	}
	return out
}

// table writes the columns that the user arranged.
func (x *export) table(w io.Writer) error {
	columns := make([]sheet.Column, len(x.Columns))
	for i, c := range x.Columns {
		columns[i] = sheet.Column{Title: c.Title}
		if c.Date != nil {
			columns[i].Type = sheet.Date
		}
	}
	var failed error
	err := sheet.Write(w, sheet.Table{Sheet: x.Title, Columns: columns}, func(yield func([]sheet.Value) bool) {
		failed = x.rows(func(r *model.Row) bool { return yield(x.values(r)) })
	})
	return first(failed, err)
}

func (x *export) values(r *model.Row) []sheet.Value {
	list := make([]sheet.Value, len(x.Columns))
	for i, c := range x.Columns {
		switch {
		case c.Date != nil:
			list[i].Date = c.Date(r)
		case c.Text != nil:
			list[i].Text = c.Text(r)
		}
	}
	return list
}

// rowsAtOnce is how many rows of a list are read with one round of statements.
const rowsAtOnce = 500

// rows hands over what a list shows of the people, one by one, until yield wants no more.
func (x *export) rows(yield func(*model.Row) bool) error {
	for at := 0; at < len(x.ids); at += rowsAtOnce {
		if x.ctx.Err() != nil {
			return model.E(model.CodeCancelled, "", x.ctx.Err())
		}
		list, err := x.book.Rows(x.ctx, x.ids[at:min(at+rowsAtOnce, len(x.ids))])
		if err != nil {
			return err
		}
		for i := range list {
			if !yield(&list[i]) {
				return nil
			}
			x.done++
			x.report()
			if x.ctx.Err() != nil {
				return model.E(model.CodeCancelled, "", x.ctx.Err())
			}
		}
	}
	return nil
}

// template writes an empty list with the firm's own words to choose from.
func (x *export) template(w io.Writer) error {
	return sheet.WriteTemplate(w, peoplesheet.Template(x.Words, x.firm, x.own))
}

// first is the first error of several.
func first(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
