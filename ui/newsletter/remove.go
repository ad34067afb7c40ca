package newsletter

import (
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
)

// askDelete deletes an issue after a question.
func (v *view) askDelete(n *model.Newsletter, then func()) {
	w, id, title := v.w, n.ID, n.Title
	text := w.T("newsletter.delete_text")
	if n.State == model.NewsletterSent {
		text = w.T("newsletter.delete_sent")
	}
	v.host.Ask(page.Question{
		Title: w.T("newsletter.delete_title", "title", title), Text: text, Verb: w.T("newsletter.delete"), Danger: true,
		Yes: func() {
			v.host.Do(model.Doing{Code: "newsletter_delete", Name: title}, func(tx *book.Tx) error { return tx.DeleteNewsletter(id) }, func(_ int64, err error) {
				if err != nil {
					v.host.Fail(err)
					return
				}
				then()
			})
		},
	})
}
