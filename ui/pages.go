package ui

import (
	"alumnibook/assets"
	"alumnibook/ui/about"
	"alumnibook/ui/after"
	calls "alumnibook/ui/call"
	"alumnibook/ui/changes"
	"alumnibook/ui/door"
	"alumnibook/ui/duplicates"
	"alumnibook/ui/events"
	"alumnibook/ui/guests"
	"alumnibook/ui/handover"
	"alumnibook/ui/importing"
	"alumnibook/ui/leaving"
	"alumnibook/ui/newsletter"
	"alumnibook/ui/page"
	"alumnibook/ui/people"
	"alumnibook/ui/person"
	"alumnibook/ui/problem"
	"alumnibook/ui/rights"
	"alumnibook/ui/safety"
	"alumnibook/ui/settings"
	"alumnibook/ui/today"
	"alumnibook/ui/widgets"
)

// Pages are all pages there are, in the order of the navigation.
func Pages() []page.Entry {
	return []page.Entry{
		today.Entry(),
		people.Entry(),
		events.Entry(),
		guests.Entry(),
		newsletter.Entry(),
		leaving.Entry(),
		calls.Entry(),
		person.Entry(),
		door.Entry(),
		after.Entry(),
		duplicates.Entry(),
		handover.Entry(),
		importing.Entry(),
		changes.Entry(),
		rights.Entry(),
		safety.Entry(),
		settings.Entry(),
		problem.Entry(),
		about.Entry(),
	}
}

// widgetTexts are the words that widgets say by themselves.
func widgetTexts(w *assets.Translator) widgets.Texts {
	return widgets.Texts{
		Clear: w.T("widget.clear"), Close: w.T("button.close"), Copy: w.T("widget.copy"), Remove: w.T("widget.remove"),
		Add: w.T("widget.add"), Cancel: w.T("button.cancel"), OK: w.T("button.ok"),
		MoveUp: w.T("widget.move_up"), MoveDown: w.T("widget.move_down"), Preferred: w.T("widget.preferred"),
		PreviousMonth: w.T("widget.previous_month"), NextMonth: w.T("widget.next_month"), Today: w.T("widget.today"), Calendar: w.T("widget.calendar"),
		Columns: w.T("widget.columns"), AllColumns: w.T("widget.all_columns"), NothingFound: w.T("widget.nothing_found"),
		SaveFailed: w.T("widget.not_saved"), ColumnMenu: w.T("widget.choose_columns"), FitColumn: w.T("widget.fit_column"),
		Chosen: w.T("widget.chosen"), NotChosen: w.T("widget.not_chosen"), Greyed: w.T("widget.greyed"),
	}
}
