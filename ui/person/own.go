package person

import (
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/ui/dates"
	"alumnibook/ui/widgets"
)

// ownEntry is a field that the firm added, with its control.
type ownEntry struct {
	field   model.OwnField
	control widgets.Field
}

// ownSection has the fields that the firm added, two in a row.
func (e *editor) ownSection() {
	if len(e.bg.own) == 0 {
		return
	}
	e.form.Section(e.v.w.T("model.field.own_fields"))
	var row []widgets.Item
	for _, f := range e.bg.own {
		entry := ownEntry{f, e.v.ownControl(f, e.person.OwnFields[f.ID])}
		e.own = append(e.own, entry)
		row = append(row, widgets.Item{Key: ownKey(f), Label: f.Name, Field: entry.control})
		if len(row) == 2 {
			e.form.AddRow(row...)
			row = nil
		}
	}
	if len(row) > 0 {
		e.form.AddRow(row...)
	}
}

func ownKey(f model.OwnField) string { return "own:" + strconv.FormatInt(f.ID, 10) }

// ownControl makes the control of an own field with a value in canonical form.
func (v *view) ownControl(f model.OwnField, value string) widgets.Field {
	switch f.Type {
	case model.OwnNumber:
		n := widgets.NewNumberField()
		n.Negative, n.DecimalSign = true, v.w.DecimalSign()
		if number, err := strconv.ParseFloat(value, 64); err == nil {
			n.Decimals = decimalsOf(value)
			n.SetValue(number)
		}
		n.Decimals = max(n.Decimals, 2)
		return n
	case model.OwnDate:
		d := v.date(true)
		if date, err := model.ParseDate(value); err == nil {
			dates.Set(d, date)
		}
		return d
	case model.OwnChoice:
		s := widgets.NewSelectField("", widgets.Choices(f.Choices...)...)
		s.Optional = true
		s.SetValue(value)
		return s
	}
	t := widgets.NewTextField("")
	t.SetValue(value)
	return t
}

// decimalsOf counts the digits behind the point of a number in canonical form.
func decimalsOf(value string) int {
	_, behind, _ := strings.Cut(value, ".")
	return len(behind)
}

// ownValue is what a control holds, in canonical form; false where it can't be read.
func ownValue(f model.OwnField, control widgets.Field) (string, bool) {
	switch c := control.(type) {
	case *widgets.NumberField:
		if c.Empty() {
			return "", true
		}
		n, ok := c.Value()
		return strconv.FormatFloat(n, 'f', -1, 64), ok
	case *widgets.DateField:
		d, ok := dates.Value(c)
		return d.String(), ok
	case *widgets.SelectField:
		return c.Value(), true
	case *widgets.TextField:
		return strings.TrimSpace(c.Value()), true
	}
	return "", true
}

func (e *editor) readOwn(c collector) map[int64]string {
	values := map[int64]string{}
	for _, entry := range e.own {
		s, ok := ownValue(entry.field, entry.control)
		switch {
		case !ok && entry.field.Type == model.OwnDate:
			c.wrong[ownKey(entry.field)] = e.v.w.T("error.invalid.date", "example", e.v.w.DateHint())
		case !ok:
			c.wrong[ownKey(entry.field)] = e.v.w.T("error.invalid.number")
		case s != "":
			values[entry.field.ID] = s
		}
	}
	if len(values) == 0 {
		return nil
	}
	return values
}
