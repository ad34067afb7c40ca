package book_test

import (
	"slices"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
)

// BenchmarkGate asks the gate about all 100,000 people of the practice book, for each purpose that is written for: at
// first, after each change of somebody, and again while nobody has changed.
func BenchmarkGate(b *testing.B) {
	bk := openPractice(b)
	ids, err := bk.Find(b.Context(), model.Filter{}, model.Sort{})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := bk.Find(b.Context(), model.Filter{Search: "a"}, model.Sort{}); err != nil { // what is read ahead is read then
		b.Fatal(err)
	}
	for _, c := range []struct {
		purpose consent.Purpose
		channel consent.Channel
	}{
		{consent.PurposeNewsletter, consent.ChannelEmail},
		{consent.PurposeEvents, consent.ChannelEmail},
		{consent.PurposeEvents, consent.ChannelPost},
		{consent.PurposeGuests, consent.ChannelCall},
	} {
		ask := func(int) error {
			people, err := bk.StandingsFor(b.Context(), ids, c.purpose, c.channel)
			if d := consent.Gate(c.purpose, c.channel, people); len(d.Allowed)+len(d.LeftOut) != len(ids) {
				b.Fatal(len(d.Allowed), len(d.LeftOut), len(ids))
			}
			return err
		}
		b.Run(string(c.purpose)+"/"+string(c.channel), func(b *testing.B) {
			for b.Loop() {
				const runs = 9
				start := time.Now()
				if err := ask(0); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(time.Since(start).Milliseconds()), "first-ms")
				var took, used []float64
				for range runs {
					touch(b, bk, ids[0])
					cpu, start := book.CPUSeconds(), time.Now()
					if err := ask(0); err != nil {
						b.Fatal(err)
					}
					took, used = append(took, float64(time.Since(start).Microseconds())/1000), append(used, (book.CPUSeconds()-cpu)*1000)
				}
				slices.Sort(took)
				slices.Sort(used)
				b.ReportMetric(took[runs/2], "changed-p50-ms")
				b.ReportMetric(used[runs/2], "changed-p50-cpu-ms")
				reported(b, "again", runs, ask)
			}
		})
	}
}

// touch changes somebody in the book.
func touch(b *testing.B, bk *book.Book, id int64) {
	_, err := bk.Change(b.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		p, err := tx.Person(id)
		if err != nil {
			return err
		}
		p.Nickname += "x"
		return tx.UpdatePeople([]*model.Person{&p})
	})
	if err != nil {
		b.Fatal(err)
	}
}
