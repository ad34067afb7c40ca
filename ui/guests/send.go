package guests

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/look"
	"alumnibook/ui/mailing"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// sending is one letter to guests: to whom, for what, and what is noted once it was sent.
type sending struct {
	kind    letters.LetterKind
	words   string // key of the dialog's title
	purpose consent.Purpose
	list    []*book.Guest
	sent    func(attendances []int64, channel model.Channel, on model.Date)
}

// sendMenu offers the letters that can be sent now, each with how many it would go to. Where guests are on different
// channels, there is a letter for each.
func (v *view) sendMenu() []*fyne.MenuItem {
	w, k := v.w, &v.known
	toInvite, silent, in := k.of(onlyToInvite), k.of(onlySilent), k.seated(model.SeatIn)
	fresh, again := remindedYet(silent)
	over := !k.event.IsComing()
	var items []*fyne.MenuItem
	add := func(words, icon string, list []*book.Guest, always bool, do func(list []*book.Guest)) {
		parts := byChannel(list)
		for _, part := range parts {
			text := w.N(words, len(part))
			if len(parts) > 1 {
				text = strings.TrimSuffix(text, "…") + " · " + w.T("model.channel."+string(channelOf(part[0]))) + "…"
			}
			items = append(items, widgets.MenuItem(text, look.Icon(icon), over, func() { do(part) }))
		}
		if len(parts) == 0 && always {
			items = append(items, widgets.MenuItem(w.N(words, 0), look.Icon(icon), true, nil))
		}
	}
	add("guests.send_invitation", "mail", toInvite, true, v.sendInvitation)
	add("guests.send_reminder", "clock", fresh, len(again) == 0, v.sendReminder)
	add("guests.send_reminder_again", "clock", again, false, v.sendReminder)
	return append(items,
		widgets.MenuItem(w.N("guests.send_confirmation", len(in)), look.Icon("check"), over || len(in) == 0, func() { v.sendConfirmation(in) }),
		fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.N("guests.mark_all_invited", len(toInvite)), look.Icon("edit"), len(toInvite) == 0, func() { v.askInvited(toInvite) }),
		widgets.MenuItem(w.N("guests.mark_all_reminded", len(silent)), look.Icon("edit"), len(silent) == 0, func() { v.askReminded(silent) }))
}

// byChannel parts guests by the channel that they are invited on, in the order of the channels.
func byChannel(list []*book.Guest) [][]*book.Guest {
	by := map[model.Channel][]*book.Guest{}
	for _, g := range list {
		by[channelOf(g)] = append(by[channelOf(g)], g)
	}
	var parts [][]*book.Guest
	for _, c := range model.Channels {
		if len(by[c]) > 0 {
			parts = append(parts, by[c])
		}
	}
	return parts
}

// sendToInvite opens the invitation; where guests are on different channels, she says which first.
func (v *view) sendToInvite(below fyne.CanvasObject) {
	parts := byChannel(v.known.of(onlyToInvite))
	if len(parts) == 1 {
		v.sendInvitation(parts[0])
		return
	}
	var items []*fyne.MenuItem
	for _, part := range parts {
		items = append(items, fyne.NewMenuItem(v.w.T("model.channel."+string(channelOf(part[0])))+" · "+v.w.Number(len(part)), func() { v.sendInvitation(part) }))
	}
	widgets.ShowMenuBelow(below, items...)
}

// seated are those who have a place, or wait for one.
func (k *known) seated(seat model.Seat) []*book.Guest {
	var list []*book.Guest
	for i := range k.guests {
		if k.guests[i].Seat == seat {
			list = append(list, &k.guests[i])
		}
	}
	return list
}

// remindedYet parts the silent ones into those who were never reminded and those who were.
func remindedYet(list []*book.Guest) (fresh, again []*book.Guest) {
	for _, g := range list {
		if g.Reminder == 0 {
			fresh = append(fresh, g)
		} else {
			again = append(again, g)
		}
	}
	return fresh, again
}

func (v *view) sendInvitation(list []*book.Guest) {
	id, title := v.id, v.known.event.Title
	v.send(sending{letters.Invitation, "guests.title_invitation", consent.PurposeEvents, list, func(ids []int64, channel model.Channel, on model.Date) {
		v.change("invite", title, len(ids), func(tx *book.Tx) error { return tx.Invite(id, ids, channel, on) }, nil)
	}})
}

func (v *view) sendReminder(list []*book.Guest) {
	id, title := v.id, v.known.event.Title
	v.send(sending{letters.Reminder, "guests.title_reminder", consent.PurposeEvents, list, func(ids []int64, channel model.Channel, on model.Date) {
		v.change("remind", title, len(ids), func(tx *book.Tx) error { return tx.Remind(id, ids, channel, on) }, nil)
	}})
}

func (v *view) sendConfirmation(list []*book.Guest) {
	v.send(sending{letters.Confirmation, "guests.title_confirmation", consent.PurposeGuests, list, v.noteSent})
}

// sendMovedUp tells those who have just got a place.
func (v *view) sendMovedUp(attendances []int64) {
	v.send(sending{letters.MovedUp, "guests.title_moved_up", consent.PurposeGuests, v.guests(attendances), v.noteSent})
}

// noteSent puts a letter to guests into their history.
func (v *view) noteSent(attendances []int64, channel model.Channel, on model.Date) {
	id, title := v.id, v.known.event.Title
	var entries []*model.Interaction
	for _, person := range peopleOf(v.guests(attendances)) {
		entries = append(entries, &model.Interaction{
			Kind: kindOf(channel), Direction: model.DirectionOut, On: on, PersonIDs: []int64{person}, EventID: id, Text: title,
		})
	}
	v.change("log_many", "", len(entries), func(tx *book.Tx) error { return tx.CreateInteractions(entries) }, nil)
}

// kindOf is the kind of entry that a letter on a channel becomes.
func kindOf(c model.Channel) model.InteractionKind {
	switch c {
	case model.ChannelPost:
		return model.InteractionLetter
	case model.ChannelPhone:
		return model.InteractionCall
	case model.ChannelMessage, model.ChannelLinkedIn:
		return model.InteractionMessage
	}
	return model.InteractionEmail
}

// send opens the dialog that hands a letter over.
func (v *view) send(s sending) {
	channel := commonChannel(s.list)
	var people []int64
	attendance := map[int64]int64{}
	for _, g := range s.list {
		if g.PersonID != 0 {
			people = append(people, g.PersonID)
			attendance[g.PersonID] = g.ID
		}
	}
	if len(people) == 0 {
		return
	}
	e, firm, b := v.known.event.Event, v.host.Firm(), v.host.Book()
	page.Read(v.host, v, "speakers", func(ctx context.Context) (model.Event, error) {
		err := letters.NameSpeakers(ctx, b, &e)
		return e, err
	}, func(e model.Event) {
		mailing.Show(v.host, mailing.Offer{
			Title: v.w.T(s.words, "event", e.Title), IDs: people, Purpose: s.purpose, Channel: consent.ChannelOf(channel),
			Letter: func(words func(lang, key string) string) letters.Letter {
				return letters.EventLetter(s.kind, e, firm, words)
			},
			Sent: func(ids []int64, channel model.Channel, on model.Date) {
				list := make([]int64, 0, len(ids))
				for _, id := range ids {
					if a, ok := attendance[id]; ok {
						list = append(list, a)
					}
				}
				s.sent(list, channel, on)
			},
		})
	})
}

// offerMovedUp asks whether those who got a place are to be told.
func (v *view) offerMovedUp(attendances []int64) {
	w := v.w
	v.host.Ask(page.Question{
		Title: w.N("guests.moved_title", len(attendances)), Text: w.N("guests.moved_text", len(attendances)), Verb: w.T("guests.moved_verb"),
		Yes: func() { v.sendMovedUp(attendances) },
	})
}
