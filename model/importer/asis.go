package importer

import (
	"context"
	"maps"
	"strings"

	"alumnibook/model"
)

// asIs stands among the corrections of a row for a field that is to be kept as the list has it. No cell can hold it.
const asIs = "\x00"

// AsWritten takes the repairs of a field of a row back: the book gets exactly what the list says, a telephone number
// without its international form, a name in one piece. Uncorrect takes that back too. CodeInvalid where the book could
// not keep it: a date that is none, a word that the field does not know.
func (p *Plan) AsWritten(row int, field Field) error {
	if row < 0 || row >= len(p.Rows) {
		return model.Invalid("row", "unknown")
	}
	r := p.Rows[row]
	if !p.layouts[r.layout].has(field) {
		return model.Invalid("field", "unknown")
	}
	corrections := maps.Clone(r.corrections)
	if corrections == nil {
		corrections = map[Field]string{}
	}
	corrections[field] = asIs
	trial := &rowReader{layout: p.layouts[r.layout], force: r.decision.Do == DoTake}
	if rule := trial.read(int(r.at), corrections).refused[field]; rule != "" {
		return model.Invalid(string(field), rule)
	}
	r.corrections = corrections
	ctx := context.Background()
	if err := p.again(ctx, row); err != nil {
		return err
	}
	return p.settleAll(ctx)
}

// refuse says that the book could not keep a cell as it is written.
func (r *rowReader) refuse(col int, rule string) {
	if r.row.refused == nil {
		r.row.refused = map[Field]string{}
	}
	r.row.refused[r.cols[col].Field] = rule
	r.note(col, "", "")
}

// asWritten takes a cell as it stands. The rules name the sentences under "error.invalid.".
func (r *rowReader) asWritten(col int, c cell) {
	f := r.cols[col].Field
	text := strings.TrimSpace(c.text)
	p := &r.row.person
	switch {
	case r.cols[col].date != nil:
		r.dateAsWritten(col, c)
		return
	case f.isEmail():
		if !model.ValidEmail(text) {
			r.refuse(col, "email")
			return
		}
		p.Emails = append(p.Emails, model.Email{Address: text, Kind: r.emailKind(col, text)})
	case f.isPhone():
		p.Phones = append(p.Phones, model.Phone{Number: text, Kind: r.phoneKind(col, "", "")})
	case f.isLink():
		if !model.ValidLink(text) {
			r.refuse(col, "link")
			return
		}
		p.Links = append(p.Links, model.Link{URL: text, Kind: linkKind(text, f)})
	case r.cols[col].own != nil:
		r.ownAsWritten(col, text)
		return
	case f == FieldLanguage || f == FieldStatus || f == FieldGender || f == FieldSalutation || f == FieldPhoto:
		r.refuse(col, "choice")
		return
	default:
		r.textAsWritten(col, f, text, c.text)
	}
	r.note(col, text, "")
}

// textAsWritten puts a text where it belongs without looking at it.
func (r *rowReader) textAsWritten(col int, f Field, text, whole string) {
	raw, p := &r.raw, &r.row.person
	switch f {
	case FieldFirstName:
		raw.first, raw.wholeFirst = text, true
	case FieldLastName:
		raw.last, raw.wholeLast = text, true
	case FieldFullName:
		raw.full, raw.fullCol, raw.wholeFull = text, col, true
	case FieldTitle:
		raw.title = text
	case FieldTags:
		p.Tags = addWords(p.Tags, []string{text})
	case FieldSkills:
		p.Skills = addWords(p.Skills, []string{text})
	case FieldStreet, FieldStreetWork:
		r.place(col).Street = text
	case FieldPostalCode, FieldPostalCodeCity, FieldPostalCodeWork:
		r.place(col).PostalCode = text
	case FieldCity, FieldCityWork:
		r.place(col).City = text
	case FieldCountry, FieldCountryWork:
		r.place(col).Country = text
	case FieldEmployer:
		raw.job.Organisation = text
	case FieldPersonnel:
		raw.stint.PersonnelNumber = text
	default:
		r.text(col, f, text, whole)
	}
}

// dateAsWritten takes a date that needed no repair but that of being partly known.
func (r *rowReader) dateAsWritten(col int, c cell) {
	res := r.cols[col].date.read(c.text, c.kind)
	if !res.ok || res.doubt || res.date.IsZero() || res.repair != "" && res.repair != RepairDatePartial {
		r.refuse(col, "date")
		return
	}
	r.keepDate(col, res.date)
	r.note(col, res.date.String(), "")
}

func (r *rowReader) ownAsWritten(col int, text string) {
	own := r.cols[col].own
	if own.Type == model.OwnNumber {
		if n, ok := readNumber(text); !ok || n != text {
			r.refuse(col, "number")
			return
		}
	}
	if own.Type == model.OwnChoice {
		r.refuse(col, "choice")
		return
	}
	r.setOwn(own.ID, text)
	r.note(col, text, "")
}
