package look

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"alumnibook/assets/icons"
)

func TestWordsCanBeRead(t *testing.T) {
	test.NewTempApp(t)
	var pairs [][2]fyne.ThemeColorName
	grounds := []fyne.ThemeColorName{ColorBackground, ColorSurface, ColorSide, ColorHover, ColorPressed, ColorAccentTint}
	for _, words := range []fyne.ThemeColorName{ColorText, ColorMuted, ColorAccent} {
		for _, ground := range grounds {
			pairs = append(pairs, [2]fyne.ThemeColorName{words, ground})
		}
	}
	for _, tone := range []Tone{ToneGrey, ToneGreen, ToneAmber, ToneRed, ToneBlue, ToneAccent} {
		pairs = append(pairs, [2]fyne.ThemeColorName{tone.Text(), tone.Tint()},
			[2]fyne.ThemeColorName{tone.Text(), ColorSurface}, [2]fyne.ThemeColorName{tone.Text(), ColorBackground})
	}
	pairs = append(pairs,
		[2]fyne.ThemeColorName{ColorOnAccent, ColorAccent},
		[2]fyne.ThemeColorName{theme.ColorNameForegroundOnError, ColorRed},
		[2]fyne.ThemeColorName{theme.ColorNamePlaceHolder, theme.ColorNameInputBackground},
		[2]fyne.ThemeColorName{ColorText, theme.ColorNameMenuBackground},
		[2]fyne.ThemeColorName{ColorMuted, theme.ColorNameOverlayBackground},
	)
	for _, mode := range []Mode{Light, Dark} {
		th := NewTheme(mode, 1)
		for _, p := range pairs {
			if got := Contrast(th.Color(p[0], theme.VariantLight), th.Color(p[1], theme.VariantLight)); got < ReadableContrast {
				t.Errorf("%s: %s on %s has a contrast of %.2f : 1, want 4.5", mode, p[0], p[1], got)
			}
		}
	}
}

func TestControlsCanBeSeen(t *testing.T) {
	test.NewTempApp(t)
	for _, mode := range []Mode{Light, Dark} {
		th := NewTheme(mode, 1)
		for _, sign := range []fyne.ThemeColorName{ColorControl, ColorAccent, ColorMuted, ColorRed} {
			for _, ground := range []fyne.ThemeColorName{ColorBackground, ColorSurface, ColorSide, ColorHover, theme.ColorNameOverlayBackground, ColorAccentTint} {
				if sign == ColorControl && ground == ColorAccentTint {
					continue // no control stands on it
				}
				if got := Contrast(th.Color(sign, theme.VariantLight), th.Color(ground, theme.VariantLight)); got < VisibleContrast {
					t.Errorf("%s: %s on %s has a contrast of %.2f : 1, want 3", mode, sign, ground, got)
				}
			}
		}
	}
}

func TestContrastIsThatOfTheStandard(t *testing.T) {
	white, grey := hex(0xFFFFFF), hex(0x767676)
	if got := Contrast(white, hex(0)); got != 21 {
		t.Errorf("black on white is %v, want 21", got)
	}
	if got := Contrast(grey, white); math.Abs(got-4.54) > 0.01 {
		t.Errorf("the well-known grey on white is %.2f, want 4.54", got)
	}
	if got := Over(alpha(0, 0x80), white); got != hex(0x7F7F7F) {
		t.Errorf("half of black on white is %v", got)
	}
}

func TestModeBeatsTheSystem(t *testing.T) {
	dark, system := NewTheme(Dark, 1), NewTheme(System, 1)
	if dark.Color(ColorSurface, theme.VariantLight) != palette[ColorSurface].dark {
		t.Error("a dark look turned light with the system")
	}
	if system.Color(ColorSurface, theme.VariantLight) != palette[ColorSurface].light {
		t.Error("a look that follows the system did not")
	}
}

func TestMeasuresGrowWithTheText(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(NewTheme(Light, 1.5))
	if got := Px(RowHeight); got != 45 {
		t.Errorf("a row is %v high at one and a half, want 45", got)
	}
	if got := theme.TextSize(); got != 19.5 {
		t.Errorf("text is %v, want 19.5", got)
	}
	if got := theme.SeparatorThicknessSize(); got != 1 {
		t.Errorf("a line is %v thick, want 1", got)
	}
}

func TestEveryIconShowsInBothLooks(t *testing.T) {
	app := test.NewTempApp(t)
	names := icons.Names()
	if len(names) < 45 {
		t.Fatalf("only %d icons", len(names))
	}
	for _, mode := range []Mode{Light, Dark} {
		app.Settings().SetTheme(NewTheme(mode, 1))
		for _, name := range names {
			img := canvas.NewImageFromResource(Icon(name))
			img.FillMode = canvas.ImageFillContain
			c := software.NewTransparentCanvas()
			c.SetPadded(false)
			c.SetContent(img)
			c.Resize(fyne.NewSize(24, 24))
			if near := coloured(c, Color(ColorText)); near < 8 {
				t.Errorf("%s: icon %s has %d pixels in the colour of words", mode, name, near)
			}
		}
	}
}

func coloured(c fyne.Canvas, want color.Color) int {
	w := color.NRGBAModel.Convert(want).(color.NRGBA)
	img, n := c.Capture(), 0
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			p := color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
			if p.A > 128 && near(p.R, w.R) && near(p.G, w.G) && near(p.B, w.B) {
				n++
			}
		}
	}
	return n
}

func near(a, b uint8) bool { return math.Abs(float64(a)-float64(b)) < 24 }
