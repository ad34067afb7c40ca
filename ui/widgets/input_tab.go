package widgets

// AcceptsTab is called by Fyne: Tab goes on to the next field from every field, also from one of several lines.
func (i *Input) AcceptsTab() bool { return false }
