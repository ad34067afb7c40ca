package book

import (
	"encoding/json"
	"slices"

	"alumnibook/model"
)

// forgetEntries deletes the entries of the history that are about nobody else, and takes the names out of the others.
func (e *erasing) forgetEntries() error {
	tx := e.tx
	var ids []int64
	if err := query(tx.db, &ids, "SELECT DISTINCT interaction_id FROM interaction_people WHERE person_id IN "+idList(e.ids)+" ORDER BY interaction_id"); err != nil {
		return err
	}
	var going []int64
	err := chunks(ids, 500, func(part []int64) error {
		list, err := loadInteractions(tx.db, part)
		if err != nil {
			return err
		}
		for k := range list {
			i := &list[k]
			if i.PersonIDs = e.without(i.PersonIDs); len(i.PersonIDs) == 0 {
				going = append(going, i.ID)
				e.gone[recordKey{KindInteraction, i.ID}] = true
				continue
			}
			if err := e.blackenShared(i); err != nil {
				return err
			}
			if err := tx.UpdateInteraction(i); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	return tx.deleteInteractions(going, true)
}

// without is some people but those who go.
func (e *erasing) without(ids []int64) []int64 {
	return slices.DeleteFunc(slices.Clone(ids), func(id int64) bool { _, is := slices.BinarySearch(e.ids, id); return is })
}

// blackenShared takes their names out of an entry that is about others too.
func (e *erasing) blackenShared(i *model.Interaction) error {
	if e.o.KeepMentions || e.keep[recordKey{KindInteraction, i.ID}] {
		return nil
	}
	t, err := e.besides(i.PersonIDs)
	if err != nil {
		return err
	}
	if blackenTexts(t, &i.Text, &i.FollowUp.Text, &i.FollowUp.Reason) {
		e.done.Mentions++
	}
	return nil
}

// besides finds them in what is surely about them and about some others, whose names stay.
func (e *erasing) besides(others []int64) (*model.Traces, error) {
	people, err := loadPeople(e.tx.db, others)
	if err != nil {
		return nil, err
	}
	return e.everybody.besides(people), nil
}

func blackenTexts(t *model.Traces, texts ...*string) (any bool) {
	for _, s := range texts {
		now, changed := t.Blacken(*s)
		*s, any = now, any || changed
	}
	return any
}

// forgetGuests takes their names off the lists of past events: that somebody was there stays. At those to come they leave
// their place, and those of whom they were to bring.
func (e *erasing) forgetGuests() error {
	of := "person_id IN " + idList(e.ids)
	going, err := attendancesWhere(e.tx.db, of+comingSQL+" ORDER BY id", e.tx.book.day().String())
	if err != nil {
		return err
	}
	if err := e.tx.removeAttendances(going); err != nil {
		return err
	}
	was, err := attendancesWhere(e.tx.db, of+" ORDER BY id")
	if err != nil {
		return err
	}
	now := slices.Clone(was)
	for i := range now {
		a := &now[i]
		a.PersonID, a.Diet, a.Note, a.Comment = 0, "", "", ""
		a.Guests = make([]model.Plus, len(a.Guests))
	}
	return e.tx.updateAttendances(was, now)
}

// comingSQL narrows attendances down to those of events to come, or without a day yet, at which they are not already.
const comingSQL = " AND came = 0 AND event_id IN (SELECT id FROM events WHERE on_day = '' OR on_day >= ?)"

// forgetNews takes them out of newsletters as whose voice or news something is, with their picture.
func (e *erasing) forgetNews() error {
	var ids []int64
	err := query(e.tx.db, &ids, "SELECT DISTINCT n.id FROM newsletters n, json_each(n.body, '$.boxes') b, json_each(b.value, '$.items') i"+
		" WHERE json_extract(i.value, '$.person_id') IN "+idList(e.ids)+" ORDER BY n.id")
	if err != nil {
		return err
	}
	for _, id := range ids {
		n, err := newsletters.get(e.tx.db, id)
		if err != nil {
			return err
		}
		e.outOfNews(&n)
		if err := newsletters.save(e.tx, &n); err != nil {
			return err
		}
	}
	return nil
}

func (e *erasing) outOfNews(n *model.Newsletter) {
	photos := e.photos()
	for b := range n.Boxes {
		n.Boxes[b].Items = slices.Clone(n.Boxes[b].Items)
		for k := range n.Boxes[b].Items {
			i := &n.Boxes[b].Items[k]
			if len(e.without([]int64{i.PersonID})) > 0 {
				continue
			}
			i.PersonID = 0
			if slices.Contains(photos, i.Image) {
				i.Image = ""
			}
		}
	}
}

// photos are the keys of their pictures.
func (e *erasing) photos() []string {
	var keys []string
	add := func(p *model.Person) {
		if p.Photo != "" && !slices.Contains(keys, p.Photo) {
			keys = append(keys, p.Photo)
		}
	}
	for _, p := range e.versions() {
		add(p)
	}
	return keys
}

// forgetPeople deletes them, with all that is theirs.
func (e *erasing) forgetPeople() error { return e.tx.removePeople(e.ids) }

// forgetOrganisations deletes those that only they worked for.
func (e *erasing) forgetOrganisations() error {
	tx := e.tx
	keys := map[string]bool{}
	add := func(p *model.Person) {
		for _, j := range p.Jobs {
			if key := model.OrganisationKey(j.Organisation); key != "" {
				keys[key] = true
			}
		}
	}
	for _, p := range e.versions() {
		add(p)
	}
	for _, key := range sortedKeys(keys) {
		var ids []int64
		if err := query(tx.db, &ids, "SELECT id FROM organisations WHERE key = ? AND NOT EXISTS (SELECT 1 FROM jobs WHERE organisation_id = organisations.id)", key); err != nil {
			return err
		}
		for _, id := range ids {
			e.gone[recordKey{KindOrganisation, id}] = true
			if err := organisations.remove(tx, id); err != nil {
				return err
			}
			delete(tx.orgs.ids, key)
			tx.orgs.all = false
		}
	}
	return nil
}

// forgetPhotos deletes their pictures, unless they are somebody else's too.
func (e *erasing) forgetPhotos() error {
	for _, key := range e.photos() {
		var needed bool
		err := query(e.tx.db, &needed, "SELECT EXISTS (SELECT 1 FROM people WHERE photo = @key) OR EXISTS (SELECT 1 FROM newsletters WHERE instr(body, @key) OR instr(archive, @key))"+
			" OR EXISTS (SELECT 1 FROM change_rows WHERE kind IN ('person', 'newsletter') AND (instr(before, @key) OR instr(after, @key)))", map[string]any{"key": key})
		if err != nil {
			return err
		}
		if needed {
			continue
		}
		if err := run(e.tx.ctx, e.tx.db, "DELETE FROM photos WHERE key = ?", key); err != nil {
			return err
		}
	}
	return nil
}

// forgetLists forgets what the book remembers of them beside their records: rows of lists, cards that were handed out, who
// was in what left the book, and drafts.
func (e *erasing) forgetLists() error {
	tx := e.tx
	for _, table := range []string{"imported_rows", "list_values", "handed_cards"} {
		if err := run(tx.ctx, tx.db, "DELETE FROM "+table+" WHERE person_id IN "+idList(e.ids)); err != nil {
			return err
		}
	}
	if err := leaveOutOfHandovers(tx.ctx, tx.db, e.ids); err != nil {
		return err
	}
	return e.forgetDrafts()
}

// forgetDrafts deletes the drafts of contacts with them.
func (e *erasing) forgetDrafts() error {
	var rows []draftRow
	if err := e.tx.db.Find(&rows).Error; err != nil {
		return err
	}
	for _, r := range rows {
		if !draftAbout(&r, e.ids) {
			continue
		}
		if err := run(e.tx.ctx, e.tx.db, "DELETE FROM drafts WHERE name = ?", r.Name); err != nil {
			return err
		}
	}
	return nil
}

// draftAbout tells whether a draft is of a contact with one of some people.
func draftAbout(r *draftRow, ids []int64) bool {
	var about struct {
		Person int64   `json:"person"`
		People []int64 `json:"people"`
	}
	_ = json.Unmarshal([]byte(r.Body), &about) // one of another shape is about nobody
	return slices.ContainsFunc(ids, func(id int64) bool {
		return about.Person == id || slices.Contains(about.People, id) || r.Name == CallDraft(id)
	})
}
