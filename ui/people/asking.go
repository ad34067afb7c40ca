package people

import (
	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// labelled puts small words above a field of a question.
func labelled(text string, o fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Stack(3, widgets.NewSmall(text), o)
}

// wire lets Enter in a field of a question save it and Escape put it away.
func wire(save, cancel func(), fields ...widgets.Field) {
	for _, f := range fields {
		f.SetHooks(&widgets.Hooks{Submit: save, Cancel: cancel, Changed: func() {}})
	}
}

// cancelButton puts a question away that is made after it.
func (v *view) cancelButton(m **widgets.Modal) *widgets.Button {
	return widgets.NewSecondary(v.w.T("people.cancel"), nil, func() { (*m).Hide() })
}

// moreButton offers what else can be done with a thing.
func moreButton(tip string, items func() []*fyne.MenuItem) *widgets.Button {
	b := widgets.NewIconButton(look.Icon("more"), tip, nil)
	b.OnTapped = func() { widgets.ShowMenuBelow(b, items()...) }
	return b.Smaller()
}
