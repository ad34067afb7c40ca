package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// pressable is what every button-like widget stands on: mouse, keyboard, focus, tooltip, disabled with a reason.
type pressable struct {
	tipped
	OnTapped func()

	hovered, focused bool
	disabled         bool
	reason           string // why it is disabled, as its tooltip
	tip              string
	onKey            func(*fyne.KeyEvent) bool // keys of the widget itself; true if it was one
}

// Tapped is called by Fyne on a click.
func (p *pressable) Tapped(*fyne.PointEvent) { p.press() }

func (p *pressable) press() {
	active()
	p.hideTip()
	if !p.disabled && p.OnTapped != nil {
		p.OnTapped()
	}
}

// Cursor shows a hand where a press does something.
func (p *pressable) Cursor() desktop.Cursor {
	if p.disabled || p.OnTapped == nil {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn is called by Fyne.
func (p *pressable) MouseIn(e *desktop.MouseEvent) {
	p.hovered = true
	p.tipped.MouseIn(e)
	p.refreshSelf()
}

// MouseOut is called by Fyne.
func (p *pressable) MouseOut() {
	p.hovered = false
	p.tipped.MouseOut()
	p.refreshSelf()
}

// FocusGained is called by Fyne.
func (p *pressable) FocusGained() {
	p.focused = true
	reveal(p.self())
	p.refreshSelf()
}

// FocusLost is called by Fyne.
func (p *pressable) FocusLost() {
	p.focused = false
	p.refreshSelf()
}

// TypedRune is called by Fyne; letters mean nothing to a button.
func (p *pressable) TypedRune(rune) {}

// TypedKey is called by Fyne: Space and Enter press, what is left goes to the dialog around.
func (p *pressable) TypedKey(e *fyne.KeyEvent) {
	active()
	if p.onKey != nil && p.onKey(e) {
		return
	}
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.press()
	default:
		passKey(p.self(), e)
	}
}

// Enable lets it be pressed again.
func (p *pressable) Enable() { p.SetDisabled(false, "") }

// Disable greys it out without a reason; SetDisabled says why.
func (p *pressable) Disable() { p.SetDisabled(true, "") }

// Disabled reports whether it is greyed out.
func (p *pressable) Disabled() bool { return p.disabled }

// SetDisabled greys it out or not; the reason is shown as its tooltip.
func (p *pressable) SetDisabled(yes bool, reason string) {
	if p.disabled == yes && p.reason == reason {
		return
	}
	p.disabled, p.reason = yes, reason
	p.applyTip()
	p.refreshSelf()
}

// SetToolTip says in a few words what a press does.
func (p *pressable) SetToolTip(text string) {
	p.tip = text
	p.applyTip()
}

func (p *pressable) applyTip() {
	if p.disabled && p.reason != "" {
		p.setTip(p.reason)
		return
	}
	p.setTip(p.tip)
}

func (p *pressable) refreshSelf() {
	if w := p.self(); w != nil {
		w.Refresh()
	}
}
