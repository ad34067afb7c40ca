// Package look says how the program looks: its colours, measures, fonts and
// icons, as one Fyne theme. It knows nothing of what is shown.
package look
