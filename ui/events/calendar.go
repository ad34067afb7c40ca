package events

import (
	"context"
	"path/filepath"
	"strconv"

	"alumnibook/model"
	"alumnibook/model/exchange/eventfiles"
	"alumnibook/ui/page"
)

// writeYear writes the plan of the year that is shown as a file for a calendar.
func (v *view) writeYear() {
	w, year := v.w, v.plan.year
	v.host.PickSave(page.Pick{
		Title: w.T("events.calendar"), Kind: w.T("handover.kind_calendar"), Ext: []string{".ics"}, Name: w.T("events.calendar_file", "year", strconv.Itoa(year)) + ".ics",
	}, func(path string) {
		if path == "" {
			return
		}
		b, today := v.host.Book(), v.host.Today()
		o := eventfiles.Options{
			Path: path, Words: func(key string) string { return w.T(key) }, Language: w.Language(), Today: today,
			Date: func(d model.Date) string { return w.LongDate(d) },
		}
		page.Read(v.host, v, "year", func(ctx context.Context) (eventfiles.Result, error) { return eventfiles.YearPlan(ctx, b, year, o) }, func(r eventfiles.Result) {
			v.host.Toast(w.N("events.calendar_done", r.Written, "file", filepath.Base(r.Path)))
		})
	})
}
