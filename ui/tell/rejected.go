package tell

import (
	"alumnibook/assets"
	"alumnibook/model/importer"
)

// RejectedWords are the words of the workbook with the rows that an import did not take; say tells the reason of each.
func RejectedWords(w *assets.Translator, say func(reason string, f importer.Field) string) importer.RejectedWords {
	return importer.RejectedWords{
		Sheet: w.T("importing.done.rejected_name"), File: w.T("importing.step.file"), SourceName: w.T("importing.check.sheet"),
		Row: w.T("importing.check.row"), Reason: w.T("importing.done.reason"), Say: say,
	}
}
