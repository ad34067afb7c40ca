package problem

import (
	"os"
	"os/user"
	"path/filepath"
	"regexp"
	"strings"
)

// private is what must not stand in a report, although neither the log nor a crash should hold it anyway.
type private struct {
	home, user, computer string
	book                 string // its path
	firm                 string
}

// privateHere is what is private on this computer.
func privateHere(book, firm string) private {
	p := private{book: book, firm: firm}
	p.home, _ = os.UserHomeDir()
	p.computer, _ = os.Hostname()
	if u, err := user.Current(); err == nil {
		p.user = u.Username[strings.LastIndexByte(u.Username, '\\')+1:] // Windows puts the domain before it
	}
	return p
}

var (
	// homes are folders of users, as any system calls them.
	homes = regexp.MustCompile(`(?i)([a-z]:)?([\\/]+)(users|home|documents and settings)[\\/]+[^\\/\s"':;,]+`)
	// documents are files of the user's, of the kinds that the program reads and writes.
	documents = regexp.MustCompile(`(?i)[^\s"=(]+\.(alumni|xlsx?|xlsm|ods|csv|vcf|pdf|ics|eml|docx?|jpe?g|png|heic|zip)\b`)
)

// shortest is from how many letters on a name is looked for by itself; a shorter one stands in too many words.
const shortest = 3

// hide takes out of a text what is private.
func (p private) hide(text string) string {
	folder, file := splitPath(p.book)
	text = replacePath(text, p.book, "<book>")
	text = replacePath(text, folder, "<folder>")
	text = replacePath(text, p.home, "~")
	text = homes.ReplaceAllString(text, "~")
	text = documents.ReplaceAllString(text, "<file>")
	text = replaceName(text, strings.TrimSuffix(file, filepath.Ext(file)), "<book>")
	text = replaceName(text, p.firm, "<firm>")
	text = replaceName(text, p.computer, "<computer>")
	return replaceName(text, p.user, "~")
}

// splitPath is filepath.Split for the paths of any system.
func splitPath(path string) (folder, file string) {
	at := strings.LastIndexAny(path, `/\`) + 1
	return path[:at], path[at:]
}

// replacePath replaces a path in every way in which it may be written: with the slashes of any system, and with those
// doubled inside quotes. Case does not matter, as on Windows and macOS.
func replacePath(text, path, by string) string {
	parts := strings.FieldsFunc(path, func(r rune) bool { return r == '/' || r == '\\' })
	if len(parts) == 0 || len(path) < shortest {
		return text
	}
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	begin := ""
	if strings.HasPrefix(path, "/") || strings.HasPrefix(path, `\`) {
		begin = `[\\/]+`
	}
	written := regexp.MustCompile(`(?i)` + begin + strings.Join(parts, `[\\/]+`) + `\b`)
	return written.ReplaceAllLiteralString(text, by)
}

// replaceName replaces a name where it stands by itself.
func replaceName(text, name, by string) string {
	if len([]rune(name)) < shortest {
		return text
	}
	alone := regexp.MustCompile(`(?i)(^|[^\pL\pN])` + regexp.QuoteMeta(name) + `($|[^\pL\pN])`)
	for alone.MatchString(text) && !alone.MatchString(by) { // one may stand right after another
		text = alone.ReplaceAllString(text, "${1}"+by+"${2}")
	}
	return text
}
