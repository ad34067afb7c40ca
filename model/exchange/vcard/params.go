package vcard

import (
	"strconv"
	"strings"

	govcard "github.com/emersion/go-vcard"
	"golang.org/x/text/encoding"
)

// params are the parameters of a property. The same ones come again and again, and are shared.
type params struct {
	m     govcard.Params
	list  []param // in the order of the file
	types types
	pref  int // 1 is the most preferred, 0 is none

	quoted  bool // quoted-printable
	base64  bool
	uri     bool // the value is an address
	bare    bool // has one without a name, as in 2.1
	charset encoding.Encoding
	utf8    bool // says that it is UTF-8
	unknown bool // names an alphabet that nobody knows
	noYear  bool // of a birthday
}

type param struct{ name, value string }

// types are those TYPE values that mean something to us.
type types uint16

const (
	typeHome types = 1 << iota
	typeWork
	typeCell
	typeFax
	typePager
	typeMain
	typeOther
)

var typeWords = map[string]types{
	"home": typeHome, "private": typeHome, "personal": typeHome, "work": typeWork, "business": typeWork, "company": typeWork,
	"cell": typeCell, "mobile": typeCell, "cellular": typeCell, "iphone": typeCell, "whatsapp": typeCell, "car": typeCell,
	"fax": typeFax, "pager": typePager, "main": typeMain, "other": typeOther,
	"homefax": typeHome | typeFax, "workfax": typeWork | typeFax, "otherfax": typeFax, "workmobile": typeWork | typeCell,
}

var noParams = &params{}

// paramsOf gives the parameters of a text such as "HOME;TYPE=cell;CHARSET=UTF-8".
func (r *reader) paramsOf(raw []byte) *params {
	if len(raw) == 0 {
		return noParams
	}
	if p, ok := r.params[string(raw)]; ok {
		return p
	}
	p := parseParams(readable(raw))
	if len(r.params) < 4096 && len(raw) < 200 {
		r.params[string(raw)] = p
	}
	return p
}

func parseParams(text string) *params {
	p := &params{m: govcard.Params{}}
	for text != "" {
		var one string
		one, text = cutOutside(text, ';')
		name, value, named := strings.Cut(one, "=")
		name = strings.ToUpper(strings.TrimSpace(name))
		if name == "" && !named {
			continue
		}
		if named {
			p.named(name, value)
		} else {
			p.bare = true
			p.nameless(name, strings.TrimSpace(one))
		}
	}
	return p
}

// cutOutside cuts at the first separator that is not between quotes.
func cutOutside(s string, separator byte) (before, after string) {
	quoted := false
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"':
			quoted = !quoted
		case c == separator && !quoted:
			return s[:i], s[i+1:]
		}
	}
	if quoted { // never closed
		before, after, _ = strings.Cut(s, string(separator))
		return before, after
	}
	return s, ""
}

// named takes over NAME=value. Types in one pair of quotes are several types too.
func (p *params) named(name, value string) {
	for more := true; more; {
		var one string
		length := len(value)
		one, value = cutOutside(value, ',')
		more = len(one) < length
		one = strings.TrimSpace(one)
		if n := len(one); n > 1 && one[0] == '"' && one[n-1] == '"' {
			one = one[1 : n-1]
		}
		if name == govcard.ParamType && strings.IndexByte(one, ',') >= 0 {
			for t := range strings.SplitSeq(one, ",") {
				p.add(name, strings.TrimSpace(t))
			}
			continue
		}
		p.add(name, one)
	}
}

// nameless takes over a value without a name, as 2.1 has them.
func (p *params) nameless(upper, value string) {
	switch upper {
	case "QUOTED-PRINTABLE", "BASE64", "8BIT", "7BIT", "B", "Q":
		p.add("ENCODING", value)
	case "URL", "URI", "CID", "INLINE", "CONTENT-ID":
		p.add("VALUE", value)
	case "UTF-8", "UTF8":
		p.add("CHARSET", value)
	default:
		p.add(govcard.ParamType, value)
	}
}

var caret = strings.NewReplacer("^n", "\n", "^'", `"`, "^^", "^")

func (p *params) add(name, value string) {
	if strings.IndexByte(value, '^') >= 0 {
		value = caret.Replace(value)
	}
	p.m[name] = append(p.m[name], value)
	p.list = append(p.list, param{name, value})
	upper := strings.ToUpper(value)
	switch name {
	case govcard.ParamType:
		if upper == "PREF" {
			p.pref = 1
		}
		p.types |= typeOf(value)
	case govcard.ParamPreferred:
		if n, err := strconv.Atoi(value); err == nil && n > 0 {
			p.pref = n
		} else {
			p.pref = 1
		}
	case "ENCODING":
		p.quoted = upper == "QUOTED-PRINTABLE" || upper == "Q" || upper == "QP"
		p.base64 = upper == "BASE64" || upper == "B"
	case "VALUE":
		p.uri = upper == "URI" || upper == "URL"
	case "CHARSET":
		p.charset, p.utf8 = alphabet(value)
		p.unknown = p.charset == nil && !p.utf8
	case "X-APPLE-OMIT-YEAR":
		p.noYear = true
	}
}

// typeOf understands TYPE values and labels alike.
func typeOf(value string) types {
	return typeWords[strings.ToLower(strings.TrimPrefix(strings.TrimPrefix(value, "X-"), "x-"))]
}
