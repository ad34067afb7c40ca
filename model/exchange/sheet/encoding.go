package sheet

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"

	"alumnibook/model"
)

// The encodings that are known by name here.
const (
	utf8Name    = "utf-8"
	utf16LEName = "utf-16le"
	utf16BEName = "utf-16be"
	cp1252Name  = "windows-1252"
	latin9Name  = "iso-8859-15"
	macName     = "macintosh"
	dosName     = "cp850"
)

// Encodings are those to offer where a text file shows wrong letters, the likely ones first.
func Encodings() []string {
	return []string{utf8Name, cp1252Name, latin9Name, macName, dosName, utf16LEName, utf16BEName}
}

// codec finds an encoding by its name, and the name that it has here. UTF-8 is nil.
func codec(name string) (encoding.Encoding, string, error) {
	switch name = strings.ToLower(strings.TrimSpace(name)); name {
	case "", utf8Name, "utf8", "utf-8-sig":
		return nil, utf8Name, nil
	case dosName, "ibm850", "850":
		return charmap.CodePage850, dosName, nil
	case "cp437", "ibm437", "437":
		return charmap.CodePage437, "cp437", nil
	case "cp1252":
		name = cp1252Name
	case "utf-16":
		name = utf16LEName
	}
	enc, err := htmlindex.Get(name)
	if err != nil {
		return nil, "", model.Invalid("encoding", "choice")
	}
	if enc == unicode.UTF8 {
		return nil, utf8Name, nil
	}
	canonical, err := htmlindex.Name(enc)
	if err != nil || canonical == "replacement" {
		return nil, "", model.Invalid("encoding", "choice")
	}
	return enc, canonical, nil
}

// decoded is a text file's content as UTF-8, without its mark, and the encoding it was in. An empty name stands
// for the one that is found out.
func decoded(b []byte, name string) (text string, form TextForm, err error) {
	if name == "" {
		form.Encoding, form.Guessed = encodingOfText(b)
	} else if _, form.Encoding, err = codec(name); err != nil {
		return "", form, err
	}
	enc, _, err := codec(form.Encoding)
	if err != nil {
		return "", form, err
	}
	switch {
	case enc != nil:
		if b, err = enc.NewDecoder().Bytes(b); err != nil {
			return "", form, err
		}
	case !utf8.Valid(b):
		return strings.TrimPrefix(mended(b), "\ufeff"), form, nil
	}
	return string(bytes.TrimPrefix(b, []byte("\ufeff"))), form, nil
}

// mended is UTF-8 into which some text in Windows' own encoding was pasted.
func mended(b []byte) string {
	var s strings.Builder
	s.Grow(len(b) + 64)
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		if r == utf8.RuneError && n == 1 {
			r = charmap.Windows1252.DecodeByte(b[0])
		}
		s.WriteRune(r)
		b = b[n:]
	}
	return s.String()
}

// encodingOfText finds out what a text is written in; guessed where the bytes allow more than one answer.
func encodingOfText(b []byte) (name string, guessed bool) {
	switch {
	case bytes.HasPrefix(b, []byte("\xef\xbb\xbf")):
		return utf8Name, false
	case bytes.HasPrefix(b, []byte("\xff\xfe")):
		return utf16LEName, false
	case bytes.HasPrefix(b, []byte("\xfe\xff")):
		return utf16BEName, false
	}
	if name := wideOf(b[:min(len(b), 4096)]); name != "" {
		return name, false
	}
	good, bad := utf8Letters(b)
	switch {
	case bad == 0:
		return utf8Name, false
	case good > 8*bad:
		return utf8Name, true
	}
	name, sure := eightBit(b)
	return name, !sure
}

// wideOf tells UTF-16 without a mark by its zeros: of Western letters every second byte is one.
func wideOf(b []byte) string {
	var zeros [2]int
	for i, c := range b {
		if c == 0 {
			zeros[i&1]++
		}
	}
	half := len(b) / 2
	switch {
	case half < 2:
		return ""
	case zeros[1]*10 > half*6 && zeros[0]*10 < half:
		return utf16LEName
	case zeros[0]*10 > half*6 && zeros[1]*10 < half:
		return utf16BEName
	}
	return ""
}

// utf8Letters counts the letters beyond ASCII that are UTF-8, and the bytes that are not.
func utf8Letters(b []byte) (good, bad int) {
	for i := 0; i < len(b); {
		if b[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(b[i:])
		switch {
		case r != utf8.RuneError || n > 1:
			good++
		case len(b)-i < utf8.UTFMax && !utf8.FullRune(b[i:]): // cut at the end
		default:
			bad++
		}
		i += n
	}
	return good, bad
}

// eightBit guesses which alphabet of 256 characters a text is in: the one that makes letters of the office's
// languages out of what stands between letters. Windows' own wins unless another one is clearly better, and is
// sure where it alone makes sense.
func eightBit(b []byte) (name string, sure bool) {
	windows, seen := plausible(b, charmap.Windows1252)
	best, bestScore := cp1252Name, windows
	if bytes.IndexByte(b, 0xa4) >= 0 && !hasC1(b) { // the euro there, a sign nobody uses here
		best = latin9Name
	}
	other := 0
	for _, o := range []struct {
		name string
		*charmap.Charmap
	}{{macName, charmap.Macintosh}, {dosName, charmap.CodePage850}} {
		score, _ := plausible(b, o.Charmap)
		if other = max(other, score); score > bestScore+2 && score > 0 {
			best, bestScore = o.name, score
		}
	}
	return best, best == cp1252Name && other == 0 && 10*windows >= 18*seen
}

// hasC1 tells whether there are bytes that are letters in Windows only.
func hasC1(b []byte) bool {
	for _, c := range b {
		if c >= 0x80 && c < 0xa0 {
			return true
		}
	}
	return false
}

const (
	ourLetters   = "äöüßåøæéÄÖÜÅØÆÉ"
	otherLetters = "èàáëêíóúñçÈÀÁËÊÍÓÚÑÇðþýšžŠŽ"
)

// plausible weighs what the bytes beyond ASCII would be in an alphabet, and counts them.
func plausible(b []byte, m *charmap.Charmap) (score, seen int) {
	for i, c := range b {
		if c < utf8.RuneSelf {
			continue
		}
		if seen++; seen > 20_000 {
			break
		}
		beside := i > 0 && asciiLetter(b[i-1]) || i+1 < len(b) && asciiLetter(b[i+1])
		switch r := m.DecodeByte(c); {
		case r == utf8.RuneError || r < 0xa0:
			score -= 4
		case strings.ContainsRune(ourLetters, r):
			score += 2
		case strings.ContainsRune(otherLetters, r):
			if beside {
				score++
			}
		case beside && !strings.ContainsRune("’‘“”„–—…«»®™\u00a0", r):
			score -= 2
		}
	}
	return score, seen
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }
