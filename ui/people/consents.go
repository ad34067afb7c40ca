package people

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/ledger"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// consentTone is the mood of an answer.
func consentTone(s model.ConsentState) look.Tone {
	switch s {
	case model.ConsentGiven:
		return look.ToneGreen
	case model.ConsentWithdrawn, model.ConsentObjected:
		return look.ToneRed
	}
	return look.ToneNone
}

// consentChips say what holds, with its day; a click notes another answer. Whether calls are welcome is always there;
// what was never asked about otherwise waits behind the last chips, so that what was said stands out.
func (d *detail) consentChips(k *known) fyne.CanvasObject {
	w, p := d.view.w, &k.person
	d.consents = k.consents
	row := widgets.WrapRow(6)
	holds := model.Standing(k.consents)
	var unknown []*fyne.MenuItem
	for _, purpose := range model.Purposes {
		for _, c := range model.Channels {
			at, said := holds[purpose][c]
			at.Purpose, at.Channel = purpose, c
			switch {
			case said || purpose == model.PurposeCalls && c == model.ChannelPhone:
				row.Add(d.consentChip(p, at))
			case c == purpose.UsualChannel():
				item := fyne.NewMenuItem(tell.ConsentTo(w, purpose, c), nil)
				item.ChildMenu = fyne.NewMenu("", d.consentMenu(p, at)...)
				unknown = append(unknown, item)
			}
		}
	}
	if len(unknown) > 0 {
		more := widgets.NewAddChip(w.T("people.consent_add"), nil)
		more.OnTapped = func() { widgets.ShowMenuBelow(more, unknown...) }
		more.SetToolTip(w.T("people.consent_add_tip"))
		row.Add(more)
	}
	return row
}

// signs stand before what somebody allowed, took back or refused, so that the colour does not speak alone.
var signs = map[model.ConsentState]string{model.ConsentGiven: "check", model.ConsentWithdrawn: "close", model.ConsentObjected: "close", model.ConsentUnknown: "help"}

func (d *detail) consentChip(p *model.Person, c model.Consent) fyne.CanvasObject {
	v, w := d.view, d.view.w
	what := tell.ConsentTo(w, c.Purpose, c.Channel)
	short := what
	if c.Purpose == model.PurposeSharing && c.Channel == c.Purpose.UsualChannel() {
		short = w.T("people.consent_sharing") // the whole would not fit beside its day
	}
	day := ""
	if !c.On.IsZero() {
		day = w.Ago(v.host.Today(), c.On)
	}
	chip := widgets.NewChoiceChip(short, day, consentTone(c.State), nil)
	chip.Icon = look.Icon(signs[c.State])
	chip.OnTapped = func() { widgets.ShowMenuBelow(chip, d.consentMenu(p, c)...) }
	if c.State == model.ConsentGiven {
		chip.OnRemove = func() { d.takeBack(p, c) }
	}
	tip := w.T("people.consent_line", "what", what, "state", w.T("model.consent."+stateWords(c.State)))
	if c.State != model.ConsentUnknown {
		tip += ", " + strings.Join(filled(w.LongDate(c.On), v.sourceText(c.Source), v.formText(c.Form), c.Wording), ", ")
	}
	if chip.OnRemove != nil {
		tip += "\n" + w.T("people.take_back_tip")
	}
	chip.SetToolTip(tip)
	return chip
}

func (v *view) sourceText(s model.Source) string {
	if s == "" {
		return ""
	}
	return v.w.T("model.source." + string(s))
}

// formText names the version of the form that somebody answered.
func (v *view) formText(version string) string {
	if version == "" {
		return ""
	}
	return v.w.T("people.form_version", "version", version)
}

// takeBack notes at once that somebody does not allow any more what they allowed: taking back is as easy as can be, and
// the toast undoes it.
func (d *detail) takeBack(p *model.Person, c model.Consent) {
	d.view.addConsent(p, &model.Consent{
		PersonID: p.ID, Purpose: c.Purpose, Channel: c.Channel, State: model.ConsentWithdrawn, On: d.view.host.Today(), Source: model.SourceOther,
	}, d.view.failed)
}

// quickSources are where an answer that is noted by one click came from.
var quickSources = []model.Source{model.SourceCall, model.SourceEmail, model.SourceForm}

// consentMenu notes an answer of today by one click, or asks for more.
func (d *detail) consentMenu(p *model.Person, c model.Consent) []*fyne.MenuItem {
	v, w := d.view, d.view.w
	var items []*fyne.MenuItem
	add := func(state model.ConsentState, icon string) {
		for _, s := range quickSources {
			text := w.T("people.consent_quick", "state", w.T("model.consent."+string(state)), "source", v.sourceText(s))
			items = append(items, widgets.MenuItem(text, look.Icon(icon), false, func() {
				v.addConsent(p, &model.Consent{PersonID: p.ID, Purpose: c.Purpose, Channel: c.Channel, State: state, On: v.host.Today(), Source: s}, v.failed)
			}))
		}
		items = append(items, fyne.NewMenuItemSeparator())
	}
	if c.State != model.ConsentGiven {
		add(model.ConsentGiven, "check")
	} else {
		add(model.ConsentWithdrawn, "close")
	}
	if c.State == model.ConsentUnknown {
		add(model.ConsentObjected, "close")
	}
	return append(items,
		widgets.MenuItem(w.T("people.consent_more"), look.Icon("edit"), false, func() { d.askConsent(p, c) }),
		widgets.MenuItem(w.T("people.ledger_show"), look.Icon("eye"), len(d.consents) == 0, d.showLedger))
}

// addConsent notes an answer in the ledger; the colleague at this computer is its witness.
func (v *view) addConsent(p *model.Person, c *model.Consent, done func(error)) {
	if c.WitnessID == 0 {
		c.WitnessID = v.seat
	}
	v.storeConsent(p, c, nil, nil, done)
}

// storeConsent notes an answer with the paper that proves it, which may be none. What was typed of it, if anything, is kept
// no longer.
func (v *view) storeConsent(p *model.Person, c *model.Consent, proof *ledger.Proof, keeper *draft.FormKeeper, done func(error)) {
	v.host.Do(model.Doing{Code: "consent", Name: p.FullName(), Count: 1}, func(tx *book.Tx) error {
		key, err := proof.Put(tx)
		if err != nil {
			return err
		}
		c.Proof = key
		if err := keeper.Forget(tx); err != nil {
			return err
		}
		return tx.AddConsents([]*model.Consent{c})
	}, func(_ int64, err error) { done(err) })
}

// noteConsents opens the form that notes an answer of all who are chosen.
func (v *view) noteConsents() {
	if len(v.selected) > 0 {
		v.host.Open(page.Route{Page: editor, Do: "bulk_consent", Arg: idList(v.selected)})
	}
}

// askConsent asks for an answer with its day, source and wording.
func (d *detail) askConsent(p *model.Person, c model.Consent) {
	r := dialogAt(doConsent, p.ID, 0)
	draft.TypedAt(d.view.host, d.view, r, func(before []byte) { d.showConsent(p, c, r, before) })
}

func (d *detail) showConsent(p *model.Person, c model.Consent, r page.Route, before []byte) {
	v, w := d.view, d.view.w
	var keeper *draft.FormKeeper
	f := ledger.New(v.host).WithProof(v.host)
	state := model.ConsentGiven
	if c.State == model.ConsentGiven {
		state = model.ConsentWithdrawn
	}
	f.Set(model.Consent{Purpose: c.Purpose, Channel: c.Channel, State: state, On: v.host.Today(), Source: model.SourceCall})
	var m *widgets.Modal
	save := func() {
		c, ok := f.Check(v.host.Today())
		if !ok {
			return
		}
		c.PersonID = p.ID
		v.storeConsent(p, &c, f.Proof, keeper, func(err error) {
			if err != nil {
				f.SetError(v.host.Sentence(err))
				return
			}
			keeper.Saved()
			m.Hide()
		})
	}
	form := draft.NewDialog(save, func() { m.Hide() })
	form.Hold("consent", f)
	keeper = v.keepDialog(draft.FormConsent, r, 0, form, before)
	m = v.modal(w.T("people.consent_title"), 520, widgets.Stack(10, form, f), v.cancelButton(&m), widgets.NewPrimary(w.T("people.save"), nil, save))
	v.drop = f.Proof.Drop
	m.OnClosed = func() {
		v.drop = nil
		keeper.Drop()
	}
	f.Focus()
}

func (v *view) witnessText(id int64) string {
	if name := v.ownerName(id); name != "" {
		return v.w.T("people.witness_name", "name", name)
	}
	return ""
}

func (v *view) notedText(name string) string {
	if name == "" {
		return ""
	}
	return v.w.T("people.noted_by", "name", name)
}

// showLedger shows all that was noted, the newest first: what holds, and the proof of what held before.
func (d *detail) showLedger() {
	v, w := d.view, d.view.w
	lines := make([]fyne.CanvasObject, 0, len(d.consents))
	for i := range d.consents {
		c := &d.consents[i]
		about := strings.Join(filled(v.sourceText(c.Source), v.formText(c.Form), c.Wording, v.witnessText(c.WitnessID), v.notedText(c.NotedBy), c.Note), " · ")
		head := []widgets.Span{
			{Text: tell.ConsentTo(w, c.Purpose, c.Channel), Bold: true},
			{Text: " · "},
			{Text: w.T("model.consent." + stateWords(c.State)), Color: consentTone(c.State).Text()},
		}
		item := widgets.NewTimelineItem(w.Date(c.On), head, about, nil)
		item.DateWidth = 96
		lines = append(lines, item)
		if key := c.Proof; key != "" {
			show := widgets.NewQuiet(w.T("people.proof_show"), look.Icon("file"), func() { ledger.OpenPaper(v.host, key) }).Smaller()
			lines = append(lines, widgets.PadEach(0, 0, 4, 88, widgets.Row(0, show)))
		}
	}
	if len(lines) == 0 {
		lines = append(lines, widgets.NewMutedParagraph(w.T("people.ledger_empty")))
	}
	var m *widgets.Modal
	shut := widgets.NewSecondary(w.T("people.close"), nil, func() { m.Hide() })
	content := widgets.Stack(4, slices.Insert(lines, 0, fyne.CanvasObject(widgets.NewMutedParagraph(w.T("people.ledger_text"))))...)
	m = v.modal(w.T("people.ledger_title"), 560, content, shut)
}
