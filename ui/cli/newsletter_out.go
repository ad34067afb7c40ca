package cli

import (
	"cmp"
	"context"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/mailing"
	"alumnibook/ui/tell"
)

// newsletterExport writes an issue for handing over.
type newsletterExport struct {
	Newsletter string `arg:""`
	Out        string `arg:""`
	Kind       string `enum:",drafts,bcc,merge,text" default:""`
	Batch      int
	From       string
	To         string
}

// mailForms are the forms by ending; .eml and .zip are one mail with all addresses hidden, unless --kind says drafts.
var mailForms = map[string]mailing.Form{".eml": mailing.Bcc, ".zip": mailing.Drafts, ".xlsx": mailing.Merge, ".txt": mailing.Text}

func (c *newsletterExport) run(ctx context.Context, s *session) (int, error) {
	form, ok := mailForms[extension(c.Out)]
	if c.Kind != "" && (form == mailing.Bcc || form == mailing.Drafts || extension(c.Out) == "") {
		form, ok = mailing.Form(c.Kind), true
	}
	if !ok || c.Kind != "" && form != mailing.Form(c.Kind) || c.Batch < 0 {
		return 0, misuse(s.words.T("cli.newsletter_kind", "name", c.Out))
	}
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	n, a, most, err := s.toHandOut(ctx, b, c.Newsletter)
	if err != nil {
		return 0, err
	}
	letter, _, err := mailing.Render(ctx, b, n, wordsOf)
	if err != nil {
		return 0, err
	}
	o := mailing.Options{
		Form: form, Path: c.Out, From: c.From, To: c.To, Most: cmp.Or(c.Batch, most), At: s.Clock(),
		Words: func(key string) string { return s.words.T(key) },
	}
	if n := mailing.Mails(a, letter, o); n > 1 && extension(c.Out) == ".eml" {
		return 0, misuse(s.words.N("cli.newsletter_mails", n))
	}
	show, end := s.progress()
	o.Progress = show
	r, err := mailing.Write(ctx, b, a, letter, o)
	end()
	if err != nil {
		return 0, err
	}
	for _, l := range reasonsOf(a.LeftOut) {
		s.tell(s.words.N("cli.left_out", l.Count, "reason", tell.Refused(s.words, consent.PurposeNewsletter, consent.Reason(l.Reason))))
	}
	if s.json {
		return ExitDone, s.answer(struct {
			File    string       `json:"file"`
			Kind    mailing.Form `json:"kind"`
			Written int          `json:"written"`
			Files   int          `json:"files"`
			LeftOut []leftOut    `json:"left_out"`
		}{r.Path, form, r.Written, r.Files, reasonsOf(a.LeftOut)})
	}
	s.line(s.words.N("cli.exported", r.Written, "file", r.Path))
	return ExitDone, nil
}

// wordsOf are the program's words in a language.
func wordsOf(lang, key string) string { return assets.Words(lang).T(key) }

// newsletterSent notes that an issue went out.
type newsletterSent struct {
	Newsletter string `arg:""`
	On         string
}

func (c *newsletterSent) run(ctx context.Context, s *session) (int, error) {
	on := s.today()
	if c.On != "" {
		day, err := s.day("--on", c.On, false)
		if err != nil {
			return 0, err
		}
		on = day
	}
	if s.today().Before(on) {
		return 0, misuse(s.words.T("error.invalid.future"))
	}
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	n, err := s.thisIssue(ctx, b, c.Newsletter)
	if err != nil {
		return 0, err
	}
	if n.State == model.NewsletterSent {
		return 0, refuse(model.CodeConflict, s.words.T("cli.newsletter_sent_already", "name", n.Title, "day", s.words.Date(n.SentOn)))
	}
	a, err := s.audienceOf(ctx, b, &n)
	if err != nil {
		return 0, err
	}
	_, copies, err := mailing.Render(ctx, b, n, wordsOf)
	if err != nil {
		return 0, err
	}
	ids := unique(each(a.Recipients, func(r mailing.Recipient) int64 { return r.PersonID }))
	change, err := b.Change(ctx, model.Doing{Code: "newsletter_sent", Name: n.Title, Count: len(ids)}, func(tx *book.Tx) error {
		return tx.MarkSent(n.ID, ids, copies, on)
	})
	if err != nil {
		return 0, err
	}
	if n, err = b.Newsletter(ctx, n.ID); err != nil {
		return 0, err
	}
	if s.json {
		return ExitDone, s.answer(struct {
			Change  *int64    `json:"change"`
			LeftOut []leftOut `json:"left_out"`
			issue
		}{orNull(change), reasonsOf(a.LeftOut), issueOf(n)})
	}
	s.line(s.words.N("cli.newsletter_sent", n.Recipients, "name", n.Title, "change", int(change)))
	return ExitDone, nil
}
