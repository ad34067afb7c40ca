package settings

import (
	"context"
	"math"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/cadence"
	"alumnibook/ui/widgets"
)

// programme is the section of how the firm keeps in touch: the goals, and the rules behind what is suggested.
type programme struct {
	formSection
	numbers []*ruleField
	hours   *widgets.NumberField
	consent *widgets.CheckField
	mails   *widgets.CheckField
	invites *widgets.CheckField
	load    *widgets.Paragraph // what the goals come to
	people  int
}

// ruleField is one whole number of the programme, with what it may be.
type ruleField struct {
	key      string
	of       func(*model.Programme) *int
	from, to int
	field    *widgets.NumberField
}

func newRuleFields() []*ruleField {
	list := []*ruleField{
		{key: "calls_per_year", of: func(p *model.Programme) *int { return &p.CallsPerYear }, from: 0, to: model.MostCallsPerYear},
		{key: "min_gap", of: func(p *model.Programme) *int { return &p.MinGap }, from: 1, to: 365},
		{key: "first_call", of: func(p *model.Programme) *int { return &p.FirstCall }, from: 1, to: 730},
		{key: "minutes_per_call", of: func(p *model.Programme) *int { return &p.MinutesPerCall }, from: 1, to: 240},
		{key: "quiet_months", of: func(p *model.Programme) *int { return &p.QuietMonths }, from: 1, to: 120},
		{key: "newsletter_every", of: func(p *model.Programme) *int { return &p.NewsletterEvery }, from: 1, to: 24},
		{key: "events_per_year", of: func(p *model.Programme) *int { return &p.EventsPerYear }, from: 0, to: 52},
		{key: "batch_size", of: func(p *model.Programme) *int { return &p.BatchSize }, from: 1, to: 2000},
		{key: "interview_months", of: func(p *model.Programme) *int { return &p.InterviewMonths }, from: 1, to: 120},
	}
	for _, r := range list {
		r.field = widgets.NewNumberField()
	}
	return list
}

// mostHours is how many hours a week has.
const mostHours = 7 * 24

func newProgramme(v *view) *programme {
	w := v.host.Words()
	s := &programme{formSection: newFormSection(v, "programme"), numbers: newRuleFields(), load: widgets.NewParagraph("")}
	s.hours = widgets.NewNumberField()
	s.hours.Decimals, s.hours.DecimalSign = 2, w.DecimalSign()
	s.consent = widgets.NewCheckField(w.T("settings.consent_needed"))
	s.mails = widgets.NewCheckField(w.T("settings.mail_consent"))
	s.invites = widgets.NewCheckField(w.T("settings.invite_consent"))
	s.invites.SetHint(w.T("settings.invite_consent_hint"))
	item := func(key string) widgets.Item {
		return widgets.Item{Key: key, Label: w.T("settings." + key), Field: s.number(key).field, Hint: w.T("settings." + key + "_hint")}
	}
	s.form.Text(w.T("settings.programme_text"))
	s.form.Section(w.T("model.field.calls"))
	s.form.AddRow(item("calls_per_year"), item("min_gap"), item("first_call"))
	s.form.AddRow(item("minutes_per_call"),
		widgets.Item{Key: "hours", Label: w.T("settings.hours"), Field: s.hours, Hint: w.T("settings.hours_hint")}, item("quiet_months"))
	s.form.Add("consent_needed", "", s.consent)
	s.form.Object(s.load)
	s.form.Section(w.T("settings.rhythm"))
	s.form.AddRow(item("newsletter_every"), item("events_per_year"), item("batch_size"))
	s.form.Add("mail_consent", "", s.mails)
	s.form.Add("invite_consent", "", s.invites)
	s.form.Section(w.T("settings.kept"))
	s.form.AddRow(item("interview_months"), widgets.Item{Key: "_", Field: widgets.NewNoField()}, widgets.Item{Key: "_", Field: widgets.NewNoField()})
	s.form.OnChange = func() {
		s.sayLoad()
		v.changed()
	}
	s.keep()
	return s
}

func (s *programme) number(key string) *ruleField {
	for _, r := range s.numbers {
		if r.key == key {
			return r
		}
	}
	return nil
}

func (s *programme) content() fyne.CanvasObject { return s.form }

func (s *programme) fill(k known) {
	p := k.programme
	for _, r := range s.numbers {
		r.field.SetValue(float64(*r.of(&p)))
	}
	s.hours.Clear()
	if p.MinutesPerWeek > 0 {
		s.hours.SetValue(float64(p.MinutesPerWeek) / 60)
	}
	s.consent.SetValue(p.ConsentNeeded)
	s.mails.SetValue(p.MailConsent)
	s.invites.SetValue(p.InviteConsent)
	s.people = k.people
	s.form.SetErrors(nil)
	s.form.MarkClean()
	s.sayLoad()
}

// sayLoad tells what the goals come to: how many calls a week, and how long they take.
func (s *programme) sayLoad() {
	w := s.words()
	perYear, known := s.number("calls_per_year").field.Value()
	minutes, timed := s.number("minutes_per_call").field.Value()
	if !known || !timed || perYear <= 0 || s.people == 0 {
		s.load.SetText(w.T("settings.load_none"))
		return
	}
	calls := cadence.Quota(int(perYear) * s.people)
	s.load.SetText(w.N("settings.load", calls, "people", s.people, "hours", w.Decimal(float64(calls)*minutes/60, 1)))
}

// read puts the form into a programme, and says what is wrong.
func (s *programme) read(p *model.Programme) map[string]string {
	w, wrong := s.words(), map[string]string{}
	for _, r := range s.numbers {
		n, ok := r.field.Value()
		if !ok || n < float64(r.from) || n > float64(r.to) {
			wrong[r.key] = w.T("settings.between", "from", r.from, "to", r.to)
			continue
		}
		*r.of(p) = int(n)
	}
	hours, ok := s.hours.Value()
	switch {
	case s.hours.Empty():
		p.MinutesPerWeek = 0
	case !ok || hours < 0 || hours > mostHours:
		wrong["hours"] = w.T("settings.between", "from", 0, "to", mostHours)
	default:
		p.MinutesPerWeek = int(math.Round(hours * 60))
	}
	p.ConsentNeeded, p.MailConsent, p.InviteConsent = s.consent.Value(), s.mails.Value(), s.invites.Value()
	return wrong
}

func (s *programme) save(done func(bool)) {
	b := s.v.host.Book()
	var typed model.Programme
	if wrong := s.read(&typed); len(wrong) > 0 {
		s.refuse(wrong, done)
		return
	}
	s.change(model.Doing{Code: "programme"}, func(tx *book.Tx) error {
		now, err := b.Programme(context.Background()) // the checklist beside it may have been saved just now
		if err != nil {
			return err
		}
		p := typed
		p.Record, p.LeavingSteps, p.Seed = now.Record, now.LeavingSteps, now.Seed
		return tx.SaveProgramme(&p)
	}, done)
}
