package guests

import (
	"slices"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/look"
	"alumnibook/ui/mailing"
	"alumnibook/ui/widgets"
)

// nextSteps are what can be done with those on the list who may not be written to for a reason.
func (v *view) nextSteps(r consent.Reason, closeIt func()) []*widgets.Button {
	var list []*book.Guest
	var people []int64
	for i := range v.known.guests {
		g := &v.known.guests[i]
		if v.known.left[g.ID] == r {
			people = append(people, g.PersonID)
			if channelOf(g) != model.ChannelPost {
				list = append(list, g)
			}
		}
	}
	steps := v.askSteps(r, people, closeIt)
	if byLetter(r) && len(list) > 0 {
		steps = append(steps, widgets.NewSecondary(v.w.T("guests.by_letter"), look.Icon("print"), func() {
			closeIt()
			v.toPost(list)
		}))
	}
	return steps
}

// toPost has guests invited by letter.
func (v *view) toPost(list []*book.Guest) {
	changed := make([]model.Attendance, len(list))
	for i, g := range list {
		changed[i] = g.Attendance
		changed[i].Channel = model.ChannelPost
	}
	v.change("event_edit", v.known.event.Title, 1, func(tx *book.Tx) error {
		for i := range changed {
			if err := tx.EditGuest(&changed[i]); err != nil {
				return err
			}
		}
		return nil
	}, nil)
}

// askSteps offers to ask those for consent who never gave one: by letter, which needs none.
func (v *view) askSteps(r consent.Reason, people []int64, closeIt func()) []*widgets.Button {
	if r != consent.ReasonNoConsent || len(people) == 0 {
		return nil
	}
	return []*widgets.Button{widgets.NewSecondary(v.w.T("guests.ask_consent"), look.Icon("mail"), func() {
		closeIt()
		v.askConsent(people)
	})}
}

// askConsent opens the dialog that hands over a letter which asks for consent to invitations.
func (v *view) askConsent(people []int64) {
	firm := v.host.Firm()
	mailing.Show(v.host, mailing.Offer{
		Title: v.w.T("guests.ask_consent_title"), IDs: slices.Clone(people), Purpose: consent.PurposeEvents, Channel: consent.ChannelPost,
		Letter: func(words func(lang, key string) string) letters.Letter {
			l := letters.Letter{Subject: map[string]string{}, Text: map[string]string{}, Languages: assets.Languages}
			for _, lang := range assets.Languages {
				t := assets.Words(lang)
				l.Subject[lang] = t.T("guests.consent_subject", "firm", firm.Name)
				l.Text[lang] = t.T("guests.consent_letter", "firm", firm.Name)
			}
			return l
		},
		Sent: func(ids []int64, channel model.Channel, on model.Date) {
			entries := make([]*model.Interaction, len(ids))
			for i, id := range ids {
				entries[i] = &model.Interaction{
					Kind: kindOf(channel), Direction: model.DirectionOut, On: on, PersonIDs: []int64{id}, Text: v.w.T("guests.consent_subject", "firm", firm.Name),
				}
			}
			v.change("log_many", "", len(ids), func(tx *book.Tx) error { return tx.CreateInteractions(entries) }, nil)
		},
	})
}
