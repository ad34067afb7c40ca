//go:build accessibility

package widgets

import (
	"slices"
	"strings"
	_ "unsafe" // for the line below

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// rendererOf is how Fyne itself comes from a widget to what stands in it. It shows that to tests alone, so it is taken
// by its name; a version of Fyne that has it no more does not link.
//
//go:linkname rendererOf fyne.io/fyne/v2/internal/cache.Renderer
func rendererOf(w fyne.Widget) fyne.WidgetRenderer

// isChoice tells of a control that is several: each of its words is one to press.
func isChoice(o fyne.CanvasObject) bool {
	switch o.(type) {
	case *popList, *paletteList, *gridHeader, *calendar:
		return true
	}
	return false
}

// isControl tells of what answers to a click or a key as a whole. What only catches clicks, or leads keys on to what
// stands in it, is none.
func isControl(o fyne.CanvasObject) bool {
	switch o := o.(type) {
	case *Modal, *Palette, *Cover, *DataGrid, *BigList, *Tabs:
		return false
	case *Chip:
		return o.acts() || o.OnRemove != nil
	case *KeyValue:
		return o.acts() || o.Copies
	case interface{ acts() bool }:
		return o.acts() && !isChoice(o.(fyne.CanvasObject))
	}
	if isChoice(o) {
		return false
	}
	_, taps := o.(fyne.Tappable)
	_, keys := o.(fyne.Focusable)
	return taps || keys
}

// acts tells that a press does something, or would if it were not greyed out.
func (p *pressable) acts() bool { return p.OnTapped != nil || p.disabled }

func (p *pressable) greyed() bool { return p.disabled }

func roleOf(o fyne.CanvasObject) fyne.AccessibleRole {
	if _, ok := o.(*Link); ok {
		return fyne.AccessibleRoleLink
	}
	return fyne.AccessibleRoleButton
}

// controlName is what a control is called: its words or those in it, what it says when the pointer rests on it, and its
// state, for which Fyne has no place of its own.
func controlName(o fyne.CanvasObject) string {
	var name []string
	if own := ownWords(o); own != "" {
		name = append(name, own)
	} else {
		name = innerWords(o, nil)
	}
	if tip, ok := o.(interface{ ToolTip() string }); ok && tip.ToolTip() != "" && !slices.Contains(name, tip.ToolTip()) {
		name = append(name, tip.ToolTip())
	}
	if len(name) == 0 {
		return ""
	}
	if g, ok := o.(interface{ greyed() bool }); ok && g.greyed() {
		name = append(name, Words.Greyed)
	}
	return strings.Join(append(name, chosen(o)...), ", ")
}

// chosen says whether a control is on, for those that can be.
func chosen(o fyne.CanvasObject) []string {
	on := false
	switch o := o.(type) {
	case *NavItem:
		on = o.Selected
	case *Chip:
		on = o.Selected
	case *Option:
		on = o.selected
	case *gridRow:
		on = o.grid.selected[o.id]
	case *tick:
		if !o.on {
			return []string{Words.NotChosen}
		}
		on = true
	}
	if on {
		return []string{Words.Chosen}
	}
	return nil
}

// ownWords are the words of a control that shortens them on the screen.
func ownWords(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *Button:
		return o.Text
	case *NavItem:
		return strings.TrimSpace(o.Text + " " + o.badge.Text)
	case *Link:
		return o.Text
	case *tick:
		return o.words
	}
	return wordsOf(o)
}

// innerWords are the words in a control, without those of controls that stand in it.
func innerWords(o fyne.CanvasObject, words []string) []string {
	for _, kid := range objectsIn(o) {
		switch {
		case kid == nil || !kid.Visible() || isControl(kid):
		case wordsOf(kid) != "":
			words = append(words, strings.TrimSpace(wordsOf(kid)))
		default:
			words = innerWords(kid, words)
		}
	}
	return words
}

func entryOf(o fyne.CanvasObject) *widget.Entry {
	switch o := o.(type) {
	case *Input:
		return &o.Entry
	case *widget.Entry:
		return o
	}
	return nil
}

// fieldName is what a field is called, what it asks for, and what stands in it; never a password.
func fieldName(o fyne.CanvasObject, e *widget.Entry, label string) string {
	hint := e.PlaceHolder
	if i, ok := o.(*Input); ok && i.hintCut != "" && hint == i.hintCut {
		hint = i.hint
	}
	parts := []string{label, hint}
	if !e.Password {
		parts = append(parts, e.Text)
	}
	if e.Disabled() {
		parts = append(parts, Words.Greyed)
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}
