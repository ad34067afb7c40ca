package book

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/consent"
)

var aScan = []byte("%PDF-1.4\n1 0 obj\n<<>>\nendobj\n%%EOF\n")

func TestConsentKeepsItsProofAndWhoNotedIt(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	me := &model.Colleague{Name: "Frau Peters"}
	change(t, b, func(tx *Tx) error { return tx.SaveColleague(me) })
	must(t, b.SetSeat(ctx, me.ID))
	p := soren()
	add(t, b, p)
	c := allowed(p.ID, model.ConsentGiven, "2026-02-01")
	id := change(t, b, func(tx *Tx) (err error) {
		c.Form = "3"
		c.Proof, err = tx.PutPaper(`C:\Scans\form of Søren.pdf`, aScan)
		must(t, err)
		return tx.AddConsents([]*model.Consent{c})
	})
	list, err := b.Consents(ctx, p.ID)
	must(t, err)
	if len(list) != 1 || list[0].Form != "3" || list[0].NotedBy != "Frau Peters" || list[0].Proof == "" {
		t.Fatalf("%+v", list)
	}
	paper, err := b.Paper(ctx, list[0].Proof)
	must(t, err)
	if paper.Name != "form of Søren.pdf" || paper.MIME != "application/pdf" || !bytes.Equal(paper.Body, aScan) {
		t.Errorf("%+v", paper)
	}
	sound(t, b)

	// Taken back and done again it is as it was, with its proof.
	back := undo(t, b, id, model.UndoAsk)
	if n := noted(t, b, p.ID); len(n.Consents) != 0 {
		t.Errorf("%+v", n.Consents)
	}
	undo(t, b, back.Change, model.UndoAsk)
	again, err := b.Consents(ctx, p.ID)
	must(t, err)
	if len(again) != 1 || again[0].Proof != list[0].Proof || again[0].NotedBy != "Frau Peters" {
		t.Errorf("%+v", again)
	}
	if _, err := b.Paper(ctx, again[0].Proof); err != nil {
		t.Error(err)
	}
	sound(t, b)
}

func TestPapersAreKnownByTheirBytes(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	for name, c := range map[string]struct {
		body []byte
		mime string
		code model.Code
	}{
		"scan":        {aScan, "application/pdf", ""},
		"photo":       {[]byte("\xff\xd8\xff\xe0rest"), "image/jpeg", ""},
		"picture":     {[]byte("\x89PNG\r\n\x1a\nrest"), "image/png", ""},
		"mail":        {[]byte("From: eva@x.example\r\nDate: Tue, 3 Mar 2026 09:00:00 +0100\r\nSubject: ja\r\n\r\nGern.\r\n"), "message/rfc822", ""},
		"text":        {[]byte("Yes, by phone. Grüße"), "text/plain", ""},
		"nothing":     {nil, "", model.CodeFileEmpty},
		"program.pdf": {[]byte("MZ\x00\x01"), "", CodePaperKind},
		"big":         {bytes.Repeat([]byte("a"), model.MostPaper+1), "", CodePaperTooBig},
	} {
		var key string
		_, err := b.Change(ctx, model.Doing{Code: "consent"}, func(tx *Tx) (err error) {
			if key, err = tx.PutPaper(name, c.body); err != nil {
				return err
			}
			var r paperRow
			must(t, tx.db.Take(&r, "key = ?", key).Error)
			if r.MIME != c.mime {
				t.Errorf("%s: %s", name, r.MIME)
			}
			return nil
		})
		if model.CodeOf(err) != c.code {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := b.Paper(ctx, key); model.CodeOf(err) != model.CodeNotFound {
			t.Errorf("%s proves nothing and stays: %v", name, err)
		}
	}
	p := soren()
	add(t, b, p)
	c := allowed(p.ID, model.ConsentGiven, "2026-02-01")
	c.Proof = "nowhere"
	if _, err := b.Change(ctx, model.Doing{Code: "consent"}, func(tx *Tx) error { return tx.AddConsents([]*model.Consent{c}) }); model.CodeOf(err) != model.CodeNotFound {
		t.Error(err)
	}
}

func TestPrivacyIsOneRow(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, err := b.Privacy(ctx)
	must(t, err)
	if p.ID != 0 || p.Retention[model.RetainedPerson] != 36 {
		t.Fatalf("%+v", p)
	}
	p.Contact, p.Retention[model.RetainedPerson] = "privacy@x.example", 24
	first := change(t, b, func(tx *Tx) error { return tx.SavePrivacy(&p) })
	other := model.DefaultPrivacy()
	if _, err := b.Change(ctx, model.Doing{Code: "privacy_edit"}, func(tx *Tx) error { return tx.SavePrivacy(&other) }); model.CodeOf(err) != model.CodeConflict {
		t.Error(err)
	}
	p.Bases[model.PurposeCalls] = model.BasisInterest
	second := change(t, b, func(tx *Tx) error { return tx.SavePrivacy(&p) })
	sound(t, b)
	undo(t, b, second, model.UndoAsk)
	is, err := b.Privacy(ctx)
	must(t, err)
	if is.Bases[model.PurposeCalls] != model.BasisConsent || is.Retention[model.RetainedPerson] != 24 {
		t.Errorf("%+v", is)
	}
	undo(t, b, first, model.UndoAsk)
	if is, err = b.Privacy(ctx); err != nil || is.ID != 0 || is.Retention[model.RetainedPerson] != 36 {
		t.Errorf("%+v %v", is, err)
	}
	p.BackupDays = 1
	if _, err := b.Change(ctx, model.Doing{Code: "privacy_edit"}, func(tx *Tx) error { return tx.SavePrivacy(&p) }); model.CodeOf(err) != model.CodeInvalid {
		t.Error(err)
	}
}

func TestBasisIsTheNewestOfTheirOwn(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p := soren()
	add(t, b, p)
	own := []*model.PersonBasis{
		{PersonID: p.ID, Purpose: model.PurposeRegister, Basis: model.BasisContract, On: day("2026-02-01")},
		{PersonID: p.ID, Purpose: model.PurposeRegister, Basis: model.BasisInterest, Note: "still refers clients to us", On: day("2026-01-01")},
	}
	id := change(t, b, func(tx *Tx) error {
		for _, o := range own {
			must(t, tx.AddBasis(o))
		}
		return nil
	})
	rules, err := b.Privacy(ctx)
	must(t, err)
	rules.Balancing = "weighed"
	list, err := b.BasesOf(ctx, p.ID)
	must(t, err)
	if len(list) != 2 || list[0].Basis != model.BasisContract {
		t.Errorf("%+v", list)
	}
	if basis, note := BasisFor(rules, list, model.PurposeRegister); basis != model.BasisContract || note != "" {
		t.Error(basis, note)
	}
	if basis, note := BasisFor(rules, nil, model.PurposeRegister); basis != model.BasisInterest || note != "weighed" {
		t.Error(basis, note)
	}
	sound(t, b)
	undo(t, b, id, model.UndoAsk)
	if list, err = b.BasesOf(ctx, p.ID); err != nil || len(list) != 0 {
		t.Error(list, err)
	}
}

func TestRequests(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q := soren(), called("Eva", "Koch")
	add(t, b, p, q)
	first := &model.Request{PersonID: p.ID, Kind: model.RequestAccess, Received: day("2026-01-31"), Channel: model.ChannelEmail, Note: "everything"}
	second := &model.Request{PersonID: q.ID, Kind: model.RequestCorrection, Received: day("2026-01-05"), Channel: model.ChannelPhone}
	change(t, b, func(tx *Tx) error { must(t, tx.SaveRequest(first)); return tx.SaveRequest(second) })
	if first.Due != day("2026-02-28") || second.Due != day("2026-02-05") {
		t.Error(first.Due, second.Due)
	}
	closing := change(t, b, func(tx *Tx) error {
		key, err := tx.PutPaper("answer.eml", []byte("From: us@x.example\nDate: Tue, 3 Mar 2026 09:00:00 +0100\n\nHere it is."))
		must(t, err)
		first.State, first.Closed, first.Answer, first.Proof, first.Holds = model.RequestDone, day("2026-02-10"), "sent", key, map[string]model.Hold{"entry:3": model.HoldBlack}
		return tx.SaveRequest(first)
	})
	open, err := b.Requests(ctx, true)
	must(t, err)
	if len(open) != 1 || open[0].ID != second.ID || open[0].Name != "Koch, Eva" {
		t.Errorf("%+v", open)
	}
	all, err := b.Requests(ctx, false)
	must(t, err)
	if len(all) != 2 || all[0].ID != second.ID || all[1].Holds["entry:3"] != model.HoldBlack || all[1].Note != "everything" {
		t.Errorf("%+v", all)
	}
	sound(t, b)
	undo(t, b, closing, model.UndoAsk)
	one, err := b.Request(ctx, first.ID)
	must(t, err)
	if one.State != model.RequestOpen || one.Proof != "" || len(one.Holds) != 0 {
		t.Errorf("%+v", one)
	}
	sound(t, b)

	// Merged they are those of who is kept, and go back when the merge is taken back.
	id := merge(t, b, q.ID, p.ID)
	if list, err := b.RequestsOf(ctx, q.ID); err != nil || len(list) != 2 {
		t.Error(list, err)
	}
	sound(t, b)
	undo(t, b, id, model.UndoAsk)
	if list, err := b.RequestsOf(ctx, p.ID); err != nil || len(list) != 1 {
		t.Error(list, err)
	}
	deleted := change(t, b, func(tx *Tx) error { return tx.DeleteRequest(first.ID) })
	undo(t, b, deleted, model.UndoAsk)
	if one, err = b.Request(ctx, first.ID); err != nil || one.Note != "everything" {
		t.Error(one, err)
	}

	// Of somebody who is gone for good only that there was one stays.
	change(t, b, func(tx *Tx) error {
		must(t, tx.deleteInteractions(history(t, b, p.ID), false))
		return tx.removePeople([]int64{p.ID})
	})
	if one, err = b.Request(ctx, first.ID); err != nil || one.PersonID != 0 || one.Note != "" || one.Name != "" || one.Kind != model.RequestAccess {
		t.Error(one, err)
	}
	sound(t, b)
}

func TestRetentionListAndWhatIsDecided(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	today := day("2026-03-02")
	left := func(name, day string) *model.Person {
		p := called(name, "Holm")
		p.Status = model.StatusAlumnus
		if day != "" {
			p.Employments = []model.Employment{{Office: "Kiel", From: model.NewDate(2001, 1, 1), To: mustDate(t, day)}}
		}
		return p
	}
	long, year, month, short, heard, allowed36, working, deceased, kept, wrote := left("Long", "2015-03-31"), left("Year", "2022"), left("Month", "2023-03"), left("Short", "2024-01-31"),
		left("Heard", "2010-01-31"), left("Allowed", "2010-01-31"), left("Working", "2010-01-31"), left("Deceased", "2010-01-31"), left("Kept", "2010-01-31"), left("Wrote", "2010-01-31")
	working.Status, deceased.Status = model.StatusRehired, model.StatusDeceased
	fresh := left("Fresh", "")
	add(t, b, long, year, month, short, heard, allowed36, working, deceased, kept, wrote, fresh)
	change(t, b, func(tx *Tx) error {
		call := func(p *model.Person, on string) *model.Interaction {
			return &model.Interaction{Kind: model.InteractionCall, Direction: model.DirectionOut, Reached: true, On: day(on), PersonIDs: []int64{p.ID}}
		}
		letter := &model.Interaction{Kind: model.InteractionLetter, Direction: model.DirectionOut, Reached: true, On: day("2025-12-01"), PersonIDs: []int64{wrote.ID}}
		must(t, tx.CreateInteractions([]*model.Interaction{call(heard, "2023-03-03"), call(long, "2016-05-01"), letter}))
		must(t, tx.AddConsents([]*model.Consent{allowed(allowed36.ID, model.ConsentGiven, "2024-05-01")}))
		return tx.Decide([]*model.RetentionDecision{
			{PersonID: kept.ID, Decision: model.DecidedKeep, Reason: "refers clients", On: day("2025-03-02"), Until: day("2026-03-03")},
			{PersonID: long.ID, Decision: model.DecidedAsked, On: day("2024-03-02"), Until: day("2025-03-02")},
		})
	})
	names := func(today model.Date) []string {
		l, err := b.RetentionDue(ctx, today)
		must(t, err)
		var list []string
		for _, c := range l.People {
			list = append(list, c.Name)
		}
		if l.Counts[model.RetainedPerson] != len(list) {
			t.Error(l.Counts)
		}
		return list
	}
	same(t, "the list", []string{"Holm, Wrote", "Holm, Long", "Holm, Year"}, names(today))
	same(t, "a day later", []string{"Holm, Kept", "Holm, Wrote", "Holm, Long", "Holm, Year", "Holm, Heard"}, names(today.AddDays(1)))
	if later := names(day("2026-04-01")); !slices.Contains(later, "Holm, Month") || slices.Contains(later, "Holm, Fresh") {
		t.Error(later)
	}
	l, err := b.RetentionDue(ctx, today)
	must(t, err)
	if c := l.People[1]; c.Since != day("2016-05-01") || !c.Heard || c.Asked != day("2024-03-02") || c.Status != model.StatusAlumnus {
		t.Errorf("%+v", c)
	}
	if c := l.People[2]; c.Since != day("2022") || c.Heard || !c.Asked.IsZero() {
		t.Errorf("%+v", c)
	}
	id := change(t, b, func(tx *Tx) error {
		return tx.Decide([]*model.RetentionDecision{{PersonID: long.ID, Decision: model.DecidedAsked, On: today, Until: day("2027-03-02")}})
	})
	if list := names(today); slices.Contains(list, "Holm, Long") {
		t.Error(list)
	}
	sound(t, b)
	undo(t, b, id, model.UndoAsk)
	if list := names(today); !slices.Contains(list, "Holm, Long") {
		t.Error(list)
	}
	bad := &model.RetentionDecision{PersonID: long.ID, Decision: model.DecidedKeep, On: today, Until: day("2027-03-02")}
	if _, err := b.Change(ctx, model.Doing{Code: "retention_keep"}, func(tx *Tx) error { return tx.Decide([]*model.RetentionDecision{bad}) }); model.CodeOf(err) != model.CodeInvalid {
		t.Error("kept without a reason:", err)
	}
}

func mustDate(t *testing.T, s string) model.Date {
	t.Helper()
	d, err := model.ParseDate(s)
	must(t, err)
	return d
}

func TestConsentThatNobodyUsedIsDueForRenewal(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q, r, s := called("Ann", "Holm"), called("Bea", "Holm"), called("Cis", "Holm"), called("Dan", "Holm")
	add(t, b, p, q, r, s)
	given := func(p *model.Person, purpose model.Purpose, channel model.Channel, on string) *model.Consent {
		return &model.Consent{PersonID: p.ID, Purpose: purpose, Channel: channel, State: model.ConsentGiven, On: day(on)}
	}
	withdrawn := given(s, model.PurposeCalls, model.ChannelPhone, "2020-06-01")
	withdrawn.State = model.ConsentWithdrawn
	entry := func(p *model.Person, kind model.InteractionKind, reached bool, on string) *model.Interaction {
		return &model.Interaction{Kind: kind, Direction: model.DirectionOut, Reached: reached, On: day(on), PersonIDs: []int64{p.ID}}
	}
	change(t, b, func(tx *Tx) error {
		must(t, tx.AddConsents([]*model.Consent{
			given(p, model.PurposeCalls, model.ChannelPhone, "2019-01-01"),
			given(q, model.PurposeCalls, model.ChannelPhone, "2019-01-01"),
			given(r, model.PurposeCalls, model.ChannelPhone, "2021-03-03"),
			given(s, model.PurposeCalls, model.ChannelPhone, "2019-01-01"), withdrawn,
			given(p, model.PurposeNewsletter, model.ChannelEmail, "2019-01-01"),
			given(q, model.PurposeNewsletter, model.ChannelPost, "2018-01-01"), given(q, model.PurposeNewsletter, model.ChannelPost, "2025-01-01"),
			given(r, model.PurposePhotos, model.ChannelEmail, "2018-01-01"),
		}))
		return tx.CreateInteractions([]*model.Interaction{
			entry(p, model.InteractionCall, true, "2020-05-01"), entry(p, model.InteractionCall, false, "2024-05-01"), entry(q, model.InteractionCall, true, "2022-01-01"),
			entry(p, model.InteractionNewsletter, true, "2025-02-12"),
		})
	})
	list, err := b.RenewalDue(ctx, day("2026-03-02"))
	must(t, err)
	var got []string
	for _, l := range list {
		got = append(got, l.Name+" "+string(l.Purpose)+" "+l.LastUse.String())
	}
	same(t, "due", []string{"Holm, Cis photos 2018-01-01", "Holm, Ann calls 2020-05-01"}, got)
	list, err = b.RenewalDue(ctx, day("2026-03-03"))
	must(t, err)
	if len(list) != 3 || list[2].Name != "Holm, Cis" || list[2].Purpose != model.PurposeCalls {
		t.Errorf("%+v", list)
	}
	d, err := b.StandingsFor(ctx, []int64{p.ID}, consent.PurposeCalls, consent.ChannelCall)
	must(t, err)
	if d[0].Calls != model.ConsentGiven {
		t.Error("what is due for renewal holds no more")
	}
}

func TestHandoversTellWhoWasInThem(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	p, q, r := called("Ann", "Holm"), called("A.", "Holm"), called("Cis", "Holm")
	add(t, b, p, q, r)
	asked := []int64{r.ID, p.ID, q.ID, p.ID}
	must(t, b.RecordHandover(ctx, Handover{Format: "excel", Purpose: "register", Channel: "sheet", Place: "/home/anna/Alumni.xlsx", People: asked}, nil))
	same(t, "the caller's order", []int64{r.ID, p.ID, q.ID, p.ID}, asked)
	must(t, b.RecordHandover(ctx, Handover{Format: "qr", Purpose: "register", Channel: "phone", Place: PlaceScreen, People: []int64{q.ID}, Count: 1}, nil))
	must(t, b.RecordHandover(ctx, Handover{Format: "access_pack", Purpose: "access", Place: "/home/anna/Ann Holm.pdf", People: []int64{p.ID}}, nil))
	must(t, b.RecordHandover(ctx, Handover{Format: "vcard", Count: 412}, nil))
	list, err := b.Handovers(ctx, 0, 10)
	must(t, err)
	if h := list[3]; h.Count != 3 || !slices.Equal(h.People, []int64{p.ID, q.ID, r.ID}) || h.Purpose != "register" || h.Channel != "sheet" || h.Place != "/home/anna/Alumni.xlsx" {
		t.Errorf("%+v", h)
	}
	for _, given := range []string{"Ann Holm.pdf", filepath.Join("packs", "Ann Holm.pdf"), PlaceMail} {
		if got := placeOf(Handover{Place: given, Count: 1}); strings.Contains(got, "Holm") || given == PlaceMail && got != PlaceMail {
			t.Errorf("of %q the log holds %q", given, got)
		}
	}
	if h := list[1]; h.Place != folderOf("/home/anna/Ann Holm.pdf") || h.Count != 1 {
		t.Errorf("the log holds a name: %+v", h)
	}
	of := func(id int64) []string {
		list, err := b.HandoversOf(ctx, id)
		must(t, err)
		var formats []string
		for _, h := range list {
			formats = append(formats, h.Format)
		}
		return formats
	}
	same(t, "of p", []string{"access_pack", "excel"}, of(p.ID))
	same(t, "of r", []string{"excel"}, of(r.ID))
	merge(t, b, p.ID, q.ID)
	same(t, "of p and q", []string{"access_pack", "qr", "excel"}, of(p.ID))
	sound(t, b)
	change(t, b, func(tx *Tx) error { tx.wrote = true; return leaveOutOfHandovers(ctx, tx.db, []int64{p.ID, q.ID}) })
	if len(of(p.ID)) != 0 || len(of(r.ID)) != 1 {
		t.Error(of(p.ID), of(r.ID))
	}
	if list, err = b.Handovers(ctx, 0, 10); err != nil || list[3].Count != 3 || list[2].People != nil {
		t.Errorf("%+v %v", list, err)
	}
	sound(t, b)
	big := make([]int64, 0, 5000)
	for id := int64(1); len(big) < 5000; id += 1 + id%300 {
		big = append(big, id)
	}
	same(t, "packed", big, unpackIDs(packIDs(big)))
	if holdsAny(packIDs(big), []int64{big[4999] + 1}) || !holdsAny(packIDs(big), []int64{0, big[4999]}) {
		t.Error("who is among the packed ones")
	}
}
