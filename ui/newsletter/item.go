package newsletter

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// itemForm is a piece of news that is open.
type itemForm struct {
	x        *writer
	at       place
	language string

	title  *widgets.TextField
	text   *widgets.TextField
	link   *widgets.TextField
	person *widgets.ComboField
	event  *widgets.SelectField
	image  *imageField
	whole  fyne.CanvasObject
}

// boxes of which a person, or an event, is the news.
func hasPerson(k model.BoxKind) bool { return k == model.BoxPeople || k == model.BoxVoice }
func hasEvent(k model.BoxKind) bool  { return k == model.BoxDates }

func newItemForm(x *writer, at place) *itemForm {
	w, is := x.is.w, x.is
	f := &itemForm{x: x, at: at, language: is.language}
	item, kind := f.item(), is.n.Boxes[at.box].Kind
	words := item.Words[f.language]
	hooks := &widgets.Hooks{Submit: func() { is.save(nil) }, Cancel: func() { x.closeItem() }}
	f.title = x.line(hooks, words.Title, func(s string) { f.say(func(w *model.ItemWords) { w.Title = s }) })
	f.text = x.area(hooks, 5, words.Text, func(s string) { f.say(func(w *model.ItemWords) { w.Text = s }) })
	f.link = x.line(hooks, item.Link, func(s string) { f.item().Link = withScheme(s) })
	f.link.Entry().SetPlaceHolder("https://…")
	other := x.elsewhere(item)
	f.title.Entry().SetPlaceHolder(oneLine(other.Title))
	f.text.Entry().SetPlaceHolder(other.Text)
	rows := []fyne.CanvasObject{labelled(w.T("newsletter.item_title"), f.title), labelled(w.T("newsletter.item_text"), f.text)}
	link := labelled(w.T("newsletter.item_link"), f.link)
	switch {
	case hasPerson(kind):
		rows = append(rows, widgets.Shares(12, []float32{1, 1}, labelled(w.T("newsletter.item_person"), f.personField(hooks)), link))
	case hasEvent(kind):
		rows = append(rows, widgets.Shares(12, []float32{1, 1}, labelled(w.T("newsletter.item_event"), f.eventField()), link))
	default:
		rows = append(rows, link)
	}
	f.image = newImageField(f)
	rows = append(rows, f.image.whole, f.buttons())
	f.whole = widgets.Ground(look.ColorBackground, widgets.Pad(12, widgets.Stack(10, rows...)))
	return f
}

func (f *itemForm) item() *model.Item { return &f.x.is.n.Boxes[f.at.box].Items[f.at.item] }

// say changes the words in the language that is shown.
func (f *itemForm) say(change func(*model.ItemWords)) {
	item := f.item()
	words := item.Words[f.language]
	change(&words)
	if words == (model.ItemWords{}) {
		delete(item.Words, f.language)
		return
	}
	item.Words[f.language] = words
}

// withScheme makes an address of what was typed: "firm.example" is a web page, "a@firm.example" a mailbox.
func withScheme(s string) string {
	s = strings.TrimSpace(s)
	switch {
	case s == "" || strings.Contains(s, ":"):
		return s
	case strings.Contains(s, "@") && !strings.Contains(s, "/"):
		return "mailto:" + s
	}
	return "https://" + s
}

func (f *itemForm) buttons() fyne.CanvasObject {
	w, x, at := f.x.is.w, f.x, f.at
	last := len(x.is.n.Boxes[at.box].Items) - 1
	up := widgets.NewIconButton(look.Icon("chevron-up"), widgets.Words.MoveUp, func() { x.moveItem(at.box, at.item, -1) })
	up.SetDisabled(at.item == 0, "")
	down := widgets.NewIconButton(look.Icon("chevron-down"), widgets.Words.MoveDown, func() { x.moveItem(at.box, at.item, 1) })
	down.SetDisabled(at.item == last, "")
	remove := widgets.NewQuiet(w.T("newsletter.item_remove"), look.Icon("trash"), func() { x.removeItem(at.box, at.item) }).Smaller()
	done := widgets.NewSecondary(w.T("newsletter.item_close"), nil, func() { x.closeItem() }).Smaller()
	return widgets.Toolbar([]fyne.CanvasObject{done, remove}, []fyne.CanvasObject{up, down})
}

// offered is how many people are suggested while a name is typed.
const offered = 8

// personField links the news to somebody of the book.
func (f *itemForm) personField(hooks *widgets.Hooks) *widgets.ComboField {
	is := f.x.is
	f.person = widgets.NewChoiceField(is.w.T("newsletter.person_hint"), f.offer, func(c widgets.Choice) {
		id, _ := strconv.ParseInt(c.Value, 10, 64)
		is.source.people[id] = c.Text
		f.setPerson(id)
	})
	f.person.SetValue(is.source.people[f.item().PersonID])
	f.person.SetHooks(hooks)
	f.person.OnChanged = func(text string) {
		if id := f.item().PersonID; id != 0 && text != is.source.people[id] {
			f.setPerson(0)
		}
	}
	return f.person
}

func (f *itemForm) setPerson(id int64) {
	f.item().PersonID = id
	f.x.told()
}

// offer finds people of the book by what was typed.
func (f *itemForm) offer(typed string) []widgets.Choice {
	if strings.TrimSpace(typed) == "" || typed == f.x.is.source.people[f.item().PersonID] {
		return nil
	}
	rows, _, err := f.x.is.v.host.Book().FirstPage(context.Background(), model.Filter{Search: typed}, model.Sort{}, offered)
	if err != nil {
		return nil
	}
	list := make([]widgets.Choice, 0, len(rows))
	for _, r := range rows {
		note := r.Position
		if r.Office != "" {
			note = strings.TrimLeft(note+", "+r.Office, ", ")
		}
		list = append(list, widgets.Choice{Value: page.TextOf(r.ID), Text: r.Name, Note: note})
	}
	return list
}

// eventField links the news to an event that is still to come.
func (f *itemForm) eventField() *widgets.SelectField {
	is := f.x.is
	var choices []widgets.Choice
	for i := range is.source.events {
		e := &is.source.events[i]
		if e.IsComing() || e.ID == f.item().EventID {
			text := e.Title
			if !e.On.IsZero() {
				text += " · " + is.w.Date(e.On)
			}
			choices = append(choices, widgets.Choice{Value: page.TextOf(e.ID), Text: text})
		}
	}
	f.event = widgets.NewSelectField(is.w.T("newsletter.event_none"), choices...)
	f.event.Optional = true
	if id := f.item().EventID; id != 0 {
		f.event.SetValue(page.TextOf(id))
	}
	f.event.OnChanged = func(v string) {
		f.item().EventID, _ = strconv.ParseInt(v, 10, 64)
		f.fromEvent()
		f.x.told()
	}
	return f.event
}

// fromEvent takes the event's name where the item says nothing, in each language of the issue. Day and place are written
// below it by themselves.
func (f *itemForm) fromEvent() {
	is, item := f.x.is, f.item()
	at := slices.IndexFunc(is.source.events, func(e book.EventRow) bool { return e.ID == item.EventID })
	if at < 0 || item.EventID == 0 {
		return
	}
	for _, l := range is.n.Languages {
		words := item.Words[l]
		if strings.TrimSpace(words.Title) == "" {
			words.Title = is.source.events[at].Title
			item.Words[l] = words
		}
	}
	f.title.SetValue(item.Words[f.language].Title)
}
