package ui

import (
	"cmp"
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/ui/tell"
)

// Sentence says an error in words: what happened, to which thing, what to do.
func Sentence(w *assets.Translator, err error) string {
	if err == nil {
		return ""
	}
	e := &model.Error{Code: model.CodeInternal}
	errors.As(err, &e)
	if e.Code == model.CodeInvalid {
		if e.Field == "" && e.Name == "" {
			return w.T("error.invalid")
		}
		return w.Or("error.invalid."+e.Name, "error.invalid.other", "example", w.DateHint())
	}
	text := w.T(tell.ErrorKey(w, e), "name", cmp.Or(e.Name, w.T("error.thing")))
	if e.Name != "" && strings.HasPrefix(text, e.Name) { // a file keeps its name
		return text
	}
	return capital(text)
}

func capital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}
