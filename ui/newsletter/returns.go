package newsletter

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/mailtext"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// returns takes in what came back: mails that did not arrive, and people who want no more of them. They are pasted from the
// mailbox, looked through, and noted as one change.
type returns struct {
	v       *view
	lines   []*returned
	read    bool
	paste   *widgets.TextField
	on      *widgets.DateField
	purpose *widgets.SelectField
	found   *fyne.Container
	grid    *widgets.DataGrid
	doings  *fyne.Container
	do      *widgets.Button
	whole   fyne.CanvasObject
	form    *widgets.Form // holds what is typed
	keeper  *draft.FormKeeper
}

// returned is one of them.
type returned struct {
	mailtext.Found
	people []person // who has the address, and who was chosen besides
	has    bool     // somebody has the address
	who    int64    // who it is; 0 while that is not known, or where it is about all of them
}

// person is somebody whose address it may be.
type person struct {
	id   int64
	name string
}

// offeredPurposes are what somebody can want no more of.
var offeredPurposes = []model.Purpose{model.PurposeNewsletter, model.PurposeEvents}

func newReturns(v *view, before []byte) *returns {
	w := v.w
	r := &returns{v: v, found: container.NewStack()}
	r.paste = widgets.NewTextArea(w.T("newsletter.paste_hint"), 6)
	r.on = dates.Field(w, v.host.Today, false)
	dates.Set(r.on, v.host.Today())
	var choices []widgets.Choice
	for _, p := range offeredPurposes {
		choices = append(choices, widgets.Choice{Value: string(p), Text: w.T("model.purpose." + string(p))})
	}
	r.purpose = widgets.NewSelectField("", choices...)
	r.purpose.SetValue(string(model.PurposeNewsletter))
	r.hold()
	read := widgets.NewSecondary(w.T("newsletter.paste_read"), look.Icon("search"), r.look)
	r.grid = widgets.NewDataGrid([]widgets.Column{
		{ID: "address", Title: w.T("newsletter.column_address"), Width: 210},
		{ID: "who", Title: w.T("newsletter.column_who"), Width: 220},
		{ID: "what", Title: w.T("newsletter.column_what"), Width: 170},
		{ID: "quote", Title: w.T("newsletter.column_quote"), Width: 200},
	}, r)
	r.grid.Fill = true
	r.grid.OnSelected = func([]int64, int64) { r.update() }
	r.grid.OnMenu = r.menu
	r.grid.OnOpen = func(id int64) { r.askWho(int(id) - 1) }
	r.doings = widgets.WrapRow(8)
	r.do = widgets.NewPrimary("", look.Icon("check"), r.note)
	title := widgets.NewTitle(w.T("newsletter.returns_title"))
	title.Least = 80
	back := widgets.NewIconButton(look.Icon("chevron-left"), w.T("newsletter.to_list"), v.toList)
	head := widgets.PadEach(12, look.PagePad, 10, look.PagePad, widgets.FillRow(10, 1, back, title, r.do))
	fields := widgets.Shares(12, []float32{2, 2, 3}, labelled(w.T("newsletter.returned_on"), r.on), labelled(w.T("newsletter.no_more_of"), r.purpose),
		widgets.PadEach(18, 0, 0, 0, widgets.Row(0, read)))
	top := widgets.PadEach(12, look.PagePad, 12, look.PagePad, widgets.Stack(10, r.form, widgets.NewMutedParagraph(w.T("newsletter.returns_text")), r.paste, fields))
	r.whole = widgets.FillStack(0, 3, head, widgets.HLine(), top, r.found)
	r.show()
	r.keep(before)
	return r
}

// look reads what was pasted.
func (r *returns) look() {
	text, b := r.paste.Value(), r.v.host.Book()
	if strings.TrimSpace(text) == "" {
		return
	}
	page.Read(r.v.host, r.v, "returns", func(ctx context.Context) ([]*returned, error) { return readReturns(ctx, b, text) }, func(lines []*returned) {
		r.lines, r.read = lines, true
		r.keeper.About(r.people()...)
		r.show()
		if len(lines) > 0 {
			r.grid.Focus()
		}
	})
}

// readReturns finds who is meant. Those about whom something is to be decided stand in front.
func readReturns(ctx context.Context, b *book.Book, text string) ([]*returned, error) {
	var lines []*returned
	var addresses []string
	for _, f := range mailtext.Read(text) {
		lines = append(lines, &returned{Found: f})
		addresses = append(addresses, f.Address)
	}
	who, err := b.WhoHas(ctx, addresses)
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, list := range who {
		ids = append(ids, list...)
	}
	rows, err := b.Rows(ctx, ids)
	names := map[int64]string{}
	for _, r := range rows {
		names[r.ID] = r.Name
	}
	for _, l := range lines {
		for _, id := range who[l.Address] {
			l.people = append(l.people, person{id, names[id]})
		}
		if l.has = len(l.people) > 0; len(l.people) == 1 {
			l.who = l.people[0].id
		}
	}
	slices.SortStableFunc(lines, func(a, b *returned) int { return a.rank() - b.rank() })
	return lines, err
}

// rank is the group in which a line stands: several people, nobody, something that was not understood, the rest.
func (l *returned) rank() int {
	switch {
	case l.open():
		return 0
	case len(l.people) == 0:
		return 1
	case !l.counts():
		return 2
	}
	return 3
}

// open tells that somebody has to be chosen first. An address that does not work is wrong for everybody who has it.
func (l *returned) open() bool {
	return l.Kind == mailtext.Unsubscribed && len(l.people) > 1 && l.who == 0
}

// counts tells that something of it would be noted.
func (l *returned) counts() bool {
	switch l.Kind {
	case mailtext.Bounced:
		return l.has
	case mailtext.Unsubscribed:
		return l.who != 0
	}
	return false
}

func (r *returns) show() {
	w := r.v.w
	var o fyne.CanvasObject
	switch {
	case !r.read:
		o = widgets.NewEmpty("mail", w.T("newsletter.returns_none"), w.T("newsletter.returns_none_text"), nil)
	case len(r.lines) == 0:
		o = widgets.NewEmpty("search", w.T("newsletter.returns_empty"), w.T("newsletter.returns_empty_text"), nil)
	default:
		o = widgets.FillStack(0, 2, widgets.PadEach(0, look.PagePad, 8, look.PagePad, r.doings), widgets.HLine(), r.grid)
		r.grid.Reload()
	}
	r.found.Objects = []fyne.CanvasObject{o}
	r.found.Refresh()
	r.update()
}

// update counts what was found, and says what the button does.
func (r *returns) update() {
	w := r.v.w
	note, several, unknown, rest := 0, 0, 0, 0
	for _, l := range r.lines {
		switch {
		case l.counts():
			note++
		case l.open():
			several++
		case len(l.people) == 0 && l.who == 0:
			unknown++
		default:
			rest++
		}
	}
	r.do.SetText(w.N("newsletter.note", note))
	if note == 0 {
		r.do.SetText(w.T("newsletter.note_none"))
	}
	r.do.SetDisabled(note == 0, w.T("newsletter.why_nothing"))
	var chips []fyne.CanvasObject
	for _, c := range []struct {
		n    int
		key  string
		tone look.Tone
	}{{note, "newsletter.found_known", look.ToneGreen}, {several, "newsletter.found_several", look.ToneAmber}, {unknown, "newsletter.found_unknown", look.ToneRed}, {rest, "newsletter.found_rest", look.ToneGrey}} {
		if c.n > 0 {
			chip := widgets.NewChip(w.T(c.key), c.tone)
			chip.Count = w.Number(c.n)
			chips = append(chips, widgets.PadEach(4, 0, 0, 0, chip))
		}
	}
	if chosen := r.chosen(); len(chosen) > 0 {
		for _, k := range []mailtext.Kind{mailtext.Bounced, mailtext.Unsubscribed, mailtext.Unknown} {
			chips = append(chips, widgets.NewSecondary(w.T("newsletter.as."+string(k)), nil, func() { r.as(chosen, k) }).Smaller())
		}
		if len(chosen) == 1 {
			chips = append(chips, widgets.NewSecondary(w.T("newsletter.choose_who"), look.Icon("user"), func() { r.askWho(chosen[0]) }).Smaller())
		}
	}
	r.doings.Objects = chips
	r.doings.Refresh()
	r.whole.Refresh()
}

// chosen are the lines that are selected.
func (r *returns) chosen() []int {
	if !r.read {
		return nil
	}
	var list []int
	for _, id := range r.grid.Selected() {
		list = append(list, int(id)-1)
	}
	return list
}

// as says what some lines mean.
func (r *returns) as(lines []int, k mailtext.Kind) {
	for _, i := range lines {
		r.lines[i].Kind = k
	}
	r.grid.Refresh()
	r.update()
}

func (r *returns) menu(ids []int64) []*fyne.MenuItem {
	w := r.v.w
	var lines []int
	for _, id := range ids {
		lines = append(lines, int(id)-1)
	}
	var items []*fyne.MenuItem
	for _, k := range []mailtext.Kind{mailtext.Bounced, mailtext.Unsubscribed, mailtext.Unknown} {
		items = append(items, fyne.NewMenuItem(w.T("newsletter.as."+string(k)), func() { r.as(lines, k) }))
	}
	if len(lines) == 1 {
		items = append(items, widgets.MenuItem(w.T("newsletter.choose_who"), look.Icon("user"), false, func() { r.askWho(lines[0]) }))
	}
	return items
}

// note puts all of it into the book as one change.
func (r *returns) note() {
	w := r.v.w
	on, ok := dates.Value(r.on)
	switch {
	case !ok || !on.IsFull():
		r.on.SetError(w.T("error.invalid.date", "example", w.DateHint()))
		return
	case r.v.host.Today().Before(on):
		r.on.SetError(w.T("error.invalid.future"))
		return
	}
	r.on.SetError("")
	var list []book.Returned
	lines := 0
	for _, l := range r.lines {
		if !l.counts() {
			continue
		}
		lines++
		one := book.Returned{PersonID: l.who, Address: l.Address, Kind: book.ReturnUnsubscribed, Purpose: model.Purpose(r.purpose.Value()), On: on, Proof: l.Quote}
		if l.Kind == mailtext.Bounced {
			one.Kind, one.PersonID = book.ReturnBounced, 0
		}
		list = append(list, one)
	}
	if lines == 0 {
		return
	}
	r.v.host.Do(model.Doing{Code: "mail_returns", Count: lines}, func(tx *book.Tx) error {
		if err := r.keeper.Forget(tx); err != nil {
			return err
		}
		return tx.MailReturned(list)
	}, func(_ int64, err error) {
		if err != nil {
			r.v.host.Fail(err)
			return
		}
		r.keeper.Saved()
		r.v.returns = nil
		r.v.toList()
	})
}
