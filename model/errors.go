package model

import (
	"errors"
	"fmt"
)

// Code names one kind of failure. The window and the terminal have a sentence for each code in every
// language, under the key "error." + code.
type Code string

// The codes that packages of the program return. Anything without a code is an internal error: it is logged
// and shown as CodeInternal.
const (
	CodeInternal  Code = "internal"
	CodeInvalid   Code = "invalid"    // a value breaks a rule; Field names it
	CodeNotFound  Code = "not_found"  // the thing is not in the book (any more)
	CodeConflict  Code = "conflict"   // somebody changed the thing since it was read
	CodeCancelled Code = "cancelled"  // the user stopped it
	CodeNoFile    Code = "no_file"    // there is no such file
	CodeNoAccess  Code = "no_access"  // the system refuses to read or write the file
	CodeDiskFull  Code = "disk_full"  // no room left
	CodeReadOnly  Code = "read_only"  // the book or its folder can't be written
	CodeExists    Code = "exists"     // the file is already there
	CodeFileName  Code = "file_name"  // no file can be called so here
	CodeBookOpen  Code = "book_open"  // another window has this book open
	CodeNotABook  Code = "not_a_book" // the file is something else
	CodeDamaged   Code = "damaged"    // the book is damaged
	CodeNewer     Code = "newer"      // the book was written by a newer program
	CodeGone      Code = "gone"       // the file of the open book was removed
	CodeNetwork   Code = "network"    // the book lies on a network or synchronised folder

	CodeFileEmpty     Code = "file_empty"     // nothing in it
	CodeFileDamaged   Code = "file_damaged"   // not readable to its end
	CodeFileEncrypted Code = "file_encrypted" // needs a password
	CodeFilePassword  Code = "file_password"  // the password that was given does not open it
	CodeFileChanged   Code = "file_changed"   // it changed, or went away, while it was read
	CodeFileTooBig    Code = "file_too_big"   // above the limits, or a bomb
	CodeFileKind      Code = "file_kind"      // recognised, but to be saved as .xlsx first; Name holds the kind
	CodeFileUnknown   Code = "file_unknown"   // not a list at all
	CodeNoSheet       Code = "no_sheet"       // no sheet of that name
	CodeNoHeading     Code = "no_heading"     // no row with headings was found
)

// Error is a failure with a code, the thing it happened to and, for the log, its cause.
type Error struct {
	Code  Code
	Name  string // the thing: a file's base name, a sheet, a kind of file; never a person's data
	Field string // the field of a form that is wrong, for CodeInvalid
	Err   error  // the cause, for the log
}

// E makes an Error of a code, the name of the thing and its cause, which may be nil.
func E(code Code, name string, err error) *Error { return &Error{Code: code, Name: name, Err: err} }

// Invalid makes the error of one wrong field of a form. The sentence is looked up under
// "error.invalid." + rule.
func Invalid(field, rule string) *Error {
	return &Error{Code: CodeInvalid, Field: field, Name: rule}
}

func (e *Error) Error() string {
	s := string(e.Code)
	if e.Field != "" {
		s += " " + e.Field
	}
	if e.Name != "" {
		s += " " + e.Name
	}
	if e.Err != nil {
		s = fmt.Sprintf("%s: %v", s, e.Err)
	}
	return s
}

func (e *Error) Unwrap() error { return e.Err }

// CodeOf finds the code of an error anywhere in its chain: "" for nil, CodeInternal where there is none.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return CodeInternal
}
