package widgets

import "fyne.io/fyne/v2/driver/desktop"

// ToolTip returns what is shown when the pointer rests here: the words of an empty line that do not fit.
func (i *Input) ToolTip() string {
	if i.Text == "" && i.hintCut != "" && i.PlaceHolder == i.hintCut {
		return i.hint
	}
	return ""
}

// MouseIn is called by Fyne.
func (i *Input) MouseIn(e *desktop.MouseEvent) {
	i.tip.me = i
	i.tip.setTip(i.ToolTip())
	i.tip.MouseIn(e)
}

// MouseMoved is called by Fyne.
func (i *Input) MouseMoved(e *desktop.MouseEvent) { i.tip.MouseMoved(e) }

// MouseOut is called by Fyne.
func (i *Input) MouseOut() { i.tip.MouseOut() }
