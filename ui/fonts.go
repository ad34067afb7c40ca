package ui

import "fyne.io/fyne/v2/theme"

// Fonts are the TrueType fonts of the window, which printed pages use too.
func Fonts() (regular, bold []byte) {
	return theme.DefaultTextFont().Content(), theme.DefaultTextBoldFont().Content()
}
