//go:build accessibility

package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
)

// Spoken is the content of a window for screen readers too. After each drawing Fyne asks plain containers, and no
// widgets, for what stands in them: so the names of all that can be seen stand beside the root, made when Fyne asks.
func Spoken(r *Root) fyne.CanvasObject {
	names := container.NewWithoutLayout()
	ask := &asked{}
	whole := container.New(layout.NewStackLayout(), r, ask, names)
	ask.renew = func() { names.Objects = speak(r, whole.Position()) } // no Refresh: that would draw the window once more
	return whole
}

// spot is a place in the window where nothing is drawn.
type spot struct {
	at   fyne.Position
	size fyne.Size
}

func (s *spot) Hide()                   {}
func (s *spot) MinSize() fyne.Size      { return fyne.Size{} }
func (s *spot) Move(at fyne.Position)   { s.at = at }
func (s *spot) Position() fyne.Position { return s.at }
func (s *spot) Refresh()                {}
func (s *spot) Resize(size fyne.Size)   { s.size = size }
func (s *spot) Show()                   {}
func (s *spot) Size() fyne.Size         { return s.size }
func (s *spot) Visible() bool           { return true }

// asked stands before the names and is asked before them.
type asked struct {
	spot
	renew func()
}

// AccessibilityLabel is called by Fyne.
func (a *asked) AccessibilityLabel() string { return "" }

// AccessibilityRole is called by Fyne, which takes no notice of containers.
func (a *asked) AccessibilityRole() fyne.AccessibleRole {
	a.renew()
	return fyne.AccessibleRoleContainer
}

// spoken is the name of something that can be seen.
type spoken struct {
	spot
	name string
	role fyne.AccessibleRole
}

// AccessibilityLabel is called by Fyne.
func (s *spoken) AccessibilityLabel() string { return s.name }

// AccessibilityRole is called by Fyne.
func (s *spoken) AccessibilityRole() fyne.AccessibleRole { return s.role }

// speaker goes through what can be seen and writes down what there is to say.
type speaker struct {
	all    []fyne.CanvasObject
	origin fyne.Position // of the container of the names
}

// speak is all that can be reached in the window: a dialog hides what lies below.
func speak(r *Root, origin fyne.Position) []fyne.CanvasObject {
	s := &speaker{origin: origin}
	top, at := fyne.CanvasObject(r), origin
	if over := r.layer.canvas.Overlays().Top(); over != nil {
		top, at = over, fyne.Position{}
	}
	s.visit(top, sight{at: at, right: r.layer.canvas.Size().Width, bottom: r.layer.canvas.Size().Height, role: fyne.AccessibleRoleText})
	return s.all
}

// sight is where an object stands, and what is known from what is around it.
type sight struct {
	at                       fyne.Position // of what is around it
	left, top, right, bottom float32       // what can be seen of this part of the window
	role                     fyne.AccessibleRole
	label                    string // what the field in here is called
	said                     bool   // the words in here were said
}

// within narrows what can be seen to an object.
func (v sight) within(at fyne.Position, size fyne.Size) sight {
	v.left, v.right = fit(at.X, v.left, v.right), fit(at.X+size.Width, v.left, v.right)
	v.top, v.bottom = fit(at.Y, v.top, v.bottom), fit(at.Y+size.Height, v.top, v.bottom)
	return v
}

func fit(x, from, to float32) float32 { return max(from, min(x, to)) }

func (s *speaker) visit(o fyne.CanvasObject, v sight) {
	if o == nil || !o.Visible() {
		return
	}
	v.at = v.at.Add(o.Position())
	seen := v.within(v.at, o.Size())
	if clips(o) {
		v = seen
	}
	switch entry := entryOf(o); {
	case entry != nil:
		s.say(seen, fieldName(o, entry, v.label), fyne.AccessibleRoleText)
	case wordsOf(o) != "" && !isControl(o):
		if !v.said {
			s.say(seen, wordsOf(o), v.role)
		}
	case isControl(o):
		s.say(seen, controlName(o), roleOf(o))
		v.said = true
		s.inside(o, v)
	case s.tabs(o, v):
	default:
		if isChoice(o) {
			v.role = fyne.AccessibleRoleButton
		}
		s.inside(o, v)
	}
}

// tabs says each word of tabs, and which of them is chosen.
func (s *speaker) tabs(o fyne.CanvasObject, v sight) bool {
	t, ok := o.(*Tabs)
	if !ok {
		return false
	}
	for i, span := range t.spans() {
		name := t.items[i]
		if i == t.selected {
			name += ", " + Words.Chosen
		}
		s.say(v.within(v.at.AddXY(span[0], 0), fyne.NewSize(span[1], t.Size().Height)), name, fyne.AccessibleRoleButton)
	}
	return true
}

// inside visits what stands in an object. Where that is a text and one thing more, the text is what the other is called.
func (s *speaker) inside(o fyne.CanvasObject, v sight) {
	kids := objectsIn(o)
	if len(kids) == 2 && wordsOf(kids[0]) != "" {
		v.label = strings.TrimRight(wordsOf(kids[0]), " *:")
	}
	for _, kid := range kids {
		s.visit(kid, v)
	}
}

// say notes a name. What is scrolled out of sight is said as well, at a place of no size, where no pointer finds it.
func (s *speaker) say(v sight, name string, role fyne.AccessibleRole) {
	if name = strings.TrimSpace(name); name == "" {
		return
	}
	at := fyne.NewPos(v.left, v.top).Subtract(s.origin)
	s.all = append(s.all, &spoken{spot{at, fyne.NewSize(v.right-v.left, v.bottom-v.top)}, name, role})
}

func clips(o fyne.CanvasObject) bool {
	if _, scrolls := o.(fyne.Scrollable); scrolls {
		return true
	}
	w, ok := o.(fyne.Widget)
	if !ok {
		return false
	}
	_, clip := rendererOf(w).(interface{ IsClip() })
	return clip
}

func objectsIn(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case fyne.Widget:
		return rendererOf(o).Objects()
	}
	return nil
}

// wordsOf are the words of an object that is nothing but words.
func wordsOf(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text
	case *CutText:
		return o.Text
	case *Paragraph:
		var b strings.Builder
		for _, s := range o.Spans {
			b.WriteString(s.Text)
		}
		return b.String()
	case *Chip:
		return strings.TrimSpace(o.Text + " " + o.Count)
	}
	return ""
}
