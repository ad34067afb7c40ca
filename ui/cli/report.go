package cli

import (
	"alumnibook/model/importer"
)

// report is what an import answers.
type report struct {
	Files  []importer.FileResult `json:"files"`
	Change *int64                `json:"change"` // null where nothing was changed
	DryRun bool                  `json:"dry_run,omitempty"`
}

// reportOf is what scripts are told of an import. Files are called by the paths that the line names.
func reportOf(draft *importer.Draft, r importer.Result) *report {
	for i := range r.Files {
		r.Files[i].File = draft.Files[i].Path
	}
	return &report{Files: r.Files, Change: orNull(r.Change)}
}

// exit is 3 where a row was not taken.
func (r *report) exit() int {
	for _, f := range r.Files {
		if len(f.Rejected)+len(f.Undecided) > 0 {
			return ExitPartly
		}
	}
	return ExitDone
}

// sayReport answers with the report: the counts on standard output, what was not taken on standard error.
func (s *session) sayReport(r *report) error {
	for _, f := range r.Files {
		s.sayRows("cli.import_rejected", f.Rejected)
		s.sayRows("cli.import_undecided", f.Undecided)
		if f.Conflicts > 0 {
			s.tell(s.words.N("cli.import_conflicts", f.Conflicts, "file", f.File))
		}
		for _, c := range f.LeftOutCols {
			s.tell(s.words.T("cli.import_column", "heading", c.Heading, "sheet", c.Sheet, "reason", s.words.T("import.why."+c.Why)))
		}
		for _, sh := range f.SkippedSheets {
			if sh.Why != "not_chosen" { // nobody asked for it
				s.tell(s.words.T("cli.import_sheet", "sheet", sh.Sheet, "reason", s.words.T("import.reason."+sh.Why)))
			}
		}
	}
	if s.json {
		return s.answer(r)
	}
	for _, f := range r.Files {
		s.line(s.words.T("cli.import_file", "file", f.File, "rows", f.Rows, "created", f.Created, "changed", f.Changed, "unchanged", f.Unchanged, "joined", f.Joined))
	}
	switch {
	case r.DryRun:
		s.line(s.words.T("cli.import_dry"))
	case r.Change == nil:
		s.line(s.words.T("cli.import_nothing"))
	default:
		s.line(s.words.T("cli.import_done", "change", int(*r.Change), "book", s.book))
	}
	return nil
}

func (s *session) sayRows(key string, rows []importer.RowResult) {
	if len(rows) == 0 {
		return
	}
	s.tell(s.words.N(key, len(rows)))
	for _, row := range rows {
		s.tell("  " + s.words.T("cli.import_row", "sheet", row.Sheet, "row", row.Row, "reason", s.reason(row.Reason, row.Field)))
	}
}

// reason says why a row was not taken.
func (s *session) reason(reason string, f importer.Field) string {
	field := ""
	if f != "" {
		field = s.words.T("import.field." + string(f))
	}
	return s.words.T("import.reason."+reason, "field", field)
}
