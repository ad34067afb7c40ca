package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
)

// KindDifferent is the kind of the marks that two people are not the same.
const KindDifferent = "different"

// apart is the mark that two people are not the same, however alike they look.
type apart struct {
	model.Record
	Low  int64 `json:"low"`
	High int64 `json:"high"`
}

type apartRow struct {
	Rec  recordRow `gorm:"embedded"`
	Low  int64
	High int64
}

func (apartRow) TableName() string { return "different" }

var aparts = kept[apartRow, apart]{
	kind:   KindDifferent,
	record: func(a *apart) *model.Record { return &a.Record },
	row:    func(a *apart) *apartRow { return &apartRow{rowOf(a.Record), a.Low, a.High} },
	value:  func(r *apartRow) apart { return apart{r.Rec.record(), r.Low, r.High} },
}

// Different are the pairs of people who are marked as not the same, the smaller id first. Marks of people who are not
// in the book are left out.
func (b *Book) Different(ctx context.Context) (map[[2]int64]bool, error) {
	pairs := map[[2]int64]bool{}
	err := b.view(ctx, func(db *gorm.DB) error {
		var rows []apartRow
		err := query(db, &rows, "SELECT d.low, d.high FROM different d JOIN people a ON a.id = d.low JOIN people b ON b.id = d.high")
		for _, r := range rows {
			pairs[[2]int64{r.Low, r.High}] = true
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return pairs, nil
}

// MarkDifferent notes of pairs of people that they are not the same. Those that are noted already are passed over.
func (tx *Tx) MarkDifferent(pairs [][2]int64) error {
	pairs, people := ordered(pairs)
	if len(pairs) == 0 {
		return nil
	}
	if err := tx.allThere(people); err != nil {
		return err
	}
	have, err := tx.apartOf(people)
	if err != nil {
		return err
	}
	next, err := tx.nextID("different")
	if err != nil {
		return err
	}
	out := newBulk(tx.ctx, tx.db, "different", []string{"id", "uid", "version", "created", "updated", "low", "high"})
	for _, pair := range pairs {
		if have[pair] != 0 {
			continue
		}
		a := apart{Low: pair[0], High: pair[1]}
		tx.newRecord(&a.Record)
		a.ID, have[pair] = next, next
		next++
		if err := out.add(a.ID, a.UID, int64(a.Version), micros(a.Created), micros(a.Updated), a.Low, a.High); err != nil {
			return err
		}
		if err := tx.journal.created(KindDifferent, a.ID, a.Version); err != nil {
			return err
		}
	}
	return out.flush()
}

// UnmarkDifferent takes marks of MarkDifferent away; pairs without one are passed over.
func (tx *Tx) UnmarkDifferent(pairs [][2]int64) error {
	pairs, people := ordered(pairs)
	have, err := tx.apartOf(people)
	if err != nil {
		return err
	}
	for _, pair := range pairs {
		if id := have[pair]; id != 0 {
			if err := aparts.remove(tx, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// apartOf are the marks that some people have, with their ids.
func (tx *Tx) apartOf(people []int64) (map[[2]int64]int64, error) {
	have := map[[2]int64]int64{}
	err := chunks(people, 500, func(part []int64) error {
		if err := tx.ctx.Err(); err != nil {
			return err
		}
		var rows []struct{ ID, Low, High int64 }
		err := query(tx.db, &rows, "SELECT id, low, high FROM different WHERE low IN "+idList(part)+" OR high IN "+idList(part))
		for _, r := range rows {
			have[[2]int64{r.Low, r.High}] = r.ID
		}
		return err
	})
	return have, err
}

// ordered puts the smaller id of each pair first, leaves out who is paired with themselves, and lists everybody.
func ordered(pairs [][2]int64) ([][2]int64, []int64) {
	var list [][2]int64
	var people []int64
	for _, p := range pairs {
		p = [2]int64{min(p[0], p[1]), max(p[0], p[1])}
		if p[0] != p[1] {
			list, people = append(list, p), append(people, p[0], p[1])
		}
	}
	return list, inOrder(people)
}
