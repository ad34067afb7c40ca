package guests

import (
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/guests"
	"alumnibook/ui/page"
)

// replyKey is the answer that a letter stands for: that of the words in the user's language, and that of yes, no, maybe.
func (v *view) replyKey(text string) (model.Reply, bool) {
	letter := strings.ToLower(text)
	for _, r := range []struct {
		reply  model.Reply
		letter string
		word   string
	}{
		{model.ReplyYes, "y", "guests.key.yes"}, {model.ReplyNo, "n", "guests.key.no"}, {model.ReplyMaybe, "m", "guests.key.maybe"},
	} {
		if letter == r.letter || letter == v.w.T(r.word) {
			return r.reply, true
		}
	}
	return "", false
}

// replyByKey notes the answer of whoever is chosen. Then the keyboard goes on: to the search where they were found by it,
// ready for the next name, else to the next row.
func (v *view) replyByKey(reply model.Reply) {
	ids := v.pane.ids
	if len(ids) != 1 {
		v.replyMany(ids, reply)
		return
	}
	page.Guard(v.host, v, func() {
		v.reply(ids[0], reply, func() {
			if v.task != nil || v.behind {
				return
			}
			if v.head.search.Text() != "" {
				v.FocusSearch()
				return
			}
			v.list.next(ids[0])
		})
	}, nil)
}

// next chooses who stands below somebody.
func (l *list) next(after int64) {
	for row := range l.shown {
		if l.ID(row) == after && row+1 < len(l.shown) {
			l.grid.Select(l.ID(row + 1))
			return
		}
	}
}

// said is an answer that leaves everything else as it was.
func (v *view) said(g *book.Guest, reply model.Reply) guests.Said {
	s := guests.Said{Reply: reply, Guests: g.Guests, Diet: g.Diet, On: v.host.Today()}
	s.Late = reply == model.ReplyNo && v.isLate(g)
	return s
}

// isLate tells whether a cancellation of today comes so late that the place stays empty: on the day itself, or later.
func (v *view) isLate(g *book.Guest) bool {
	on := v.known.event.On
	return g.Seat == model.SeatIn && !on.IsZero() && !v.host.Today().Before(on)
}

// reply notes the answer of one guest.
func (v *view) reply(attendance int64, reply model.Reply, then func()) {
	g := v.known.guest(attendance)
	if g == nil {
		return
	}
	v.answer(g, v.said(g, reply), nil, then)
}

// answer notes what a guest said, and what else is to be written in the same change; where there is no room for all, she
// says whether they get a place nevertheless.
func (v *view) answer(g *book.Guest, said guests.Said, also func(tx *book.Tx, now model.Attendance) error, then func()) {
	v.answerOr(g, said, also, then, v.host.Fail)
}

func (v *view) answerOr(g *book.Guest, said guests.Said, also func(tx *book.Tx, now model.Attendance) error, then func(), fail func(error)) {
	was, name, id := g.Seat, g.CallName, g.ID
	var now model.Attendance
	v.host.Do(doing("reply", name, 1), func(tx *book.Tx) (err error) {
		if now, err = tx.Reply(id, said); err != nil || also == nil {
			return err
		}
		return also(tx, now)
	}, func(_ int64, err error) {
		switch {
		case model.CodeOf(err) == guests.CodeFull && !said.Over:
			v.askOver(name, err, func() {
				said.Over = true
				v.answerOr(g, said, also, then, fail)
			})
			return
		case err != nil:
			fail(err)
			return
		case now.Seat == model.SeatWaiting && was != model.SeatWaiting:
			v.host.Toast(v.w.T("guests.waits_now", "name", name))
		}
		if then != nil {
			then()
		}
	})
}

// askOver asks whether somebody gets a place though there is no room.
func (v *view) askOver(name string, err error, yes func()) {
	w := v.w
	v.host.Ask(page.Question{
		Title: w.T("guests.full_title"), Text: v.host.Sentence(err) + " " + w.T("guests.full_text", "name", name),
		Verb: w.T("guests.full_verb"), Yes: yes,
	})
}

// replyMany notes the same answer of several guests as one change. Whose party does not fit keeps their answer.
func (v *view) replyMany(ids []int64, reply model.Reply) {
	list := v.guests(ids)
	if len(list) == 0 {
		return
	}
	said := make([]guests.Said, len(list))
	for i, g := range list {
		said[i] = v.said(g, reply)
	}
	attendances := attendancesOf(list)
	page.Guard(v.host, v, func() {
		v.change("replies", v.known.event.Title, len(list), func(tx *book.Tx) error {
			for i, id := range attendances {
				if _, err := tx.Reply(id, said[i]); err != nil {
					return err
				}
			}
			return nil
		}, nil)
	}, nil)
}
