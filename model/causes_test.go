package model

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"
)

// told is an error that brings its causes along.
type told struct{ error }

func (told) Causes() string { return "PathError sync < the disk is away" }

// numbered is an error of the database.
type numbered struct{ error }

func (numbered) Code() int { return 787 }

func TestCausesSayWhatWentWrongAndNothingElse(t *testing.T) {
	path := &fs.PathError{Op: "open", Path: "/home/ebba/Sørensen.xlsx", Err: syscall.ENOSPC}
	text := errors.New("row of Søren Sørensen is wrong")
	for want, err := range map[string]error{
		"":                                  nil,
		"PathError open < " + noSpace:       E(CodeDiskFull, "Sørensen.xlsx", path),
		"*errors.errorString":               text,
		"model.numbered 787":                numbered{text},
		"*errors.joinError":                 errors.Join(text, errors.New("Sørensen")),
		noSpace:                             errors.Join(text, path),
		"PathError sync < the disk is away": told{path},
		"*fmt.wrapError < PathError sync < the disk is away": fmt.Errorf("of Sørensen: %w", E(CodeNoAccess, "Sørensen", told{text})),
	} {
		if got := Causes(err); got != want || strings.Contains(got, "rensen") {
			t.Errorf("%v: %q instead of %q", err, got, want)
		}
	}
}

var noSpace = syscall.ENOSPC.Error()
