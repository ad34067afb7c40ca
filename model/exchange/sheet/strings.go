package sheet

import (
	"context"
	"errors"
	"html"
	"io"
	"strings"

	"alumnibook/model"
)

// sharedStrings is what must be known of a workbook's list of texts, which cells refer to by number, to tell
// whether a cell that comes out empty is empty or lost.
type sharedStrings struct {
	count int
	empty map[int]bool
}

const mostStrings = 5_000_000

func (s *sharedStrings) has(n int) bool { return s != nil && n < s.count }

// scanStrings reads the list to its end and so checks that it is whole.
func scanStrings(ctx context.Context, r io.Reader, name string) (*sharedStrings, error) {
	s := &sharedStrings{empty: map[int]bool{}}
	t := newTags(r)
	ended, filled, phonetic := false, false, false
	for n := 0; ; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return nil, model.E(model.CodeCancelled, name, ctx.Err())
		}
		tag, err := t.next()
		if err == io.EOF && ended {
			return s, nil
		}
		if err != nil {
			return nil, model.E(model.CodeFileDamaged, name, errors.Join(errors.New("list of texts"), err))
		}
		element, _, ends, empty := element(tag)
		switch string(element) {
		case "si":
			if !ends {
				filled = false
			}
			if ends || empty {
				if !filled {
					s.empty[s.count] = true
				}
				s.count++
			}
			if s.count > mostStrings {
				return nil, model.E(model.CodeFileTooBig, name, nil)
			}
		case "t":
			filled = filled || ends && !phonetic && len(t.text) > 0
		case "rPh":
			phonetic = !ends && !empty
		case "sst":
			ended = ends || empty
		}
	}
}

// hyperlinkFormula is the address in a formula such as HYPERLINK("mailto:a@b.example","a"), "" for others.
func hyperlinkFormula(formula string) string {
	rest, ok := strings.CutPrefix(html.UnescapeString(formula), `HYPERLINK("`)
	if !ok {
		return ""
	}
	address, _, ok := strings.Cut(rest, `"`)
	if !ok {
		return ""
	}
	return address
}
