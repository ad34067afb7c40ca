package eventfiles

import (
	"cmp"
	"io"
	"slices"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/print"
)

// entry is one line of a printed paper: a guest, or a speaker from elsewhere, who is on no guest list.
type entry struct {
	name, line string
	guest      *book.Guest // nil for a speaker from elsewhere
	sort       string
}

// entries are all who stand on the paper, by name as the firm's language sorts.
func (x *export) entries() []entry {
	list := make([]entry, 0, len(x.guests))
	for i := range x.guests {
		g := &x.guests[i]
		list = append(list, entry{name: cmp.Or(g.CallName, g.Name), line: g.Employer, guest: g, sort: g.Sort})
	}
	sorter := model.NewSorter(x.firm.Language)
	for _, s := range x.speakersFromElsewhere() {
		given, family := "", s.Name
		if at := strings.LastIndex(s.Name, " "); at > 0 {
			given, family = s.Name[:at], s.Name[at+1:]
		}
		list = append(list, entry{name: s.Name, line: s.From, sort: sorter.NameKey(&model.Person{Given: given, Family: family})})
	}
	slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(a.sort, b.sort) })
	return list
}

// speakersFromElsewhere are those who are not in the book, each once.
func (x *export) speakersFromElsewhere() []model.Speaker {
	var list []model.Speaker
	for _, l := range x.event.Agenda {
		for _, s := range l.Speakers {
			s.Name = strings.Join(strings.Fields(s.Name), " ")
			if s.PersonID == 0 && s.Name != "" && !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
	}
	return list
}

var sheets = map[Kind]print.LabelSheet{Badges4: print.Badges4, Badges8: print.Badges8, Badges10: print.Badges10}

// badges writes one badge for each guest, and after it one for each whom they bring.
func (x *export) badges(w io.Writer) error {
	x.result.Written = 0
	of := x.Words("papers.badge.guest_of")
	return print.Badges(w, x.paper(), sheets[x.Kind], x.Skip, func(yield func(print.Badge) bool) {
		for _, e := range x.entries() {
			if x.ctx.Err() != nil {
				return
			}
			x.result.Written++
			if !yield(print.Badge{Name: e.name, Line: e.line, Role: x.role(e)}) {
				return
			}
			if e.guest == nil {
				continue
			}
			for _, plus := range e.guest.Guests {
				x.result.Written++
				if !yield(print.Badge{Name: plus.Name, Line: strings.ReplaceAll(of, "{name}", e.name)}) {
					return
				}
			}
			x.report(x.result.Written)
		}
	})
}

func (x *export) role(e entry) string {
	switch {
	case e.guest == nil || e.guest.Role == model.RoleSpeaker:
		return x.Words("model.role.speaker")
	case e.guest.Role == model.RoleHost:
		return x.Words("model.role.host")
	}
	return ""
}

func (x *export) paper() print.Paper {
	return print.Paper{Font: x.Font, BoldFont: x.BoldFont, Title: x.event.Title, Day: x.Today}
}

// door writes the list at the door.
func (x *export) door(w io.Writer) error {
	list := x.entries()
	heads := 0
	for _, e := range list {
		heads++
		if e.guest != nil {
			heads += len(e.guest.Guests)
		}
	}
	x.result.Written = heads
	words := print.DoorWords{
		Number: x.Words("papers.column.number"), Name: x.Words("model.field.name"), Line: x.Words("papers.column.employer"),
		Guests: x.Words("papers.column.brings"), Signature: x.Words("papers.column.signature"), WalkIns: x.Words("papers.door.walk_ins"),
	}
	return print.Door(w, x.paper(), x.subtitle(heads), words, func(yield func(print.DoorRow) bool) {
		for i, e := range list {
			if x.ctx.Err() != nil || !yield(x.doorRow(e)) {
				return
			}
			x.report(i + 1)
		}
	})
}

// subtitle says when and where it is, and how many are expected.
func (x *export) subtitle(heads int) string {
	var parts []string
	if !x.event.On.IsZero() {
		parts = append(parts, strings.TrimSpace(x.Date(x.event.On)+" "+x.event.Starts))
	}
	if x.event.Place != "" {
		parts = append(parts, x.event.Place)
	}
	return strings.Join(append(parts, x.Words("papers.door.expected")+": "+strconv.Itoa(heads)), " · ")
}

func (x *export) doorRow(e entry) print.DoorRow {
	r := print.DoorRow{Name: listed(e), Line: e.line}
	if role := x.role(e); role != "" {
		r.Line = strings.TrimPrefix(e.line+" · "+role, " · ")
	}
	if e.guest == nil {
		return r
	}
	if e.guest.Number > 0 {
		r.Number = strconv.Itoa(e.guest.Number)
	}
	r.Came = e.guest.HasCome()
	if n := len(e.guest.Guests); n > 0 {
		r.Guests = strings.TrimSpace("+" + strconv.Itoa(n) + " " + strings.Join(plusNames(e.guest.Guests), ", "))
	}
	return r
}

// listed is a name as a list has it, family name first.
func listed(e entry) string {
	if e.guest != nil {
		return cmp.Or(e.guest.Name, e.name)
	}
	if at := strings.LastIndex(e.name, " "); at > 0 {
		return e.name[at+1:] + ", " + e.name[:at]
	}
	return e.name
}

// plusNames are the names of those whom somebody brings, as far as they are known.
func plusNames(guests []model.Plus) []string {
	var names []string
	for _, g := range guests {
		if name := strings.TrimSpace(g.Name); name != "" {
			names = append(names, name)
		}
	}
	return names
}
