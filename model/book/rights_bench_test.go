package book_test

import (
	"slices"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/practice"
)

// measured is reported with the time that the processor worked, which counts where others work beside.
func measured(b *testing.B, name string, fn func(run int) error) {
	b.Helper()
	var used []float64
	reported(b, name, 9, func(run int) error {
		cpu := book.CPUSeconds()
		err := fn(run)
		used = append(used, (book.CPUSeconds()-cpu)*1000)
		return err
	})
	b.ReportMetric(used[0], name+"-first-cpu-ms")
	slices.Sort(used)
	b.ReportMetric(used[len(used)/2], name+"-p50-cpu-ms")
}

// BenchmarkRights asks what the privacy page asks, of all 100,000 people of the practice book: whom the gate lets through
// for each purpose, of whom nothing was heard for long, and which consents nobody used.
func BenchmarkRights(b *testing.B) {
	bk := openPractice(b)
	if _, err := bk.Find(b.Context(), model.Filter{Search: "a"}, model.Sort{}); err != nil { // what is read ahead is read then
		b.Fatal(err)
	}
	for _, c := range []struct {
		purpose consent.Purpose
		channel consent.Channel
	}{
		{consent.PurposeRegister, consent.ChannelPhone},
		{consent.PurposeCalls, consent.ChannelCall},
		{consent.PurposeNewsletter, consent.ChannelEmail},
		{consent.PurposeJobs, consent.ChannelEmail},
		{consent.PurposePhotos, consent.ChannelEmail},
	} {
		b.Run("gate/"+string(c.purpose)+"/"+string(c.channel), func(b *testing.B) {
			for b.Loop() {
				measured(b, "gate", func(int) error {
					asked, d, err := bk.GateFor(b.Context(), c.purpose, c.channel)
					if len(d.Allowed)+len(d.LeftOut) != asked {
						b.Fatal(asked, len(d.Allowed), len(d.LeftOut))
					}
					return err
				})
			}
		})
	}
	today := practice.DefaultToday
	b.Run("retention", func(b *testing.B) {
		for b.Loop() {
			var list int
			measured(b, "retention", func(int) error {
				l, err := bk.RetentionDue(b.Context(), today)
				list = len(l.People)
				return err
			})
			b.ReportMetric(float64(list), "people")
		}
	})
	b.Run("renewal", func(b *testing.B) {
		for b.Loop() {
			var n int
			measured(b, "renewal", func(int) error {
				l, err := bk.RenewalDue(b.Context(), today)
				n = len(l)
				return err
			})
			b.ReportMetric(float64(n), "consents")
		}
	})
}
