package importing

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/importer"
)

// oneLine is a text without its line breaks.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// written is a cell as it stands in the list; a picture of a card only says that there is one.
func (p *Page) written(f importer.Field, text string) string {
	switch f {
	case importer.FieldPhoto, importer.FieldTags, importer.FieldSkills, importer.FieldCardLines:
		return p.value(f, text)
	}
	return oneLine(text)
}

// value says what a cell was understood as in the user's language: dates, languages, countries and the like.
func (p *Page) value(f importer.Field, now string) string {
	switch f {
	case importer.FieldPhoto:
		if now != "" {
			return p.w.T("importing.value.photo")
		}
	case importer.FieldTags, importer.FieldSkills, importer.FieldCardLines:
		return oneLine(strings.ReplaceAll(strings.TrimSpace(now), "\n", ", "))
	case importer.FieldBirthDate, importer.FieldEntryDate, importer.FieldExitDate:
		if d, err := model.ParseDate(now); err == nil && now != "" {
			return p.w.Date(d)
		}
	case importer.FieldSalutation, importer.FieldGender:
		return p.w.Or("model.salutation."+now, now)
	case importer.FieldLanguage:
		return p.w.Or("model.language."+now, now)
	case importer.FieldStatus:
		return p.w.Or("model.status."+now, now)
	case importer.FieldCountry, importer.FieldCountryWork:
		return p.w.Or("model.country."+now, now)
	}
	if id, ok := f.OwnID(); ok && now != "" {
		for _, own := range p.draft.Settings.OwnFields {
			if d, err := model.ParseDate(now); own.ID == id && own.Type == model.OwnDate && err == nil {
				return p.w.Date(d)
			}
		}
	}
	return oneLine(now)
}
