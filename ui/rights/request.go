package rights

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/ledger"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// request is one request over the whole page: what was asked for, what is handed out or done, and how it was closed.
type request struct {
	v     *view
	id    int64
	r     book.RequestRow
	proof string // the name of the paper that shows it was answered

	form          *widgets.Form
	kind, channel *widgets.SelectField
	received      *widgets.DateField
	note, longer  *widgets.TextField

	pack    *pack
	title   *widgets.CutText
	state   *fyne.Container
	buttons *fyne.Container
	cards   *fyne.Container
	scroll  *widgets.ScrollArea
	whole   fyne.CanvasObject
	loaded  bool
	keeper  *draft.FormKeeper
}

// openRequest shows a request over the whole page.
func (v *view) openRequest(id int64) {
	if v.request != nil && v.request.id == id {
		v.put(v.request.whole)
		v.request.load()
		return
	}
	v.request = newRequest(v, id)
	v.request.load()
}

const requestWidth = 860

func newRequest(v *view, id int64) *request {
	w := v.w
	q := &request{v: v, id: id, title: widgets.NewTitle(""), state: widgets.Row(6), buttons: widgets.Row(10), cards: widgets.Stack(14)}
	q.title.Least = 100
	q.pack = newPack(q)
	q.kind = widgets.NewSelectField("", choices(w, "model.request.", model.RequestKinds)...)
	q.channel = widgets.NewSelectField("", choices(w, "model.channel.", model.Channels)...)
	q.received = dates.Field(w, v.host.Today, false)
	q.note, q.longer = widgets.NewTextArea(w.T("rights.note_hint"), 2), widgets.NewTextField(w.T("rights.longer_hint"))
	q.form = widgets.NewForm()
	q.form.AddRow(
		widgets.Item{Key: "kind", Label: w.T("rights.asks_for"), Field: q.kind}, widgets.Item{Key: "channel", Label: w.T("rights.came_by"), Field: q.channel},
		widgets.Item{Key: "received", Label: w.T("rights.received"), Field: q.received})
	q.form.Add("note", w.T("rights.note"), q.note)
	q.form.AddRow(widgets.Item{Key: "extended", Label: w.T("rights.longer"), Field: q.longer, Hint: w.T("rights.longer_text")})
	q.form.OnChange = q.drawButtons
	q.form.OnSave = func() error {
		q.save(func(bool) {})
		return widgets.ErrLater
	}
	back := widgets.NewQuiet(w.T("rights.back"), look.Icon("chevron-left"), q.back)
	head := widgets.FillRow(10, 1, back, widgets.Row(10, q.title, q.state), q.buttons)
	q.scroll = widgets.Scrolled(widgets.Middle(requestWidth+2*look.PagePad, widgets.PadEach(12, look.PagePad, 24, look.PagePad, q.cards)))
	q.form.Within(q.scroll)
	q.whole = widgets.FillStack(0, 2, widgets.PadEach(12, look.PagePad, 10, look.PagePad, head), widgets.HLine(), q.scroll)
	return q
}

// back leads to the list.
func (q *request) back() {
	page.Guard(q.v.host, q, func() { q.v.goTo(tabRequests) }, nil)
}

type requestRead struct {
	row   book.RequestRow
	proof string
	typed []byte // before, and not saved
}

func (q *request) load() {
	read(q.v, "request", func(ctx context.Context, b *book.Book) (r requestRead, err error) {
		if r.row, err = b.Request(ctx, q.id); err == nil && r.row.Proof != "" {
			r.proof, _, err = b.PaperName(ctx, r.row.Proof)
		}
		if err == nil {
			r.typed, err = draft.Typed(ctx, b, q.route())
		}
		if model.CodeOf(err) == model.CodeNotFound {
			return requestRead{}, nil
		}
		return r, err
	}, func(r requestRead) {
		if q.v.request != q {
			return
		}
		if r.row.ID == 0 { // it was deleted since
			q.v.goTo(tabRequests)
			return
		}
		typed := q.loaded && q.unsaved()
		q.r, q.proof = r.row, r.proof
		if !typed {
			q.fill()
		}
		if !q.loaded {
			q.keep(r.typed)
		}
		q.loaded = true
		q.draw()
		if closes := q.v.closes == q.id; closes && q.isOpen() {
			q.askClose()
		}
		q.v.closes = 0
	})
}

func (q *request) fill() {
	r := &q.r
	q.kind.SetValue(string(r.Kind))
	q.channel.SetValue(string(r.Channel))
	dates.Set(q.received, r.Received)
	q.note.SetValue(r.Note)
	q.longer.SetValue(r.Extended)
	q.form.SetErrors(nil)
	q.form.MarkClean()
}

func (q *request) isOpen() bool { return q.r.State == model.RequestOpen }

func (q *request) name() string {
	if q.r.PersonID == 0 {
		return q.v.w.T("rights.erased_person")
	}
	return callName(q.r.Name)
}

// draw shows everything anew; the list of what is handed out stays as it is where it is the same.
func (q *request) draw() {
	v, w := q.v, q.v.w
	q.title.SetText(w.T("rights.request_of", "kind", w.T("model.request."+string(q.r.Kind)), "name", q.name()))
	text, tone := w.T("model.request_state."+string(q.r.State)), stateTone(q.r.State)
	if q.isOpen() {
		text, tone = v.left(&q.r.Request)
	}
	chip := widgets.NewChip(text, tone)
	chip.SetToolTip(w.T("rights.due_on", "day", w.LongDate(q.r.Due)))
	q.state.Objects = []fyne.CanvasObject{chip}
	cards := []fyne.CanvasObject{}
	if !q.isOpen() {
		cards = append(cards, q.closedCard())
	}
	due := widgets.NewSmall(w.T("rights.due_on", "day", w.LongDate(q.r.Due)))
	cards = append(cards, widgets.NewCard(w.T("rights.request"), due, q.form))
	if q.isOpen() && q.r.PersonID != 0 {
		if o := q.todo(); o != nil {
			cards = append(cards, o)
		}
	}
	if q.r.PersonID != 0 && hasPack(q.r.Kind) {
		cards = append(cards, q.pack.whole)
		q.pack.load()
	}
	q.cards.Objects = cards
	q.drawButtons()
	q.cards.Refresh()
	v.put(q.whole)
}

func (q *request) drawButtons() {
	w := q.v.w
	q.buttons.Objects = []fyne.CanvasObject{widgets.NewMenuButton(widgets.QuietMuted, "", look.Icon("more"), q.menu)}
	switch {
	case q.unsaved():
		q.buttons.Add(widgets.NewSecondary(w.T("rights.discard"), nil, q.discard))
		q.buttons.Add(widgets.NewPrimary(w.T("button.save"), nil, func() { q.save(func(bool) {}) }))
	case q.isOpen():
		q.buttons.Add(widgets.NewPrimary(w.T("rights.close"), look.Icon("check"), q.askClose))
	}
	q.buttons.Refresh()
	q.whole.Refresh()
}

func (q *request) menu() []*fyne.MenuItem {
	w := q.v.w
	items := []*fyne.MenuItem{
		widgets.MenuItem(w.T("rights.open_person"), look.Icon("user"), q.r.PersonID == 0, func() { q.v.openPerson(q.r.PersonID) }),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.T("rights.delete"), look.Icon("trash"), false, func() { q.v.askDelete(q.r) }),
	}
	if !q.isOpen() {
		items = append([]*fyne.MenuItem{widgets.MenuItem(w.T("rights.reopen"), look.Icon("undo"), false, q.reopen)}, items...)
	}
	return items
}

// todo says what answers this request, with the button that does it. Access is answered by the pack.
func (q *request) todo() fyne.CanvasObject {
	v, w := q.v, q.v.w
	var button *widgets.Button
	switch q.r.Kind {
	case model.RequestErasure:
		button = widgets.NewSecondary(w.T("rights.erase"), look.Icon("trash"), func() {
			v.askErase(erasing{ids: []int64{q.r.PersonID}, request: q.r.ID})
		})
	case model.RequestObjection:
		button = widgets.NewSecondary(w.T("rights.object_all"), look.Icon("close"), q.objectAll)
	case model.RequestCorrection, model.RequestRestriction:
		button = widgets.NewSecondary(w.T("rights.open_person"), look.Icon("user"), func() { v.openPerson(q.r.PersonID) })
	default:
		return nil
	}
	return widgets.NewCard(w.T("rights.todo"), nil, widgets.NewParagraph(w.T("rights.todo_"+string(q.r.Kind))), widgets.Row(0, button))
}

// objectAll notes that somebody objects to everything that is sent or said to them.
func (q *request) objectAll() {
	v, w, r := q.v, q.v.w, q.r
	v.host.Ask(page.Question{
		Title: w.T("rights.object_title", "name", q.name()), Text: w.T("rights.object_text"), Verb: w.T("rights.object_do"),
		Yes: func() {
			read(v, "person", func(ctx context.Context, b *book.Book) ([]model.Consent, error) { return b.Consents(ctx, r.PersonID) }, func(list []model.Consent) {
				said := objections(list, &r.Request, v.host.Today())
				v.do(model.Doing{Code: "consent", Name: q.name(), Count: 1}, func(tx *book.Tx) error { return tx.AddConsents(said) })
			})
		},
	})
}

// objections are what an objection to everything means: what was given is taken back, and what nobody asked about on the
// usual way is refused.
func objections(list []model.Consent, r *model.Request, today model.Date) []*model.Consent {
	holds := model.Standing(list)
	var said []*model.Consent
	for _, p := range model.Purposes {
		for _, c := range model.Channels {
			h, asked := holds[p][c]
			if h.State == model.ConsentObjected || !asked && c != p.UsualChannel() {
				continue
			}
			said = append(said, &model.Consent{
				PersonID: r.PersonID, Purpose: p, Channel: c, State: model.ConsentObjected, On: today, Source: sourceOf(r.Channel), Proof: r.Proof,
			})
		}
	}
	return said
}

// sourceOf is where something was said that came on a channel.
func sourceOf(c model.Channel) model.Source {
	switch c {
	case model.ChannelPhone:
		return model.SourceCall
	case model.ChannelEmail:
		return model.SourceEmail
	}
	return model.SourceOther
}

// closedCard says how it was answered.
func (q *request) closedCard() fyne.CanvasObject {
	v, w, r := q.v, q.v.w, &q.r
	lines := widgets.Stack(0, widgets.NewKeyValue(w.T("rights.closed"), w.LongDate(r.Closed)))
	if r.Answer != "" {
		lines.Add(widgets.NewKeyValue(w.T("rights.answer"), r.Answer))
	}
	if r.Proof != "" {
		line := widgets.NewKeyValue(w.T("people.proof"), q.proof)
		line.OnTapped = func() { ledger.OpenPaper(v.host, r.Proof) }
		lines.Add(line)
	}
	return widgets.NewCard(w.T("model.request_state."+string(r.State)), nil, lines)
}

func (q *request) unsaved() bool { return q.loaded && q.form.Dirty() }

// HasUnsaved tells whether the form holds what is not in the book.
func (q *request) HasUnsaved() bool { return q.unsaved() }

// Save puts it into the book.
func (q *request) Save(done func(bool)) { q.save(done) }

// Discard throws it away.
func (q *request) Discard() { q.discard() }

func (q *request) save(done func(bool)) {
	w := q.v.w
	r := q.r.Request
	day, ok := dates.Value(q.received)
	wrong := widgets.FieldErrors{}
	switch {
	case !ok || !day.IsFull():
		wrong["received"] = w.T("error.invalid.date", "example", w.DateHint())
	case q.v.host.Today().Before(day):
		wrong["received"] = w.T("error.invalid.future")
	}
	if len(wrong) > 0 {
		q.form.SetErrors(wrong)
		done(false)
		return
	}
	r.Kind, r.Channel, r.Received = model.RequestKind(q.kind.Value()), model.Channel(q.channel.Value()), day
	r.Note, r.Extended = strings.TrimSpace(q.note.Value()), strings.TrimSpace(q.longer.Value())
	if r.Received != q.r.Received || (r.Extended != "") != (q.r.Extended != "") {
		r.Due = model.DueOf(r.Received, r.Extended != "")
	}
	q.form.SetErrors(nil)
	q.v.host.Do(model.Doing{Code: "request_edit", Name: q.name(), Count: 1}, func(tx *book.Tx) error {
		if err := tx.SaveRequest(&r); err != nil {
			return err
		}
		return q.keeper.Forget(tx)
	}, func(_ int64, err error) {
		if err != nil {
			q.form.SetMessage(q.v.host.Sentence(err))
		} else {
			q.form.MarkClean()
			q.keeper.Saved()
			q.r.Request = r
			q.keep(nil)
			q.load()
		}
		done(err == nil)
	})
}

func (q *request) discard() {
	q.keeper.Drop()
	q.fill()
	q.keep(nil)
	q.drawButtons()
}

func (q *request) status() string {
	if q.isOpen() {
		return q.v.w.T("rights.due_on", "day", q.v.w.LongDate(q.r.Due))
	}
	return q.v.w.T("model.request_state." + string(q.r.State))
}

func (q *request) people() []int64 {
	if q.r.PersonID == 0 {
		return nil
	}
	return []int64{q.r.PersonID}
}

// change changes the request as it stands in the book.
func (q *request) change(code string, with func(r *model.Request, tx *book.Tx) error, done func(error)) {
	r := q.r.Request
	q.v.host.Do(model.Doing{Code: code, Name: q.name(), Count: 1}, func(tx *book.Tx) error {
		if err := with(&r, tx); err != nil {
			return err
		}
		return tx.SaveRequest(&r)
	}, func(_ int64, err error) { done(err) })
}

// reopen takes back that it was answered.
func (q *request) reopen() {
	q.change("request_edit", func(r *model.Request, _ *book.Tx) error {
		r.State, r.Closed = model.RequestOpen, model.Date{}
		return nil
	}, q.failed)
}

func (q *request) failed(err error) {
	if err != nil {
		q.v.host.Fail(err)
	}
}
