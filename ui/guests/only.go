package guests

import (
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
)

// only is a part of the list that can be shown alone.
type only string

// The parts.
const (
	onlyAll       only = ""
	onlyToInvite  only = "to_invite"
	onlyInvited   only = "invited"
	onlyYes       only = "yes"
	onlyNo        only = "no"
	onlyMaybe     only = "maybe"
	onlySilent    only = "silent"
	onlyWaiting   only = "waiting"
	onlyCancelled only = "cancelled"
	onlyCame      only = "came"
	onlyLeft      only = "left" // to be written to, and may not be
)

// parts lists them in the order of their chips; those that are not always shown stand there once somebody belongs to
// them.
var parts = []struct {
	part   only
	tone   look.Tone
	always bool
}{
	{onlyAll, look.ToneGrey, true},
	{onlyToInvite, look.ToneBlue, false},
	{onlyInvited, look.ToneGrey, true},
	{onlyYes, look.ToneGreen, true},
	{onlyNo, look.ToneGrey, true},
	{onlyMaybe, look.ToneAmber, true},
	{onlySilent, look.ToneGrey, true},
	{onlyWaiting, look.ToneAmber, false},
	{onlyCancelled, look.ToneGrey, false},
	{onlyCame, look.ToneGreen, false},
	{onlyLeft, look.ToneRed, false},
}

// isPart tells whether a part of the list is called so, and not the whole.
func isPart(part only) bool {
	for _, p := range parts {
		if p.part == part {
			return part != onlyAll
		}
	}
	return false
}

// belongs tells whether a guest is one of a part.
func (k *known) belongs(g *book.Guest, part only) bool {
	invited := !g.Invited.IsZero() && !g.WalkIn
	switch part {
	case onlyToInvite:
		return g.Invited.IsZero() && !g.WalkIn
	case onlyInvited:
		return invited
	case onlyYes:
		return invited && g.Reply == model.ReplyYes
	case onlyNo:
		return invited && g.Reply == model.ReplyNo
	case onlyMaybe:
		return invited && g.Reply == model.ReplyMaybe
	case onlySilent:
		return invited && g.Reply == model.ReplySilent
	case onlyWaiting:
		return g.Seat == model.SeatWaiting
	case onlyCancelled:
		return !g.Off.IsZero()
	case onlyCame:
		return g.HasCome()
	case onlyLeft:
		_, left := k.left[g.ID]
		return left
	}
	return true
}

// count counts a part.
func (k *known) count(part only) int {
	n := 0
	for i := range k.guests {
		if k.belongs(&k.guests[i], part) {
			n++
		}
	}
	return n
}

// of are the guests of a part, as they stand in the list.
func (k *known) of(part only) []*book.Guest {
	var list []*book.Guest
	for i := range k.guests {
		if k.belongs(&k.guests[i], part) {
			list = append(list, &k.guests[i])
		}
	}
	return list
}
