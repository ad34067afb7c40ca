package book

import (
	"context"
	"os"
	"testing"
	"time"

	"alumnibook/model"
)

func TestErasedAreKnownAgain(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	her := &model.Person{
		Given: "Ida", Family: "Holm", Birthday: day("1970-02-03"),
		Emails: []model.Email{{Address: "Ida@Holm.example", Kind: model.KindPrivate}, {Address: "info@firm.example", Kind: model.KindWork}, {Address: "both@home.example", Kind: model.KindPrivate}},
		Phones: []model.Phone{{Number: "0170 1234567", E164: "+491701234567", Kind: model.KindMobile}},
	}
	him := &model.Person{Given: "Ole", Family: "Holm", Emails: []model.Email{{Address: "both@home.example", Kind: model.KindPrivate}}}
	add(t, b, her, him)
	if _, before, err := b.ErasedBefore(ctx, her); before || err != nil {
		t.Fatal(before, err)
	}
	at := time.Date(2026, 5, 6, 7, 8, 9, 0, time.UTC)
	_, err := b.Erase(ctx, []int64{her.ID}, EraseOptions{Reason: EraseRequest, On: at})
	must(t, err)
	mail := func(address string) *model.Person {
		return &model.Person{Given: "X", Family: "Y", Emails: []model.Email{{Address: address, Kind: model.KindPrivate}}}
	}
	people := []*model.Person{
		mail(" IDA@holm.example"),
		{Phones: []model.Phone{{Number: "+49 170 1234567", E164: "+491701234567"}}},
		{Given: "IDA", Family: "Holm", Birthday: day("1970-02-03")},
		{Record: model.Record{UID: her.UID}},
		mail("info@firm.example"), // an office's
		mail("both@home.example"), // also somebody else's
		{Given: "Ida", Family: "Holm", Birthday: day("1970-02")},
		{Given: "Ida", Family: "Holm"},
		mail("other@holm.example"),
	}
	found, err := b.ErasedAmong(ctx, people)
	must(t, err)
	for i := range people {
		e, ok := found[i]
		if ok != (i < 4) || ok && (e.UID != her.UID || !e.At.Equal(at) || e.Reason != EraseRequest) {
			t.Errorf("%d: %v %+v", i, ok, e)
		}
	}
	// Whoever is in the book again counts as themselves.
	add(t, b, mail("ida@holm.example"))
	if _, before, err := b.ErasedBefore(ctx, mail("ida@holm.example")); before || err != nil {
		t.Error(before, err)
	}
	if _, before, err := b.ErasedBefore(ctx, people[1]); !before || err != nil {
		t.Error(before, err)
	}
	sound(t, b)
}

func TestErasedByMistakeMayComeAgain(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	her := &model.Person{Given: "Ida", Family: "Holm", Birthday: day("1970-02-03"), Emails: []model.Email{{Address: "ida@holm.example", Kind: model.KindPrivate}}}
	add(t, b, her)
	_, err := b.Erase(ctx, []int64{her.ID}, EraseOptions{Reason: "because"})
	wantCode(t, err, model.CodeInvalid)
	_, err = b.Erase(ctx, []int64{her.ID}, EraseOptions{Reason: EraseMistake})
	must(t, err)
	again := *her
	again.UID = ""
	if _, before, err := b.ErasedBefore(ctx, &again); before || err != nil {
		t.Error(before, err)
	}
	if _, before, err := b.ErasedBefore(ctx, her); !before || err != nil {
		t.Error("the very same card is not known", before, err)
	}
}

// TestOldCopyErasesAgain applies the erasures of a book to a copy that was made before.
func TestOldCopyErasesAgain(t *testing.T) {
	ctx, f := context.Background(), newFullBook(t)
	path := f.Path()
	copied := path + ".copy.alumni"
	must(t, f.write.Exec("VACUUM INTO ?", copied).Error)
	done, err := f.Erase(ctx, []int64{f.her.ID}, EraseOptions{})
	must(t, err)
	marks, err := f.AllMarks(ctx)
	must(t, err)
	old, err := OpenWith(ctx, copied, ticking())
	must(t, err)
	n, err := ApplyErasures(ctx, old, marks)
	must(t, err)
	if n != done.People {
		t.Error(n, "instead of", done.People)
	}
	if _, before, err := old.ErasedBefore(ctx, vanishing()); !before || err != nil {
		t.Error(before, err)
	}
	log, err := old.Erasures(ctx)
	must(t, err)
	want, err := f.Erasures(ctx)
	must(t, err)
	if len(log) != len(want) || !log[0].At.Equal(want[0].At) || log[0].Who != want[0].Who {
		t.Errorf("%+v %+v", log, want)
	}
	sound(t, old)
	if n, err := ApplyErasures(ctx, old, marks); n != 0 || err != nil {
		t.Error(n, err)
	}
	must(t, old.Close())
	must(t, os.Rename(copied, copied[:len(copied)-len("alumni")]+"done"))
	if found := filesHold(t, copied[:len(copied)-len("alumni")]+"done", theirWords); len(found) > 0 {
		t.Errorf("found %d: %q", len(found), found)
	}
}
