package sheet

import (
	"context"
	"errors"
	"html"
	"io"
	"strings"

	"alumnibook/model"
)

// sharedStrings is a workbook's list of texts, which cells refer to by number. Where the list is odd or too large
// to be kept, it is only known which of them are empty, to tell whether a cell that comes out empty is empty or
// lost.
type sharedStrings struct {
	count int
	empty map[int]bool
	texts []string
	odd   bool
	size  int // of the texts, in bytes
}

const (
	mostStrings = 5_000_000
	mostKept    = 64 << 20 // bytes of texts in memory
	textSize    = 16       // what one takes besides its letters
)

func (s *sharedStrings) has(n int) bool { return s != nil && n < s.count }

// scanStrings reads the list to its end and so checks that it is whole.
func scanStrings(ctx context.Context, r io.Reader, name string) (*sharedStrings, error) {
	s := &sharedStrings{empty: map[int]bool{}}
	t := newTags(r)
	t.most = mostCellText
	var check checker
	var text string
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
		if !ended {
			check.take(tag, t.text)
			if check.odd || t.odd {
				s.odd, s.texts = true, nil
			}
		}
		element, _, ends, empty := element(tag)
		switch string(element) {
		case "si":
			if !ends {
				filled, text = false, ""
			}
			if ends || empty {
				if !filled {
					s.empty[s.count] = true
				}
				s.add(text)
			}
			if s.count > mostStrings {
				return nil, model.E(model.CodeFileTooBig, name, nil)
			}
		case "t":
			if ends && !phonetic && len(t.text) > 0 {
				filled = true
				if !s.odd {
					text += resolved(t.text)
				}
			}
		case "rPh":
			phonetic = !ends && !empty
		case "sst":
			ended = ends || empty
		}
	}
}

// add appends a text to the list.
func (s *sharedStrings) add(text string) {
	s.count++
	if s.odd {
		return
	}
	text = unescapeText(text)
	s.size += len(text) + textSize
	if s.size > mostKept {
		s.odd, s.texts = true, nil
		return
	}
	s.texts = append(s.texts, text)
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
