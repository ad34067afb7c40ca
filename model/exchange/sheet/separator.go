package sheet

import (
	"strings"
)

const (
	sampleSize = 64 << 10 // of a text in which the separator is looked for
	sampleRows = 60
)

// separators are those that are looked for, the likelier first where two fit as well.
var separators = []rune{';', ',', '\t', '|'}

// separatorOf finds what parts the cells of a text: what gives most rows the same number of cells. It is 0 where
// nothing does. guessed tells that another one would do nearly as well, or that the rows differ much.
func separatorOf(text string) (separator rune, guessed bool) {
	if len(text) > sampleSize {
		text = text[:sampleSize]
		if n := strings.LastIndexByte(text, '\n'); n > 0 {
			text = text[:n+1]
		}
	}
	best, second := 0.0, 0.0
	for _, s := range separators {
		score := separates(text, s)
		if score > best {
			separator, best, second = s, score, best
		} else {
			second = max(second, score)
		}
	}
	return separator, separator != 0 && (best < 0.7 || best-second < 0.1)
}

// separates weighs a separator: by the share of rows that have the commonest number of cells above one, a little
// by that number, and by quotes beside it, where it can hardly be anything else.
func separates(text string, separator rune) float64 {
	c := newCSVText(text, separator)
	counts := map[int]int{}
	rows, parted := 0, 0
	var fields []string
	for ok := true; rows < sampleRows; {
		if fields, ok = c.next(fields); !ok {
			break
		}
		if len(fields) == 0 || len(fields) == 1 && strings.TrimSpace(fields[0]) == "" {
			continue
		}
		rows++
		if len(fields) > 1 {
			parted++
			counts[len(fields)]++
		}
	}
	most, cells := 0, 0
	for n, rows := range counts {
		if rows > most || rows == most && n > cells {
			most, cells = rows, n
		}
	}
	if most == 0 {
		return 0
	}
	share := (0.7*float64(most) + 0.3*float64(parted)) / float64(rows)
	score := share + float64(min(cells, 40))/100
	sample := c.text[:c.pos]
	sep := string(separator)
	if beside := strings.Count(sample, `"`+sep) + strings.Count(sample, sep+`"`); beside > rows {
		score += 0.3
	}
	if separator == '\t' { // hardly ever inside a text
		score += 0.2
	}
	return score
}
