package sheet

import (
	"bytes"
	"path/filepath"
	"strings"

	"alumnibook/model"
)

// sniffText tells what a file is that is neither a zip file nor a container.
func sniffText(f file, head []byte) (kind string, err error) {
	unknown := model.E(model.CodeFileUnknown, f.name, nil)
	if len(head) > 2 && head[0] == 9 && bytes.IndexByte([]byte{0, 2, 4, 8}, head[1]) >= 0 {
		return "", model.E(model.CodeFileKind, "xls", nil) // before Excel 97
	}
	stray := 50 // one character in so many may be a control character
	if isCSVName(f.name) {
		stray = 4
	}
	text, controls, err := decodeText(head)
	if err != nil || controls*stray > len(text) {
		return "", unknown
	}
	text = strings.TrimSpace(strings.Trim(text, "\x00"))
	lower := strings.ToLower(text)
	switch {
	case text == "" && f.size <= int64(len(head)):
		return "", model.E(model.CodeFileEmpty, f.name, nil)
	case strings.HasPrefix(lower, "<"):
		if err := sniffMarkup(lower); err != nil {
			return "", err
		}
	case isSYLK(text):
		return "", model.E(model.CodeFileKind, "slk", nil)
	case strings.HasPrefix(lower, "begin:vcard"):
		return KindVCF, nil
	case strings.HasPrefix(lower, "%pdf"), strings.HasPrefix(lower, "{\\rtf"):
		return "", unknown
	case (lower[0] == '{' || lower[0] == '[') && !isCSVName(f.name):
		return "", unknown
	}
	if isCSVName(f.name) || text[0] != '<' && (isDelimited(text) || isColumn(text)) {
		return KindCSV, nil
	}
	return "", unknown
}

// isSYLK recognises the exchange format of the first spreadsheets. A list whose first headings are "ID" and
// "Personnel number" begins like it, but goes on differently.
func isSYLK(text string) bool {
	first, rest, _ := strings.Cut(text, "\n")
	if !strings.HasPrefix(first, "ID;P") {
		return false
	}
	record, _, _ := strings.Cut(strings.TrimSpace(rest), ";")
	switch record {
	case "P", "B", "C", "F", "O", "W", "E", "NN", "NE", "NU":
		return true
	}
	return rest == "" && strings.ToUpper(first) == first
}

func sniffMarkup(lower string) error {
	switch {
	case strings.Contains(lower, "urn:schemas-microsoft-com:office:spreadsheet"):
		return model.E(model.CodeFileKind, "xml", nil)
	case strings.Contains(lower, "<html") || strings.Contains(lower, "<table") || strings.Contains(lower, "<!doctype html") || strings.Contains(lower, "<meta"):
		return model.E(model.CodeFileKind, "html", nil)
	}
	return nil
}

// isDelimited tells whether something parts the lines of a text into cells: mostly into as many, or, where there
// is an introduction above the list, the last lines that are here.
func isDelimited(text string) bool {
	if s, _ := separatorLine(text); s != 0 {
		return true
	}
	first, rest, _ := strings.Cut(text, "\n")
	second, _, _ := strings.Cut(strings.TrimSpace(rest), "\n")
	for _, separator := range separators {
		n := strings.Count(first, string(separator))
		if n > 0 && (second == "" || strings.Count(second, string(separator)) == n) {
			return true
		}
	}
	best := 0.0
	for _, separator := range separators {
		best = max(best, separates(text, separator))
	}
	return best > 0.7
}

// isColumn tells whether a text is a list of one column: at least three short lines that are no sentences.
func isColumn(text string) bool {
	lines, sentences := 0, 0
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		lines++
		if len(line) > 80 || strings.ContainsAny(line[len(line)-1:], ".,:;!?") || strings.Count(line, " ") > 5 {
			sentences++
		}
	}
	return lines >= 3 && sentences == 0
}

func isCSVName(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".tab":
		return true
	}
	return false
}

// decodeText reads the beginning of a text in whatever it is written, and counts the control characters in it.
func decodeText(head []byte) (text string, controls int, err error) {
	text, _, err = decoded(head, "")
	for i := range len(text) {
		if c := text[i]; c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' {
			controls++
		}
	}
	return text, controls, err
}
