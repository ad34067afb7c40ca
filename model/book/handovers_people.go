package book

import (
	"context"
	"encoding/binary"
	"slices"

	"gorm.io/gorm"
)

// packIDs makes ids that rise into few bytes: each is stored as its distance from the one before.
func packIDs(ids []int64) []byte {
	if len(ids) == 0 {
		return nil
	}
	packed := make([]byte, 0, len(ids)+8)
	last := int64(0)
	for _, id := range ids {
		packed = binary.AppendUvarint(packed, uint64(id-last))
		last = id
	}
	return packed
}

// unpackIDs is what packIDs packed; what is damaged ends there.
func unpackIDs(packed []byte) []int64 {
	var ids []int64
	eachPacked(packed, func(id int64) bool { ids = append(ids, id); return true })
	return ids
}

// eachPacked hands each id to fn until it says that this is enough.
func eachPacked(packed []byte, fn func(id int64) bool) {
	last := int64(0)
	for len(packed) > 0 {
		step, n := binary.Uvarint(packed)
		if n <= 0 {
			return
		}
		packed, last = packed[n:], last+int64(step)
		if !fn(last) {
			return
		}
	}
}

// holdsAny tells whether one of some ids, which rise, is among the packed ones.
func holdsAny(packed []byte, ids []int64) (found bool) {
	eachPacked(packed, func(id int64) bool {
		for len(ids) > 0 && ids[0] < id {
			ids = ids[1:]
		}
		found = len(ids) > 0 && ids[0] == id
		return !found && len(ids) > 0
	})
	return found
}

// HandoversOf is what left the book with a person in it, or with somebody whom a merge made them of, newest first.
func (b *Book) HandoversOf(ctx context.Context, personID int64) ([]Handover, error) {
	var list []Handover
	err := b.view(ctx, func(db *gorm.DB) error {
		everybody, err := mergedAll(db, personID)
		if err != nil {
			return err
		}
		last := int64(1) << 62
		for {
			var page []handoverRow
			err := db.Where("id < ? AND people IS NOT NULL", last).Order("id DESC").Limit(200).Find(&page).Error
			if err != nil || len(page) == 0 {
				return err
			}
			for i := range page {
				if holdsAny(page[i].People, everybody) {
					list = append(list, page[i].handover())
				}
			}
			last = page[len(page)-1].ID
		}
	})
	return list, err
}

// IsHandedOver tells whether the newest line of the log about the same file names everybody whom h names.
func (b *Book) IsHandedOver(ctx context.Context, h Handover) (bool, error) {
	var rows []handoverRow
	err := b.read.WithContext(ctx).Where("format = ? AND place IN (?, ?)", h.Format, h.Place, folderOf(h.Place)).Order("id DESC").Limit(1).Find(&rows).Error
	if err != nil || len(rows) == 0 {
		return false, codedIn(ctx, err)
	}
	known := idSet{}
	eachPacked(rows[0].People, func(id int64) bool { known.add(id); return true })
	return !slices.ContainsFunc(h.People, func(id int64) bool { return !known.has(id) }), nil
}

// mergedAll is somebody with all whom merges made them of, in the order of ids.
func mergedAll(db *gorm.DB, id int64) ([]int64, error) {
	all := []int64{id}
	for next := all; len(next) > 0; {
		from, err := mergedInto(db, next)
		if err != nil {
			return nil, err
		}
		next = from
		all = append(all, from...)
	}
	return inOrder(all), nil
}

// leaveOutOfHandovers takes people out of the log of what left the book. The counts stay.
func leaveOutOfHandovers(ctx context.Context, db *gorm.DB, people []int64) error {
	people = inOrder(slices.Clone(people))
	var rows []handoverRow
	if err := db.Select("id", "people").Where("people IS NOT NULL").Order("id").Find(&rows).Error; err != nil {
		return err
	}
	for _, r := range rows {
		if !holdsAny(r.People, people) {
			continue
		}
		rest := slices.DeleteFunc(unpackIDs(r.People), func(id int64) bool { _, is := slices.BinarySearch(people, id); return is })
		if err := run(ctx, db, "UPDATE handovers SET people = ? WHERE id = ?", packIDs(rest), r.ID); err != nil {
			return err
		}
	}
	return nil
}
