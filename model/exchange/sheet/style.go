package sheet

import (
	"io"
	"strings"
)

// format is what a cell's style says about the number in it.
type format struct {
	date       bool
	month, day bool       // what a date format shows
	code       []position // of a code such as a postal code, nil for every other format
}

// position is one place of a code: a digit of the number, or a character that stands there anyway.
type position struct {
	digit    bool
	optional bool // a digit that is left out where the number is shorter
	literal  rune
}

// readFormats reads the formats of a workbook's styles, in their order. The formats that have a number instead of a
// pattern may be given another pattern: Apple's Numbers does that.
func readFormats(p parts, part string) ([]format, error) {
	if part == "" || p.get(part) == nil {
		return nil, nil
	}
	r, err := p.open(part)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	patterns := map[int]string{}
	var all []format
	inPatterns, inStyles := false, false
	for t := newTags(r); ; {
		tag, err := t.next()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		name, attrs, ends, empty := element(tag)
		switch string(name) {
		case "numFmts":
			inPatterns = !ends && !empty
		case "cellXfs":
			inStyles = !ends && !empty
		case "numFmt":
			if a := attributes(attrs); inPatterns && !ends {
				if id, ok := number([]byte(a["numFmtId"])); ok {
					patterns[id] = a["formatCode"]
				}
			}
		case "xf":
			if !inStyles || ends || len(all) > maxStyle {
				continue
			}
			id, _ := number([]byte(attributes(attrs)["numFmtId"]))
			if pattern, ok := patterns[id]; ok {
				all = append(all, customFormat(pattern))
			} else {
				all = append(all, builtInFormat(id))
			}
		}
	}
}

// format is that of a style. A style that is not there shows numbers as they are.
func (w *Workbook) format(style uint16) format {
	if int(style) < len(w.formats) {
		return w.formats[style]
	}
	return format{}
}

// builtInFormat knows the formats that have a number instead of a pattern.
func builtInFormat(id int) format {
	switch {
	case id == 17: // Dec-19
		return format{date: true, month: true}
	case id >= 14 && id <= 22, id >= 27 && id <= 36, id >= 45 && id <= 47, id >= 50 && id <= 58:
		return format{date: true, month: true, day: true}
	}
	return format{}
}

// customFormat reads a pattern: "dd.mm.yyyy", "00000", "\"0\"#".
func customFormat(pattern string) format {
	pattern, _, _ = strings.Cut(pattern, ";") // the first section is the one of positive numbers
	letters := strings.ToLower(bareLetters(pattern))
	switch letters { // what other programs leave in their own language
	case "general", "standard", "generelt", "allmänt", "normal", "@":
		return format{}
	}
	has := func(set string) bool { return strings.ContainsAny(letters, set) }
	f := format{month: has("m"), day: has("dt")}
	f.date = has("yjå") || has("d") || has("m") && has("t")
	if strings.Contains(letters, "aa") && has("m") { // the year in French, Italian and Spanish: jj/mm/aaaa, gg/mm/aa
		f.date, f.day = true, has("jgd")
	}
	if strings.Contains(letters, "#") {
		f.date = false
	}
	if !f.date {
		f.code = codePositions(pattern)
	}
	return f
}

// bareLetters is a pattern without its quoted texts, bracketed conditions, escaped and filling characters.
func bareLetters(pattern string) string {
	var b strings.Builder
	runes := []rune(pattern)
	for i := 0; i < len(runes); i++ {
		switch runes[i] {
		case '"':
			for i++; i < len(runes) && runes[i] != '"'; i++ {
			}
		case '[':
			for i++; i < len(runes) && runes[i] != ']'; i++ {
			}
		case '\\', '_', '*':
			i++
		default:
			b.WriteRune(runes[i])
		}
	}
	return strings.TrimSpace(b.String())
}

// codePositions reads a pattern that shows a number as a code: only zeros, at least two ("00000"), or digits, a
// plus or zeros in quotes before or between them ("\"0\"#", "+0"). It is nil for patterns of quantities.
func codePositions(pattern string) []position {
	var all []position
	zeros, fixed := 0, false
	literal := func(r rune) bool {
		all = append(all, position{literal: r})
		fixed = fixed || r == '+' || r >= '0' && r <= '9'
		return r == '+' || r >= '0' && r <= '9' || strings.ContainsRune(" -/()\u00a0", r)
	}
	runes := []rune(pattern)
	for i := 0; i < len(runes); i++ {
		ok := true
		switch r := runes[i]; r {
		case '0':
			zeros++
			all = append(all, position{digit: true})
		case '#', '?':
			all = append(all, position{digit: true, optional: true})
		case '"':
			for i++; i < len(runes) && runes[i] != '"'; i++ {
				ok = ok && literal(runes[i])
			}
		case '[':
			for i++; i < len(runes) && runes[i] != ']'; i++ {
			}
		case '_', '*':
			i++
		case '\\':
			if i++; i < len(runes) {
				ok = literal(runes[i])
			}
		case '/':
			ok = false // a fraction
		default:
			ok = literal(r)
		}
		if !ok {
			return nil
		}
	}
	allZeros := zeros >= 2
	for _, p := range all {
		allZeros = allZeros && !p.optional
	}
	if !allZeros && !fixed || !hasDigit(all) {
		return nil
	}
	return all
}

func hasDigit(all []position) bool {
	for _, p := range all {
		if p.digit {
			return true
		}
	}
	return false
}

// show writes the digits of a whole number into the places of a code, from the right.
func show(code []position, digits string) string {
	out := make([]rune, 0, len(code)+len(digits))
	first := 0
	for !code[first].digit {
		first++
	}
	for i := len(code) - 1; i >= 0; i-- {
		p := code[i]
		switch {
		case !p.digit:
			out = append(out, p.literal)
		case digits != "":
			out = append(out, rune(digits[len(digits)-1]))
			digits = digits[:len(digits)-1]
		case !p.optional:
			out = append(out, '0')
		}
		if i == first {
			for ; digits != ""; digits = digits[:len(digits)-1] {
				out = append(out, rune(digits[len(digits)-1]))
			}
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return string(out)
}
