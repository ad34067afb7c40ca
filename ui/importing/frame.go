package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// frame is what stands round every step: the title, the way there, what the step is about, and the buttons.
type frame struct {
	root   *fyne.Container
	lines  []*fyne.Container // that are laid out anew when what stands in them changes
	title  *widgets.CutText
	crumbs *fyne.Container
	second *fyne.Container // chips and the like below the title
	middle *fyne.Container
	foot   *fyne.Container
	note   *widgets.CutText
	back   *widgets.Button
	next   *widgets.Button
}

func newFrame(p *Page) *frame {
	f := &frame{
		title: widgets.NewTitle(""), crumbs: widgets.Row(6), second: container.NewStack(), middle: container.NewStack(),
		note: widgets.NewMuted(p.w.T("importing.promise")),
	}
	f.title.Least = 240
	f.note.Least = 200
	f.back = widgets.NewSecondary(p.w.T("importing.back"), nil, nil)
	f.next = widgets.NewPrimary("", nil, nil)
	top := widgets.FillRow(16, 0, f.title, f.crumbs)
	head := widgets.Stack(look.Gap, top, f.second)
	buttons := widgets.FillRow(10, 0, f.note, f.back, f.next)
	f.foot = widgets.Stack(0, widgets.HLine(), widgets.Ground(look.ColorBackground, widgets.PadEach(10, 16, 10, 16, buttons)))
	f.root = widgets.FillStack(0, 1, widgets.Ground(look.ColorBackground, widgets.PadEach(14, 16, 10, 16, head)), f.middle, f.foot)
	f.lines = []*fyne.Container{top, head, buttons, f.root}
	return f
}

// view is what a step puts into the frame.
type view struct {
	second fyne.CanvasObject // nil for nothing
	middle fyne.CanvasObject
	note   string // "" is the promise that nothing is changed yet
	back   func() // nil where there is no way back
	next   string // "" for no button
	do     func()
	off    string // why the button can't be pressed, "" where it can
}

func (f *frame) set(p *Page, v view) {
	f.title.SetText(p.title())
	f.crumbs.Objects = p.crumbs()
	f.crumbs.Refresh()
	f.second.Objects = nil
	if v.second != nil {
		f.second.Objects = []fyne.CanvasObject{v.second}
	}
	visible(f.second, v.second != nil)
	if len(f.middle.Objects) != 1 || f.middle.Objects[0] != v.middle {
		f.middle.Objects = []fyne.CanvasObject{v.middle}
	}
	if v.note == "" {
		v.note = p.w.T("importing.promise")
	}
	f.note.SetText(v.note)
	f.back.OnTapped, f.next.OnTapped = v.back, v.do
	f.next.SetText(v.next)
	f.next.SetDisabled(v.off != "", v.off)
	visible(f.back, v.back != nil)
	visible(f.next, v.next != "")
	visible(f.foot, v.back != nil || v.next != "")
	for _, line := range f.lines {
		line.Refresh()
	}
}

func visible(o fyne.CanvasObject, yes bool) {
	if yes {
		o.Show()
	} else {
		o.Hide()
	}
}

// focus gives the keyboard to something that was just put into the page, which the window may not have drawn yet.
func (p *Page) focus(f fyne.Focusable) {
	if !p.away {
		p.host.Window().Canvas().Focus(f)
	}
}

// title names the file, or how many there are.
func (p *Page) title() string {
	if len(p.files) == 0 {
		return p.w.T("importing.title")
	}
	return p.w.T("importing.title_of", "name", p.name())
}

// crumbs draws the way; the steps that can be gone to are links.
func (p *Page) crumbs() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i, key := range stepWords {
		if i > 0 {
			all = append(all, widgets.NewIcon("chevron-right", look.ColorMuted, 14))
		}
		s, words := step(i), p.w.T(key)
		switch {
		case s == p.step:
			here := widgets.NewBold(words)
			here.Color = look.ColorAccent
			all = append(all, here)
		case p.canGo(s):
			all = append(all, widgets.NewLink(words, func() { p.goTo(s) }))
		default:
			all = append(all, widgets.NewMuted(words))
		}
	}
	return all
}

// canGo tells whether a step can be gone to from where the list is.
func (p *Page) canGo(s step) bool {
	if p.busy != nil || p.step == stepDone || s == stepDone {
		return false
	}
	return s == stepFile || p.draft != nil && len(p.chosenSheets()) > 0 && (s == stepColumns || p.problem() == "")
}

// goTo shows another step, checking the rows first where that has to be done.
func (p *Page) goTo(s step) {
	if !p.canGo(s) {
		return
	}
	if s == stepCheck && p.plan == nil {
		p.makePlan()
		return
	}
	p.step, p.heading = s, nil
	p.show()
}

// show draws the step.
func (p *Page) show() {
	switch {
	case p.busy != nil:
		p.frame.set(p, view{middle: p.busy.root})
	case p.heading != nil:
		p.frame.set(p, p.headingView())
	case p.step == stepColumns:
		p.frame.set(p, p.columnsView())
	case p.step == stepCheck:
		p.frame.set(p, p.checkView())
	case p.step == stepDone:
		p.frame.set(p, p.doneView())
	default:
		p.frame.set(p, p.fileView())
	}
	p.host.StatusChanged()
}
