package leaving

import (
	"cmp"
	"fmt"
	"hash/crc32"
	"strconv"

	"alumnibook/model"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
)

// stepAt is where something of somebody's checklist is typed: mark is that of a step, or what else may be open.
func stepAt(person int64, mark string) page.Route {
	return page.Route{Page: page.Leaving, ID: person, Arg: mark}
}

// markOf names a step as long as it is called the same, wherever it stands.
func markOf(step *model.LeavingStep) string {
	return cmp.Or(step.Code, fmt.Sprintf("own-%08x", crc32.ChecksumIEEE([]byte(step.Name))))
}

// mark is what is open, as a route names it.
func (s *sheet) mark() string {
	if i, err := strconv.Atoi(s.opened); err == nil {
		return markOf(&s.data.leaving.Steps[i])
	}
	return s.opened
}

// openMark opens what a route names, where it is still there.
func (s *sheet) openMark(mark string) {
	if mark == panelMove || mark == panelAdd {
		s.open(mark)
		return
	}
	for i := range s.data.leaving.Steps {
		if markOf(&s.data.leaving.Steps[i]) == mark {
			s.open(strconv.Itoa(i))
			return
		}
	}
}

// keep keeps what is typed in the form that is open, after what was typed before.
func (p *panel) keep() {
	s := p.s
	p.mark = s.mark()
	about := draft.FormDraft{Kind: draft.FormStep, Route: stepAt(s.id, p.mark), Person: s.id, Version: s.data.leaving.Version}
	p.keeper = draft.KeepForm(s.v.host, about, p.form, s.data.typed[p.mark])
}

// drop throws away what was typed.
func (p *panel) drop() {
	p.keeper.Drop()
	delete(p.s.data.typed, p.mark)
}

// dropTyped throws away what was typed in the form that is open.
func (s *sheet) dropTyped() {
	if s.panel != nil {
		s.panel.drop()
	}
}

// openWanted opens what the route named, once.
func (s *sheet) openWanted() {
	if mark := s.wants; mark != "" {
		s.wants = ""
		s.openMark(mark)
	}
}
