package widgets

// Texts are the few words that widgets bring along themselves.
type Texts struct {
	Clear, Close, Copy, Remove, Add, Cancel, OK string
	MoveUp, MoveDown, Preferred                 string
	PreviousMonth, NextMonth, Today, Calendar   string
	Columns, AllColumns, NothingFound           string
	SaveFailed, ColumnMenu, FitColumn           string
	Chosen, NotChosen, Greyed                   string // for screen readers
}

// Words are the texts in the language of the user; set them at the start.
var Words = Texts{
	Clear: "Clear", Close: "Close", Copy: "Copy", Remove: "Remove", Add: "Add", Cancel: "Cancel", OK: "OK",
	MoveUp: "Move up", MoveDown: "Move down", Preferred: "Preferred",
	PreviousMonth: "Previous month", NextMonth: "Next month", Today: "Today", Calendar: "Calendar",
	Columns: "Columns", AllColumns: "Original columns", NothingFound: "Nothing found",
	SaveFailed: "Not saved", ColumnMenu: "Choose columns", FitColumn: "Fit to content",
	Chosen: "selected", NotChosen: "not selected", Greyed: "not available",
}
