package sheet

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// cleanText leaves out what Excel refuses in a cell: control characters, and what is too long.
func cleanText(s string) string {
	clean := true
	for i := range len(s) {
		if s[i] < ' ' && s[i] != '\n' && s[i] != '\t' || s[i] >= 0x7f {
			clean = false
			break
		}
	}
	if clean && len(s) <= mostText16 {
		return s
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
	return cutUTF16(s, mostText16)
}

// cutUTF16 cuts a text to a number of UTF-16 units, never inside a character.
func cutUTF16(s string, most int) string {
	if len(s) <= most {
		return s
	}
	units := 0
	for i, r := range s {
		units += utf16.RuneLen(r)
		if units > most {
			return s[:i]
		}
	}
	return s
}

// uniqueTitles makes headings of a table: none empty, none twice (Excel compares them without case), one line.
func uniqueTitles(columns []Column) []string {
	titles := make([]string, len(columns))
	seen := map[string]bool{}
	for i, c := range columns {
		title := strings.Join(strings.Fields(cleanText(c.Title)), " ")
		title = escaped.ReplaceAllString(title, " ")
		title = cutUTF16(title, mostTitle-8)
		if strings.TrimSpace(title) == "" {
			title = "–"
		}
		unique := title
		for n := 2; seen[strings.ToLower(unique)]; n++ {
			unique = title + " " + strconv.Itoa(n)
		}
		seen[strings.ToLower(unique)] = true
		titles[i] = unique
	}
	return titles
}

// sheetName makes a name that Excel accepts.
func sheetName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return '-'
		}
		return r
	}, strings.Join(strings.Fields(cleanText(s)), " "))
	s = strings.Trim(cutUTF16(s, 31), "' ")
	if s == "" || strings.EqualFold(s, "History") {
		return program
	}
	return s
}
