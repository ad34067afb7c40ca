package book

import (
	"cmp"
	"context"
	"slices"

	"gorm.io/gorm"

	"alumnibook/model"
)

// KindWish is the kind of what people would like from the firm.
const KindWish = "wish"

// wishRow is a line of the table wishes.
type wishRow struct {
	Rec      recordRow `gorm:"embedded"`
	PersonID int64
	EventID  int64
	OnDay    model.Date
	Text     string
	Theme    string
}

func (wishRow) TableName() string { return "wishes" }

func (r *wishRow) wish() model.Wish {
	return model.Wish{Record: r.Rec.record(), PersonID: r.PersonID, EventID: r.EventID, On: r.OnDay, Text: r.Text, Theme: r.Theme}
}

var wishes = kept[wishRow, model.Wish]{
	kind:   KindWish,
	record: func(w *model.Wish) *model.Record { return &w.Record },
	row: func(w *model.Wish) *wishRow {
		return &wishRow{rowOf(w.Record), w.PersonID, w.EventID, w.On, w.Text, w.Theme}
	},
	value: func(r *wishRow) model.Wish { return r.wish() },
	owner: func(w *model.Wish) *int64 { return &w.PersonID },
}

// WishQuery says which wishes are meant; a zero field stands for all.
type WishQuery struct {
	EventID, PersonID int64
	Theme             string
}

// Wished is a wish and whose it is.
type Wished struct {
	model.Wish
	Name string
}

// wishesSQL reads wishes with the names. What was said at an event that is deleted belongs to none.
const wishesSQL = "SELECT w.id, w.uid, w.version, w.created, w.updated, w.person_id, CASE WHEN e.id IS NULL THEN 0 ELSE w.event_id END AS event_id, w.on_day, w.text, w.theme," +
	" p.list_name FROM wishes w JOIN people p ON p.id = w.person_id LEFT JOIN events e ON e.id = w.event_id WHERE "

// Wishes are what people would like, the newest in front. Those of people in the wastebasket are read only by person.
func (b *Book) Wishes(ctx context.Context, q WishQuery) ([]Wished, error) {
	where, args := "1 = 1", []any{}
	if q.EventID != 0 {
		where, args = where+" AND w.event_id = ?", append(args, q.EventID)
	}
	if q.Theme != "" {
		where, args = where+" AND w.theme = ?", append(args, q.Theme)
	}
	if q.PersonID != 0 {
		where, args = where+" AND w.person_id = ?", append(args, q.PersonID)
	} else {
		where += " AND p.trashed = 0"
	}
	var list []Wished
	err := b.view(ctx, func(db *gorm.DB) error {
		var rows []struct {
			Row      wishRow `gorm:"embedded"`
			ListName string
		}
		if err := query(db, &rows, wishesSQL+where+" ORDER BY w.on_day DESC, w.id DESC", args...); err != nil {
			return err
		}
		for i := range rows {
			list = append(list, Wished{rows[i].Row.wish(), rows[i].ListName})
		}
		return nil
	})
	return list, err
}

// Theme is what several wishes have in common.
type Theme struct {
	Name           string
	Wishes, People int
}

// Themes are the themes of wishes, those with the most wishes in front.
func (b *Book) Themes(ctx context.Context) ([]Theme, error) {
	var list []Theme
	err := query(b.read.WithContext(ctx), &list, "SELECT w.theme AS name, count(*) AS wishes, count(DISTINCT w.person_id) AS people FROM wishes w"+
		" JOIN people p ON p.id = w.person_id WHERE w.theme <> '' AND p.trashed = 0 GROUP BY w.theme")
	slices.SortFunc(list, func(a, b Theme) int { return cmp.Or(cmp.Compare(b.Wishes, a.Wishes), cmp.Compare(a.Name, b.Name)) })
	return list, codedIn(ctx, err)
}

// SaveWish stores a wish, a new one where it has no id. CodeConflict where it was changed since.
func (tx *Tx) SaveWish(w *model.Wish) error {
	if err := w.Validate(); err != nil {
		return err
	}
	return saveOwned(tx, wishes, w)
}

// DeleteWish takes a wish away.
func (tx *Tx) DeleteWish(id int64) error { return wishes.remove(tx, id) }

// SetTheme puts wishes together under a theme; "" takes them out of theirs.
func (tx *Tx) SetTheme(ids []int64, theme string) error {
	for _, id := range eachIDOnce(ids) {
		w, err := wishes.get(tx.db, id)
		if err != nil {
			return err
		}
		w.Theme = theme
		if err := wishes.save(tx, &w); err != nil {
			return err
		}
	}
	return nil
}
