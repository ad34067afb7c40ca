package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
)

// What follows a name without a space stays on its line, however wide the paragraph is.
func TestCommasStayWithTheirNames(t *testing.T) {
	newStage(t, look.Light, fyne.NewSize(400, 300), Gap(1, 1))
	p := NewRich(Span{Text: "Left since: "}, Span{Text: "Susanne Lundqvist"}, Span{Text: ", "}, Span{Text: "Christine Horn"}, Span{Text: ", "}, Span{Text: "Astrid Thygesen"})
	for width := float32(100); width < 400; width += 3 {
		p.Resize(fyne.NewSize(width, 10))
		rs, _ := p.runs()
		for _, r := range rs {
			if r.x == 0 && strings.HasPrefix(r.text, ",") {
				t.Errorf("in %v a line begins with %q", width, r.text)
			}
		}
	}
}
