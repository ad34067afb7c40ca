package practice

import (
	"bytes"
	"image/png"
	"testing"

	"alumnibook/model"
	"alumnibook/model/consent"
)

// The practice firm keeps its promises to people, and has something to decide.
func TestThePracticeFirmHasRightsToLookAfter(t *testing.T) {
	ctx, b := t.Context(), german(t)
	p, err := b.Privacy(ctx)
	if err != nil || p.ID == 0 || p.Controller == "" || p.Contact == "" || p.Form != "3" {
		t.Errorf("%+v %v", p, err)
	}
	list, err := b.RetentionDue(ctx, DefaultToday)
	if err != nil || len(list.People) != 27 {
		t.Errorf("nothing was heard of %d people for three years, %v", len(list.People), err)
	}
	old, err := b.RenewalDue(ctx, DefaultToday)
	if err != nil || len(old) < 5 || len(old) > 90 {
		t.Errorf("%d consents are due for renewal, %v", len(old), err)
	}
	open, err := b.Requests(ctx, true)
	if err != nil || len(open) != 1 || open[0].Kind != model.RequestAccess || open[0].Due != model.NewDate(2026, 12, 3) || open[0].Name == "" {
		t.Errorf("%+v %v", open, err)
	}
	all, err := b.Requests(ctx, false)
	if err != nil || len(all) != 2 || all[1].State != model.RequestDone || all[1].Proof == "" {
		t.Errorf("%+v %v", all, err)
	}
	asked, d, err := b.GateFor(ctx, consent.PurposeNewsletter, consent.ChannelEmail)
	if err != nil || asked != DefaultPeople || len(d.Allowed) != 298 || len(d.Allowed)+len(d.LeftOut) != asked {
		t.Errorf("the newsletter goes to %d of %d, left out %v, %v", len(d.Allowed), asked, d.Count(), err)
	}
	ids, err := b.Find(ctx, model.Filter{}, model.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	bases, proofs, forms, noted := 0, 0, 0, 0
	for _, id := range ids {
		own, err := b.BasesOf(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		bases += len(own)
		ledger, err := b.Consents(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range ledger {
			if c.Form != "" {
				forms++
			}
			if c.NotedBy != "" {
				noted++
			}
			if c.Proof == "" {
				continue
			}
			proofs++
			paper, err := b.Paper(ctx, c.Proof)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := png.Decode(bytes.NewReader(paper.Body)); err != nil || len(paper.Body) > 40_000 {
				t.Errorf("%s: %d bytes, %v", paper.Name, len(paper.Body), err)
			}
		}
	}
	if bases != 3 || proofs == 0 || forms == 0 || noted == 0 {
		t.Errorf("%d bases, %d proofs, %d forms, %d noted by somebody", bases, proofs, forms, noted)
	}
	if r, err := b.Check(ctx); err != nil || len(r.Problems) > 0 {
		t.Error(r.Problems, err)
	}
}
