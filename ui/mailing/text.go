package mailing

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	letters "alumnibook/model/mailing"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// text is what the letter says, language by language. What is laid out as a page is only named here: it is written
// elsewhere.
type text struct {
	d       *dialog
	card    *widgets.Card
	tabs    *widgets.Tabs   // nil for one language
	langs   []string        // of the tabs
	place   *fyne.Container // holds them
	lang    string
	subject *widgets.TextField
	body    *widgets.TextField
	again   *widgets.Button    // back to the proposal
	plain   *widgets.Paragraph // a letter that is written elsewhere

	personal bool // it calls each recipient by name within the text
}

// placeholders can stand in the text; each recipient's own words take their place.
var placeholders = []string{"greeting", "first", "name"}

// plainHeight is the room of a letter that is written elsewhere, at normal text size; it may be much longer.
const plainHeight = 340

func newText(d *dialog) *text {
	w, l := d.w, &d.letter
	t := &text{d: d, plain: widgets.NewParagraph("")}
	l.Subject, l.Text = cloned(l.Subject), cloned(l.Text)
	t.restore(d.facts.kept)
	if len(l.Languages) > 0 {
		t.lang = l.Languages[0]
	}
	t.subject = widgets.NewTextField("")
	t.subject.OnChanged = func(s string) { t.change(t.d.letter.Subject, s) }
	t.body = widgets.NewTextArea("", 15)
	t.body.OnChanged = func(s string) { t.change(t.d.letter.Text, s) }
	hooks := &widgets.Hooks{Submit: d.act, Cancel: d.close}
	t.subject.SetHooks(hooks)
	t.body.SetHooks(hooks)
	var rows []fyne.CanvasObject
	if len(l.Languages) > 1 {
		t.langs = l.Languages
		t.tabs = widgets.NewSegments(func(i int) { t.turn(t.langs[i]) }, t.names()...)
		t.place = widgets.WrapRow(0, t.tabs)
		rows = append(rows, t.place)
	}
	t.turn(t.lang)
	rows = append(rows, labelled(w.T("mailing.subject"), t.subject))
	if len(l.HTML) > 0 {
		t.subject.Disable()
		t.card = widgets.NewCard(w.T("mailing.letter"), nil, append(rows, widgets.NewMutedParagraph(w.T("mailing.as_written")), widgets.Tall(plainHeight, widgets.Scrolled(t.plain)))...)
		return t
	}
	t.again = widgets.NewQuiet(w.T("mailing.propose"), look.Icon("undo"), t.propose).Smaller()
	t.again.SetToolTip(w.T("mailing.propose_tip"))
	t.showAgain()
	t.personal = l.IsPersonal()
	insert := widgets.WrapRow(6, widgets.PadEach(5, 0, 0, 0, widgets.NewMuted(w.T("mailing.insert"))))
	for _, p := range placeholders {
		chip := widgets.NewAddChip(w.T("mailing.placeholder."+p), func() { t.insert("{" + p + "}") })
		chip.SetToolTip(w.T("mailing.placeholder_tip." + p))
		insert.Add(widgets.PadEach(2, 0, 0, 0, chip))
	}
	t.card = widgets.NewCard(w.T("mailing.letter"), nil, append(rows, labelled(w.T("mailing.text"), t.body), insert, widgets.Row(0, t.again))...)
	return t
}

func cloned(m map[string]string) map[string]string {
	if m == nil {
		return map[string]string{}
	}
	return maps.Clone(m)
}

func labelled(words string, field fyne.CanvasObject) fyne.CanvasObject {
	label := widgets.NewSmall(words)
	label.Least = 60
	return widgets.Stack(3, label, field)
}

// names are the languages of the tabs, each with how many get the letter in it.
func (t *text) names() []string {
	w, n := t.d.w, map[string]int{}
	for _, r := range t.d.audience.Recipients {
		n[r.Language]++
	}
	var names []string
	for _, l := range t.langs {
		name := w.T("model.language." + l)
		if t.d.asked {
			name += " · " + w.Number(n[l])
		}
		names = append(names, name)
	}
	return names
}

// count shows the languages in which anybody gets the letter, each with how many.
func (t *text) count() {
	if t.tabs == nil {
		return
	}
	t.langs = nil
	for _, l := range t.d.letter.Languages {
		if slices.ContainsFunc(t.d.audience.Recipients, func(r letters.Recipient) bool { return r.Language == l }) {
			t.langs = append(t.langs, l)
		}
	}
	if t.langs == nil {
		t.langs = t.d.letter.Languages
	}
	if !slices.Contains(t.langs, t.lang) {
		t.turn(t.langs[0])
	}
	t.tabs.OnSelected = nil
	t.tabs.SetItems(t.names()...)
	t.tabs.Select(slices.Index(t.langs, t.lang))
	t.tabs.OnSelected = func(i int) { t.turn(t.langs[i]) }
	t.place.Refresh()
}

// turn shows another language.
func (t *text) turn(lang string) {
	t.lang = lang
	t.subject.SetValue(t.d.letter.Subject[lang])
	t.plain.SetText(strings.ReplaceAll(t.d.letter.Text[lang], letters.PlaceGreeting, t.d.letter.Hello[lang]))
	t.body.SetValue(t.d.letter.Text[lang])
}

func (t *text) change(m map[string]string, s string) {
	m[t.lang] = s
	t.changed()
}

// changed hears that the letter says something else.
func (t *text) changed() {
	t.d.keeper.Touched()
	t.showAgain()
	if now := t.d.letter.IsPersonal(); now != t.personal {
		t.personal = now
		t.d.form.draw()
		t.d.update()
	}
}

// insert puts a placeholder where the cursor stands.
func (t *text) insert(p string) {
	t.body.Focus()
	for _, r := range p {
		t.body.Entry().TypedRune(r)
	}
}

// kept is what was typed, as the book keeps it.
type kept struct {
	Subject map[string]string `json:"subject"`
	Text    map[string]string `json:"text"`
}

// typed is what differs from the proposal, nil for nothing.
func (t *text) typed() []byte {
	l, proposed := &t.d.letter, t.d.offer.Letter(WordsOf)
	k := kept{differing(l.Subject, proposed.Subject), differing(l.Text, proposed.Text)}
	if len(k.Subject)+len(k.Text) == 0 {
		return nil
	}
	body, err := json.Marshal(k)
	if err != nil { // there is nothing in it that could not be written
		return nil
	}
	return body
}

func differing(now, proposed map[string]string) map[string]string {
	other := map[string]string{}
	for lang, text := range now {
		if text != proposed[lang] {
			other[lang] = text
		}
	}
	return other
}

// showAgain offers to go back to the proposal where something differs from it.
func (t *text) showAgain() {
	if t.typed() == nil {
		t.again.Hide()
	} else {
		t.again.Show()
	}
}

// propose puts the proposal in place of what was typed.
func (t *text) propose() {
	proposed := t.d.offer.Letter(WordsOf)
	t.d.letter.Subject, t.d.letter.Text = cloned(proposed.Subject), cloned(proposed.Text)
	t.turn(t.lang)
	t.changed()
}

// restore takes back what was typed before.
func (t *text) restore(body []byte) {
	var k kept
	if len(body) == 0 || json.Unmarshal(body, &k) != nil || len(t.d.letter.HTML) > 0 {
		return
	}
	for _, lang := range t.d.letter.Languages {
		if s, ok := k.Subject[lang]; ok {
			t.d.letter.Subject[lang] = s
		}
		if s, ok := k.Text[lang]; ok {
			t.d.letter.Text[lang] = s
		}
	}
}

// missing are the languages in which somebody would get a letter without a subject or without words.
func (t *text) missing() string {
	l := &t.d.letter
	for _, r := range t.d.audience.Recipients {
		if blank(l.Subject[r.Language]) || blank(l.Text[r.Language]) && blank(l.HTML[r.Language]) {
			return r.Language
		}
	}
	return ""
}

// show turns to a language and marks what is missing in it.
func (t *text) show(lang string) {
	if t.tabs != nil {
		t.tabs.Select(slices.Index(t.langs, lang))
	}
	text := t.d.w.T("error.invalid.missing")
	if blank(t.d.letter.Text[lang]) {
		t.body.SetError(text)
		t.body.Focus()
	}
	if blank(t.d.letter.Subject[lang]) {
		t.subject.SetError(text)
		t.subject.Focus()
	}
}

// clear takes the marks away.
func (t *text) clear() {
	t.subject.SetError("")
	t.body.SetError("")
}
