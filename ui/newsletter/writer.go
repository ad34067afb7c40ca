package newsletter

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/ui/dates"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// writer is where an issue is written: what it is called and when it is due, then its words in one language after the
// other.
type writer struct {
	is      *issue
	touched bool // something was typed

	title   *widgets.TextField
	due     *widgets.DateField
	state   *widgets.SegmentsField
	notes   *widgets.TextField
	first   *widgets.SelectField // whose language everybody else gets
	tongues map[string]*widgets.Chip
	tabs    *widgets.Tabs
	lang    []string // of the tabs
	names   []string // as they are shown on them

	subject, intro, closing *widgets.TextField

	open   place // the piece of news that is open
	item   *itemForm
	column *fyne.Container
	scroll *widgets.ScrollArea
	whole  fyne.CanvasObject
}

// place is where a piece of news stands; none is {-1, -1}.
type place struct{ box, item int }

var nowhere = place{-1, -1}

const columnWidth = 760

func newWriter(is *issue) *writer {
	w := is.w
	x := &writer{is: is, open: nowhere, tongues: map[string]*widgets.Chip{}, column: widgets.Stack(14)}
	hooks := &widgets.Hooks{Submit: func() { is.save(nil) }}
	x.title = x.line(hooks, is.n.Title, func(s string) { is.n.Title = strings.TrimSpace(s) })
	x.due = dates.Ahead(w, is.v.host.Today)
	x.due.BadText = w.T("error.invalid.date", "example", w.DateHint())
	dates.Set(x.due, is.n.Due)
	x.due.OnChanged = func(y, m, d int) {
		if day := model.NewDate(y, m, d); day.IsFull() {
			is.n.Due = day
			x.due.SetHint(w.Away(is.v.host.Today(), day))
		}
		x.told()
	}
	x.due.SetHint(w.Away(is.v.host.Today(), is.n.Due))
	x.due.SetHooks(hooks)
	x.state = widgets.NewSegmentsField(
		widgets.Choice{Value: string(model.NewsletterPlanned), Text: w.T("model.newsletter_state.planned")},
		widgets.Choice{Value: string(model.NewsletterReady), Text: w.T("model.newsletter_state.ready")})
	x.state.SetValue(string(is.n.State))
	x.state.OnChanged = func(s string) {
		is.n.State = model.NewsletterState(s)
		x.told()
	}
	x.notes = x.area(hooks, 2, is.n.Notes, func(s string) { is.n.Notes = s })
	x.first = widgets.NewSelectField("")
	x.first.OnChanged = x.putFirst
	for _, l := range assets.Languages {
		x.tongues[l] = widgets.NewChoiceChip(w.T("model.language."+l), "", look.ToneGrey, func() { x.toggle(l) })
	}
	x.tabs = widgets.NewSegments(nil, "")
	x.subject = x.line(hooks, "", func(s string) { is.n.Subject[is.language] = s })
	x.intro = x.area(hooks, 4, "", func(s string) { is.n.Intro[is.language] = s })
	x.closing = x.area(hooks, 3, "", func(s string) { is.n.Closing[is.language] = s })
	x.scroll = widgets.Scrolled(widgets.Middle(columnWidth, widgets.PadEach(14, look.PagePad, 24, look.PagePad, x.column)))
	x.whole = x.scroll
	return x
}

// line is a line of text that goes into the issue as it is typed; area is one of several lines.
func (x *writer) line(hooks *widgets.Hooks, text string, put func(string)) *widgets.TextField {
	return x.wired(widgets.NewTextField(""), hooks, text, put)
}

func (x *writer) area(hooks *widgets.Hooks, rows int, text string, put func(string)) *widgets.TextField {
	return x.wired(widgets.NewTextArea("", rows), hooks, text, put)
}

func (x *writer) wired(f *widgets.TextField, hooks *widgets.Hooks, text string, put func(string)) *widgets.TextField {
	f.SetValue(text)
	f.SetHooks(hooks)
	f.OnChanged = func(s string) {
		put(s)
		x.told()
	}
	return f
}

// told hears that something was typed.
func (x *writer) told() {
	x.touched = true
	x.nameTabs()
	x.is.changed()
}

// nameTabs shows beside each language how much is not written in it.
func (x *writer) nameTabs() {
	w, n := x.is.w, &x.is.n
	gaps := n.Unwritten()
	names := make([]string, len(n.Languages))
	for i, l := range n.Languages {
		names[i] = w.T("model.language." + l)
		count := 0
		for _, g := range gaps {
			if strings.HasSuffix(g, "."+l) {
				count++
			}
		}
		if count > 0 {
			names[i] += " · " + w.N("newsletter.to_write", count)
		}
	}
	if slices.Equal(names, x.names) {
		return
	}
	x.lang, x.names = slices.Clone(n.Languages), names
	x.tabs.OnSelected = nil
	x.tabs.SetItems(names...)
	x.tabs.Select(max(slices.Index(x.lang, x.is.language), 0))
	x.tabs.OnSelected = func(i int) {
		x.is.language = x.lang[i]
		x.draw()
	}
}

// toggle adds a language, or takes one away; what was written in it stays in the issue for another day.
func (x *writer) toggle(l string) {
	n := &x.is.n
	if i := slices.Index(n.Languages, l); i < 0 {
		n.Languages = append(slices.Clone(n.Languages), l)
	} else if len(n.Languages) > 1 {
		n.Languages = slices.Delete(slices.Clone(n.Languages), i, i+1)
	}
	if !slices.Contains(n.Languages, x.is.language) {
		x.is.language = n.Languages[0]
	}
	x.draw()
	x.told()
}

// putFirst makes a language the one for everybody whose own the issue does not have.
func (x *writer) putFirst(l string) {
	n := &x.is.n
	list := slices.DeleteFunc(slices.Clone(n.Languages), func(o string) bool { return o == l })
	n.Languages = append([]string{l}, list...)
	x.draw()
	x.told()
}

// draw shows the issue in the language that is chosen.
func (x *writer) draw() {
	w, n, lang := x.is.w, &x.is.n, x.is.language
	x.subject.SetValue(n.Subject[lang])
	x.intro.SetValue(n.Intro[lang])
	x.closing.SetValue(n.Closing[lang])
	x.hint(x.subject, n.Subject, "newsletter.subject_hint")
	x.hint(x.intro, n.Intro, "newsletter.intro_hint")
	x.hint(x.closing, n.Closing, "newsletter.closing_hint")
	x.names = nil // the language may be another one
	x.nameTabs()
	objects := []fyne.CanvasObject{x.about()}
	if len(n.Languages) > 1 {
		objects = append(objects, widgets.Row(0, x.tabs))
	}
	objects = append(objects, widgets.NewCard("", nil, labelled(w.T("newsletter.subject")+" *", x.subject), labelled(w.T("newsletter.intro"), x.intro)))
	for b := range n.Boxes {
		objects = append(objects, x.box(b))
	}
	if add := x.addBox(); add != nil {
		objects = append(objects, widgets.Row(0, add))
	}
	objects = append(objects,
		widgets.NewCard("", nil, labelled(w.T("newsletter.closing"), x.closing)),
		widgets.NewCard("", nil, labelled(w.T("newsletter.notes"), x.notes)))
	x.column.Objects = objects
	x.column.Refresh()
	x.scroll.Refresh()
}

// hint shows in an empty field what stands there in the first language, or what it is for.
func (x *writer) hint(f *widgets.TextField, words map[string]string, key string) {
	text := x.is.w.T(key)
	if first := x.is.n.Languages[0]; first != x.is.language && strings.TrimSpace(words[first]) != "" {
		text = words[first]
	}
	f.Entry().SetPlaceHolder(text)
}

// about is what an issue has beside its words.
func (x *writer) about() fyne.CanvasObject {
	w, n := x.is.w, &x.is.n
	chips := widgets.WrapRow(6)
	for _, l := range assets.Languages {
		chip, has := x.tongues[l], slices.Contains(n.Languages, l)
		chip.Tone, chip.Icon = look.ToneGrey, nil
		if has {
			chip.Tone, chip.Icon = look.ToneBlue, look.Icon("check")
		}
		chip.SetSelected(has)
		chips.Add(chip)
	}
	rows := []fyne.CanvasObject{
		widgets.Shares(12, []float32{4, 3, 3},
			labelled(w.T("newsletter.name")+" *", x.title), labelled(w.T("newsletter.due")+" *", x.due), labelled(w.T("newsletter.state"), x.state)),
	}
	tongues := labelled(w.T("newsletter.in_languages"), chips)
	if len(n.Languages) > 1 {
		var choices []widgets.Choice
		for _, l := range n.Languages {
			choices = append(choices, widgets.Choice{Value: l, Text: w.T("model.language." + l)})
		}
		x.first.SetOptions(choices...)
		x.first.SetValue(n.Languages[0])
		rows = append(rows, widgets.Shares(12, []float32{7, 3}, tongues, labelled(w.T("newsletter.first_language"), x.first)))
	} else {
		rows = append(rows, tongues)
	}
	return widgets.NewCard("", nil, rows...)
}

func labelled(words string, field fyne.CanvasObject) fyne.CanvasObject {
	label := widgets.NewSmall(words)
	label.Least = 60
	return widgets.Stack(3, label, field)
}

// check looks at what was typed before it is saved.
func (x *writer) check() bool {
	w := x.is.w
	x.clear()
	day, ok := dates.Value(x.due)
	switch {
	case x.is.n.Title == "":
		x.is.toWrite()
		x.title.SetError(w.T("error.invalid.missing"))
		x.title.Focus()
		return false
	case !ok || !day.IsFull():
		x.is.toWrite()
		x.due.SetError(w.T("error.invalid.date", "example", w.DateHint()))
		x.due.Focus()
		return false
	}
	return true
}

func (x *writer) clear() {
	x.title.SetError("")
	x.due.SetError("")
	if x.item != nil {
		x.item.link.SetError("")
	}
}

// refused shows what the book said beside its field; false where there is none.
func (x *writer) refused(err *model.Error, text string) bool {
	switch err.Field {
	case "title":
		x.title.SetError(text)
		x.title.Focus()
	case "due":
		x.due.SetError(text)
		x.due.Focus()
	default:
		at, ok := placeOf(err.Field)
		if !ok || at.box >= len(x.is.n.Boxes) || at.item >= len(x.is.n.Boxes[at.box].Items) {
			return false
		}
		x.openItem(at)
		x.item.link.SetError(text)
		x.item.link.Focus()
	}
	return true
}
