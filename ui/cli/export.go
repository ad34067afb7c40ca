package cli

import (
	"cmp"
	"context"
	"slices"

	"alumnibook/model"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/handover"
)

// exportCommand writes people into a file of cards or a workbook. What the file is follows from its ending.
type exportCommand struct {
	Search string
	For    string `default:"phone" enum:"phone,outlook"`
	Out    string `arg:""`
}

// leftOut is how many people the gate kept back for one reason.
type leftOut struct {
	Reason string `json:"reason"`
	Count  int    `json:"count"`
}

func (c *exportCommand) run(ctx context.Context, s *session) (int, error) {
	format := handover.Format(c.For)
	switch extension(c.Out) {
	case ".vcf":
	case ".zip":
		format = handover.Outlook
	case ".xlsx":
		format = handover.Sheet
	default:
		return s.misused(errorText(s.words.T("cli.export_kind", "name", c.Out))), nil
	}
	b, err := s.open(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	ids, err := b.Find(ctx, model.Filter{Search: c.Search}, model.Sort{})
	if err != nil {
		return 0, err
	}
	show, end := s.progress()
	result, err := handover.Export(ctx, b, ids, handover.Options{
		Format: format, Path: c.Out, Title: s.words.T("cli.sheet"), Progress: show,
		Words: func(key string) string { return s.words.T(key) },
	})
	end()
	if err != nil {
		return 0, err
	}
	return ExitDone, s.exported(c.Out, result)
}

// exported says what was written, and whom the gate kept back.
func (s *session) exported(path string, r handover.Result) error {
	reasons := []leftOut{}
	for reason, n := range (consent.Decision{LeftOut: r.LeftOut}).Count() {
		reasons = append(reasons, leftOut{string(reason), n})
	}
	slices.SortFunc(reasons, func(a, b leftOut) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Reason, b.Reason)) })
	for _, l := range reasons {
		s.tell(s.words.N("cli.left_out", l.Count, "reason", s.words.T("gate."+l.Reason)))
	}
	if s.json {
		return s.answer(struct {
			File    string    `json:"file"`
			Written int       `json:"written"`
			LeftOut []leftOut `json:"left_out"`
		}{path, r.Written, reasons})
	}
	s.line(s.words.N("cli.exported", r.Written, "file", path))
	return nil
}
