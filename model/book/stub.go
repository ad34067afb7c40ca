package book

import (
	"context"
	"errors"
)

var errLater = errors.New("not there yet")

// CheckReport is what Check found.
type CheckReport struct {
	People, Interactions, Changes int
	Problems                      []string
}

func (b *Book) Check(ctx context.Context) (CheckReport, error) { return CheckReport{}, errLater }
