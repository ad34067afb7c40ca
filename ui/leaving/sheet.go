package leaving

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// What may be open in the sheet besides a step, which is its place in the checklist as text.
const (
	panelMove = "move"
	panelAdd  = "add"
)

// sheet is the checklist of one person. At most one form is open in it.
type sheet struct {
	v      *view
	id     int64 // who is shown, 0 for nobody
	data   one
	wants  string // the mark of what is to be opened once the person was read
	opened string // what is open, "" for nothing
	panel  *panel
	stale  bool // the book changed while something was typed, so that it was not read again
	body   *fyne.Container
	scroll *widgets.ScrollArea
	whole  fyne.CanvasObject
}

func newSheet(v *view) *sheet {
	s := &sheet{v: v, body: widgets.Stack(12)}
	s.scroll = widgets.Scrolled(widgets.PadEach(14, look.PagePad, 24, look.PagePad, s.body))
	s.whole = widgets.Ground(look.ColorBackground, s.scroll)
	return s
}

// turnTo shows somebody; who is shown already is read again, with what is open staying so.
func (s *sheet) turnTo(id int64) {
	if id != s.id {
		s.shut()
		s.id, s.data = id, one{}
		s.draw()
		s.scroll.ToTop()
	}
	if id == 0 {
		return
	}
	s.reload()
}

// reload reads the person again. What is being typed stays.
func (s *sheet) reload() {
	b, id := s.v.host.Book(), s.id
	run.Do(s.v.host.Runner(), page.Key(s.v, "one"), func(ctx context.Context, _ run.Progress) (one, error) { return readOne(ctx, b, id) },
		func(o one, err error) {
			switch {
			case model.CodeOf(err) == model.CodeNotFound, err == nil && !o.person.Trashed.IsZero():
				s.gone()
			case err != nil:
				s.v.host.Fail(err)
			default:
				if s.stale = s.unsaved(); s.stale {
					return // it is read again once that is saved or thrown away
				}
				s.data = o
				s.draw()
				s.v.host.StatusChanged()
				s.openWanted()
			}
		})
}

// layoutTime is how long the window takes, at the most, to give a form that was just opened its place.
const layoutTime = 80 * time.Millisecond

// reveal brings the form that is open into sight, where it still is.
func (s *sheet) reveal(p *panel) {
	if p != nil && p == s.panel {
		s.scroll.Reveal(p.object)
	}
}

// gone empties the sheet: the person is no longer in the book.
func (s *sheet) gone() {
	if s.data.person.ID != 0 {
		s.v.host.Toast(s.v.w.T("leaving.gone", "name", s.data.person.CallName()))
	}
	s.opened, s.panel, s.id, s.data = "", nil, 0, one{}
	s.draw()
	s.v.show()
}

// open shows the form of a step, or of the last day, in its place.
func (s *sheet) open(what string) {
	page.Guard(s.v.host, s.v, func() {
		if s.opened == what {
			what = ""
		}
		s.dropTyped()
		s.opened, s.panel = what, nil
		s.draw()
		if s.panel != nil {
			s.panel.form.FocusFirst()
			s.reveal(s.panel)
			opened := s.panel
			widgets.After(layoutTime, func() { s.reveal(opened) })
		}
	}, nil)
}

// shut takes away the form that is open, with what was typed.
func (s *sheet) shut() {
	if s.opened == "" {
		return
	}
	s.dropTyped()
	s.opened, s.panel = "", nil
	s.draw()
	if s.stale {
		s.reload()
	}
}

func (s *sheet) escape() bool {
	if s.opened == "" {
		return false
	}
	page.Guard(s.v.host, s.v, s.shut, nil)
	return true
}

func (s *sheet) unsaved() bool { return s.panel != nil && s.panel.unsaved() }

func (s *sheet) save(done func(bool)) {
	if s.panel == nil {
		done(true)
		return
	}
	s.panel.save(done)
}

// draw builds the sheet anew. The form that is open stays the same object.
func (s *sheet) draw() {
	switch {
	case s.id == 0 || s.data.person.ID == 0:
		s.body.Objects = nil
	case s.data.leaving.ID == 0:
		s.body.Objects = []fyne.CanvasObject{s.title(), s.without()}
	default:
		s.body.Objects = []fyne.CanvasObject{s.title(), s.lastDay(), s.checklist()}
	}
	if s.data.person.ID != 0 && (s.data.leaving.ID != 0 || len(s.data.interviews) > 0) {
		s.body.Objects = append(s.body.Objects, s.interviewCard())
	}
	s.body.Refresh()
	s.whole.Refresh()
}

// title is who it is, with what can be done.
func (s *sheet) title() fyne.CanvasObject {
	w, p := s.v.w, &s.data.person
	name := widgets.NewRich(widgets.Span{Text: p.FullName(), Bold: true})
	name.TextSize, name.Lines = 17, 2
	words := widgets.Stack(1, name)
	if e := p.LastEmployment(); e != nil {
		if text := tell.Joined(" · ", e.Position, e.Department, e.Office); text != "" {
			line := widgets.NewMutedParagraph(text)
			line.Lines = 2
			words.Add(line)
		}
	}
	chip := widgets.NewChip(w.T("model.status."+string(p.Status)), statusTone(p.Status))
	open := widgets.NewSecondary(w.T("leaving.open_person"), look.Icon("user"), func() { s.v.openPerson(s.id) }).Smaller()
	more := widgets.NewMenuButton(widgets.Secondary, w.T("leaving.more"), nil, func() []*fyne.MenuItem { return s.v.list.menu([]int64{s.id})[1:] }).Smaller()
	avatar := widgets.NewAvatar(widgets.Avatar{Initials: p.Initials()}, 48)
	return widgets.Stack(10, widgets.FillRow(12, 1, avatar, words, chip), widgets.WrapRow(6, open, more))
}

func statusTone(s model.Status) look.Tone {
	switch s {
	case model.StatusLeaving:
		return look.ToneAmber
	case model.StatusAlumnus, model.StatusRetired:
		return look.ToneGreen
	case model.StatusRehired:
		return look.ToneBlue
	}
	return look.ToneGrey
}

// without is shown of somebody who has no checklist.
func (s *sheet) without() fyne.CanvasObject {
	w := s.v.w
	begin := widgets.NewSecondary(w.T("leaving.begin"), look.Icon("list"), func() {
		s.v.host.Open(page.Route{Page: page.Leaving, Do: doNew, ID: s.id})
	})
	return widgets.NewCard(w.T("leaving.no_checklist"), nil,
		widgets.NewMutedParagraph(w.T("leaving.no_checklist_text", "name", s.data.person.CallName())), widgets.Row(0, begin))
}

// form is what is open, made where it is not there yet.
func (s *sheet) form(make func() *panel) fyne.CanvasObject {
	if s.panel == nil {
		s.panel = make()
	}
	return s.panel.object
}

// copyOf is the checklist, to be changed.
func (s *sheet) copyOf() model.Leaving {
	l := s.data.leaving
	l.Steps = slices.Clone(l.Steps)
	return l
}

// do changes the book and shows what became of it. done hears how it went.
func (s *sheet) do(code string, fn func(tx *book.Tx) error, done func(error)) {
	s.doCount(model.Doing{Code: code, Name: s.data.person.CallName()}, fn, done)
}

func (s *sheet) doCount(doing model.Doing, fn func(tx *book.Tx) error, done func(error)) {
	p := s.panel
	s.v.host.Do(doing, func(tx *book.Tx) error {
		if p != nil {
			if err := p.keeper.Forget(tx); err != nil {
				return err
			}
		}
		return fn(tx)
	}, func(_ int64, err error) {
		if err == nil {
			if p != nil {
				p.keeper.Saved()
			}
			s.opened, s.panel = "", nil
			s.v.load()
		}
		if done != nil {
			done(err)
		}
	})
}

// askRemove takes somebody off the list of those who leave.
func (s *sheet) askRemove() {
	w, l, name := s.v.w, s.data.leaving, s.data.person.CallName()
	text := w.T("leaving.remove_text", "name", name)
	if s.data.person.Status == model.StatusLeaving {
		text += " " + w.T("leaving.remove_status", "name", name)
	}
	s.v.host.Ask(page.Question{
		Title: w.T("leaving.remove_title", "name", name), Text: text, Verb: w.T("leaving.remove_verb"), Danger: true,
		Yes: func() {
			s.shut()
			s.do("leaving_delete", func(tx *book.Tx) error { return tx.DeleteLeaving(l.ID) }, func(err error) {
				if err != nil {
					s.v.host.Fail(err)
				}
			})
		},
	})
}

// writeInterview goes to the exit interview: the one there is, else a new one.
func (s *sheet) writeInterview() {
	r := page.Route{Page: page.Leaving, Do: doInterview, ID: s.id}
	if len(s.data.interviews) > 0 {
		r.Arg = page.TextOf(s.data.interviews[0].ID)
	}
	s.v.host.Open(r)
}
