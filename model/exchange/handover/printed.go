package handover

import (
	"cmp"
	"io"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/print"
	"alumnibook/model/exchange/vcard"
)

func (x *export) paper() print.Paper {
	return print.Paper{Font: x.Font, BoldFont: x.BoldFont, Title: x.Title, Day: x.Today}
}

// labels writes one label for each person.
func (x *export) labels(w io.Writer) error {
	labels := print.L7160
	if x.Format == LabelsL7163 {
		labels = print.L7163
	}
	letter := x.letter()
	return x.streamed(func(people func(yield func(*model.Person) bool)) error {
		return print.Labels(w, x.paper(), labels, x.Skip, func(yield func([]string) bool) {
			people(func(p *model.Person) bool { return yield(letter.Label(p)) })
		})
	})
}

// wall writes a code for each person.
func (x *export) wall(w io.Writer) error {
	return x.streamed(func(people func(yield func(*model.Person) bool)) error {
		return print.Wall(w, x.paper(), func(yield func(print.Code) bool) {
			people(func(p *model.Person) bool {
				return yield(print.Code{Text: vcard.QRText(p, x.firm.Name), Name: p.FullName(), Line: x.worksAt(p)})
			})
		})
	})
}

// worksAt is the firm below a name: the present employer, or our own for those who are here.
func (x *export) worksAt(p *model.Person) string {
	if job := p.CurrentJob(); job != nil {
		return cmp.Or(job.Organisation, job.Title)
	}
	if e := p.LastEmployment(); e != nil && e.To.IsZero() && (p.Status == model.StatusLeaving || p.Status == model.StatusRehired) {
		return x.firm.Name
	}
	return ""
}

// list writes a table to print: the columns that the user arranged, or those that a list of people mostly has.
func (x *export) list(w io.Writer) error {
	if len(x.Columns) == 0 {
		x.Columns = x.usualColumns()
	}
	columns := make([]print.ListColumn, len(x.Columns))
	for i, c := range x.Columns {
		columns[i] = print.ListColumn{Title: c.Title, Width: float64(cmp.Or(c.Width, 100)), Main: i == 0}
	}
	var failed error
	err := print.List(w, x.paper(), x.subtitle(), columns, func(yield func([]string) bool) {
		failed = x.rows(func(r *model.Row) bool { return yield(x.printed(r)) })
	})
	return first(failed, err)
}

func (x *export) printed(r *model.Row) []string {
	cells := texts(x.values(r))
	for i := range cells {
		cells[i] = strings.Join(strings.Fields(cells[i]), " ")
	}
	return cells
}

// subtitle says how many there are and of which day the list is.
func (x *export) subtitle() string {
	text := strconv.Itoa(len(x.ids))
	if !x.Today.IsZero() {
		text += " · " + x.Today.String()
	}
	return text
}

func (x *export) usualColumns() []Column {
	column := func(key string, width float32, text func(r *model.Row) string) Column {
		return Column{Title: x.Words(key), Width: width, Text: text}
	}
	return []Column{
		column("model.field.name", 150, func(r *model.Row) string { return r.Name }),
		column("model.field.office", 80, func(r *model.Row) string { return r.Office }),
		column("model.field.position", 110, func(r *model.Row) string { return r.Position }),
		column("model.field.left", 60, func(r *model.Row) string { return r.Left.String() }),
		column("model.field.employer", 110, func(r *model.Row) string { return r.Employer }),
		column("model.field.phone", 95, func(r *model.Row) string { return r.Phone }),
		column("model.field.email", 150, func(r *model.Row) string { return r.Email }),
	}
}
