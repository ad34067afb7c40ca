package book

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/consent"
)

func TestWhoIsLeftOutIsWhoIsCounted(t *testing.T) {
	b, people := busyBook(t, 6)
	unasked := alumna("Unasked")
	change(t, b, func(tx *Tx) error { return tx.CreatePeople([]*model.Person{unasked}) })
	pause := func(p *model.Person, wish model.CallWish) {
		change(t, b, func(tx *Tx) error {
			return tx.Pause([]int64{p.ID}, func(model.CallWish) model.CallWish { return wish })
		})
	}
	week := model.WeekOf(monday)
	pause(people[0], model.CallWish{Pause: model.PauseLater, Until: week.Next().Monday()})
	pause(people[1], model.CallWish{Pause: model.PauseSkipped, Until: week.Next().Sunday()})
	pause(people[2], model.CallWish{Pause: model.PauseNotThisYear, Until: monday.AddDays(100)})
	pause(people[3], model.CallWish{Pause: model.PauseNever})
	pause(people[4], model.CallWish{Pause: model.PauseLater, Until: week.Sunday()}) // over within the week
	plan := weekOf(t, b, monday, 0)
	want := map[consent.Reason]int{consent.ReasonLater: 2, consent.ReasonNotThisYear: 1, consent.ReasonNever: 1, consent.ReasonNoConsent: 1}
	for _, reason := range consent.Reasons {
		ids, err := b.LeftOutOfCalls(t.Context(), week, reason)
		must(t, err)
		if len(ids) != want[reason] || plan.LeftOut[reason] != want[reason] {
			t.Errorf("%s: %v are left out and %d counted, want %d", reason, ids, plan.LeftOut[reason], want[reason])
		}
	}
	if ids, err := b.LeftOutOfCalls(t.Context(), week, consent.ReasonNoConsent); err != nil || len(ids) != 1 || ids[0] != unasked.ID {
		t.Errorf("%v were not asked (%v)", ids, err)
	}
}
