package tell

import (
	"context"
	"encoding/json"
	"slices"

	"alumnibook/model"
	"alumnibook/model/book"
)

// ReadNames finds out what the numbers in some images of records stand for.
func ReadNames(ctx context.Context, b *book.Book, images ...json.RawMessage) (Names, error) {
	n := Names{OwnFields: map[int64]string{}, Colleagues: map[int64]string{}, People: map[int64]string{}}
	if err := n.readOccasions(ctx, b, images); err != nil {
		return n, err
	}
	colleagues, err := b.Colleagues(ctx)
	if err != nil {
		return n, err
	}
	for _, c := range colleagues {
		n.Colleagues[c.ID] = c.Name
	}
	fields, err := b.OwnFields(ctx)
	if err != nil {
		return n, err
	}
	for _, f := range fields {
		n.OwnFields[f.ID] = f.Name
	}
	ids := peopleIn(images)
	if len(ids) == 0 {
		return n, nil
	}
	rows, err := b.Rows(ctx, ids)
	for _, r := range rows {
		n.People[r.ID] = r.Name
	}
	return n, err
}

// peopleIn lists the people that records are about.
func peopleIn(images []json.RawMessage) []int64 {
	var ids []int64
	for _, raw := range images {
		var entry struct {
			PersonIDs []int64            `json:"person_ids"`
			PersonID  int64              `json:"person_id"`
			Agenda    []model.AgendaLine `json:"agenda"`
			Boxes     []model.Box        `json:"boxes"`
		}
		var bare []int64
		if json.Unmarshal(raw, &bare) != nil {
			_ = json.Unmarshal(raw, &entry)
		}
		ids = append(append(ids, entry.PersonIDs...), bare...)
		ids = append(ids, entry.PersonID)
		ids = append(ids, (&model.Event{Agenda: entry.Agenda}).SpeakerIDs()...)
		for _, b := range entry.Boxes {
			for _, i := range b.Items {
				ids = append(ids, i.PersonID)
			}
		}
	}
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id int64) bool { return id == 0 })
}

// readOccasions finds what the events, newsletters and lists are called that records name.
func (n *Names) readOccasions(ctx context.Context, b *book.Book, images []json.RawMessage) error {
	n.Events, n.Newsletters, n.Lists = map[int64]string{}, map[int64]string{}, map[int64]string{}
	for _, raw := range images {
		var names struct {
			EventID      int64 `json:"event_id"`
			NewsletterID int64 `json:"newsletter_id"`
			ListID       int64 `json:"list_id"`
		}
		_ = json.Unmarshal(raw, &names)
		for id, into := range map[*int64]map[int64]string{&names.EventID: n.Events, &names.NewsletterID: n.Newsletters, &names.ListID: n.Lists} {
			if *id != 0 {
				into[*id] = ""
			}
		}
	}
	for id := range n.Events {
		if e, err := b.Event(ctx, id); err == nil {
			n.Events[id] = e.Title
		} else if model.CodeOf(err) != model.CodeNotFound {
			return err
		}
	}
	for id := range n.Newsletters {
		if issue, err := b.Newsletter(ctx, id); err == nil {
			n.Newsletters[id] = issue.Title
		} else if model.CodeOf(err) != model.CodeNotFound {
			return err
		}
	}
	if len(n.Lists) == 0 {
		return nil
	}
	lists, err := b.Lists(ctx)
	for _, l := range lists {
		n.Lists[l.ID] = l.Name
	}
	return err
}
