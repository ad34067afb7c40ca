package rights

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/mailing"
	"alumnibook/ui/page"
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
func (s *retention) decide(code string, ids []int64, with func(*model.RetentionDecision), done func(error), also ...func(tx *book.Tx) error) {
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
		for _, do := range also {
			if err := do(tx); err != nil {
				return err
			}
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
