package model

import (
	"encoding/json"
	"time"
)

// Doing names what the user did, so that it can be said in any language: the words stand under
// "doing." + Code, with Name and Count filled in.
type Doing struct {
	Code  string `json:"code"`            // "import", "edit", "add", "bulk_edit", "trash", "log_call", …
	Name  string `json:"name,omitempty"`  // the person, the file, the list
	Count int    `json:"count,omitempty"` // how many things it touched
}

// Change is one thing the user did, whole. It can be undone.
type Change struct {
	ID       int64     `json:"id"`
	At       time.Time `json:"at"`            // UTC
	Who      string    `json:"who,omitempty"` // the colleague's name at that time
	Doing    Doing     `json:"doing"`
	Rows     int       `json:"rows"`                // how many records it touched
	Undoes   int64     `json:"undoes,omitempty"`    // the change that this one took back; 0 for an ordinary one
	UndoneBy int64     `json:"undone_by,omitempty"` // the change that took this one back; 0 while it stands
}

// Op is what happened to a record.
type Op string

// The operations of a journal row.
const (
	OpCreate Op = "create"
	OpUpdate Op = "update"
	OpDelete Op = "delete"
)

// ChangeRow is what one change did to one record.
type ChangeRow struct {
	Kind   string          `json:"kind"` // "person", "interaction", "list", "firm", …
	ID     int64           `json:"-"`
	Name   string          `json:"name,omitempty"` // what the record is called now, "" where it is gone
	Op     Op              `json:"op"`
	Before json.RawMessage `json:"before,omitempty"` // the record as it was; none for a created one
	After  json.RawMessage `json:"after,omitempty"`  // the record as it became; none for a deleted one
	Erased bool            `json:"erased,omitempty"` // what it was is erased; there is neither
}

// FieldConflict is a field that was changed again after the change that is being undone.
type FieldConflict struct {
	Kind   string          `json:"kind"`
	ID     int64           `json:"-"`
	Name   string          `json:"name,omitempty"`
	Field  string          `json:"field"`            // JSON name of the field, "" for the record as a whole
	Before json.RawMessage `json:"before,omitempty"` // what undo would put back
	Now    json.RawMessage `json:"now,omitempty"`    // what stands there today
}

// UndoChoice is what to do with fields that were changed again since.
type UndoChoice int

// The choices.
const (
	UndoAsk   UndoChoice = iota // do nothing if there is a conflict; report the conflicts
	UndoKeep                    // put back the rest, keep today's value where they differ
	UndoForce                   // put back everything
)

// UndoResult tells what an undo did.
type UndoResult struct {
	Change    int64           `json:"change"` // the undo's own change, 0 where nothing was done
	Restored  int             `json:"restored"`
	Conflicts []FieldConflict `json:"conflicts,omitempty"`
}
