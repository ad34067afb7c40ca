package sheet

import (
	"bytes"
	"context"
	"errors"
	"io"

	"alumnibook/model"
)

const (
	mostODSText = 32 << 20 // of one text between two tags
	mostODSCell = 64 << 20
	deepestODS  = 200 // open elements
)

var (
	errNesting = errors.New("elements are not ended as they began")
	errLetters = errors.New("characters that XML does not allow")
)

// odsWalker walks through the content of a spreadsheet, tag by tag.
type odsWalker struct {
	tags   *tags
	to     odsReceiver
	limits Options
	styles styleSet

	names checker // the open elements
	root  bool    // begun
	ended bool
	skip  int // depth of the element that is passed over, 0 for none

	inTable  bool
	table    string // its name
	ignored  bool   // nobody wants this table, or it is above the limits
	failed   error  // why
	columns  int    // of <table:table-column> so far
	defaults []columnStyle
	folded   []area

	rowNumber, rowTimes int
	rowHidden, inRow    bool
	rowStyle            string
	cells               []Cell
	column              int // of the last cell
	cell                odsCell
	inCell              bool
	paragraphs          int // depth of the paragraph that is read, 0 for none
}

// columnStyle is the style of the cells of some columns that have none of their own.
type columnStyle struct {
	left, right int
	style       string
}

// walk reads to the end of the content. Errors without a code mean that it is damaged.
func (w *odsWalker) walk(ctx context.Context, name string) error {
	for n := 0; ; n++ {
		if n%checkEvery == 0 && ctx.Err() != nil {
			return model.E(model.CodeCancelled, name, ctx.Err())
		}
		tag, err := w.tags.next()
		if err == io.EOF && w.ended {
			return nil
		}
		if err != nil {
			return noEnd(err)
		}
		if err := w.text(w.tags.text); err != nil {
			return err
		}
		name, attrs, ends, empty := element(tag)
		full, _ := bytes.CutPrefix(tag, []byte("/"))
		if !ends || empty {
			if err := w.push(full); err != nil {
				return err
			}
			if err := w.begin(string(name), attrs); err != nil {
				return err
			}
		}
		if ends || empty {
			if err := w.end(string(name)); err != nil {
				return err
			}
			if err := w.pop(full); err != nil {
				return err
			}
		}
	}
}

func (w *odsWalker) depth() int { return len(w.names.ends) }

// push notes that an element is open.
func (w *odsWalker) push(tag []byte) error {
	if w.depth() >= deepestODS || w.ended {
		return errNesting
	}
	w.root = true
	w.names.names = append(w.names.names, elementName(tag)...)
	w.names.ends = append(w.names.ends, len(w.names.names))
	return nil
}

// pop notes that it ended, and whether that was the last.
func (w *odsWalker) pop(tag []byte) error {
	if !w.names.end(elementName(tag)) {
		return errNesting
	}
	if w.skip > w.depth() {
		w.skip = 0
	}
	w.ended = w.depth() == 0
	return nil
}

// elementName is the name in a tag, with its prefix.
func elementName(tag []byte) []byte {
	for i, c := range tag {
		if blank(c) || c == '/' {
			return tag[:i]
		}
	}
	return tag
}

// text takes the text before a tag.
func (w *odsWalker) text(text []byte) error {
	if len(text) == 0 || w.skip > 0 || w.paragraphs == 0 {
		return nil
	}
	if !plainText(text) {
		return errLetters
	}
	if len(text) >= mostODSText || len(w.cell.text)+len(text) > mostODSCell {
		return model.E(model.CodeFileTooBig, w.table, nil)
	}
	w.cell.add(resolved(text))
	return nil
}

// begin takes the beginning of an element, which is already open.
func (w *odsWalker) begin(name string, attrs []byte) error {
	if w.skip > 0 {
		return nil
	}
	switch name {
	case "style", "date-style", "text-style", "number-style", "day", "month", "year", "table-properties":
		if !w.inTable {
			w.styles.begin(name, attrs)
		}
	case "tracked-changes", "annotation", "frame", "shapes", "forms", "note", "ruby-text", "custom-shape", "dde-links", "content-validations":
		w.skip = w.depth()
	case "table":
		if w.inTable { // a table inside a cell
			w.skip = w.depth()
			return nil
		}
		w.beginTable(attributes(attrs))
	case "table-column":
		if w.inTable {
			w.beginColumn(attributes(attrs))
		}
	case "table-row":
		return w.beginRow(attrs)
	case "table-cell", "covered-table-cell":
		return w.beginCell(attrs)
	case "p", "h":
		if w.inCell && w.paragraphs == 0 {
			w.paragraphs = w.depth()
			w.cell.paragraph()
		}
	case "s":
		if w.paragraphs > 0 {
			n, ok := number([]byte(attributes(attrs)["c"]))
			if !ok {
				n = 1
			}
			w.cell.blanks(min(n, 1000))
		}
	case "tab":
		w.letter("\t")
	case "line-break":
		w.letter("\n")
	case "a":
		if w.paragraphs > 0 && w.cell.link == "" {
			w.cell.link = outside(attributes(attrs)["href"])
		}
	}
	return nil
}

func (w *odsWalker) letter(s string) {
	if w.paragraphs > 0 {
		w.cell.letter(s)
	}
}

// end takes the end of an element, which is still open.
func (w *odsWalker) end(name string) error {
	if w.skip > 0 {
		return nil
	}
	switch name {
	case "p", "h":
		if w.paragraphs == w.depth() {
			w.paragraphs = 0
		}
	case "table-cell", "covered-table-cell":
		return w.endCell()
	case "table-row":
		return w.endRow()
	case "table":
		if !w.inTable {
			return nil
		}
		if w.inRow {
			return errDisorder
		}
		w.inTable = false
		if w.ignored && w.failed == nil {
			return nil
		}
		return w.to.end(w.folded, w.failed)
	case "style", "date-style", "number-style", "text-style":
		if !w.inTable {
			w.styles.end(name)
		}
	}
	return nil
}
