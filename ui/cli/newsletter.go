package cli

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/mailing"
	"alumnibook/ui/tell"
)

// newsletterCommand does something with a newsletter.
type newsletterCommand struct {
	List     newsletterList     `cmd:""`
	Audience newsletterAudience `cmd:""`
	Export   newsletterExport   `cmd:""`
	Sent     newsletterSent     `cmd:""`
}

// issue is a newsletter as scripts read it.
type issue struct {
	ID         string                `json:"id"`
	Title      string                `json:"title"`
	State      model.NewsletterState `json:"state"`
	Due        model.Date            `json:"due"`
	SentOn     model.Date            `json:"sent_on"`
	Languages  []string              `json:"languages"`
	Recipients int                   `json:"recipients"` // of a sent one
}

func issueOf(n model.Newsletter) issue {
	return issue{n.UID, n.Title, n.State, n.Due, n.SentOn, some(n.Languages), n.Recipients}
}

// newsletterList lists the issues, those that are still to be sent in front.
type newsletterList struct{}

func (c *newsletterList) run(ctx context.Context, s *session) (int, error) {
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	all, err := b.Newsletters(ctx)
	if err != nil {
		return 0, err
	}
	if s.json {
		return ExitDone, s.answer(each(all, issueOf))
	}
	t := &table{}
	for _, n := range all {
		day, how := n.Due, ""
		if n.State == model.NewsletterSent {
			day, how = n.SentOn, s.words.N("cli.recipients", n.Recipients)
		}
		t.add(s.words.Date(day), n.Title, s.words.T("model.newsletter_state."+string(n.State)), how, n.UID)
	}
	if err := t.write(s.out); err != nil {
		return 0, err
	}
	s.tell(s.words.N("cli.newsletters", len(all)))
	return ExitDone, nil
}

// thisIssue is the newsletter that a line names, by its id or title; without a name the one that goes out next.
func (s *session) thisIssue(ctx context.Context, b *book.Book, name string) (model.Newsletter, error) {
	all, err := b.Newsletters(ctx)
	if err != nil {
		return model.Newsletter{}, err
	}
	name = strings.TrimSpace(name)
	for _, n := range all {
		if strings.EqualFold(n.UID, name) || strings.EqualFold(n.Title, name) || name == "" && n.State != model.NewsletterSent {
			return b.Newsletter(ctx, n.ID)
		}
	}
	if name == "" {
		return model.Newsletter{}, refuse(model.CodeNotFound, s.words.T("cli.no_open_newsletter"))
	}
	return model.Newsletter{}, refuse(model.CodeNotFound, s.words.T("cli.no_newsletter", "name", name))
}

// audienceOf asks the gate who gets an issue.
func (s *session) audienceOf(ctx context.Context, b *book.Book, n *model.Newsletter) (mailing.Audience, error) {
	var f model.Filter
	if n.ListID != 0 {
		lists, err := b.Lists(ctx)
		if err != nil {
			return mailing.Audience{}, err
		}
		i := slices.IndexFunc(lists, func(l model.List) bool { return l.ID == n.ListID })
		if i < 0 {
			return mailing.Audience{}, refuse(model.CodeNotFound, s.words.T("cli.list_gone"))
		}
		f = lists[i].Filter
	}
	ids, err := b.Find(ctx, f, model.Sort{})
	if err != nil {
		return mailing.Audience{}, err
	}
	return mailing.For(ctx, b, ids, consent.PurposeNewsletter, consent.ChannelEmail)
}

// toHandOut finds the issue that a line names, who gets it, and how many of them a mail goes to at most.
func (s *session) toHandOut(ctx context.Context, b *book.Book, name string) (n model.Newsletter, a mailing.Audience, most int, err error) {
	if n, err = s.thisIssue(ctx, b, name); err != nil {
		return n, a, 0, err
	}
	if a, err = s.audienceOf(ctx, b, &n); err != nil {
		return n, a, 0, err
	}
	rules, err := b.Programme(ctx)
	return n, a, rules.BatchSize, err
}

// newsletterAudience tells who gets an issue, and who does not and why.
type newsletterAudience struct {
	Newsletter string `arg:"" optional:""`
	People     bool
}

// audience is who gets an issue as scripts read it: asked is allowed and all that are left out.
type audience struct {
	Newsletter issue       `json:"newsletter"`
	Asked      int         `json:"asked"`
	Allowed    int         `json:"allowed"`
	LeftOut    []leftOut   `json:"left_out"`
	Batches    []int       `json:"batches"` // how many each mail goes to
	People     []addressee `json:"people,omitempty"`
}

type addressee struct {
	who
	Email    string `json:"email"`
	Language string `json:"language"`
	Greeting string `json:"greeting"`
}

func (c *newsletterAudience) run(ctx context.Context, s *session) (int, error) {
	b, err := s.settled(ctx)
	if err != nil {
		return 0, err
	}
	defer b.Close()
	n, a, most, err := s.toHandOut(ctx, b, c.Newsletter)
	if err != nil {
		return 0, err
	}
	d := audience{Newsletter: issueOf(n), Asked: a.Asked, Allowed: len(a.Recipients), LeftOut: reasonsOf(a.LeftOut)}
	d.Batches = each(mailing.Batches(a.Recipients, most), func(l []mailing.Recipient) int { return len(l) })
	if c.People {
		names, err := whoAre(ctx, b, each(a.Recipients, func(r mailing.Recipient) int64 { return r.PersonID }))
		if err != nil {
			return 0, err
		}
		d.People = each(a.Recipients, func(r mailing.Recipient) addressee {
			return addressee{names[r.PersonID], r.Email, r.Language, r.Greeting}
		})
	}
	if s.json {
		return ExitDone, s.answer(d)
	}
	s.line(s.words.T("cli.audience", "name", n.Title, "asked", d.Asked, "n", d.Allowed))
	for _, l := range d.LeftOut {
		s.line("  " + s.words.N("cli.left_out", l.Count, "reason", tell.Refused(s.words, consent.PurposeNewsletter, consent.Reason(l.Reason))))
	}
	for _, p := range d.People {
		s.line(p.Email + "  " + p.name())
	}
	return ExitDone, nil
}

// reasonsOf counts those left out, the most frequent reason in front.
func reasonsOf(list []consent.LeftOut) []leftOut {
	reasons := []leftOut{}
	for reason, n := range (consent.Decision{LeftOut: list}).Count() {
		reasons = append(reasons, leftOut{string(reason), n})
	}
	slices.SortFunc(reasons, func(a, b leftOut) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Reason, b.Reason)) })
	return reasons
}
