package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The names of the program's colours, to be asked for with Color.
const (
	ColorBackground = theme.ColorNameBackground // behind everything
	ColorText       = theme.ColorNameForeground // words
	ColorAccent     = theme.ColorNamePrimary    // the one action, selection, links
	ColorOnAccent   = theme.ColorNameForegroundOnPrimary
	ColorControl    = theme.ColorNameInputBorder // round what can be typed into or pressed

	ColorSurface    fyne.ThemeColorName = "surface"    // grid, cards, fields
	ColorSide       fyne.ThemeColorName = "side"       // navigation, status line
	ColorMuted      fyne.ThemeColorName = "muted"      // second words
	ColorLine       fyne.ThemeColorName = "line"       // round cards, between rows: nothing is lost without it
	ColorAccentTint fyne.ThemeColorName = "accentTint" // behind accent words
	ColorHover      fyne.ThemeColorName = "hoverTint"  // under the pointer
	ColorPressed    fyne.ThemeColorName = "pressTint"  // while a button is held
	ColorScrim      fyne.ThemeColorName = "scrim"      // over the page, behind a dialog

	ColorGrey      fyne.ThemeColorName = "grey"
	ColorGreyTint  fyne.ThemeColorName = "greyTint"
	ColorRed       fyne.ThemeColorName = "red"
	ColorRedTint   fyne.ThemeColorName = "redTint"
	ColorAmber     fyne.ThemeColorName = "amber"
	ColorAmberTint fyne.ThemeColorName = "amberTint"
	ColorGreen     fyne.ThemeColorName = "green"
	ColorGreenTint fyne.ThemeColorName = "greenTint"
	ColorBlue      fyne.ThemeColorName = "blue"
	ColorBlueTint  fyne.ThemeColorName = "blueTint"
)

type pair struct{ light, dark color.NRGBA }

var palette = map[fyne.ThemeColorName]pair{
	ColorBackground: {hex(0xF5F6F8), hex(0x14191E)},
	ColorSurface:    {hex(0xFFFFFF), hex(0x1B2228)},
	ColorSide:       {hex(0xECEFF2), hex(0x171D22)},
	ColorText:       {hex(0x1D2731), hex(0xE4E9ED)},
	ColorMuted:      {hex(0x586471), hex(0x9CA8B3)},
	ColorLine:       {hex(0xDFE3E8), hex(0x2C353D)},
	ColorAccent:     {hex(0x0E6B63), hex(0x5CBFB3)},
	ColorOnAccent:   {hex(0xFFFFFF), hex(0x10201E)},
	ColorAccentTint: {hex(0xE2F1EF), hex(0x17362F)},
	ColorHover:      {hex(0xF1F4F6), hex(0x222A31)},
	ColorPressed:    {hex(0xE4E9ED), hex(0x2A343C)},
	ColorScrim:      {alpha(0x14191E, 0x66), alpha(0x000000, 0x8C)},
	ColorGrey:       {hex(0x1D2731), hex(0xE4E9ED)},
	ColorGreyTint:   {hex(0xECEFF2), hex(0x232B32)},
	ColorRed:        {hex(0xB42318), hex(0xF1897E)},
	ColorRedTint:    {hex(0xFDECEA), hex(0x3A2220)},
	ColorAmber:      {hex(0x8A4B08), hex(0xE9B872)},
	ColorAmberTint:  {hex(0xFDF1DF), hex(0x38291A)},
	ColorGreen:      {hex(0x05603A), hex(0x7CCB9A)},
	ColorGreenTint:  {hex(0xE3F4EA), hex(0x1B3425)},
	ColorBlue:       {hex(0x1D4F91), hex(0x8DB6EC)},
	ColorBlueTint:   {hex(0xE5EEF9), hex(0x1D2E45)},

	// What Fyne's own widgets ask for.
	theme.ColorNameButton:              {hex(0xFFFFFF), hex(0x1B2228)},
	theme.ColorNameDisabledButton:      {hex(0xECEFF2), hex(0x171D22)},
	theme.ColorNameDisabled:            {hex(0x8E98A3), hex(0x6B7680)},
	theme.ColorNameError:               {hex(0xB42318), hex(0xF1897E)},
	theme.ColorNameFocus:               {alpha(0x0E6B63, 0x40), alpha(0x5CBFB3, 0x48)},
	theme.ColorNameForegroundOnError:   {hex(0xFFFFFF), hex(0x2A1210)},
	theme.ColorNameForegroundOnSuccess: {hex(0xFFFFFF), hex(0x0F2417)},
	theme.ColorNameForegroundOnWarning: {hex(0xFFFFFF), hex(0x271B0D)},
	theme.ColorNameHeaderBackground:    {hex(0xFFFFFF), hex(0x1B2228)},
	theme.ColorNameHover:               {alpha(0x1D2731, 0x0E), alpha(0xE4E9ED, 0x10)},
	theme.ColorNameHyperlink:           {hex(0x0E6B63), hex(0x5CBFB3)},
	theme.ColorNameInputBackground:     {hex(0xFFFFFF), hex(0x1B2228)},
	theme.ColorNameInputBorder:         {hex(0x7C8894), hex(0x6F7A85)},
	theme.ColorNameMenuBackground:      {hex(0xFFFFFF), hex(0x212A31)},
	theme.ColorNameOverlayBackground:   {hex(0xFFFFFF), hex(0x1F272E)},
	theme.ColorNamePlaceHolder:         {hex(0x586471), hex(0x9CA8B3)},
	theme.ColorNamePressed:             {alpha(0x1D2731, 0x18), alpha(0xE4E9ED, 0x1C)},
	theme.ColorNameScrollBar:           {alpha(0x1D2731, 0x55), alpha(0xE4E9ED, 0x50)},
	theme.ColorNameScrollBarBackground: {alpha(0x1D2731, 0x00), alpha(0xE4E9ED, 0x00)},
	theme.ColorNameSelection:           {alpha(0x0E6B63, 0x38), alpha(0x5CBFB3, 0x48)},
	theme.ColorNameSeparator:           {hex(0xDFE3E8), hex(0x2C353D)},
	theme.ColorNameShadow:              {alpha(0x14191E, 0x30), alpha(0x000000, 0x70)},
	theme.ColorNameSuccess:             {hex(0x05603A), hex(0x7CCB9A)},
	theme.ColorNameWarning:             {hex(0x8A4B08), hex(0xE9B872)},
}

// Color returns a colour of the program, or of Fyne, in the look that is shown now; in a foreign theme it is that of
// the program all the same.
func Color(name fyne.ThemeColorName) color.Color {
	app := fyne.CurrentApp()
	if app == nil {
		return palette[name].light
	}
	if t, ok := app.Settings().Theme().(*Theme); ok {
		return t.Color(name, app.Settings().ThemeVariant())
	}
	if p, ok := palette[name]; ok {
		if app.Settings().ThemeVariant() == theme.VariantDark {
			return p.dark
		}
		return p.light
	}
	return theme.Color(name)
}

func hex(rgb uint32) color.NRGBA { return alpha(rgb, 0xFF) }

func alpha(rgb uint32, a uint8) color.NRGBA {
	return color.NRGBA{R: uint8(rgb >> 16), G: uint8(rgb >> 8), B: uint8(rgb), A: a}
}
