package leaving

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/widgets"
)

// stateWording is where the wording of last time is remembered: a firm asks everybody with the same words.
const stateWording = "leaving.wording"

// The answers to a question; "" where it was not asked.
const (
	saidYes = "yes"
	saidNo  = "no"
)

// consents are the questions what the person allows, answered one by one. They go into the ledger.
type consents struct {
	s       *sheet
	answers map[model.Purpose]*widgets.SegmentsField
	wording *widgets.TextField
	source  *widgets.SelectField
	on      *widgets.DateField
	list    []*model.Consent // what was answered, as check read it
}

func newConsents(s *sheet) *consents {
	w := s.v.w
	c := &consents{s: s, answers: map[model.Purpose]*widgets.SegmentsField{}, wording: widgets.NewTextField(w.T("leaving.wording_hint"))}
	for _, p := range model.Purposes {
		c.answers[p] = widgets.NewSegmentsField(
			widgets.Choice{Text: "–"}, widgets.Choice{Text: w.T("model.answer.yes"), Value: saidYes}, widgets.Choice{Text: w.T("model.answer.no"), Value: saidNo})
	}
	var sources []widgets.Choice
	for _, from := range []model.Source{model.SourceLeaving, model.SourceForm, model.SourceMeeting, model.SourceEmail, model.SourceCall} {
		sources = append(sources, widgets.Choice{Text: w.T("model.source." + string(from)), Value: string(from)})
	}
	c.source = widgets.NewSelectField("", sources...)
	c.source.SetValue(string(model.SourceLeaving))
	c.on = s.v.date()
	dates.Set(c.on, s.v.host.Today())
	var wording string
	if s.v.host.Prefs().State(stateWording, &wording) {
		c.wording.SetValue(wording)
	}
	return c
}

func (c *consents) build(f *widgets.Form) {
	w := c.s.v.w
	f.Text(w.T("leaving.consent_text", "name", c.s.data.person.CallName()))
	for i := 0; i < len(model.Purposes); i += 3 {
		var row []widgets.Item
		for _, p := range model.Purposes[i:min(i+3, len(model.Purposes))] {
			row = append(row, widgets.Item{Key: string(p), Label: w.T("model.purpose." + string(p)), Field: c.answers[p], Hint: c.holds(p)})
		}
		f.AddRow(row...)
	}
	f.Add("wording", w.T("model.field.wording"), c.wording)
	f.AddRow(
		widgets.Item{Key: "source", Label: w.T("model.field.source"), Field: c.source, Weight: 4},
		widgets.Item{Key: "on", Label: w.T("leaving.asked_on"), Field: c.on, Weight: 3})
}

// holds says what was answered before.
func (c *consents) holds(p model.Purpose) string {
	w := c.s.v.w
	now := model.Standing(c.s.data.ledger)[p][p.UsualChannel()]
	if now.State == model.ConsentUnknown {
		return w.T("model.consent.unknown")
	}
	return w.T("leaving.since", "what", w.T("model.consent."+string(now.State)), "day", w.Date(now.On))
}

// check reads the answers, a no as taking back what was allowed before, and remembers the wording for the next one.
func (c *consents) check(wrong map[string]string) {
	on, ok := dates.Value(c.on)
	switch {
	case !ok || !on.IsFull():
		wrong["on"] = c.s.v.noDate()
	case c.s.v.host.Today().Before(on):
		wrong["on"] = c.s.v.w.T("error.invalid.future")
	}
	wording := strings.TrimSpace(c.wording.Value())
	standing := model.Standing(c.s.data.ledger)
	c.list = nil
	for _, p := range model.Purposes {
		said := c.answers[p].Value()
		if said == "" {
			continue
		}
		entry := &model.Consent{
			PersonID: c.s.id, Purpose: p, Channel: p.UsualChannel(), State: model.ConsentGiven, On: on,
			Source: model.Source(c.source.Value()), Wording: wording, WitnessID: c.s.v.known.seat.ID,
		}
		if said == saidNo {
			entry.State = model.ConsentObjected
			if standing[p][entry.Channel].State == model.ConsentGiven {
				entry.State = model.ConsentWithdrawn
			}
		}
		c.list = append(c.list, entry)
	}
	if len(c.list) > 0 && wording != "" {
		c.s.v.host.Prefs().SetState(stateWording, wording)
	}
}

func (c *consents) noted() bool { return len(c.list) > 0 }

func (c *consents) code() string { return "consent" }

// write adds the answers to the ledger.
func (c *consents) write(tx *book.Tx) error { return tx.AddConsents(c.list) }
