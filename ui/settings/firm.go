package settings

import (
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/widgets"
)

// firm is the section of whose register this is.
type firm struct {
	formSection
	name, currency, domain *widgets.TextField
	country, language      *widgets.SelectField
}

func newFirm(v *view) *firm {
	w := v.host.Words()
	s := &firm{formSection: newFormSection(v, "firm")}
	s.name = widgets.NewTextField("")
	s.country = widgets.NewSelectField("", choices(model.Countries, "model.country.", w.T)...)
	s.language = widgets.NewSelectField("", choices(model.Languages, "model.language.", w.T)...)
	s.currency = widgets.NewTextField("")
	s.domain = widgets.NewTextField("")
	s.form.Text(w.T("settings.firm_text"))
	s.form.AddRow(widgets.Item{Key: "name", Label: w.T("settings.firm_name"), Field: s.name, Required: true})
	s.form.AddRow(
		widgets.Item{Key: "country", Label: w.T("model.field.country"), Field: s.country, Hint: w.T("settings.country_hint")},
		widgets.Item{Key: "language", Label: w.T("model.field.language"), Field: s.language, Hint: w.T("settings.language_hint")},
	)
	s.form.AddRow(
		widgets.Item{Key: "currency", Label: w.T("model.field.currency"), Field: s.currency},
		widgets.Item{Key: "mail_domain", Label: w.T("model.field.mail_domain"), Field: s.domain, Hint: w.T("settings.domain_hint")},
	)
	s.keep()
	return s
}

// choices are the codes of a list with their words.
func choices(codes []string, prefix string, say func(string, ...any) string) []widgets.Choice {
	list := make([]widgets.Choice, 0, len(codes))
	for _, c := range codes {
		list = append(list, widgets.Choice{Text: say(prefix + c), Value: c})
	}
	return list
}

func (s *firm) content() fyne.CanvasObject { return s.form }

func (s *firm) fill(k known) {
	s.name.SetValue(k.firm.Name)
	s.country.SetValue(k.firm.Country)
	s.language.SetValue(k.firm.Language)
	s.currency.SetValue(k.firm.Currency)
	s.domain.SetValue(k.firm.MailDomain)
	s.form.SetErrors(nil)
	s.form.MarkClean()
}

func (s *firm) save(done func(bool)) {
	w, wrong := s.words(), map[string]string{}
	name := strings.TrimSpace(s.name.Value())
	if name == "" {
		wrong["name"] = w.T("error.invalid.missing")
	}
	currency := strings.ToUpper(strings.TrimSpace(s.currency.Value()))
	if len(currency) != 3 || strings.Trim(currency, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		wrong["currency"] = w.T("error.invalid.currency")
	}
	domain := strings.ToLower(strings.TrimPrefix(strings.TrimSpace(s.domain.Value()), "@"))
	if domain != "" && !model.ValidEmail("a@"+domain) {
		wrong["mail_domain"] = w.T("error.invalid.domain")
	}
	if len(wrong) > 0 {
		s.refuse(wrong, done)
		return
	}
	now := s.v.known.firm
	now.Name, now.Country, now.Language, now.Currency, now.MailDomain = name, s.country.Value(), s.language.Value(), currency, domain
	s.change(model.Doing{Code: "settings"}, func(tx *book.Tx) error { return tx.SaveFirm(now) }, done)
}
