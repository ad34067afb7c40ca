package cli

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/tell"
)

// leaverCommand is about those who are about to leave.
type leaverCommand struct {
	Add       leaverAdd       `cmd:""`
	List      leaverList      `cmd:""`
	Step      leaverStep      `cmd:""`
	Interview leaverInterview `cmd:""`
}

// leaver is somebody with a checklist as scripts read it.
type leaver struct {
	who
	Status  model.Status `json:"status"`
	Office  string       `json:"office"`
	LastDay model.Date   `json:"last_day"`
	Open    int          `json:"open"` // steps still to be done
	Steps   []step       `json:"steps"`
}

// step is one step of a checklist. A skipped one carries in done the day on which that was decided.
type step struct {
	Step    int        `json:"step"` // its number, from 1
	Code    string     `json:"code"`
	Name    string     `json:"name"`
	Due     model.Date `json:"due"`
	Owner   string     `json:"owner"`
	Done    model.Date `json:"done"`
	Skipped bool       `json:"skipped"`
	Note    string     `json:"note"`
}

func (s *session) leaver(p *model.Person, l *model.Leaving, by map[int64]string) leaver {
	one := leaver{who: whoIs(p), Status: p.Status, LastDay: l.LastDay, Open: len(l.Open()), Steps: []step{}}
	if e := p.LastEmployment(); e != nil {
		one.Office = e.Office
	}
	for i, t := range l.Steps {
		one.Steps = append(one.Steps, step{i + 1, t.Code, tell.Step(s.words, t.Code, t.Name), t.Due, by[t.OwnerID], t.Done, t.Skipped, t.Note})
	}
	return one
}

// leaverAdd notes that somebody is leaving: one who is in the book, or a new person.
type leaverAdd struct {
	ID         string `arg:"" optional:""`
	LastDay    string
	Given      string
	Family     string
	Office     string
	Department string
	Position   string
	Email      string
	Phone      string
}

func (c *leaverAdd) run(ctx context.Context, s *session) (int, error) {
	fresh := strings.TrimSpace(c.Given+c.Family) != ""
	switch {
	case c.LastDay == "":
		return 0, misuse(s.words.T("cli.last_day_missing"))
	case fresh == (c.ID != ""):
		return 0, misuse(s.words.T("cli.leaver_who"))
	case c.ID != "" && c.Office+c.Department+c.Position+c.Email+c.Phone != "":
		return 0, misuse(s.words.T("cli.leaver_known"))
	}
	day, err := s.day("--last-day", c.LastDay, true)
	if err != nil {
		return 0, err
	}
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	p, err := c.person(ctx, s, b)
	if err != nil {
		return 0, err
	}
	if e := p.LastEmployment(); e != nil && e.To.HasYear() && e.To.Before(s.today()) && p.Status != model.StatusLeaving {
		return 0, refuse(model.CodeInvalid, s.words.T("cli.left_already", "day", s.words.Date(e.To)))
	}
	var l *model.Leaving
	change, err := b.Change(ctx, model.Doing{Code: "add_leaver", Name: p.CallName(), Count: 1}, func(tx *book.Tx) error {
		if p.ID == 0 {
			if err := tx.CreatePeople([]*model.Person{&p}); err != nil {
				return err
			}
		}
		l, err = tx.AddLeaver(p.ID, day, s.today())
		return err
	})
	if err != nil {
		return 0, err
	}
	return ExitDone, s.leaverAnswer(ctx, b, change, p.ID, l)
}

// person is who leaves. Somebody new is not stored yet.
func (c *leaverAdd) person(ctx context.Context, s *session, b *book.Book) (model.Person, error) {
	if c.ID != "" {
		return s.someone(ctx, b, c.ID)
	}
	firm, err := b.Firm(ctx)
	if err != nil {
		return model.Person{}, err
	}
	p := model.Person{
		Given: strings.TrimSpace(c.Given), Family: strings.TrimSpace(c.Family), Status: model.StatusLeaving, Language: firm.Language,
		Employments: []model.Employment{{Office: strings.TrimSpace(c.Office), Department: strings.TrimSpace(c.Department), Position: strings.TrimSpace(c.Position)}},
	}
	if c.Email = strings.TrimSpace(c.Email); c.Email != "" {
		if !model.ValidEmail(c.Email) {
			return p, refuse(model.CodeInvalid, s.words.T("error.invalid.email"))
		}
		p.Emails = []model.Email{{Address: c.Email, Kind: model.KindPrivate}}
	}
	if c.Phone = strings.TrimSpace(c.Phone); c.Phone != "" {
		e164, _ := model.ParsePhone(c.Phone, firm.Country)
		p.Phones = []model.Phone{{Number: c.Phone, E164: e164, Kind: model.KindMobile}}
	}
	return p, nil
}

// leaverAnswer tells what a change made of somebody's checklist.
func (s *session) leaverAnswer(ctx context.Context, b *book.Book, change, person int64, l *model.Leaving) error {
	if !s.json {
		s.line(s.words.T("cli.logged", "change", int(change), "book", s.book))
		return nil
	}
	p, err := b.Person(ctx, person)
	if err != nil {
		return err
	}
	by, err := colleagues(ctx, b)
	if err != nil {
		return err
	}
	return s.answer(struct {
		Change *int64 `json:"change"`
		leaver
	}{orNull(change), s.leaver(&p, l, by)})
}

// leaverList lists the checklists on which something is open, and everybody who is about to leave.
type leaverList struct{}

func (c *leaverList) run(ctx context.Context, s *session) (int, error) {
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	all, err := b.Leavings(ctx)
	if err != nil {
		return 0, err
	}
	by, err := colleagues(ctx, b)
	if err != nil {
		return 0, err
	}
	people := map[int64]*model.Person{}
	err = b.EachPerson(ctx, unique(each(all, func(l model.Leaving) int64 { return l.PersonID })), func(p *model.Person) error {
		one := *p
		people[p.ID] = &one
		return nil
	})
	if err != nil {
		return 0, err
	}
	list := []leaver{}
	for i := range all {
		if p := people[all[i].PersonID]; p != nil {
			list = append(list, s.leaver(p, &all[i], by))
		}
	}
	if s.json {
		return ExitDone, s.answer(list)
	}
	return ExitDone, s.leaverTable(list)
}

func (s *session) leaverTable(list []leaver) error {
	t := &table{}
	for _, l := range list {
		t.add(s.words.Date(l.LastDay), l.name(), l.Office, s.words.N("cli.steps_open", l.Open), l.ID)
		for _, one := range l.Steps {
			state := s.words.Date(one.Due)
			switch {
			case one.Skipped:
				state = s.words.T("cli.step_skipped")
			case !one.Done.IsZero():
				state = s.words.T("cli.step_done", "day", s.words.Date(one.Done))
			}
			t.add("", s.words.Number(one.Step)+". "+one.Name, one.Owner, state, one.Code)
		}
	}
	if err := t.write(s.out); err != nil {
		return err
	}
	s.tell(s.words.N("cli.leavers", len(list)))
	return nil
}
