package settings

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/ui/prefs"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// computer is the section of how the window looks here. What is chosen takes effect at once.
type computer struct {
	v    *view
	form fyne.CanvasObject
}

func newComputer(v *view) *computer {
	w, p := v.host.Words(), v.host.Prefs()
	var names, looks, sizes []string
	for _, l := range assets.Languages {
		names = append(names, assets.LanguageNames[l])
	}
	for _, l := range prefs.Looks {
		looks = append(looks, w.T("settings.look."+l))
	}
	for _, f := range prefs.TextSizes {
		sizes = append(sizes, strconv.Itoa(int(f*100+0.5))+" %")
	}
	language := segments(names, slices.Index(assets.Languages, w.Language()), func(i int) { v.host.ChangeLanguage(assets.Languages[i]) })
	mode := segments(looks, slices.Index(prefs.Looks, p.Look()), func(i int) { v.host.ChangeLook(prefs.Looks[i], p.TextSize()) })
	size := segments(sizes, slices.Index(prefs.TextSizes, p.TextSize()), func(i int) { v.host.ChangeLook(p.Look(), prefs.TextSizes[i]) })
	return &computer{v, widgets.Stack(18,
		widgets.NewMutedParagraph(w.T("settings.computer_text")),
		labelled(w.T("settings.window_language"), language),
		widgets.Stack(6, widgets.NewSection(w.T("settings.region")), regions(v)),
		labelled(w.T("settings.look"), mode),
		labelled(w.T("settings.text_size"), size),
	)}
}

// regions offers the countries whose dates and numbers can be written, each with how that looks.
func regions(v *view) fyne.CanvasObject {
	w := v.host.Words()
	list := make([]widgets.Choice, len(assets.Regions))
	for i, r := range assets.Regions {
		in := assets.WordsIn(w.Language(), r)
		list[i] = widgets.Choice{Value: r, Text: tell.Joined(" · ", w.T("model.country."+r), in.DateHint(),
			in.Number(1234)+in.DecimalSign()+"5", in.TimeOfDay("15:30"))}
	}
	field := widgets.NewSelectField("", list...)
	field.SetValue(w.Region())
	field.OnChanged = func(r string) {
		if r != "" && r != w.Region() {
			v.host.ChangeRegion(r)
		}
	}
	return widgets.AtMost(400, field)
}

func segments(items []string, at int, chosen func(int)) fyne.CanvasObject {
	s := widgets.NewSegments(nil, items...)
	s.Select(max(at, 0))
	s.OnSelected = chosen
	return s
}

func labelled(label string, o fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Stack(6, widgets.NewSection(label), widgets.Row(0, o))
}

func (s *computer) content() fyne.CanvasObject { return s.form }
func (s *computer) fill(known)                 {}
func (s *computer) dirty() bool                { return false }
func (s *computer) save(done func(bool))       { done(true) }
