package firststart

import (
	"cmp"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// NewBook asks for what a new book needs to know: whose it is, and where it should stand.
type NewBook struct {
	Words    *assets.Translator
	Canvas   fyne.Canvas
	Country  string // proposed for the firm, "" for that of the words' region
	Folder   string // proposed for the file
	Why      string // why that folder and not the usual one, "" where it is
	Verb     string // what the button says
	PickSave func(page.Pick, func(path string))
	// Create makes the book and calls back with nil, or with the error's sentence for the form.
	Create func(path string, firm model.Firm, failed func(sentence string))

	form              *widgets.Form
	name, where       *widgets.TextField
	country, language *widgets.SelectField
	modal             *widgets.Modal
	chosen            bool // the user has said where; the name no longer decides
	busy              bool
}

// Ext is the ending of a book's file.
const Ext = ".alumni"

// currencies of the countries that are offered; all others have the euro.
var currencies = map[string]string{"DK": "DKK", "SE": "SEK", "CH": "CHF", "NO": "NOK", "GB": "GBP", "US": "USD"}

// CurrencyOf is the currency of a country.
func CurrencyOf(country string) string {
	if c, ok := currencies[country]; ok {
		return c
	}
	return "EUR"
}

// Show opens the form.
func (n *NewBook) Show() {
	w := n.Words
	n.name = widgets.NewTextField(w.T("first.name_hint"))
	n.name.OnChanged = func(string) { n.proposePath() }
	n.country = widgets.NewSelectField("", Countries(w)...)
	n.country.SetValue(cmp.Or(n.Country, w.Region()))
	n.language = widgets.NewSelectField("", Languages(w)...)
	n.language.SetValue(w.Language())
	n.where = widgets.NewTextField("")
	n.where.OnChanged = func(string) { n.chosen = true }

	n.form = widgets.NewForm()
	n.form.AddRow(widgets.Item{Key: "name", Label: w.T("first.name"), Field: n.name, Required: true})
	n.form.AddRow(
		widgets.Item{Key: "country", Label: w.T("model.field.country"), Field: n.country, Hint: w.T("first.country_hint")},
		widgets.Item{Key: "language", Label: w.T("model.field.language"), Field: n.language},
	)
	n.form.AddRow(widgets.Item{Key: "where", Label: w.T("first.where"), Field: n.where, Hint: cmp.Or(n.Why, w.T("first.where_hint"))})
	n.form.Object(widgets.Row(0, widgets.NewQuiet(w.T("first.choose"), look.Icon("folder"), n.choose)))
	n.form.OnSave = n.save
	n.proposePath()

	n.modal = widgets.NewModal(n.Canvas, w.T("first.new_title"), n.form, 520, nil,
		widgets.NewSecondary(w.T("button.cancel"), nil, func() { n.modal.Hide() }),
		widgets.NewPrimary(n.Verb, nil, func() { n.form.Save() }),
	)
	n.form.OnCancel = n.modal.Hide
	n.modal.Show()
	n.name.Focus()
}

// proposePath names the file after the firm, and beside one that is there already.
func (n *NewBook) proposePath() {
	if n.chosen {
		return
	}
	base := FileName(n.name.Value())
	if base == "" {
		base = n.Words.T("first.file_name")
	}
	path := filepath.Join(n.Folder, base+Ext)
	for i := '2'; i <= '9' && exists(path); i++ {
		path = filepath.Join(n.Folder, base+" "+string(i)+Ext)
	}
	n.where.SetValue(path)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// FileName makes of a firm's name what every system takes as a file's name.
func FileName(firm string) string {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return ' '
		}
		return r
	}, firm)
	return strings.Trim(strings.Join(strings.Fields(clean), " "), ". ")
}

func (n *NewBook) choose() {
	path := n.where.Value()
	n.PickSave(page.Pick{
		For: page.ForBooks, Title: n.Words.T("first.where"), Kind: n.Words.T("open.kind"), Ext: []string{Ext},
		Folder: filepath.Dir(path), Name: filepath.Base(path),
	}, func(path string) {
		if path != "" {
			n.where.SetValue(path)
			n.chosen = true
		}
	})
}

// save checks what was typed and has the book made. The form stays until that is known.
func (n *NewBook) save() error {
	w, wrong := n.Words, widgets.FieldErrors{}
	if strings.TrimSpace(n.name.Value()) == "" {
		wrong["name"] = w.T("error.invalid.missing")
	}
	path := strings.TrimSpace(n.where.Value())
	switch {
	case path == "":
		wrong["where"] = w.T("error.invalid.missing")
	case !filepath.IsAbs(path):
		path = filepath.Join(n.Folder, path)
	}
	if len(wrong) > 0 || n.busy {
		return wrong
	}
	if !strings.EqualFold(filepath.Ext(path), Ext) {
		path += Ext
	}
	country := n.country.Value()
	firm := model.Firm{Name: strings.TrimSpace(n.name.Value()), Country: country, Language: n.language.Value(), Currency: CurrencyOf(country)}
	n.busy = true
	n.Create(path, firm, func(sentence string) {
		n.busy = false
		if sentence == "" {
			n.modal.Hide()
			return
		}
		wrong["where"] = sentence
		n.form.SetErrors(wrong)
	})
	return wrong // keeps the form, and says nothing until Create has answered
}

// Countries are those of the model, by name in a language, sorted as they are listed there.
func Countries(w *assets.Translator) []widgets.Choice {
	list := make([]widgets.Choice, 0, len(model.Countries))
	for _, c := range model.Countries {
		list = append(list, widgets.Choice{Text: w.T("model.country." + c), Value: c})
	}
	return list
}

// Languages are those that letters can have, by name in a language.
func Languages(w *assets.Translator) []widgets.Choice {
	list := make([]widgets.Choice, 0, len(model.Languages))
	for _, l := range model.Languages {
		list = append(list, widgets.Choice{Text: w.T("model.language." + l), Value: l})
	}
	return list
}
