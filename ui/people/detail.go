package people

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// detail is the pane on the right: the person who is chosen, what can be done with several, or a hint.
type detail struct {
	view    *view
	ids     []int64
	person  *model.Person // who is shown; nil for nobody or several
	history *history
	many    *notebox // a note about several

	consents   []model.Consent // the ledger of who is shown
	allFavours int64           // whose give-and-take is shown whole
	allEvents  int64           // whose events are

	at      float32 // how far it is scrolled down
	body    *fyne.Container
	scroll  *widgets.ScrollArea
	content fyne.CanvasObject
}

func newDetail(v *view) *detail {
	d := &detail{view: v, body: widgets.Stack(12)}
	padded := widgets.PadEach(14, look.PagePad, look.PagePad, look.PagePad, d.body)
	d.scroll = widgets.Scrolled(padded)
	d.scroll.OnScrolled(d.scrolled)
	d.content = d.scroll
	d.history, d.many = newHistory(d), newNotebox(d)
	d.hint()
	return d
}

// scrolled reads more of the history before its end comes into sight.
func (d *detail) scrolled(y float32) {
	d.at = y
	height := d.scroll.Size().Height
	d.history.scrolled(y, height)
	if left := d.body.Size().Height - y - height; y > 0 && left < height/2 {
		d.history.loadMore()
	}
}

// show turns to other people. Who is shown stays until the next one has been read.
func (d *detail) show(ids []int64) {
	same := slices.Equal(ids, d.ids)
	d.ids = slices.Clone(ids)
	if same && len(ids) == 1 && d.person != nil {
		return
	}
	d.load(true)
}

// refresh reads who is shown again.
func (d *detail) refresh() {
	if len(d.ids) == 1 {
		d.load(false)
	}
}

func (d *detail) load(toTop bool) {
	v := d.view
	key := page.Key(v, "person")
	if len(d.ids) != 1 {
		v.host.Runner().Drop(key)
		d.person = nil
		if len(d.ids) == 0 {
			d.hint()
		} else {
			d.several()
		}
		return
	}
	id := d.ids[0]
	kinds, limit := d.history.kinds, max(len(d.history.entries), historyPage)
	if d.person == nil || d.person.ID != id {
		kinds, limit = nil, historyPage
	}
	run.Do(v.host.Runner(), key, func(ctx context.Context, _ run.Progress) (known, error) {
		return readPerson(ctx, v.host.Book(), id, kinds, limit)
	}, func(k known, err error) {
		switch {
		case model.CodeOf(err) == model.CodeNotFound:
			d.person = nil
			d.hint()
		case err != nil:
			v.host.Fail(err)
		default:
			d.draw(&k, kinds)
			if toTop {
				d.scroll.ToTop()
			}
			d.history.scrolled(d.at, d.scroll.Size().Height)
		}
	})
}

// hint is shown while nobody is chosen.
func (d *detail) hint() {
	w := d.view.w
	d.set(widgets.PadEach(120, 0, 0, 0, widgets.NewEmpty("user", w.T("people.hint_title"), w.T("people.hint_text"), nil)))
}

func (d *detail) set(objects ...fyne.CanvasObject) {
	d.body.Objects = objects
	d.body.Refresh()
	d.content.Refresh()
}

// draw shows a person.
func (d *detail) draw(k *known, kinds []model.InteractionKind) {
	p := &k.person
	d.person = p
	d.history.show(p, kinds, k.entries)
	objects := []fyne.CanvasObject{d.title(p), d.buttons(p)}
	if chips := d.chips(k); len(chips.Objects) > 0 {
		objects = append(objects, chips)
	}
	if facts := d.view.contactFacts(p); len(facts) > 0 {
		objects = append(objects, d.card(facts))
	}
	objects = append(objects, d.touch(k), d.privacy(k))
	if facts := d.view.lifeFacts(p); len(facts) > 0 {
		objects = append(objects, d.card(facts))
	}
	for _, card := range []fyne.CanvasObject{d.evenings(k), d.giving(k)} {
		if card != nil {
			objects = append(objects, card)
		}
	}
	if len(p.Notes) > 0 {
		objects = append(objects, d.notes(p))
	}
	objects = append(objects, d.history.content)
	d.set(objects...)
}

// title is the picture, the name, and what the person does.
func (d *detail) title(p *model.Person) fyne.CanvasObject {
	v := d.view
	name := widgets.NewRich(widgets.Span{Text: p.FullName(), Bold: true})
	name.TextSize, name.Lines = 17, 3
	words := widgets.Stack(1, name)
	if s := positionLine(v.w, p); s != "" {
		line := widgets.NewMutedParagraph(s)
		line.Lines = 3
		words.Add(line)
	}
	avatar := *v.photos.avatar(p.Initials(), p.Photo)
	edit := widgets.NewIconButton(look.Icon("edit"), v.w.T("people.edit_tip"), v.edit)
	return widgets.FillRow(12, 1, widgets.NewAvatar(avatar, 56), words, edit)
}

// buttons are what one does most with a person.
func (d *detail) buttons(p *model.Person) fyne.CanvasObject {
	v := d.view
	small := func(key, icon string, do func()) *widgets.Button {
		return widgets.NewSecondary(v.w.T(key), look.Icon(icon), do).Smaller()
	}
	call, mail := small("people.do_call", "phone", v.call), small("people.do_mail", "mail", v.mail)
	call.SetDisabled(p.PreferredPhone() == nil, v.w.T("people.why_phone"))
	mail.SetDisabled(p.PreferredEmail() == nil, v.w.T("people.why_mail"))
	card := small("people.do_card", "user", v.callCard)
	card.SetToolTip(v.w.T("people.do_card_tip"))
	note := small("people.do_note", "note", func() { v.log(model.InteractionCall) })
	note.SetToolTip(v.w.T("people.do_note_tip"))
	return widgets.WrapRow(6, card, call, mail, note, small("people.do_qr", "qr", v.showQR))
}

// chips are the status and the tags; a click on a tag shows all who carry it. That somebody is leaving leads to their
// checklist.
func (d *detail) chips(k *known) *fyne.Container {
	v, p := d.view, &k.person
	row := widgets.WrapRow(6)
	if p.Status != "" {
		chip := widgets.NewChip(v.w.T("model.status."+string(p.Status)), statusTone(p.Status))
		if p.Status == model.StatusLeaving || k.leaves && len(k.leaving.Open()) > 0 {
			chip.OnTapped = func() { v.host.Open(page.Route{Page: page.Leaving, ID: p.ID}) }
			chip.SetToolTip(v.w.T("people.leaving_tip"))
		}
		row.Add(chip)
	}
	for _, t := range p.Tags {
		chip := widgets.NewChip(t, look.ToneGrey)
		chip.OnTapped = func() { v.setFilter(model.Filter{Tags: []string{t}}) }
		chip.SetToolTip(v.w.T("people.tag_tip", "tag", t))
		row.Add(chip)
	}
	return row
}

// labelWidth is the width of what stands before each line of facts.
const labelWidth = 84

// failed says since when an address is known to be wrong; the cross takes the mark off again.
func (d *detail) failed(f *fact) fyne.CanvasObject {
	w := d.view.w
	chip := widgets.NewFilterChip(w.T("people.failed", "date", w.Ago(d.view.host.Today(), f.failed)), nil, f.works)
	chip.Tone = look.ToneAmber
	chip.SetToolTip(w.T("people.failed_tip"))
	return widgets.PadEach(0, 0, 4, labelWidth, widgets.WrapRow(4, chip))
}

func (d *detail) card(facts []fact) fyne.CanvasObject {
	v := d.view
	lines := make([]fyne.CanvasObject, len(facts))
	for i, f := range facts {
		line := widgets.NewKeyValue(cmp.Or(f.label, " "), f.text) // without any label the text would begin at the edge
		line.LabelWidth = labelWidth
		line.OnTapped, line.Copies, line.OnCopied = f.do, f.copy != "", v.host.Copy
		lines[i] = line
		if !f.failed.IsZero() {
			line.Muted, line.OnTapped = true, nil
			lines[i] = widgets.Stack(0, line, d.failed(&f))
		}
	}
	return widgets.NewCard("", nil, widgets.Stack(0, lines...))
}

// notes are what was written about the person; internal ones are marked.
func (d *detail) notes(p *model.Person) fyne.CanvasObject {
	w := d.view.w
	var list []fyne.CanvasObject
	for _, n := range p.Notes {
		text := widgets.NewParagraph(n.Text)
		if n.Internal {
			text = widgets.NewRich(widgets.Span{Text: w.T("people.internal") + " ", Color: look.ColorAmber, Bold: true}, widgets.Span{Text: n.Text})
		}
		list = append(list, text)
	}
	return widgets.NewCard(w.T("model.field.notes"), nil, list...)
}

// several is shown while more than one person is chosen.
func (d *detail) several() {
	v := d.view
	w := v.w
	button := func(key, icon string, do func()) fyne.CanvasObject {
		return widgets.NewSecondary(w.T(key), look.Icon(icon), do)
	}
	merge := button("people.merge", "merge", v.mergeTwo)
	if len(d.ids) != 2 {
		merge.Hide()
	}
	d.many.show(d.ids)
	d.set(
		widgets.NewSection(w.N("people.several", len(d.ids))),
		widgets.NewMutedParagraph(w.T("people.several_text")),
		d.many.content,
		button("people.mail", "mail", v.mail),
		button("people.log_other", "note", func() { v.log("") }),
		button("people.consent", "check", v.noteConsents),
		button("people.pause", "clock", v.pauseCalls),
		button("people.tag", "tag", v.changeTags),
		button("people.bulk", "users", v.editMany),
		merge,
		button("people.export", "export", func() { v.handOver("") }),
		button("people.copy", "copy", v.copyContacts),
		button("people.delete", "trash", v.trash),
	)
}
