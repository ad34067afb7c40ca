package widgets

import (
	"image"
	"image/draw"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

// What is shown must follow the look when the user changes it.
func TestLookChangesWhileShown(t *testing.T) {
	size := fyne.NewSize(1280, 800)
	scenes := map[string]func() fyne.CanvasObject{
		"people": peoplePage,
		"import": importPage,
		"form": func() fyne.CanvasObject {
			page, _ := formPage()
			return page
		},
	}
	for name, build := range scenes {
		t.Run(name, func(t *testing.T) {
			shown := func(first look.Mode, then ...look.Mode) image.Image {
				s := newStage(t, first, size, Gap(1, 1))
				s.root.SetContent(build())
				s.window.Resize(size.AddWidthHeight(1, 0))
				s.window.Resize(size)
				s.window.Canvas().Capture()
				for _, mode := range then {
					s.app.Settings().SetTheme(look.NewTheme(mode, 1))
				}
				if len(then) > 0 {
					s.picture(t, name+"-switched")
				}
				return s.window.Canvas().Capture()
			}
			want, got := shown(look.Dark), shown(look.Light, look.Dark)
			if n := different(want, got); n > 40 { // the cursor, a rounding here and there
				t.Errorf("%d pixels differ from a window that was dark from the start", n)
			}
		})
	}
}

func different(a, b image.Image) (n int) {
	x, y := image.NewRGBA(a.Bounds()), image.NewRGBA(b.Bounds())
	draw.Draw(x, x.Bounds(), a, a.Bounds().Min, draw.Src)
	draw.Draw(y, y.Bounds(), b, b.Bounds().Min, draw.Src)
	for i := 0; i < min(len(x.Pix), len(y.Pix)); i += 4 {
		for c := range 3 {
			if d := int(x.Pix[i+c]) - int(y.Pix[i+c]); d > 8 || d < -8 {
				n++
				break
			}
		}
	}
	return n
}

func TestLargerText(t *testing.T) {
	size := fyne.NewSize(1280, 800)
	s := newStage(t, look.Light, size, Gap(1, 1))
	s.app.Settings().SetTheme(look.NewTheme(look.Light, 1.35))
	s.root.SetContent(peoplePage())
	s.window.Resize(size.AddWidthHeight(1, 0))
	s.window.Resize(size)
	words := wordsIn(s.root.content)
	for i, w := range words {
		for _, other := range words[:i] {
			if w.lieOn(other) {
				t.Errorf("%q at %v lies on %q at %v", w.text, w.at, other.text, other.at)
			}
		}
	}
	s.picture(t, "people-large")
}
