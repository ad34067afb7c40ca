package newsletter

import (
	"context"
	"os"
	"path/filepath"

	"alumnibook/model"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/mailing"
	"alumnibook/ui/page"
)

// inBrowser shows the issue in the browser, as a mail program shows it.
func (is *issue) inBrowser() {
	if is.isSent() {
		is.sentInBrowser()
		return
	}
	show := func() {
		b, n, lang := is.v.host.Book(), is.n, is.language
		page.Read(is.v.host, is.v, "render", func(ctx context.Context) ([]byte, error) {
			l, _, err := letters.Render(ctx, b, n, mailing.WordsOf)
			if err != nil {
				return nil, err
			}
			return letters.Page(l, lang), nil
		}, is.v.showPage)
	}
	if len(is.used()) > 0 { // pictures are read from the book
		is.stored(show)
		return
	}
	show()
}

// sentInBrowser shows what went out.
func (is *issue) sentInBrowser() {
	b, lang := is.v.host.Book(), is.language
	for _, c := range is.n.Archive {
		if c.Language == lang || len(is.n.Archive) == 1 {
			sent := c
			hello := mailing.WordsOf(c.Language, "mailing.letter.everybody")
			page.Read(is.v.host, is.v, "render", func(ctx context.Context) ([]byte, error) { return letters.SentPage(ctx, b, sent, hello) }, is.v.showPage)
			return
		}
	}
}

// showPage writes a page where only this user can read it, and opens it. It goes when the book is closed.
func (v *view) showPage(html []byte) {
	folder, err := v.pages.Path()
	path := filepath.Join(folder, "newsletter.html")
	if err == nil {
		err = os.WriteFile(path, html, 0o600)
	}
	if err != nil {
		v.host.Fail(model.E(model.CodeNoAccess, "", err))
		return
	}
	v.host.OpenFile(path)
}
