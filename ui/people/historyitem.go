package people

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// dateWidth is the width of the days before the entries.
const dateWidth = 80

// item is one entry: day, kind and who of us, the text, and what was promised.
func (h *history) item(e *model.Interaction) fyne.CanvasObject {
	v := h.detail.view
	open := h.opens(e)
	item := widgets.NewTimelineItem(v.w.Ago(v.host.Today(), e.On), h.heading(e), tell.EntryText(v.w, e), open)
	item.DateWidth = dateWidth
	item.OnMenu = func() []*fyne.MenuItem { return h.itemMenu(e, open) }
	if e.FollowUp.On.IsZero() {
		return item
	}
	return widgets.Stack(0, item, h.followUp(e))
}

// opens is what a click on an entry does. What was allowed or taken back stands in the ledger and is shown there; an
// entry about an event or a newsletter leads to it.
func (h *history) opens(e *model.Interaction) func() {
	v := h.detail.view
	if e.Kind == model.InteractionConsent {
		return h.detail.showLedger
	}
	if to, ok := about(e); ok {
		return func() { v.host.Open(to) }
	}
	return h.edits(e)
}

func (h *history) edits(e *model.Interaction) func() {
	return func() { h.detail.view.host.Open(page.Route{Page: editor, Do: "entry", ID: e.ID}) }
}

// about is where the event or the issue of the newsletter stands that an entry is about; false for neither.
func about(e *model.Interaction) (page.Route, bool) {
	switch {
	case e.EventID != 0:
		return page.Route{Page: page.Events, ID: e.EventID}, true
	case e.NewsletterID != 0:
		return page.Route{Page: page.Newsletter, ID: e.NewsletterID}, true
	}
	return page.Route{}, false
}

// heading says what kind of entry it is: "Call, 12 min · Ebba Holm". An attempt is written in second words.
func (h *history) heading(e *model.Interaction) []widgets.Span {
	w := h.detail.view.w
	kind := w.T("model.interaction." + string(e.Kind))
	if e.Minutes > 0 {
		kind += ", " + w.T("people.minutes", "n", strconv.Itoa(e.Minutes))
	}
	spans := []widgets.Span{{Text: kind, Bold: true}}
	more := func(text string, color fyne.ThemeColorName) {
		if text != "" {
			spans = append(spans, widgets.Span{Text: " · "}, widgets.Span{Text: text, Color: color})
		}
	}
	if key := triedWords(e); key != "" {
		spans[0].Color = look.ColorMuted
		more(w.T(key), look.ColorAmber)
	}
	if e.Direction == model.DirectionIn {
		more(w.T("people.from_them"), "")
	}
	more(h.detail.view.ownerName(e.ColleagueID), "")
	if e.Internal {
		more(w.T("people.internal"), look.ColorAmber)
	}
	return append(spans, h.with(e)...)
}

// triedWords is the key of what is said of an entry that did not reach the person, "" for one that did.
func triedWords(e *model.Interaction) string {
	if e.Reached {
		return ""
	}
	switch e.Kind {
	case model.InteractionCall:
		return "people.not_reached"
	case model.InteractionEmail, model.InteractionLetter, model.InteractionMessage:
		return "people.no_answer"
	case model.InteractionMeeting, model.InteractionEvent:
		return "people.not_met"
	}
	return ""
}

// with names others whom the entry is about; a click goes to them.
func (h *history) with(e *model.Interaction) []widgets.Span {
	n := len(e.PersonIDs) - 1
	if n < 1 {
		return nil
	}
	v := h.detail.view
	var spans []widgets.Span
	for _, id := range othersIn(e, h.person.ID) {
		name := h.names[id]
		if name == "" {
			continue
		}
		text := widgets.Span{Text: " · "}
		if len(spans) == 0 {
			text.Text += v.w.T("people.with") + " "
		}
		spans = append(spans, text, widgets.Span{Text: name, OnTapped: func() { v.reveal(id) }})
	}
	switch left := n - len(spans)/2; {
	case len(spans) == 0:
		return []widgets.Span{{Text: " · "}, {Text: v.w.N("people.with_others", n)}}
	case left > 0:
		spans = append(spans, widgets.Span{Text: " · " + v.w.N("people.and_others", left)})
	}
	return spans
}

func (h *history) itemMenu(e *model.Interaction, open func()) []*fyne.MenuItem {
	v := h.detail.view
	w := v.w
	text := tell.EntryText(w, e)
	items := []*fyne.MenuItem{widgets.MenuItem(w.T("people.entry_edit"), look.Icon("edit"), false, h.edits(e))}
	switch {
	case e.Kind == model.InteractionConsent:
		items = []*fyne.MenuItem{widgets.MenuItem(w.T("people.ledger_show"), look.Icon("eye"), false, open)}
	case e.EventID != 0:
		items = slices.Insert(items, 0, widgets.MenuItem(w.T("people.show_event"), look.Icon("eye"), false, open))
	case e.NewsletterID != 0:
		items = slices.Insert(items, 0, widgets.MenuItem(w.T("people.show_newsletter"), look.Icon("eye"), false, open))
	}
	items = append(items, widgets.MenuItem(w.T("people.entry_copy"), look.Icon("copy"), text == "", func() { v.host.Copy(text) }))
	items = append(items, h.followUpMenu(e)...)
	if e.Kind == model.InteractionConsent {
		return items // the ledger is not edited: what was noted wrongly is taken back in the journal
	}
	return append(items, fyne.NewMenuItemSeparator(), widgets.MenuItem(w.T("people.entry_delete"), look.Icon("trash"), false, func() { h.remove(e) }))
}

func (h *history) remove(e *model.Interaction) {
	h.detail.view.host.Do(model.Doing{Code: "delete_entry", Name: h.person.FullName(), Count: 1}, func(tx *book.Tx) error {
		return tx.DeleteInteraction(e.ID)
	}, nil)
}
