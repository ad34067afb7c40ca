package ui

import (
	"net/url"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
)

// telNumber is what may follow "tel:".
var telNumber = regexp.MustCompile(`^\+?[0-9()./ -]{2,30}$`)

// checkedURL lets through what the system may be asked to open: web pages, mail and telephone numbers. A link
// without a scheme is a web page. Anything else could start a program.
func checkedURL(text string) (*url.URL, bool) {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == '"' || r == '<' || r == '>' || r == '`' }) {
		return nil, false
	}
	if rest, ok := strings.CutPrefix(text, "tel:"); ok {
		if !telNumber.MatchString(rest) {
			return nil, false
		}
		number := strings.Map(func(r rune) rune {
			if r == '+' || r >= '0' && r <= '9' {
				return r
			}
			return -1
		}, rest)
		return &url.URL{Scheme: "tel", Opaque: number}, true
	}
	if !strings.Contains(text, ":") {
		text = "https://" + text
	}
	u, err := url.Parse(text)
	if err != nil {
		return nil, false
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		return u, u.Host != ""
	case "mailto":
		return u, strings.Contains(u.Opaque, "@") || u.RawQuery != ""
	}
	return nil, false
}

// fileURL is the address under which the system opens a file or folder.
func fileURL(path string) *url.URL {
	path = filepath.ToSlash(path)
	if runtime.GOOS == "windows" && !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return &url.URL{Scheme: "file", Path: path}
}
