package look

import "fyne.io/fyne/v2"

// Tone is the mood of a chip, a message or a cell. It never speaks alone: a word stands beside it.
type Tone int

// The tones that there are.
const (
	ToneNone   Tone = iota // as the text around it
	ToneGrey               // neutral
	ToneGreen              // good, new
	ToneAmber              // look here
	ToneRed                // wrong, late
	ToneBlue               // changed, worth knowing
	ToneAccent             // chosen
)

// Text names the colour of words in this tone.
func (t Tone) Text() fyne.ThemeColorName {
	switch t {
	case ToneGrey:
		return ColorGrey
	case ToneGreen:
		return ColorGreen
	case ToneAmber:
		return ColorAmber
	case ToneRed:
		return ColorRed
	case ToneBlue:
		return ColorBlue
	case ToneAccent:
		return ColorAccent
	}
	return ColorText
}

// Tint names the colour behind words in this tone.
func (t Tone) Tint() fyne.ThemeColorName {
	switch t {
	case ToneGreen:
		return ColorGreenTint
	case ToneAmber:
		return ColorAmberTint
	case ToneRed:
		return ColorRedTint
	case ToneBlue:
		return ColorBlueTint
	case ToneAccent:
		return ColorAccentTint
	}
	return ColorGreyTint
}
