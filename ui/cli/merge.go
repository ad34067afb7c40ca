package cli

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/duplicates"
)

// duplicatesCommand lists people who may be one and the same, the likeliest pair first.
type duplicatesCommand struct {
	Limit int
}

// pair is two people who may be one.
type pair struct {
	Score   int      `json:"score"` // 0 to 100
	Reasons []string `json:"reasons"`
	A       half     `json:"a"`
	B       half     `json:"b"`
}

// half is one of them, with what tells them apart.
type half struct {
	ID         string     `json:"id"`
	GivenName  string     `json:"given_name"`
	FamilyName string     `json:"family_name"`
	Birthday   model.Date `json:"birthday"`
	Office     string     `json:"office"`
	Left       model.Date `json:"left"`
}

func (c *duplicatesCommand) run(ctx context.Context, s *session) (int, error) {
	if c.Limit < 0 {
		return s.misused(errorText(s.words.T("cli.limit_range"))), nil
	}
	b, err := s.open(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	show, end := s.progress()
	found, err := duplicates.Find(ctx, b, show)
	end()
	if err != nil {
		return 0, err
	}
	if c.Limit > 0 && len(found) > c.Limit {
		found = found[:c.Limit]
	}
	pairs, err := s.pairs(ctx, b, found)
	if err != nil {
		return 0, err
	}
	if s.json {
		return ExitDone, s.answer(pairs)
	}
	return ExitDone, s.pairTable(pairs)
}

// pairs looks up who the pairs are.
func (s *session) pairs(ctx context.Context, b *book.Book, found []duplicates.Pair) ([]pair, error) {
	var ids []int64
	for _, f := range found {
		ids = append(ids, f.A, f.B)
	}
	halves := map[int64]half{}
	err := b.EachPerson(ctx, unique(ids), func(p *model.Person) error {
		h := half{ID: p.UID, GivenName: p.Given, FamilyName: p.Family, Birthday: p.Birthday}
		if e := p.LastEmployment(); e != nil {
			h.Office, h.Left = e.Office, e.To
		}
		halves[p.ID] = h
		return nil
	})
	if err != nil {
		return nil, err
	}
	list := []pair{}
	for _, f := range found {
		reasons := each(f.Reasons, func(r duplicates.Reason) string { return string(r) })
		list = append(list, pair{f.Score, reasons, halves[f.A], halves[f.B]})
	}
	return list, nil
}

func unique(ids []int64) []int64 {
	seen := map[int64]bool{}
	var list []int64
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			list = append(list, id)
		}
	}
	return list
}

func (s *session) pairTable(pairs []pair) error {
	t := &table{}
	for _, p := range pairs {
		var reasons []string
		for _, r := range p.Reasons {
			reasons = append(reasons, s.words.T("duplicate.reason."+r))
		}
		t.add(s.words.T("cli.percent", "n", p.Score), s.half(p.A), s.half(p.B), strings.Join(reasons, ", "))
		t.add("", p.A.ID, p.B.ID)
	}
	if err := t.write(s.out); err != nil {
		return err
	}
	s.tell(s.words.N("cli.duplicates_count", len(pairs)))
	return nil
}

func (s *session) half(h half) string {
	text := strings.TrimSpace(h.GivenName + " " + h.FamilyName)
	for _, more := range []string{h.Office, day(s.words, h.Left)} {
		if more != "" {
			text += ", " + more
		}
	}
	return text
}

// mergeCommand makes one person of two. The first one stays, with what the second knows besides.
type mergeCommand struct {
	Keep string `arg:""`
	Gone string `arg:""`
}

func (c *mergeCommand) run(ctx context.Context, s *session) (int, error) {
	b, err := s.open(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	ids, err := b.PeopleByKeys(ctx, model.KeyUID, []string{strings.ToLower(c.Keep), strings.ToLower(c.Gone)})
	if err != nil {
		return 0, err
	}
	var pair [2]int64
	for i, uid := range []string{c.Keep, c.Gone} {
		found := ids[strings.ToLower(uid)]
		if len(found) != 1 {
			s.tell("alumnibook: " + s.words.T("cli.no_person", "id", uid))
			s.answerError(string(model.CodeNotFound), s.words.T("cli.no_person", "id", uid))
			return ExitFailed, nil
		}
		pair[i] = found[0]
	}
	if pair[0] == pair[1] {
		s.tell("alumnibook: " + s.words.T("cli.merge_same"))
		s.answerError(string(model.CodeInvalid), s.words.T("cli.merge_same"))
		return ExitFailed, nil
	}
	change, err := duplicates.Merge(ctx, b, pair[0], pair[1], nil)
	if err != nil {
		return 0, err
	}
	if s.json {
		return ExitDone, s.answer(struct {
			Change int64  `json:"change"`
			ID     string `json:"id"`
		}{change, strings.ToLower(c.Keep)})
	}
	s.line(s.words.T("cli.merged", "change", int(change), "book", s.book))
	return ExitDone, nil
}
