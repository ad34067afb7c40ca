package cli

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/tell"
)

// line writes one line of the answer.
func (s *session) line(text string) { fmt.Fprintln(s.out, text) }

// tell says something to the person at the terminal.
func (s *session) tell(text string) { fmt.Fprintln(s.Err, text) }

// answer writes the answer as JSON.
func (s *session) answer(v any) error {
	s.began = true
	e := json.NewEncoder(s.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// failed says what went wrong.
func (s *session) failed(err error) int {
	logFailure(err)
	message := s.sentence(err)
	s.tell("alumnibook: " + message)
	s.answerError(string(model.CodeOf(err)), message)
	return ExitFailed
}

// misused says that the line was not understood, and how it is written.
func (s *session) misused(err error) int {
	message := s.words.T("cli.misused", "what", err.Error())
	s.tell("alumnibook: " + message)
	s.tell(s.words.T("cli.see_help"))
	s.answerError("usage", message)
	return ExitUsage
}

// answerError puts the error where a script reads the answer, unless part of one stands there already.
func (s *session) answerError(code, message string) {
	if !s.json || s.began {
		return
	}
	type problem struct {
		Code    string `json:"code"`
		Message string `json:"message"`
	}
	_ = s.answer(struct {
		Error problem `json:"error"`
	}{problem{code, message}})
}

// aboutFile is an error of one of several files, for errors that don't name it.
type aboutFile struct {
	path string
	error
}

func (a *aboutFile) Unwrap() error { return a.error }

// refusal is an error that brings its own sentence.
type refusal struct {
	code model.Code
	text string
}

// refuse makes one.
func refuse(code model.Code, text string) error { return &refusal{code, text} }

func (r *refusal) Error() string { return string(r.code) }

func (r *refusal) Unwrap() error { return model.E(r.code, "", nil) }

// sentence says an error in the user's language: what happened, to which thing, what to do.
func (s *session) sentence(err error) string {
	var r *refusal
	if errors.As(err, &r) {
		return r.text
	}
	e := &model.Error{Code: model.CodeInternal}
	errors.As(err, &e)
	if e.Code == model.CodeInvalid {
		return s.words.Or("error.invalid."+e.Name, "error.invalid", "example", s.words.DateHint())
	}
	if h, ok := s.otherHost(e.Code); ok {
		return s.words.T("error.other_host", "name", filepath.Base(s.book), "host", h.Host, "user", h.User, "since", s.words.Moment(s.today(), h.Since.Local()))
	}
	text := s.words.T(tell.ErrorKey(s.words, e), "name", cmp.Or(e.Name, s.words.T("error.thing")))
	if e.Name == "" { // a file's name stays as it is
		text = capital(text)
	}
	var file *aboutFile
	if errors.As(err, &file) && !strings.Contains(text, filepath.Base(file.path)) {
		text = filepath.Base(file.path) + ": " + text
	}
	return text
}

// otherHost is the computer on which the book is open, where it is another one.
func (s *session) otherHost(code model.Code) (book.HeldBy, bool) {
	if code != model.CodeBookOpen {
		return book.HeldBy{}, false
	}
	h, ok := book.Holder(s.book)
	here, err := os.Hostname()
	return h, ok && err == nil && h.Host != "" && !strings.EqualFold(h.Host, here)
}

func capital(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}

// progress shows on a real terminal how far something is; the returned function wipes it away.
func (s *session) progress() (show func(done, total int), end func()) {
	f, ok := s.Err.(*os.File)
	if ok {
		info, err := f.Stat()
		ok = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	if !ok || s.json {
		return func(int, int) {}, func() {}
	}
	return func(done, total int) {
			fmt.Fprintf(s.Err, "\r%s", s.words.T("cli.progress", "done", done, "total", max(done, total)))
		}, func() {
			fmt.Fprint(s.Err, "\r\x1b[K")
		}
}

// table writes columns of text, each as wide as its widest cell among the rows that were added.
type table struct {
	rows [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

func (t *table) write(w io.Writer) error {
	widths := []int{}
	for _, row := range t.rows {
		for i, c := range row {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(c))
		}
	}
	for _, row := range t.rows {
		var b strings.Builder
		for i, c := range row {
			b.WriteString(c)
			if i < len(row)-1 {
				b.WriteString(strings.Repeat(" ", widths[i]-utf8.RuneCountInString(c)+2))
			}
		}
		if _, err := fmt.Fprintln(w, strings.TrimRight(b.String(), " ")); err != nil {
			return err
		}
	}
	return nil
}

// extension is the ending of a file's name in small letters, with its dot.
func extension(path string) string { return strings.ToLower(filepath.Ext(path)) }

// day writes a date as the user's language does.
func day(w *assets.Translator, d model.Date) string {
	if d.IsZero() {
		return ""
	}
	return w.Date(d)
}
