package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Measures at normal text size, in Fyne units. Px makes them follow the user's text size.
const (
	SizeText    float32 = 13
	SizeSmall   float32 = 12
	SizeSection float32 = 14
	SizeTitle   float32 = 20
	SizeFigure  float32 = 22

	RowHeight     float32 = 30
	RowHeightDoor float32 = 46
	ControlHeight float32 = 32
	SmallHeight   float32 = 28
	ChipHeight    float32 = 24

	Corner     float32 = 6
	CardCorner float32 = 8
	Step       float32 = 4
	Gap        float32 = 8  // between things that belong together
	PagePad    float32 = 16 // round a page and between cards

	IconSize    float32 = 18
	NavWidth    float32 = 176
	DetailWidth float32 = 326
	PaneCovers  float32 = 1100 // below this width of the window the detail pane covers the grid
)

// Factor is how much larger than normal the user wants everything; 1 is normal.
func Factor() float32 {
	app := fyne.CurrentApp()
	if app == nil {
		return 1
	}
	if t, ok := app.Settings().Theme().(*Theme); ok && t.Factor > 0 {
		return t.Factor
	}
	return 1
}

// Px turns a measure at normal text size into the one to draw with.
func Px(v float32) float32 { return v * Factor() }

// fyneSizes are the measures that Fyne's own widgets ask for; false where a measure does not grow with the text.
var fyneSizes = map[fyne.ThemeSizeName]struct {
	size  float32
	grows bool
}{
	theme.SizeNameText:               {SizeText, true},
	theme.SizeNameCaptionText:        {SizeSmall, true},
	theme.SizeNameHeadingText:        {SizeTitle, true},
	theme.SizeNameSubHeadingText:     {SizeSection, true},
	theme.SizeNameInlineIcon:         {IconSize, true},
	theme.SizeNameInnerPadding:       {7, true},
	theme.SizeNameLineSpacing:        {4, true},
	theme.SizeNamePadding:            {Step, true},
	theme.SizeNameScrollBar:          {10, true},
	theme.SizeNameScrollBarSmall:     {4, true},
	theme.SizeNameScrollBarRadius:    {4, true},
	theme.SizeNameSeparatorThickness: {1, false},
	theme.SizeNameInputBorder:        {1, false},
	theme.SizeNameInputRadius:        {Corner, true},
	theme.SizeNameButtonRadius:       {Corner, true},
	theme.SizeNameSelectionRadius:    {3, true},
	theme.SizeNameCardRadius:         {CardCorner, true},
	theme.SizeNameDialogRadius:       {CardCorner, true},
	theme.SizeNamePopupRadius:        {CardCorner, true},
	theme.SizeNameMenuRadius:         {CardCorner, true},
	theme.SizeNameModalBlurRadius:    {0, false},
}
