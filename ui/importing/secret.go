package importing

import (
	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// locked tells that the column holds what the book does not take by itself, and that nobody has unlocked it.
func (c *column) locked() bool { return c.first.Sensitive && !c.first.Allowed }

// lockedField stands in the place of the choice of a field, with the way to unlock it.
func (p *Page) lockedField(c *column) fyne.CanvasObject {
	return widgets.Row(10, widgets.NewIcon("lock", look.ColorMuted, 16), widgets.NewChip(p.w.T("importing.columns.leave_out"), look.ToneGrey),
		widgets.NewLink(p.w.T("importing.secret.take"), func() { p.askSecret(c) }))
}

// askSecret asks twice, with two different questions, before a column with such data may be mapped.
func (p *Page) askSecret(c *column) {
	name := p.headingOf(c)
	p.host.Ask(page.Question{
		Title: p.w.T("importing.secret.need_title", "name", name), Text: p.w.T("importing.secret.need_text"),
		Verb: p.w.T("importing.secret.need"), Yes: func() {
			p.host.Ask(page.Question{
				Title: p.w.T("importing.secret.may_title"), Text: p.w.T("importing.secret.may_text", "name", name),
				Verb: p.w.T("importing.secret.may"), Danger: true, Yes: func() { p.allowSecret(c) },
			})
		},
	})
}

// allowSecret unlocks the column after both questions; it still has to be mapped to an own field.
func (p *Page) allowSecret(c *column) {
	for _, e := range c.each {
		if !e.column.Sensitive {
			continue
		}
		for range 2 { // both questions were answered with yes
			if err := p.draft.AskSensitive(e.column); err != nil {
				p.host.Fail(err)
				return
			}
		}
		if err := p.draft.AllowSensitive(e.sheet, e.column); err != nil {
			p.host.Fail(err)
			return
		}
	}
	p.columnsChanged()
	if len(p.fieldsOf(c)) == 0 {
		p.askOwnField(c)
	}
}

// headingOf is what a column is called in the list.
func (p *Page) headingOf(c *column) string {
	if c.first.Heading != "" {
		return c.first.Heading
	}
	return p.w.T("importing.columns.no_name", "column", columnName(c.first.Index))
}
