package book

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

func TestMappingIsRemembered(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	if _, ok, err := b.Mapping(ctx, "shape"); ok || err != nil {
		t.Error(ok, err)
	}
	for _, columns := range []string{`{"a":1}`, `{"a":2}`} {
		id := change(t, b, func(tx *Tx) error { return tx.RememberMapping("shape", []byte(columns)) })
		if id != 0 {
			t.Error("it is in the journal")
		}
		got, ok, err := b.Mapping(ctx, "shape")
		must(t, err)
		if !ok || string(got) != columns {
			t.Errorf("%v %s", ok, got)
		}
	}
	if _, ok, _ := b.Mapping(ctx, "other shape"); ok {
		t.Error("another shape has it")
	}
	_, err := b.Change(ctx, model.Doing{}, func(tx *Tx) error { return tx.RememberMapping("", []byte("x")) })
	wantCode(t, err, model.CodeInvalid)
	change(t, b, func(tx *Tx) error { return tx.RememberMapping("shape", nil) })
	if _, ok, _ := b.Mapping(ctx, "shape"); ok {
		t.Error("not forgotten")
	}
}

func TestValuesOfListsAreRemembered(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q := called("A", "P"), called("A", "Q")
	values := func() map[int64][]uint64 {
		v, err := b.ListValues(ctx, []int64{p.ID, q.ID, 4711})
		must(t, err)
		return v
	}
	first := change(t, b, func(tx *Tx) error {
		if err := tx.CreatePeople([]*model.Person{p, q}); err != nil {
			return err
		}
		return tx.RememberValues(map[int64][]uint64{p.ID: {7, 1 << 63, 7}, q.ID: {}})
	})
	same(t, "first", map[int64][]uint64{p.ID: {7, 1 << 63}}, values())
	for range 2 {
		id := change(t, b, func(tx *Tx) error { return tx.RememberValues(map[int64][]uint64{p.ID: {3, 7}, q.ID: {0}}) })
		same(t, "more", map[int64][]uint64{p.ID: {3, 7, 1 << 63}, q.ID: {0}}, values())
		if id != 0 {
			t.Error("it is in the journal")
		}
	}
	sound(t, b)
	undo, err := b.Undo(ctx, first, model.UndoAsk)
	must(t, err)
	_, err = b.Undo(ctx, undo.Change, model.UndoAsk)
	must(t, err)
	same(t, "done again", map[int64][]uint64{p.ID: {3, 7, 1 << 63}, q.ID: {0}}, values())
	must(t, b.write.Exec("UPDATE list_values SET hashes = x'0102' WHERE person_id = ?", q.ID).Error)
	if r, err := b.Check(ctx); err != nil || len(r.Problems) != 1 {
		t.Error(r.Problems, err)
	}
}

func TestWhatLeavesTheBookIsLogged(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	me := &model.Colleague{Name: "Frau Peters"}
	change(t, b, func(tx *Tx) error { return tx.SaveColleague(me) })
	must(t, b.SetSeat(ctx, me.ID))
	undoable, _, err := b.Undoable(ctx)
	must(t, err)
	at := time.Date(2026, 5, 1, 8, 0, 0, 0, time.UTC)
	must(t, b.RecordHandover(ctx, Handover{At: at, Who: "Herr Q", Format: "iphone", Device: "Phone of Q", Count: 3, LeftOut: 1}, map[int64]string{1: "a", 2: "b", 9: "gone"}))
	must(t, b.RecordHandover(ctx, Handover{Format: "excel", Count: 376}, nil))
	must(t, b.RecordHandover(ctx, Handover{Format: "iphone", Device: "Phone of Q", Count: 1}, map[int64]string{2: "c", 9: ""}))
	must(t, b.RecordHandover(ctx, Handover{Format: "android", Device: "Tablet", Count: 1}, map[int64]string{2: "x"}))
	list, err := b.Handovers(ctx, 0, 10)
	must(t, err)
	if len(list) != 4 || list[0].Device != "Tablet" || list[2].Who != "Frau Peters" || list[2].At.IsZero() || list[1].ID <= list[2].ID {
		t.Errorf("%+v", list)
	}
	want := Handover{ID: list[3].ID, At: at, Who: "Herr Q", Format: "iphone", Device: "Phone of Q", Count: 3, LeftOut: 1}
	if d := cmp.Diff(want, list[3]); d != "" {
		t.Error(d)
	}
	older, err := b.Handovers(ctx, list[1].ID, 1)
	must(t, err)
	if len(older) != 1 || older[0].ID != list[2].ID {
		t.Errorf("%+v", older)
	}
	cards, when, err := b.HandedOver(ctx, "Phone of Q")
	must(t, err)
	same(t, "cards", map[int64]string{1: "a", 2: "c"}, cards)
	if !when.Equal(list[1].At) {
		t.Error(when)
	}
	if cards, when, err := b.HandedOver(ctx, "nobody's"); err != nil || len(cards) != 0 || !when.IsZero() {
		t.Error(cards, when, err)
	}
	devices, err := b.Devices(ctx)
	must(t, err)
	same(t, "devices", []string{"Tablet", "Phone of Q"}, devices)
	if now, _, _ := b.Undoable(ctx); now.ID != undoable.ID {
		t.Error("a handover can be undone")
	}
	sound(t, b)
}

func TestImportsAndWhatWasUpdated(t *testing.T) {
	clock := ticking()
	ctx, b := context.Background(), newBook(t)
	var imports []int64
	for i := range 3 {
		id, err := b.Change(ctx, model.Doing{Code: "import", Name: fmt.Sprint(i)}, func(tx *Tx) error { return tx.CreatePeople([]*model.Person{called("A", "B")}) })
		must(t, err)
		imports = append(imports, id)
		add(t, b, called("C", "D"))
	}
	_, err := b.Undo(ctx, imports[1], model.UndoAsk)
	must(t, err)
	ids := func(list []model.Change, err error) []int64 {
		must(t, err)
		var ids []int64
		for _, c := range list {
			ids = append(ids, c.ID)
		}
		return ids
	}
	same(t, "imports", []int64{imports[2], imports[1], imports[0]}, ids(b.Imports(ctx, 0, 10)))
	same(t, "next page", []int64{imports[1]}, ids(b.Imports(ctx, imports[2], 1)))
	list, err := b.Imports(ctx, 0, 10)
	must(t, err)
	if list[1].UndoneBy == 0 || list[0].UndoneBy != 0 {
		t.Errorf("%+v", list)
	}

	all, err := b.UpdatedSince(ctx, clock())
	must(t, err)
	same(t, "all", []int64{1, 2, 4, 5, 6}, all)
	last, err := b.Person(ctx, 6)
	must(t, err)
	edit(t, b, 2, func(p *model.Person) { p.Nickname = "X" })
	change(t, b, func(tx *Tx) error { return tx.TrashPeople([]int64{4}) })
	some, err := b.UpdatedSince(ctx, last.Updated)
	must(t, err)
	same(t, "changed", []int64{2}, some)
}

// BenchmarkRememberValues notes twenty values of each of 100,000 people, twice: as new and as known.
func BenchmarkRememberValues(b *testing.B) {
	book := newBook(b)
	values := map[int64][]uint64{}
	for id := range int64(100_000) {
		for i := range uint64(20) {
			values[id+1] = append(values[id+1], uint64(id)*0x9e3779b97f4a7c15+i*0xbf58476d1ce4e5b9)
		}
	}
	for b.Loop() {
		for _, name := range []string{"s/first", "s/again"} {
			start := time.Now()
			change(b, book, func(tx *Tx) error { return tx.RememberValues(values) })
			b.ReportMetric(time.Since(start).Seconds(), name)
		}
		start := time.Now()
		ids := sortedIDs(values)
		_, err := book.ListValues(context.Background(), ids)
		must(b, err)
		b.ReportMetric(time.Since(start).Seconds(), "s/read")
	}
}
