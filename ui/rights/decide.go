package rights

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/dates"
	"alumnibook/ui/mailing"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// How long a decision holds before somebody is listed again.
const (
	askedMonths = 3 // there is time to answer
	keepMonths  = 12
)

// askAgain hands over a letter that asks people whether they want to stay, and notes that they were asked.
func (s *retention) askAgain(ids []int64) {
	v := s.v
	mailing.Show(v.host, mailing.Offer{
		Title: v.w.N("rights.ask_title", len(ids)), IDs: ids, Purpose: consent.PurposeRegister, Channel: consent.ChannelEmail, Key: "rights.stay",
		Letter: func(words func(lang, key string) string) letters.Letter { return letter(v.host.Firm(), "stay", words) },
		Sent:   func(ids []int64, _ model.Channel, on model.Date) { s.noteAsked(ids, on) },
	})
}

// letter is one of the page's letters in every language.
func letter(firm model.Firm, which string, words func(lang, key string) string) letters.Letter {
	l := letters.Letter{Subject: map[string]string{}, Text: map[string]string{}, Hello: map[string]string{}}
	if firm.Language != "" {
		l.Languages = []string{firm.Language}
	}
	for _, lang := range model.Languages {
		if lang != firm.Language {
			l.Languages = append(l.Languages, lang)
		}
		put := strings.NewReplacer("{firm}", firm.Name)
		l.Subject[lang] = put.Replace(words(lang, "rights.letter."+which+".subject"))
		l.Text[lang] = letters.PlaceGreeting + "\n\n" + put.Replace(words(lang, "rights.letter."+which+".text")) + "\n\n" +
			words(lang, "mailing.letter.regards") + "\n" + firm.Name
		l.Hello[lang] = words(lang, "mailing.letter.everybody")
	}
	return l
}

// noteAsked notes that people were asked whether they want to stay.
func (s *retention) noteAsked(ids []int64, on model.Date) {
	s.decide("retention_asked", ids, func(d *model.RetentionDecision) {
		d.Decision, d.On, d.Until = model.DecidedAsked, on, on.AddMonths(askedMonths)
	}, s.v.failed)
}

// decide notes the same decision about people, as one change.
func (s *retention) decide(code string, ids []int64, with func(*model.RetentionDecision), done func(error)) {
	doing := model.Doing{Code: code, Count: len(ids)}
	if len(ids) == 1 && s.byID[ids[0]] != nil {
		doing.Name = callName(s.byID[ids[0]].Name)
	}
	s.v.host.Do(doing, func(tx *book.Tx) error {
		list := make([]*model.RetentionDecision, len(ids))
		for i, id := range ids {
			list[i] = &model.RetentionDecision{PersonID: id, Kind: model.RetainedPerson}
			with(list[i])
		}
		return tx.Decide(list)
	}, func(_ int64, err error) { done(err) })
}

// failed says what went wrong where no field stands for it.
func (v *view) failed(err error) {
	if err != nil {
		v.host.Fail(err)
	}
}

// askKeep asks why people are kept, and until when.
func (s *retention) askKeep(ids []int64) {
	v, w := s.v, s.v.w
	today := v.host.Today()
	var m *widgets.Modal
	reason, until := widgets.NewTextArea(w.T("rights.keep_hint"), 2), dates.Ahead(w, v.host.Today)
	dates.Set(until, today.AddMonths(keepMonths))
	save := func() {
		text := strings.TrimSpace(reason.Value())
		day, ok := dates.Value(until)
		reason.SetError("")
		until.SetError("")
		switch {
		case text == "":
			reason.SetError(w.T("rights.keep_why"))
			reason.Focus()
			return
		case !ok || !day.IsFull():
			until.SetError(w.T("error.invalid.date", "example", w.DateHint()))
			return
		case !today.Before(day):
			until.SetError(w.T("error.invalid.past"))
			return
		}
		s.decide("retention_keep", ids, func(d *model.RetentionDecision) {
			d.Decision, d.Reason, d.On, d.Until = model.DecidedKeep, text, today, day
		}, func(err error) {
			if err != nil {
				reason.SetError(v.host.Sentence(err))
				return
			}
			m.Hide()
		})
	}
	hooks := &widgets.Hooks{Submit: save, Cancel: func() { m.Cancel() }, Changed: func() {}}
	reason.SetHooks(hooks)
	until.SetHooks(hooks)
	content := widgets.Stack(10, widgets.NewMutedParagraph(w.N("rights.keep_text", len(ids))), v.labelled("rights.reason", reason), v.labelled("rights.until", until))
	m = v.modal(w.N("rights.keep_title", len(ids)), 460, content, v.cancel(&m), widgets.NewPrimary(w.T("rights.keep_do"), nil, save))
	reason.Focus()
}

// askClear asks whether things that were kept for their time go; nil stands for all of the kind.
func (s *retention) askClear(ids []int64, n int) {
	v, w, kind := s.v, s.v.w, s.kind
	v.host.Ask(page.Question{
		Title: w.N("rights.clear_title", n), Text: w.T("rights.clear_" + string(kind)), Verb: w.N("rights.clear_do", n), Danger: true,
		Yes: func() {
			read(v, "clear", func(ctx context.Context, b *book.Book) (int, error) { return b.ClearRetained(ctx, kind, ids) }, func(n int) {
				v.host.Toast(w.N("rights.cleared", n))
				v.reload()
			})
		},
	})
}
