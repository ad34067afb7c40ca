package book

import (
	"context"
	"slices"

	"gorm.io/gorm"
)

func (b *Book) erasePreview(ctx context.Context, id int64) (ErasePreview, error) {
	var p ErasePreview
	err := b.view(ctx, func(db *gorm.DB) error {
		who, err := findEverybody(db, b.index(), []int64{id})
		if err != nil {
			return err
		}
		for _, id := range who.ids {
			if who.people[id].MergedInto == 0 {
				p.Name = who.people[id].FullName()
			} else {
				p.Merged = append(p.Merged, who.people[id].FullName())
			}
		}
		if err := p.count(db, who.ids); err != nil {
			return err
		}
		if err := p.shared(db, who); err != nil {
			return err
		}
		return p.mentions(ctx, db, who)
	})
	return p, err
}

// count counts what is theirs.
func (p *ErasePreview) count(db *gorm.DB, ids []int64) error {
	of := " WHERE person_id IN " + idList(ids)
	for sql, into := range map[string]*int{
		"SELECT count(DISTINCT interaction_id) FROM interaction_people" + of:                                   &p.Entries,
		"SELECT count(*) FROM consents" + of:                                                                   &p.Consents,
		"SELECT count(*) FROM attendances" + of:                                                                &p.Events,
		"SELECT count(*) FROM favours" + of:                                                                    &p.Favours,
		"SELECT count(*) FROM requests" + of:                                                                   &p.Requests,
		"SELECT count(DISTINCT change_id) FROM change_rows WHERE kind = 'person' AND row_id IN " + idList(ids): &p.Changes,
	} {
		if err := query(db, into, sql); err != nil {
			return err
		}
	}
	last := int64(1) << 62
	for {
		var page []handoverRow
		if err := db.Where("id < ? AND people IS NOT NULL", last).Order("id DESC").Limit(200).Find(&page).Error; err != nil || len(page) == 0 {
			return err
		}
		for i := range page {
			if holdsAny(page[i].People, ids) {
				p.Exports++
			}
		}
		last = page[len(page)-1].ID
	}
}

// shared adds the entries that are about others too and name them.
func (p *ErasePreview) shared(db *gorm.DB, who everybody) error {
	var entries []int64
	err := query(db, &entries, "SELECT DISTINCT interaction_id FROM interaction_people a WHERE person_id IN "+idList(who.ids)+
		" AND EXISTS (SELECT 1 FROM interaction_people b WHERE b.interaction_id = a.interaction_id AND b.person_id NOT IN "+idList(who.ids)+") ORDER BY interaction_id")
	if err != nil {
		return err
	}
	list, err := loadInteractions(db, entries)
	if err != nil {
		return err
	}
	for k := range list {
		i := &list[k]
		others, err := loadPeople(db, slices.DeleteFunc(slices.Clone(i.PersonIDs), func(id int64) bool { return slices.Contains(who.ids, id) }))
		if err != nil {
			return err
		}
		t := who.besides(others)
		for _, text := range []string{i.Text, i.FollowUp.Text, i.FollowUp.Reason} {
			if t.In(text) {
				p.Mentions = append(p.Mentions, Mention{KindInteraction, i.ID, "entry", i.On, placeIn(t, text)})
				break
			}
		}
	}
	return nil
}

// mentions adds what is about others and names them.
func (p *ErasePreview) mentions(ctx context.Context, db *gorm.DB, who everybody) error {
	return eachNaming(ctx, db, who.find, who.ids, func(m Mention, texts []string) {
		m.Text = placeIn(who.find, texts[0])
		p.Mentions = append(p.Mentions, m)
	})
}
