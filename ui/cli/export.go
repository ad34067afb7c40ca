package cli

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/tell"
)

// exportCommand writes people into a file. What kind of file it is follows from what it is for and from its ending.
type exportCommand struct {
	Search       string
	For          string
	Purpose      string
	Labels       string `default:"L7160" enum:"L7160,L7163"`
	Device       string
	ChangedSince string
	Photos       bool
	Notes        bool
	Internal     bool
	CardLines    bool
	Only         []string
	Out          string `arg:""`
}

// purposes are the words behind --for, and the format of each ending that they allow.
var purposes = map[string]map[string]handover.Format{
	"": {
		".vcf": handover.Phone, ".zip": handover.Outlook, ".xlsx": handover.Sheet, ".csv": handover.CSV, ".pdf": handover.List,
		".ics": handover.Calendar,
	},
	"phone":     {".vcf": handover.Phone, ".zip": handover.Outlook, ".xlsx": handover.Sheet},
	"iphone":    {".vcf": handover.IPhone},
	"android":   {".vcf": handover.Android},
	"google":    {".vcf": handover.Google, ".csv": handover.GoogleCSV},
	"outlook":   {".vcf": handover.Outlook, ".zip": handover.Outlook, ".csv": handover.OutlookCSV, ".xlsx": handover.Sheet},
	"vcard4":    {".vcf": handover.Card4},
	"excel":     {".xlsx": handover.Sheet, ".csv": handover.CSV},
	"book":      {".xlsx": handover.Book},
	"template":  {".xlsx": handover.Template},
	"mailmerge": {".xlsx": handover.MailMerge},
	"labels":    {".pdf": handover.LabelsL7160},
	"list":      {".pdf": handover.List, ".xlsx": handover.Sheet},
	"qr":        {".pdf": handover.QRWall},
	"calendar":  {".ics": handover.Calendar},
}

// leftOut is how many people the gate kept back for one reason.
type leftOut struct {
	Reason string `json:"reason"`
	Count  int    `json:"count"`
}

// exported is what an export answers.
type exported struct {
	File      string    `json:"file"`
	Format    string    `json:"format"`
	Written   int       `json:"written"`
	Unchanged int       `json:"unchanged"`
	Gone      int       `json:"gone"`
	LeftOut   []leftOut `json:"left_out"`

	Dates map[handover.Part]int `json:"dates,omitempty"` // of a calendar
}

func (c *exportCommand) run(ctx context.Context, s *session) (int, error) {
	o, problem := c.options(s)
	if problem != "" {
		return s.misused(errorText(problem)), nil
	}
	if c.Purpose != "" {
		var err error
		if o.Purpose, err = oneOf(s, "--purpose", c.Purpose, purposesOf(o.Format)); err != nil {
			return 0, err
		}
	}
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	if o.Format.IsContacts() && o.Device == "" {
		o.Device = cmp.Or(c.For, string(o.Format))
	}
	ids, err := b.Find(ctx, model.Filter{Search: c.Search}, model.Sort{})
	if err != nil {
		return 0, err
	}
	return c.write(ctx, s, b, ids, o)
}

// purposesOf are those that a format can be meant for.
func purposesOf(f handover.Format) []consent.Purpose {
	return slices.DeleteFunc(slices.Clone(consent.Purposes), func(p consent.Purpose) bool { return !f.CanBeFor(p) })
}

func (c *exportCommand) write(ctx context.Context, s *session, b *book.Book, ids []int64, o handover.Options) (int, error) {
	show, end := s.progress()
	o.Progress = show
	result, err := handover.Export(ctx, b, ids, o)
	end()
	if err != nil {
		return 0, err
	}
	return ExitDone, s.exported(o.Format, o.Purpose, result)
}

// options says what is to be written, or why the line makes no sense.
func (c *exportCommand) options(s *session) (o handover.Options, problem string) {
	kinds, ok := purposes[c.For]
	if !ok {
		return o, s.words.T("cli.export_for", "name", c.For, "names", strings.Join(purposeNames(), ", "))
	}
	format, ok := kinds[extension(c.Out)]
	if !ok && c.For == "" {
		return o, s.words.T("cli.export_kind", "name", c.Out)
	}
	if !ok {
		return o, s.words.T("cli.export_ending", "name", c.Out, "for", c.For, "endings", strings.Join(endings(kinds), ", "))
	}
	if format == handover.LabelsL7160 && c.Labels == "L7163" {
		format = handover.LabelsL7163
	}
	o = handover.Options{
		Format: format, Path: c.Out, Title: s.words.T("cli.sheet"), Device: c.Device, Today: s.today(),
		Photos: c.Photos, Notes: c.Notes, Internal: c.Internal, CardLines: c.CardLines,
		Words: func(key string) string { return s.words.T(key) },
	}
	if format == handover.Calendar {
		o.Title, o.Date = "", func(d model.Date) string { return s.words.Date(d) }
	}
	for _, name := range c.Only {
		p := handover.Part(strings.ToLower(strings.TrimSpace(name)))
		if format != handover.Calendar || !slices.Contains(handover.Parts, p) {
			return o, s.words.T("cli.export_only")
		}
		o.Parts = append(o.Parts, p)
	}
	if format.IsPrinted() && s.Fonts != nil {
		o.Font, o.BoldFont = s.Fonts()
	}
	switch since := strings.ToLower(c.ChangedSince); {
	case since == "":
	case since == "last" && format.IsContacts():
		o.ChangedOnly = true
	default:
		at, err := time.Parse(time.RFC3339, c.ChangedSince)
		if err != nil {
			at, err = time.ParseInLocation(time.DateOnly, since, s.Clock().Location())
		}
		if err != nil {
			return o, s.words.T("cli.export_since", "name", c.ChangedSince)
		}
		o.Since = at
	}
	return o, ""
}

func purposeNames() []string {
	var list []string
	for name := range purposes {
		if name != "" {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

func endings(kinds map[string]handover.Format) []string {
	var list []string
	for ending := range kinds {
		list = append(list, ending)
	}
	slices.Sort(list)
	return list
}

// exported says what was written, and whom the gate kept back.
func (s *session) exported(format handover.Format, purpose consent.Purpose, r handover.Result) error {
	reasons := []leftOut{}
	for reason, n := range (consent.Decision{LeftOut: r.LeftOut}).Count() {
		reasons = append(reasons, leftOut{string(reason), n})
	}
	slices.SortFunc(reasons, func(a, b leftOut) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Reason, b.Reason)) })
	for _, l := range reasons {
		s.tell(s.words.N("cli.left_out", l.Count, "reason", tell.Refused(s.words, cmp.Or(purpose, consent.PurposeRegister), consent.Reason(l.Reason))))
	}
	if r.Unchanged > 0 {
		s.tell(s.words.N("cli.export_unchanged", r.Unchanged))
	}
	if r.Gone > 0 {
		s.tell(s.words.N("cli.export_gone", r.Gone))
	}
	if s.json {
		return s.answer(exported{r.Path, string(format), r.Written, r.Unchanged, r.Gone, reasons, r.Dates})
	}
	if format == handover.Calendar {
		n := r.Dates[handover.FollowUps] + r.Dates[handover.Calls] + r.Dates[handover.Birthdays]
		s.line(s.words.N("cli.exported_dates", n, "file", r.Path, "follow_ups", r.Dates[handover.FollowUps], "calls", r.Dates[handover.Calls],
			"birthdays", r.Dates[handover.Birthdays]))
		return nil
	}
	s.line(s.words.N("cli.exported", r.Written, "file", r.Path))
	return nil
}
