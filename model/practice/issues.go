package practice

import (
	"context"
	"strconv"
	"strings"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/mailing"
)

// issues stores the newsletters: those of the last two years as they went out, and the next one half written.
func (m *maker) issues(ctx context.Context, b *book.Book) error {
	var sent []model.Newsletter
	var last *model.Newsletter
	for _, on := range m.issueDays() {
		n := m.issue(on)
		if !on.Before(m.today) {
			m.halfWritten(&n)
			last = &n
			break
		}
		sent = append(sent, n)
	}
	doing := model.Doing{Code: "newsletter_sent", Name: sent[len(sent)-1].Title, Count: len(m.readers(sent[len(sent)-1].Due))}
	_, err := b.Change(ctx, doing, func(tx *book.Tx) error {
		for i := range sent {
			if err := m.send(ctx, b, tx, &sent[i]); err != nil {
				return err
			}
		}
		return tx.SaveNewsletter(last)
	})
	return err
}

// issueDays are the days on which newsletters went out in the last two years, and the next of them.
func (m *maker) issueDays() (days []model.Date) {
	for year := m.today.Year - 2; ; year++ {
		for _, month := range []int{2, 5, 8, 11} {
			on := model.NewDate(year, month, 12)
			if !on.Before(m.today) {
				return append(days, on)
			}
			if on.DaysUntil(m.today) <= 731 {
				days = append(days, on)
			}
		}
	}
}

// readers are those who get the newsletter of a day.
func (m *maker) readers(on model.Date) (people []int64) {
	for _, p := range m.group {
		if p.mail && p.left.Before(on) {
			people = append(people, p.id)
		}
	}
	return people
}

// send notes of an issue that it went out.
func (m *maker) send(ctx context.Context, b *book.Book, tx *book.Tx, n *model.Newsletter) error {
	people := m.readers(n.Due)
	if len(people) == 0 {
		return nil
	}
	if err := tx.SaveNewsletter(n); err != nil {
		return err
	}
	words := func(lang, key string) string { return assets.Words(lang).T(key) }
	_, copies, err := mailing.Render(ctx, b, *n, words)
	if err != nil {
		return err
	}
	return tx.MarkSent(n.ID, people, copies, n.Due)
}

// issue is the newsletter of a day: in the firm's language, and in another one for those who do not read it.
func (m *maker) issue(on model.Date) model.Newsletter {
	c := m.chance(on.Year*12+on.Month, 13)
	second := "en"
	if m.language == second {
		second = "de"
	}
	n := model.Newsletter{
		Record: model.Record{UID: c.uid()}, Due: on, State: model.NewsletterPlanned, Languages: []string{m.language, second},
		Subject: map[string]string{}, Intro: map[string]string{}, Closing: map[string]string{},
	}
	for _, l := range n.Languages {
		w := m.words.events.Words[l].Newsletter
		when := strings.NewReplacer("{season}", w.Seasons[on.Month/3], "{year}", strconv.Itoa(on.Year), "{firm}", m.words.firm.Name)
		n.Subject[l], n.Intro[l], n.Closing[l] = when.Replace(w.Subject), w.Intro, w.Closing
		if l == m.language {
			n.Title = when.Replace(w.Title)
		}
	}
	turn := on.Year*4 + on.Month/3
	for _, kind := range model.BoxKinds {
		n.Boxes = append(n.Boxes, m.box(kind, n.Languages, turn))
		if kind == model.BoxDates {
			n.Boxes[len(n.Boxes)-1].Items[0].EventID = m.nightAfter(on)
		}
	}
	return n
}

// nightAfter is the first evening after a day; 0 where there is none.
func (m *maker) nightAfter(on model.Date) int64 {
	first := night{}
	for _, one := range m.nights {
		if on.Before(one.on) && (first.id == 0 || one.on.Before(first.on)) {
			first = one
		}
	}
	return first.id
}

// box is a box with the news of a quarter in all languages.
func (m *maker) box(kind model.BoxKind, languages []string, turn int) model.Box {
	b := model.Box{Kind: kind}
	count := map[model.BoxKind]int{model.BoxWon: 2, model.BoxPeople: 2, model.BoxPositions: 2}[kind]
	for k := range max(count, 1) {
		item := model.Item{Words: map[string]model.ItemWords{}}
		for _, l := range languages {
			news := m.words.events.Words[l].Newsletter.of(kind)
			said := news[(turn+k)%len(news)]
			item.Words[l] = model.ItemWords{Title: said[0], Text: said[1]}
		}
		b.Items = append(b.Items, item)
	}
	return b
}

// of are the news of a kind.
func (w issueWords) of(kind model.BoxKind) [][2]string {
	return map[model.BoxKind][][2]string{
		model.BoxWon: w.Won, model.BoxFinished: w.Finished, model.BoxPeople: w.People, model.BoxDecisions: w.Decisions,
		model.BoxPositions: w.Positions, model.BoxCourses: w.Courses, model.BoxDates: w.Dates, model.BoxVoice: w.Voice,
	}[kind]
}

// halfWritten leaves of an issue what is there some weeks before it is due: some boxes are empty, and little is said in the second
// language yet.
func (m *maker) halfWritten(n *model.Newsletter) {
	second := n.Languages[1]
	delete(n.Subject, second)
	delete(n.Closing, second)
	for k := range n.Boxes {
		switch n.Boxes[k].Kind {
		case model.BoxDecisions, model.BoxCourses, model.BoxVoice, model.BoxFinished:
			n.Boxes[k].Items = nil
		case model.BoxPeople, model.BoxPositions:
			for _, item := range n.Boxes[k].Items {
				delete(item.Words, second)
			}
		}
	}
}
