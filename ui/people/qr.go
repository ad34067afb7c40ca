package people

import (
	"context"
	"image"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"alumnibook/model/exchange/handover"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

const (
	qrWidth = 560 // of the window of codes
	qrSide  = 440 // of a code, at most
	qrLeast = 240 // of a code, whatever the size of text: a phone has to see all of it at once
)

// codes is a window with one person's card as a code that a phone reads; the arrow keys go on to the next person.
type codes struct {
	v      *view
	ids    []int64
	at     int
	place  *fyne.Container // holds the code, or why there is none
	name   *widgets.CutText
	facts  *fyne.Container
	count  *widgets.CutText
	back   *widgets.Button
	next   *widgets.Button
	window *widgets.Modal
}

// showQR shows the chosen person's card as a code. From there the arrow keys walk through the list.
func (v *view) showQR() {
	at := slices.Index(v.rows.ids, v.one())
	if at < 0 {
		return
	}
	w := v.w
	c := &codes{v: v, ids: slices.Clone(v.rows.ids), at: at, place: container.NewStack(), facts: widgets.Stack(2)}
	c.name, c.count = widgets.NewSection(""), widgets.NewSmall("")
	c.name.TextSize = 18
	c.back = widgets.NewIconButton(look.Icon("chevron-left"), w.T("people.qr_back"), func() { c.step(-1) })
	c.next = widgets.NewIconButton(look.Icon("chevron-right"), w.T("people.qr_next"), func() { c.step(1) })
	foot := widgets.Row(4, c.back, c.count, c.next)
	content := widgets.Stack(6, container.New(fixed{c.side()}, c.place), centred(c.name), c.facts, container.NewCenter(foot))
	c.window = v.modal(w.T("people.qr_title"), qrWidth, content, widgets.NewPrimary(w.T("people.close"), nil, func() { c.window.Hide() }))
	c.window.OnKey = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp:
			c.step(-1)
		case fyne.KeyRight, fyne.KeyDown, fyne.KeyPageDown:
			c.step(1)
		default:
			return false
		}
		return true
	}
	c.window.OnClosed = func() {
		page.Drop(v.host, v, "qr")
		v.choose([]int64{c.ids[c.at]})
		v.focusList()
	}
	c.load()
}

// side is how large a code may be: less in a low window.
func (c *codes) side() float32 {
	room := c.v.host.Window().Canvas().Size().Height/look.Factor() - 344
	return max(min(qrSide, room), qrLeast/look.Factor())
}

func (c *codes) step(by int) {
	at := c.at + by
	if at < 0 || at >= len(c.ids) {
		return
	}
	c.at = at
	c.load()
}

func (c *codes) load() {
	v, id := c.v, c.ids[c.at]
	run.Do(v.host.Runner(), page.Key(v, "qr"), func(ctx context.Context, _ run.Progress) (handover.Code, error) {
		return handover.QR(ctx, v.host.Book(), id)
	}, func(code handover.Code, err error) {
		if err != nil {
			c.window.Hide()
			v.host.Fail(err)
			return
		}
		c.show(code)
	})
}

// show draws the code with what it holds, or says why there is none.
func (c *codes) show(code handover.Code) {
	w := c.v.w
	c.name.SetText(code.Name)
	c.count.SetText(w.T("people.count_of", "n", c.at+1, "total", len(c.ids)))
	c.back.SetDisabled(c.at == 0, "")
	c.next.SetDisabled(c.at == len(c.ids)-1, "")
	var facts []fyne.CanvasObject
	if code.Reason == "" {
		c.place.Objects = []fyne.CanvasObject{container.NewCenter(picture(code.Image, look.Px(c.side())))}
		for _, s := range cardLines(code.Text) {
			facts = append(facts, centred(widgets.NewMuted(s)))
		}
		how := widgets.NewMutedParagraph(w.T("people.qr_how"))
		how.TextSize, how.Center = look.SizeSmall, true
		facts = append(facts, how)
	} else {
		why := w.T("people.refused", "name", code.Name, "reason", w.T("gate."+string(code.Reason)))
		c.place.Objects = []fyne.CanvasObject{widgets.NewEmpty("lock", w.T("people.qr_none"), why, nil)}
	}
	c.facts.Objects = facts
	c.place.Refresh()
	c.facts.Refresh()
	c.window.Refresh()
}

// picture is a code as large as there is room, with a whole number of points for each of its squares.
func picture(img image.Image, room float32) fyne.CanvasObject {
	pic := canvas.NewImageFromImage(img)
	pic.ScaleMode, pic.FillMode = canvas.ImageScalePixels, canvas.ImageFillContain
	size, square := img.Bounds().Dx(), 1
	for x := range size { // the first dark point on the diagonal is a corner, behind a border of four squares
		if r, _, _, _ := img.At(x, x).RGBA(); r < 0x8000 {
			square = max(x/4, 1)
			break
		}
	}
	squares := size / square
	pic.SetMinSize(fyne.NewSquareSize(float32(max(int(room)/squares, 1) * squares)))
	return pic
}

// fixed is a height that stays while what is in it changes.
type fixed struct{ height float32 }

func (fixed) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(s)
	}
}

func (f fixed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1, look.Px(f.height)) }

func centred(line *widgets.CutText) fyne.CanvasObject {
	line.Align = fyne.TextAlignCenter
	line.Least = qrWidth - 48
	return line
}

// cardLines are what a card holds besides the name, as one reads it.
func cardLines(card string) []string {
	var list []string
	unescape := strings.NewReplacer(`\,`, ",", `\;`, ";", `\n`, ", ", `\\`, `\`)
	for _, line := range strings.Split(card, "\n") {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		name, _, _ = strings.Cut(name, ";")
		switch strings.ToUpper(name) {
		case "ORG", "TITLE", "TEL", "EMAIL":
			list = append(list, unescape.Replace(value))
		case "URL":
			list = append(list, shortLink(unescape.Replace(value)))
		}
	}
	return list
}
