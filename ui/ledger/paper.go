package ledger

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/temp"
	"alumnibook/ui/page"
)

// opened holds the papers that were opened.
var opened temp.Folder

// extensions of files by what a paper is, where its name has none that the system would know.
var extensions = map[string]string{"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", "message/rfc822": ".eml", "text/plain": ".txt"}

// OpenPaper shows a paper of the book in the program that the system has for it. It is written where only this user can
// read it, under its own name, and goes with Forget.
func OpenPaper(h page.Host, key string) {
	b := h.Book()
	page.Read(h, "ledger.paper", key, func(ctx context.Context) (model.Paper, error) { return b.Paper(ctx, key) }, func(p model.Paper) {
		path, err := writePaper(p)
		if err != nil {
			h.Fail(model.E(model.CodeNoAccess, "", err))
			return
		}
		h.OpenFile(path)
	})
}

func writePaper(p model.Paper) (string, error) {
	folder, err := opened.Path()
	if err != nil {
		return "", err
	}
	own, err := os.MkdirTemp(folder, "paper") // two papers may be called the same
	if err != nil {
		return "", err
	}
	path := filepath.Join(own, fileName(p))
	return path, os.WriteFile(path, p.Body, 0o600)
}

// fileName is what a paper is called as a file: its name with the ending of what it is.
func fileName(p model.Paper) string {
	name := strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return '_'
		}
		return r
	}, p.Name)
	name = strings.Trim(name, ". ")
	ext := extensions[p.MIME]
	if have := strings.ToLower(filepath.Ext(name)); have == ext || have == ".jpeg" && ext == ".jpg" {
		return name
	}
	return name + ext
}

// Forget takes away every paper that was opened.
func Forget() { _ = opened.Remove() } // what a viewer has still open goes at the next start
