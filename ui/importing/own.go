package importing

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/importer"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// ownTypes are the types that a column can fill. A choice needs its choices first, which the settings ask for.
var ownTypes = []model.OwnFieldType{model.OwnText, model.OwnNumber, model.OwnDate}

// askOwnField makes a new own field of the book for a column.
func (p *Page) askOwnField(c *column) {
	name := widgets.NewTextField("")
	name.SetValue(c.first.Heading)
	can := ownTypes
	if c.first.Sensitive {
		can = can[:1] // text, as it stands
	}
	types := make([]widgets.Choice, len(can))
	for i, t := range can {
		types[i] = widgets.Choice{Value: string(t), Text: p.w.T("model.own_type." + string(t))}
	}
	kind := widgets.NewSelectField("", types...)
	kind.SetValue(string(model.OwnText))
	var closeIt func()
	create := func() {
		own := model.OwnField{Name: strings.TrimSpace(name.Value()), Type: model.OwnFieldType(kind.Value())}
		if own.Name == "" {
			name.SetError(p.w.T("error.invalid.missing"))
			return
		}
		p.createOwn(own, c, func(err error) {
			if err != nil {
				name.SetError(p.host.Sentence(err))
				return
			}
			closeIt()
		})
	}
	name.SetHooks(&widgets.Hooks{Submit: create, Cancel: func() { closeIt() }})
	closeIt = p.host.Show(p.w.T("importing.columns.new_own_title"), widgets.Stack(look.Gap,
		widgets.NewMutedParagraph(p.w.T("importing.columns.new_own_text")),
		widgets.NewBold(p.w.T("importing.columns.own_name")), name,
		widgets.NewBold(p.w.T("importing.columns.own_type")), kind,
		widgets.Row(10, widgets.Spacer(), widgets.NewSecondary(p.w.T("importing.cancel"), nil, func() { closeIt() }),
			widgets.NewPrimary(p.w.T("importing.columns.create"), nil, create)),
	), nil)
	name.Focus()
}

// createOwn puts the field into the book and maps the column to it.
func (p *Page) createOwn(own model.OwnField, c *column, done func(error)) {
	p.host.Do(model.Doing{Code: "own_field"}, func(tx *book.Tx) error { return tx.SaveOwnField(&own) }, func(_ int64, err error) {
		if err != nil {
			done(err)
			return
		}
		p.renewSettings(func() {
			done(nil)
			p.mapColumn(c, importer.OwnField(own.ID))
		})
	})
}
