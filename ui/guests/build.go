package guests

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/ui/look"
	"alumnibook/ui/mailing"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// build is the form that puts people on the list: on the left who is meant, on the right who that is, and what the gate
// says of them.
type build struct {
	v       *view
	wish    wish
	have    offers // what there is to choose from
	plan    plan   // who would be put on the list
	channel *widgets.SelectField
	near    *widgets.TextField
	hand    *widgets.ComboField

	left    *fyne.Container // what there is to choose from
	right   *fyne.Container // what the gate says
	result  *fyne.Container
	add     *widgets.Button
	found   *found
	count   *widgets.CutText
	split   *widgets.SplitPane
	whole   fyne.CanvasObject
	marks   []func() // each brings one chip up to date
	all     map[string]bool
	reading bool
	saved   bool
}

func newBuild(v *view) *build {
	w := v.w
	t := &build{v: v, left: widgets.Stack(16), right: widgets.Stack(8), all: map[string]bool{}, count: widgets.NewFigure("")}
	t.channel = v.channelField(model.ChannelEmail)
	t.channel.OnChanged = func(value string) { t.ask() }
	t.found = newFound(v)
	t.add = widgets.NewPrimary(w.T("guests.put_none"), look.Icon("check"), func() { t.save(func(bool) {}) })
	cancel := widgets.NewSecondary(w.T("button.cancel"), nil, v.host.Back)
	title := widgets.NewTitle(w.T("guests.build_title", "event", v.known.event.Title))
	title.Least = 80
	head := widgets.FillRow(10, 0, title, cancel, t.add)
	choose := widgets.Scrolled(widgets.PadEach(14, look.PagePad, 24, look.PagePad, t.left))
	by := widgets.FillRow(look.Gap, 1, widgets.NewMuted(w.T("guests.invited_by")), container.New(&widthLayout{150}, t.channel))
	t.result = widgets.FillStack(0, 1, widgets.PadEach(14, look.PagePad, 10, look.PagePad, widgets.Stack(8, widgets.FillRow(10, 0, t.count, by), t.right)), t.found.grid)
	t.split = widgets.NewSplitPane(choose, t.result, 470, 0)
	t.split.SetLeast(360, 320)
	t.whole = widgets.FillStack(0, 2, widgets.PadEach(12, look.PagePad, 10, look.PagePad, head), widgets.HLine(), t.split)
	t.wish.place = placeOf(v.known.event.Address)
	t.readOffers()
	return t
}

func (t *build) content() fyne.CanvasObject { return t.whole }

func (t *build) unsaved() bool { return !t.saved && len(t.plan.allowed) > 0 && !t.wish.isEmpty() }

func (t *build) shown() {}

func (t *build) closed() {
	page.Drop(t.v.host, t.v, "build", "sources")
}

// readOffers reads what there is to choose from.
func (t *build) readOffers() {
	b, e, place, country := t.v.host.Book(), t.v.known.event, t.wish.place, t.v.host.Firm().Country
	page.Read(t.v.host, t.v, "sources", func(ctx context.Context) (offers, error) { return readOffers(ctx, b, e, place, country) }, func(o offers) {
		t.have = o
		t.draw()
		t.ask()
	})
}

// ask works out who is meant, and asks the gate about them.
func (t *build) ask() {
	b, id, wish, have, channel := t.v.host.Book(), t.v.id, t.wish.clone(), t.have, consent.ChannelOf(model.Channel(t.channel.Value()))
	t.reading = true
	t.update()
	page.Read(t.v.host, t.v, "build", func(ctx context.Context) (plan, error) { return makePlan(ctx, b, id, wish, have, channel) }, func(p plan) {
		t.plan, t.reading = p, false
		t.found.set(p.allowed)
		t.update()
	})
}

// update says who would be put on the list, and who would not.
func (t *build) update() {
	w, p := t.v.w, &t.plan
	for _, mark := range t.marks {
		mark()
	}
	n := len(p.allowed)
	t.count.SetText(w.N("guests.would_add", n))
	t.add.SetText(w.N("guests.put", n))
	t.add.SetDisabled(n == 0 || t.reading, w.T("guests.why_none_meant"))
	var lines []fyne.CanvasObject
	switch {
	case t.wish.isEmpty():
		lines = append(lines, widgets.NewMutedParagraph(w.T("guests.choose_hint")))
	case p.already > 0:
		lines = append(lines, widgets.NewMutedParagraph(w.N("guests.already", p.already)))
	}
	if len(p.left) > 0 {
		text := widgets.NewParagraph(w.N("guests.left_out", len(p.left)))
		chips := mailing.Chips(t.v.host, p.left, nil, t.nextSteps)
		lines = append(lines, widgets.Stack(4, text, widgets.WrapRow(6, chips...)))
	}
	t.right.Objects = lines
	t.right.Refresh() // first, so that what is new in it knows its width
	t.result.Refresh()
	t.whole.Refresh()
}

// nextSteps are what else can be done with those who are left out for a reason: who never allowed mails may be asked for
// it, or get a letter instead.
func (t *build) nextSteps(r consent.Reason, closeIt func()) []*widgets.Button {
	w := t.v.w
	var ids []int64
	for _, l := range t.plan.left {
		if l.Reason == r {
			ids = append(ids, l.ID)
		}
	}
	steps := t.v.askSteps(r, ids, closeIt)
	if byLetter(r) && model.Channel(t.channel.Value()) != model.ChannelPost {
		steps = append(steps, widgets.NewSecondary(w.T("guests.by_letter"), look.Icon("print"), func() {
			closeIt()
			t.wish.byPost = append(t.wish.byPost, ids...)
			t.ask()
		}))
	}
	return steps
}

// byLetter tells whether somebody who is left out for a reason may get a letter instead.
func byLetter(r consent.Reason) bool {
	return slices.Contains([]consent.Reason{consent.ReasonNoConsent, consent.ReasonNoEmail, consent.ReasonNoPhone, consent.ReasonNoMobile, consent.ReasonNoProfile}, r)
}

// save puts those who are meant on the list, each on their channel.
func (t *build) save(done func(ok bool)) {
	if len(t.plan.allowed) == 0 || t.reading {
		done(t.wish.isEmpty())
		return
	}
	v, id, channel := t.v, t.v.id, model.Channel(t.channel.Value())
	usual, post := t.plan.parts()
	v.host.Do(doing("guests_add", v.known.event.Title, len(t.plan.allowed)), func(tx *book.Tx) error {
		n, err := tx.AddGuests(id, usual, channel)
		if err != nil {
			return err
		}
		more, err := tx.AddGuests(id, post, model.ChannelPost)
		tx.SetDoing(doing("guests_add", v.known.event.Title, n+more))
		return err
	}, func(_ int64, err error) {
		if err != nil {
			v.host.Fail(err)
			done(false)
			return
		}
		t.saved = true
		v.list.part = onlyToInvite
		done(true)
		if v.task == t {
			v.host.Back()
		}
	})
}
