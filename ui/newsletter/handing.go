package newsletter

import (
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/mailing"
	"alumnibook/ui/page"
)

// rendered is an issue as a letter, with what the archive keeps of it and whom it is meant for.
type rendered struct {
	letter letters.Letter
	copies []model.SentCopy
	ids    []int64
}

// hand saves the issue and opens the dialog that hands it over. What is not written in some language is said before.
func (is *issue) hand() {
	if is.isSent() {
		return
	}
	w := is.w
	if gaps := is.gaps(); gaps != "" {
		is.v.host.Ask(page.Question{
			Title: w.T("newsletter.gaps_title"), Text: w.T("newsletter.gaps_text", "gaps", gaps), Verb: w.T("newsletter.gaps_write"),
			Other: w.T("newsletter.gaps_go"), Yes: is.toGap, OnOther: func() { is.stored(is.offer) },
		})
		return
	}
	is.stored(is.offer)
}

// toGap goes to the language in which something is not written.
func (is *issue) toGap() {
	gaps := is.n.Unwritten()
	is.toWrite()
	if len(gaps) > 0 && is.writer != nil {
		is.language = gaps[0][strings.LastIndex(gaps[0], ".")+1:]
		is.writer.draw()
		is.writer.subject.Focus()
	}
}

// offer opens the dialog with the issue as it stands in the book.
func (is *issue) offer() {
	b, n := is.v.host.Book(), is.n
	page.Read(is.v.host, is.v, "render", func(ctx context.Context) (x rendered, err error) {
		if x.letter, x.copies, err = letters.Render(ctx, b, n, mailing.WordsOf); err != nil {
			return x, err
		}
		x.ids, err = toWhom(ctx, b, n.ListID)
		return x, err
	}, func(x rendered) {
		mailing.Show(is.v.host, mailing.Offer{
			Title: n.Title, IDs: x.ids, Purpose: consent.PurposeNewsletter, Channel: consent.ChannelEmail, Key: "hand/" + draftOf(n.ID),
			Letter: func(func(lang, key string) string) letters.Letter { return x.letter },
			Sent:   func(ids []int64, _ model.Channel, on model.Date) { is.sent(ids, x.copies, on) },
		})
	})
}

// sent notes that the issue went out.
func (is *issue) sent(ids []int64, copies []model.SentCopy, on model.Date) {
	id := is.n.ID
	is.busy = true
	is.v.host.Do(model.Doing{Code: "newsletter_sent", Count: len(ids), Name: is.n.Title}, func(tx *book.Tx) error {
		return tx.MarkSent(id, ids, copies, on)
	}, func(_ int64, err error) {
		is.busy = false
		if err != nil {
			is.v.host.Fail(err)
			return
		}
		if is.v.issue == is {
			is.v.reopen(id, tabPreview)
		}
	})
}

// ask asks before something is taken away.
func (is *issue) ask(title, text, verb string, do func()) {
	is.v.host.Ask(page.Question{Title: title, Text: text, Verb: verb, Danger: true, Yes: do})
}
