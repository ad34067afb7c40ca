package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"alumnibook/ui/look"
)

// looks builds a scene in both looks. Words must not lie on each other, and somebody may want to see it.
func looks(t *testing.T, name string, size fyne.Size, build func() fyne.CanvasObject, act func(*stage)) {
	for _, mode := range []look.Mode{look.Light, look.Dark} {
		t.Run(string(mode), func(t *testing.T) {
			s := newStage(t, mode, size, Gap(1, 1))
			s.root.SetContent(build())
			s.window.Resize(size.AddWidthHeight(1, 0))
			s.window.Resize(size)
			words := wordsIn(s.root.content)
			if len(words) < 8 {
				t.Errorf("there are only %d words", len(words))
			}
			for i, w := range words {
				for _, other := range words[:i] {
					if w.lieOn(other) {
						t.Errorf("%q at %v lies on %q at %v", w.text, w.at, other.text, other.at)
					}
				}
			}
			if act != nil {
				act(s)
			}
			s.picture(t, name+"-"+string(mode))
		})
	}
}

// word is a text on the screen, as far as it is not clipped.
type word struct {
	text string
	at   fyne.Position
	size fyne.Size
}

func (w word) lieOn(o word) bool {
	across := min(w.at.X+w.size.Width, o.at.X+o.size.Width) - max(w.at.X, o.at.X)
	down := min(w.at.Y+w.size.Height, o.at.Y+o.size.Height) - max(w.at.Y, o.at.Y)
	return across > 2 && down > 6
}

// within is what is left of it in a clip.
func (w word) within(c word) word {
	x, y := max(w.at.X, c.at.X), max(w.at.Y, c.at.Y)
	w.size = fyne.NewSize(min(w.at.X+w.size.Width, c.at.X+c.size.Width)-x, min(w.at.Y+w.size.Height, c.at.Y+c.size.Height)-y)
	w.at = fyne.NewPos(x, y)
	return w
}

func wordsIn(o fyne.CanvasObject) []word {
	var out []word
	walkWords(o, fyne.Position{}, word{size: fyne.NewSize(9999, 9999)}, &out)
	return out
}

func walkWords(o fyne.CanvasObject, at fyne.Position, clip word, out *[]word) {
	if !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	switch o := o.(type) {
	case *canvas.Text:
		w := word{o.Text, at, fyne.NewSize(min(o.MinSize().Width, o.Size().Width), o.MinSize().Height)}
		w.at.Y += (o.Size().Height - w.size.Height) / 2
		switch o.Alignment {
		case fyne.TextAlignCenter:
			w.at.X += (o.Size().Width - w.size.Width) / 2
		case fyne.TextAlignTrailing:
			w.at.X += o.Size().Width - w.size.Width
		}
		if w = w.within(clip); o.Text != "" && w.size.Width > 0 && w.size.Height > 0 {
			*out = append(*out, w)
		}
	case *fyne.Container:
		for _, child := range o.Objects {
			walkWords(child, at, clip, out)
		}
	case fyne.Widget:
		switch o.(type) {
		case *container.Scroll, *container.Clip:
			clip = word{at: at, size: o.Size()}.within(clip)
		}
		for _, child := range test.WidgetRenderer(o).Objects() {
			walkWords(child, at, clip, out)
		}
	}
}

func peoplePage() fyne.CanvasObject {
	grid := NewDataGrid(peopleColumns(), newRows(21))
	grid.SetSort("name", false)
	grid.Select(9)

	title := Toolbar(
		[]fyne.CanvasObject{NewTitle("People"), NewMuted("112 of 376")},
		[]fyne.CanvasObject{
			container.New(&fixed{330}, NewSearchField("Search people, notes, employers", "Ctrl F", nil)),
			NewMenuButton(Secondary, "Export", look.Icon("export"), nil),
			NewSecondary("Import", look.Icon("import"), func() {}),
			NewPrimary("Add", look.Icon("plus"), func() {}),
		})
	filters := FillRow(10, 0,
		WrapRow(6, NewFilterChip("Left 2013 – 2024", func() {}, func() {}), NewFilterChip("Status: alumnus", func() {}, func() {}), NewAddChip("Filter", func() {})),
		NewQuiet("Save as list", nil, func() {}), NewButton(QuietMuted, "Columns", nil, func() {}))
	head := PadEach(12, 16, 8, 16, Stack(6, title, filters))
	split := NewSplitPane(grid, detailPane(), look.DetailWidth, 700)
	right := FillStack(0, 2, head, HLine(), split)

	people := NewNavItem("people", "People", func() {})
	people.SetSelected(true)
	today := NewNavItem("today", "Today", func() {})
	today.SetBadge("12")
	nav := Stack(0,
		PadEach(14, 10, 12, 10, NewSection("Lindqvist & Partner")),
		today, people, NewNavItem("calendar", "Events", func() {}), NewNavItem("mail", "Newsletter", func() {}),
		NewNavItem("building", "Organisations", func() {}), NewNavItem("chart", "Insights", func() {}),
		Spacer(), NewNavItem("history", "Changes", func() {}), NewNavItem("settings", "Settings", func() {}))
	side := Ground(look.ColorSide, PadEach(0, 8, 8, 8, nav))
	status := NewStatusBar(NewCutText("376 people · 1 selected"), NewStatusAction("Undo: edited Søren Sørensen", "undo", func() {}), NewSmall("Backup 10:32, checked"))
	page := FillStack(0, 0, NewLeftPane(side, right, look.NavWidth), status)
	return Ground(look.ColorBackground, page)
}

type fixed struct{ width float32 }

func (f *fixed) Layout(objects []fyne.CanvasObject, s fyne.Size) { objects[0].Resize(s) }
func (f *fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(f.width, objects[0].MinSize().Height)
}

func detailPane() fyne.CanvasObject {
	name := NewTitle("Søren Sørensen")
	name.TextSize = 17
	head := FillRow(12, 1, NewAvatar(Avatar{Initials: "SS"}, 56), Stack(2, name, NewMuted("Tax adviser at Nordhafen Logistik")))
	buttons := WrapRow(6, NewSecondary("Call", look.Icon("phone"), func() {}).Smaller(), NewSecondary("Mail", look.Icon("mail"), func() {}).Smaller(),
		NewSecondary("Note", look.Icon("note"), func() {}).Smaller(), NewSecondary("QR", look.Icon("qr"), func() {}).Smaller())
	chips := WrapRow(6, NewChip("Alumnus", look.ToneGreen), NewChip("Tax", look.ToneGrey), NewChip("Ambassador", look.ToneGrey),
		NewChip("At a client", look.ToneBlue), NewChip("No newsletter", look.ToneAmber))
	facts := NewCard("", nil, Stack(0, NewKeyLink("Mobile", "+46 70 123 45 67", func() {}), NewKeyLink("Mail", "soren@example.org", func() {}),
		NewKeyValue("With us", "2012 – 2021 · Malmö · Tax"), NewKeyValue("Owner", "Ebba Holm"), NewKeyValue("Birthday", "17 May")))
	history := NewCard("History", NewMenuButton(QuietMuted, "all kinds", nil, nil).Smaller(), Stack(0,
		NewTimelineItem("7 Apr 2026", []Span{{Text: "Call, 12 min", Bold: true}, {Text: " · Ebba"}}, "Son passed his exam. Likes the new job, misses the Friday talks.", func() {}),
		NewTimelineItem("12 Feb", []Span{{Text: "Newsletter 1/2026", Bold: true}, {Text: " sent"}}, "", nil),
		NewTimelineItem("20 Nov 2025", []Span{{Text: "Autumn evening, Malmö", Bold: true}, {Text: " · came, with a guest"}}, "“Best talk so far” · 5 of 5", nil),
		NewTimelineItem("3 Sep 2025", []Span{{Text: "Recommended", Bold: true}, {Text: " Nordhafen Logistik · "}, {Text: "won", OnTapped: func() {}}}, "", nil)))
	return Scrolled(PadEach(14, 16, 14, 16, Stack(12, head, buttons, chips, facts, history)))
}

func TestPeoplePage(t *testing.T) {
	looks(t, "people", fyne.NewSize(1280, 800), peoplePage, nil)
}

// importRows are rows with what an import shows: fates, repairs, changes.
type importRows struct{}

func (importRows) Len() int         { return 9 }
func (importRows) ID(row int) int64 { return int64(row + 1) }
func (importRows) Cells(row int, columns []string) ([]Cell, bool) {
	all := [][]Cell{
		{{Text: "New", Chip: look.ToneGreen}, {Text: "5", Muted: true}, {Text: "Åkesson, Åsa"}, {Text: "+46 70 555 10 01"}, {Text: "asa@example.org"}, {Text: "2021-06-30"}, {Text: "Malmö"}},
		{{Text: "Changes", Chip: look.ToneBlue}, {Text: "6", Muted: true}, {Text: "Sørensen, Søren"}, {Text: "+46 70 123 45 67", Tint: look.ToneAmber}, {Text: "soren@example.org"}, {Text: "2021-03-31"}, {Strike: "Lund", Text: "Malmö", Tint: look.ToneGreen}},
		{{Text: "Same", Chip: look.ToneGrey}, {Text: "7", Muted: true}, {Text: "Weiß, Hans-Peter"}, {Text: "+49 171 555 00 12"}, {Text: "hp.weiss@example.org"}, {Text: "2022-12-31"}, {Text: "Köln"}},
		{{Text: "Decide", Chip: look.ToneAmber}, {Text: "8", Muted: true}, {Text: "Mueller, Juergen"}, {Text: "+49 171 234 56 78"}, {Text: "jm@example.org"}, {Text: "2017-09-30"}, {Text: "Köln"}},
		{{Text: "Rejected", Chip: look.ToneRed}, {Text: "10", Muted: true}, {Text: "–"}, {}, {}, {}, {}},
		{{Text: "New", Chip: look.ToneGreen}, {Text: "11", Muted: true}, {Text: "Østergaard, Lars"}, {Text: "+45 20 99 88 77"}, {Text: "lars@example.org"}, {Text: "2015-12", Tint: look.ToneAmber}, {Text: "København"}},
		{{Text: "Changes", Chip: look.ToneBlue}, {Text: "13", Muted: true}, {Text: "Lindström, Ebba", Bold: true}, {Text: "+46 70 555 77 10"}, {Strike: "ebba@firm.se", Text: "ebba.lindstrom@example.org", Tint: look.ToneGreen}, {Text: "2022-08-31"}, {Text: "Stockholm", Icon: look.Icon("star")}},
		{{Text: "New", Chip: look.ToneGreen}, {Text: "14", Muted: true}, {Text: "Nguyễn, Zoë"}, {Text: "+46 70 555 19 19"}, {Text: "zoe@example.org"}, {Text: "2024-02-29"}, {Strike: "Uppsala"}},
		{{Text: "New", Chip: look.ToneGreen}, {Text: "15", Muted: true}, {Text: "Bergström, Håkan"}, {Text: "+46 8 123 456"}, {Text: "h@example.org"}, {Text: "2024-02-29"}, {Text: "Stockholm"}},
	}
	return all[row], true
}

func importPage() fyne.CanvasObject {
	grid := NewDataGrid([]Column{
		{ID: "fate", Title: "Fate", Width: 90},
		{ID: "row", Title: "Row", Width: 40, Right: true},
		{ID: "name", Title: "Name", Width: 142, Sortable: true},
		{ID: "mobile", Title: "Mobile", Width: 144},
		{ID: "mail", Title: "Private mail", Width: 166},
		{ID: "left", Title: "Left", Width: 86},
		{ID: "office", Title: "Office", Width: 110},
	}, importRows{})
	grid.Select(4)
	rejected := NewChoiceChip("Rejected", "5", look.ToneRed, func() {})
	rejected.SetSelected(true)
	head := PadEach(12, 16, 8, 16, Stack(8,
		Toolbar([]fyne.CanvasObject{NewTitle("Import: Ehemalige 2015–2024.xlsx")}, []fyne.CanvasObject{NewSegments(nil, "File", "Columns", "Check", "Done")}),
		FillRow(10, 0, WrapRow(6, NewChoiceChip("All", "412", look.ToneGrey, func() {}), NewChoiceChip("New", "371", look.ToneGreen, func() {}),
			NewChoiceChip("Changes", "29", look.ToneBlue, func() {}), NewChoiceChip("Decide", "7", look.ToneAmber, func() {}), rejected), NewMuted("3 sheets · 14 of 16 columns understood"))))
	side := Scrolled(Pad(16, Stack(12,
		NewCard("Is this the same person?", nil, NewMutedParagraph("Same mobile number, same name when ü is written ue, same last day."),
			Row(8, NewPrimary("Same, join", nil, func() {}).Smaller(), NewSecondary("Two people", nil, func() {}).Smaller(), NewQuiet("Later", nil, func() {}).Smaller())),
		NewCard("Rejected", NewSmall("5 rows"), NewRich(Span{Text: "No name in rows 10, 88, 119, 240, 301. They will be saved to "}, Span{Text: "rejected.xlsx", Bold: true}, Span{Text: " with the reason."})),
		NewCard("Autumn evening, Göteborg", NewSmall("in 10 days"),
			Row(24, Stack(0, NewFigure("80"), NewSmall("of 80 places")), Stack(0, NewFigure("12"), NewSmall("waiting")), Stack(0, NewFigure("54"), NewSmall("silent"))),
			NewMeter(100, MeterPart{49, look.ColorAccent}, MeterPart{22, look.ColorRed})),
		NewProgress("Reading row 212 of 412", func() {}),
		NewTabs(nil, "History", "Jobs", "Changes"),
	)))
	progress := NewProgress("x", nil)
	progress.Set("Checking 212 of 412", 212, 412)
	foot := Stack(0, HLine(), PadEach(10, 16, 10, 16, FillRow(10, 0, NewMuted("Nothing is changed until you press Import. It can be undone as a whole, also later."),
		NewSecondary("Back", nil, func() {}), disabled(NewPrimary("Import 400 rows", nil, func() {})))))
	return Ground(look.ColorBackground, FillStack(0, 2, head, HLine(), NewSplitPane(grid, side, look.DetailWidth, 0), progress, foot))
}

func disabled(b *Button) *Button {
	b.SetDisabled(true, "Decide 7 rows first")
	return b
}

func TestImportPage(t *testing.T) {
	looks(t, "import", fyne.NewSize(1112, 700), importPage, nil)
}

func formPage() (fyne.CanvasObject, *Form) {
	f := NewForm()
	first := NewTextField("")
	first.SetValue("Søren")
	f.Section("Name")
	f.AddRow(Item{Key: "first", Label: "First name", Field: first}, Item{Key: "last", Label: "Last name", Field: NewTextField(""), Required: true},
		Item{Key: "lang", Label: "Language", Field: NewSelectField("", Choices("English", "Deutsch", "Dansk", "Svenska")...), Weight: 0.6})
	born := NewDateField("1970-05-17", isoDates{})
	born.SetValue(1974, 5, 17)
	age := NewNumberField()
	age.SetValue(52)
	f.AddRow(Item{Key: "born", Label: "Birthday", Field: born, Hint: "The year may be left out"}, Item{Key: "age", Label: "Children", Field: age},
		Item{Key: "office", Label: "Office", Field: NewComboField("any", func(string) []string { return []string{"Malmö", "Göteborg", "Hamburg"} })})
	f.Section("Reach")
	mails := NewListField("Mail address", func() *ListItem { return mailItem("") }).WithStars()
	mails.SetItems(0, mailItem("soren@example.org"), mailItem("s.sorensen@nordhafen.example"))
	f.Add("mails", "Mail", mails)
	tags := NewChipsField("Add a tag", nil)
	tags.SetValue([]string{"Tax", "Ambassador", "Speaker"})
	f.AddRow(Item{Key: "tags", Label: "Tags", Field: tags}, Item{Key: "note", Label: "Internal note", Field: NewTextArea("", 3)})
	on := NewSwitchField("Newsletter by mail")
	on.SetValue(true)
	ticked := NewCheckField("May be called")
	ticked.SetValue(true)
	f.AddRow(Item{Key: "news", Field: on}, Item{Key: "call", Field: ticked}, Item{Key: "post", Field: NewCheckField("May be written to")})
	return Ground(look.ColorBackground, Scrolled(Pad(20, NewCard("Søren Sørensen", nil, f)))), f
}

func mailItem(text string) *ListItem {
	kind, mail := NewSelectField("", Choices("private", "work")...), NewTextField("name@example.org")
	kind.SetValue("private")
	mail.SetValue(text)
	return &ListItem{Object: Shares(8, []float32{0.4, 1}, kind, mail), Fields: map[string]Field{"kind": kind, "mail": mail}}
}

func TestFormPage(t *testing.T) {
	var form *Form
	looks(t, "form", fyne.NewSize(860, 720), func() fyne.CanvasObject {
		page, f := formPage()
		form = f
		return page
	}, func(*stage) {
		form.SetErrors(map[string]string{"last": "A person needs a name", "mails.1.mail": "There is no @ in it"})
	})
}

func TestFloatingThings(t *testing.T) {
	var form *Form
	looks(t, "floating", fyne.NewSize(860, 720), func() fyne.CanvasObject {
		page, f := formPage()
		form = f
		return page
	}, func(s *stage) {
		form.Field("office").Focus()
		s.key(fyne.KeyDown)
		s.root.Toasts().Say(look.ToneGreen, "Saved Søren Sørensen", "Undo", func() {})
		s.root.Toasts().Say(look.ToneRed, "The book could not be written: the disk is full. Free some space and save again.", "", nil)
		born := form.Field("born").(*DateField)
		born.openCalendar()
	})
}

func TestEmptyPage(t *testing.T) {
	looks(t, "empty", fyne.NewSize(860, 500), func() fyne.CanvasObject {
		g := NewDataGrid(peopleColumns(), newRows(0))
		g.Empty = NewEmpty("people", "Nobody here yet", "The people who have left, with what was said to them. Bring your Excel list: nothing is changed before you have seen it.",
			NewPrimary("Open a staff list", look.Icon("import"), func() {}))
		return g
	}, nil)
}

func TestDialogs(t *testing.T) {
	looks(t, "dialog", fyne.NewSize(1000, 560), peoplePage, func(s *stage) {
		Ask(s.window.Canvas(), "Delete 3 people for good?", "They are removed from the book and from its history. This cannot be taken back.", "Delete 3 people", true, func() {})
	})
}

func TestPalettePicture(t *testing.T) {
	looks(t, "palette", fyne.NewSize(1000, 560), peoplePage, func(s *stage) {
		p := NewPalette(s.window.Canvas(), "Find anybody, or do anything", func(string) []PaletteItem {
			return []PaletteItem{
				{Avatar: &Avatar{Initials: "SS"}, Title: "Søren Sørensen", Subtitle: "Tax adviser at Nordhafen Logistik"},
				{Icon: look.Icon("import"), Title: "Import a list", Shortcut: "Ctrl I"},
				{Icon: look.Icon("undo"), Title: "Undo", Off: "nothing to undo", Shortcut: "Ctrl Z"},
			}
		})
		p.Show()
	})
}
