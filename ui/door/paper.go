package door

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

const (
	paperWidth  = 620
	paperHeight = 470
	mostNames   = 60 // names that the preview shows
)

// paper is the dialog that takes the numbers which were ticked on the printed list.
type paper struct {
	v     *view
	text  *widgets.TextField
	said  *fyne.Container
	modal *widgets.Modal
	do    *widgets.Button
	form  *widgets.Form
	busy  bool

	keeper *draft.FormKeeper
}

// askPaper opens the dialog, with what was typed into it before and not saved.
func (v *view) askPaper() {
	b, r := v.host.Book(), page.Route{Page: page.Door, Do: doPaper, ID: v.id}
	read(v, "paper", func(ctx context.Context) ([]byte, error) {
		return draft.Typed(ctx, b, r)
	}, func(before []byte) {
		if v.paper == nil && v.id == r.ID {
			v.showPaper(r, before)
		}
	})
}

func (v *view) showPaper(r page.Route, before []byte) {
	w := v.w
	p := &paper{v: v, text: widgets.NewTextArea(w.T("door.paper_hint"), 3), said: widgets.Stack(10), form: widgets.NewForm()}
	p.form.Text(w.T("door.paper_text"))
	p.form.Add("numbers", w.T("door.paper_numbers"), p.text)
	p.form.OnChange = p.preview
	p.form.OnCancel = p.close
	cancel := widgets.NewSecondary(w.T("button.cancel"), nil, p.close)
	p.do = widgets.NewPrimary("", look.Icon("check"), p.tick)
	p.modal = widgets.NewModal(v.host.Window().Canvas(), w.T("door.paper_title"), widgets.Stack(14, p.form, p.said), paperWidth, p.close, cancel, p.do)
	p.modal.SetHeight(paperHeight)
	p.keeper = draft.KeepForm(v.host, draft.FormDraft{Kind: draft.FormDoor, Route: r, Event: r.ID}, p.form, before)
	p.modal.OnClosed = func() {
		p.keeper.Drop()
		v.paper = nil
		v.field.Focus()
	}
	v.paper = p
	p.preview()
	p.modal.Show()
	p.text.Focus()
}

func (p *paper) close() { p.modal.Hide() }

// byNumber is the door list.
func (p *paper) byNumber() map[int]*guest {
	list := map[int]*guest{}
	for _, g := range p.v.known.guests {
		if g.Number > 0 {
			list[g.Number] = g
		}
	}
	return list
}

// preview says with each letter who would be checked in, and what is wrong.
func (p *paper) preview() {
	w, list := p.v.w, p.byNumber()
	p.said.Objects = nil
	if len(list) == 0 {
		p.said.Add(widgets.NewParagraph(w.T("door.no_numbers")))
		number := widgets.NewSecondary(w.T("door.give_numbers"), look.Icon("list"), p.number)
		p.said.Add(widgets.Row(0, number))
		p.verb(0, false)
		return
	}
	n := guests.ParseNumbers(p.text.Value(), func(i int) bool { return list[i] != nil })
	var fresh, already []*guest
	for _, i := range n.List {
		if g := list[i]; g.HasCome() {
			already = append(already, g)
		} else {
			fresh = append(fresh, g)
		}
	}
	if len(n.Unknown) > 0 {
		wrong := widgets.NewParagraph(w.N("door.unknown", len(n.Unknown), "list", strings.Join(n.Unknown, ", "), "last", w.Number(slices.Max(numbers(list)))))
		wrong.Color = look.ColorRed
		p.said.Add(wrong)
	}
	chips := widgets.WrapRow(6)
	if len(n.List) > 0 {
		chips.Add(widgets.NewChip(w.N("door.paper_new", len(fresh)), look.ToneGreen))
	}
	if len(already) > 0 {
		chips.Add(widgets.NewChip(w.N("door.paper_already", len(already)), look.ToneGrey))
	}
	if len(n.Doubles) > 0 {
		double := widgets.NewChip(w.T("door.paper_doubles", "list", joined(n.Doubles)), look.ToneGrey)
		chips.Add(double)
	}
	if len(chips.Objects) > 0 {
		p.said.Add(chips)
	}
	if len(fresh) > 0 {
		p.said.Add(widgets.NewMutedParagraph(names(w.T("door.more"), fresh)))
	}
	p.verb(len(fresh), len(n.Unknown) == 0 && len(fresh) > 0)
}

// verb says what the button will do.
func (p *paper) verb(n int, can bool) {
	p.do.SetText(p.v.w.N("door.paper_do", n))
	p.do.SetDisabled(!can || p.busy, "")
	p.said.Refresh()
	if p.modal != nil {
		p.modal.Refresh()
	}
}

// names writes out who is meant, with their numbers.
func names(more string, list []*guest) string {
	var out []string
	for i, g := range list {
		if i == mostNames {
			out = append(out, strings.ReplaceAll(more, "{n}", strconv.Itoa(len(list)-i)))
			break
		}
		out = append(out, strconv.Itoa(g.Number)+"\u00a0"+strings.ReplaceAll(g.CallName, " ", "\u00a0"))
	}
	return strings.Join(out, "  ·  ")
}

func numbers(list map[int]*guest) []int {
	all := make([]int, 0, len(list))
	for n := range list {
		all = append(all, n)
	}
	return all
}

func joined(list []int) string {
	texts := make([]string, len(list))
	for i, n := range list {
		texts[i] = strconv.Itoa(n)
	}
	return strings.Join(texts, ", ")
}

// tick checks them all in as one change.
func (p *paper) tick() {
	v, text := p.v, p.text.Value()
	list := p.byNumber()
	n := guests.ParseNumbers(text, func(i int) bool { return list[i] != nil })
	fresh := 0
	for _, i := range n.List {
		if !list[i].HasCome() {
			fresh++
		}
	}
	if p.busy || fresh == 0 || n.Err() != nil {
		return
	}
	event, at := v.known.event.ID, when(&v.known.event.Event, v.now())
	p.store(model.Doing{Code: "check_in_many", Name: v.known.event.Title, Count: fresh}, func(tx *book.Tx) error {
		if err := p.keeper.Forget(tx); err != nil {
			return err
		}
		_, err := tx.CheckInNumbers(event, text, at)
		return err
	}, func() {
		p.keeper.Saved()
		p.close()
	})
}

// number gives the list its numbers, as printing does.
func (p *paper) number() {
	event := p.v.known.event.ID
	p.store(model.Doing{Code: "number_guests", Name: p.v.known.event.Title}, func(tx *book.Tx) error {
		_, err := tx.NumberGuests(event)
		return err
	}, func() {})
}

// store makes a change for the dialog: what the book refuses stands in it, and nothing that was typed is lost.
func (p *paper) store(doing model.Doing, write func(tx *book.Tx) error, then func()) {
	p.busy = true
	p.form.SetErrors(nil)
	p.v.host.Do(doing, write, func(_ int64, err error) {
		p.busy = false
		if err != nil {
			p.form.SetErrors(map[string]string{"numbers": p.v.host.Sentence(err)})
			p.preview()
			return
		}
		then()
		p.v.load()
	})
}
