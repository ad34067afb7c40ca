package model

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
)

// Causes says for a log what an error comes from: the kinds of its causes. Their texts may name files and people, so only
// those of the system and the database's own numbers go in. An error with a Causes() string of its own says the rest.
func Causes(err error) string {
	var chain []string
	for ; err != nil; err = errors.Unwrap(err) {
		var number syscall.Errno
		said := fmt.Sprintf("%T", err)
		switch e := err.(type) {
		case *Error:
			continue
		case interface{ Causes() string }:
			return strings.Join(append(chain, e.Causes()), " < ")
		case *fs.PathError:
			said = "PathError " + e.Op
		case interface{ Code() int }:
			said = fmt.Sprintf("%T %d", err, e.Code())
		}
		if errors.As(err, &number) && errors.Unwrap(err) == nil {
			said = number.Error()
		}
		chain = append(chain, said)
	}
	return strings.Join(chain, " < ")
}
