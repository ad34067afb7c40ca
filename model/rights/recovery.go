package rights

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/outfile"
	"alumnibook/model/exchange/print"
)

// WriteRecovery writes the sheet for the safe: where the backups of the book at a path are, the passphrase of those that
// are encrypted, and how one is brought back. A passphrase of "" leaves room to write it by hand.
func WriteRecovery(o Options, firm, path string, passphrase string, made time.Time) error {
	if err := o.check(); err != nil {
		return err
	}
	if len(o.Font) == 0 {
		return model.Invalid("font", "missing")
	}
	s := o.in()
	title := s.t("paper.safe.title")
	return outfile.Write(o.Path, func(w io.Writer) error {
		d, err := print.NewDocument(print.Paper{Font: o.Font, BoldFont: o.BoldFont, Title: title, Day: o.Today}, joinedBy(" · ", firm, title, s.day(model.DateOf(made))), s.lang)
		if err != nil {
			return err
		}
		s.recovery(d, safe{firm, path, o.Second, passphrase, model.DateOf(made)})
		return d.Close(w)
	})
}

// safe is what stands on the sheet.
type safe struct {
	firm, path, second, passphrase string
	made                           model.Date
}

func (s speaker) recovery(d *print.Document, on safe) {
	d.Title(s.t("paper.safe.title"), s.t("paper.safe.below", "firm", on.firm, "date", s.day(on.made)))
	d.Text(s.t("paper.safe.keep"))

	d.Heading(s.t("paper.safe.where"))
	stem := book.BackupStem(on.path)
	d.Fact(s.t("paper.safe.book"), on.path)
	d.Fact(s.t("paper.safe.here"), book.BackupFolder(on.path))
	d.Fact(s.t("paper.safe.second"), filled(on.second))
	d.Fact(s.t("paper.safe.names"), s.t("paper.safe.names_text", "plain", filepath.Base(book.BackupPath(on.path, time.Date(2026, 11, 22, 9, 30, 5, 0, time.UTC))), "stem", stem))

	d.Heading(s.t("paper.safe.passphrase"))
	if on.passphrase == "" {
		d.Text(s.t("paper.safe.by_hand"))
		d.Gap(3)
		d.Blanks([2]string{s.t("paper.safe.passphrase"), ""})
	} else {
		d.Groups(groupsOf(on.passphrase))
		d.Text(s.spelled(on.passphrase))
		d.Fact(s.t("paper.safe.check"), s.t("paper.safe.check_text", "check", PassphraseCheck(on.passphrase)))
	}

	d.Heading(s.t("paper.safe.how"))
	d.Steps(
		s.t("paper.safe.step.program"), s.t("paper.safe.step.copy"), s.t("paper.safe.step.choose"), s.t("paper.safe.step.type"),
		s.t("paper.safe.step.look"), s.t("paper.safe.step.yes"), s.t("paper.safe.step.count"),
	)
	d.Subheading(s.t("paper.safe.without"))
	d.Text(s.t("paper.safe.without_text"))
	d.Text("age --decrypt -o " + quoted(stem+".alumni") + " " + quoted(stem+" 2026-11-22 09.30.05.alumni.age"))

	d.Heading(s.t("paper.safe.tried"))
	d.Small(s.t("paper.safe.tried_text"))
	for range 2 {
		d.Blanks([2]string{s.t("model.field.on"), ""}, [2]string{s.t("paper.safe.who"), ""}, [2]string{s.t("paper.safe.people"), ""})
	}
}

// quoted is a file's name as a command takes it.
func quoted(name string) string { return `"` + name + `"` }

// ourGroups is the shape of the passphrases that the program makes itself; between is what may stand between their groups.
var (
	ourGroups = regexp.MustCompile(`^[\p{L}\d]{2,12}(-[\p{L}\d]{2,12})+$`)
	between   = regexp.MustCompile(`[\s\p{Pd}]+`)
)

// groupsOf cuts a passphrase into parts that are typed one after the other: its own groups, its words, or four characters
// at a time. The parts together are the passphrase, but for the blanks between words.
func groupsOf(passphrase string) []string {
	if ourGroups.MatchString(passphrase) {
		parts := strings.SplitAfter(passphrase, "-")
		return parts
	}
	if words := strings.Split(passphrase, " "); len(words) > 1 && strings.Join(strings.Fields(passphrase), " ") == passphrase {
		return words
	}
	var parts []string
	for rest := []rune(passphrase); len(rest) > 0; {
		n := min(4, len(rest))
		parts = append(parts, strings.ReplaceAll(string(rest[:n]), " ", "·"))
		rest = rest[n:]
	}
	return parts
}

// spelled says how a passphrase is typed, and of one of the firm's own what it is made of.
func (s speaker) spelled(passphrase string) string {
	key := "paper.safe.type_close"
	switch {
	case ourGroups.MatchString(passphrase) && passphrase == strings.ToLower(passphrase):
		return s.t("paper.safe.type_groups")
	case len(groupsOf(passphrase)) > 1 && groupsOf(passphrase)[0] == strings.Split(passphrase, " ")[0]:
		key = "paper.safe.type_words"
	}
	capitals, digits := 0, 0
	for _, r := range passphrase {
		if unicode.IsUpper(r) {
			capitals++
		}
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return s.t(key) + " " + s.t("paper.safe.made_of", "all", itoa(utf8.RuneCountInString(passphrase)), "capitals", itoa(capitals), "digits", itoa(digits), "blanks", itoa(strings.Count(passphrase, " ")))
}

// PassphraseCheck is four characters that tell whether a passphrase was typed as it stands on the sheet. Capitals and
// what stands between the groups of the program's own passphrases do not matter.
func PassphraseCheck(passphrase string) string {
	if parts := between.Split(strings.ToLower(strings.TrimSpace(passphrase)), -1); len(parts) > 4 && ourGroups.MatchString(strings.Join(parts, "-")) {
		passphrase = strings.Join(parts, "")
	}
	sum := sha256.Sum256([]byte("alumnibook sheet\n" + passphrase))
	return strings.ToUpper(hex.EncodeToString(sum[:2]))
}

func itoa(n int) string { return strconv.Itoa(n) }
