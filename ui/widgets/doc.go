// Package widgets holds what pages are built from: the grid, the form kit,
// buttons, chips, cards and what floats above them. There is no business word
// in here; whatever a page says comes in as text.
//
// Widgets keep their state themselves and never in their renderer, because Fyne
// throws renderers of hidden objects away. Everything runs on the goroutine of
// the window; what happens later goes through After.
package widgets
