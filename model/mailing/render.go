package mailing

import (
	"bytes"
	"cmp"
	"context"
	_ "embed"
	"html/template"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/eml"
)

// Render makes the letter of a newsletter, and what the archive keeps of it: one copy for each of its languages. The
// words say a key in a language. What an item does not say in a language is not in that copy; Newsletter.Unwritten tells
// of it beforehand.
func Render(ctx context.Context, b *book.Book, n model.Newsletter, words func(lang, key string) string) (Letter, []model.SentCopy, error) {
	r := &rendering{ctx: ctx, book: b, issue: &n, say: words, pictures: map[string]eml.Image{}}
	if err := r.read(); err != nil {
		return Letter{}, nil, err
	}
	l := Letter{
		Languages: slices.Clone(n.Languages),
		Subject:   map[string]string{}, Text: map[string]string{}, HTML: map[string]string{}, Hello: map[string]string{},
	}
	var sent []model.SentCopy
	for _, language := range l.Languages {
		p := r.page(language)
		html, err := p.html()
		if err != nil {
			return Letter{}, nil, err
		}
		l.Subject[language], l.HTML[language], l.Text[language] = p.Subject, html, p.plain()
		l.Hello[language] = words(language, "mailing.letter.everybody")
		sent = append(sent, model.SentCopy{Language: language, Subject: p.Subject, HTML: marked(html), Text: marked(l.Text[language])})
	}
	for _, key := range r.order {
		l.Images = append(l.Images, r.pictures[key])
	}
	return l, sent, nil
}

// marked puts the archive's mark where each recipient's greeting stands.
func marked(text string) string { return strings.ReplaceAll(text, PlaceGreeting, model.GreetingMark) }

// rendering is one newsletter that becomes a letter.
type rendering struct {
	ctx      context.Context
	book     *book.Book
	issue    *model.Newsletter
	say      func(lang, key string) string
	firm     string
	country  string                // the firm's
	names    map[int64]string      // of those whose voice it is
	events   map[int64]model.Event // of dates
	pictures map[string]eml.Image  // by their key in the book
	sizes    map[string]size
	order    []string // of the pictures
}

// read looks up what the newsletter shows of the book.
func (r *rendering) read() error {
	firm, err := r.book.Firm(r.ctx)
	if err != nil {
		return err
	}
	r.firm, r.country, r.names, r.events, r.sizes = firm.Name, firm.Country, map[int64]string{}, map[int64]model.Event{}, map[string]size{}
	var people []int64
	for _, box := range r.issue.Boxes {
		for _, i := range box.Items {
			if i.PersonID != 0 {
				people = append(people, i.PersonID)
			}
			if err := r.readItem(&i); err != nil {
				return err
			}
		}
	}
	if len(people) == 0 {
		return nil
	}
	return r.book.EachPerson(r.ctx, eachOnce(people), func(p *model.Person) error {
		r.names[p.ID] = p.CallName()
		return nil
	})
}

// readItem looks up the event and the picture of an item. An event that was deleted since is none any more.
func (r *rendering) readItem(i *model.Item) error {
	if _, known := r.events[i.EventID]; i.EventID != 0 && !known {
		e, err := r.book.Event(r.ctx, i.EventID)
		switch {
		case model.CodeOf(err) == model.CodeNotFound:
		case err != nil:
			return err
		default:
			r.events[i.EventID] = e.Event
		}
	}
	if _, known := r.pictures[i.Image]; i.Image == "" || known {
		return nil
	}
	data, err := r.book.Photo(r.ctx, i.Image)
	if err != nil {
		return err
	}
	image, at, err := picture(i.Image, data)
	if err != nil {
		return err
	}
	r.pictures[i.Image], r.sizes[i.Image] = image, at
	r.order = append(r.order, i.Image)
	return nil
}

// page is a newsletter in one language, as the template and the plain text show it.
type page struct {
	Language, Firm, Subject, Preview string
	Opening, Closing                 []template.HTML
	Boxes                            []shownBox
	Unsubscribe                      string
	Outlook                          struct{ Head, Open, Close template.HTML }

	opening, closing string // the same in plain
}

type shownBox struct {
	Heading string
	Items   []shownItem
}

type shownItem struct {
	Title, When, By, LinkText string
	Link                      template.URL
	Text                      []template.HTML
	Picture                   *shownPicture
	Voice                     bool

	text, link string // the same in plain
}

type shownPicture struct {
	Source        template.URL
	Alt           string
	Width, Height int
}

// What only Outlook on Windows reads: real pixels on large screens, and a width that it keeps to.
const (
	outlookHead  = "<!--[if mso]><xml><o:OfficeDocumentSettings xmlns:o=\"urn:schemas-microsoft-com:office:office\"><o:AllowPNG/><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->"
	outlookOpen  = "<!--[if mso]><table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" align=\"center\"><tr><td width=\"600\"><![endif]-->"
	outlookClose = "<!--[if mso]></td></tr></table><![endif]-->"
)

// page puts together what one language says.
func (r *rendering) page(language string) *page {
	p := &page{Language: language, Firm: r.firm, Subject: strings.TrimSpace(r.issue.Subject[language])}
	p.Outlook.Head, p.Outlook.Open, p.Outlook.Close = outlookHead, outlookOpen, outlookClose
	intro := strings.TrimSpace(r.issue.Intro[language])
	p.opening = intro
	if !strings.Contains(intro, PlaceGreeting) {
		p.opening = joined("\n\n", []string{PlaceGreeting, intro})
	}
	p.closing = strings.TrimSpace(r.issue.Closing[language])
	if p.closing == "" {
		p.closing = lines(r.say(language, "mailing.letter.regards"), r.firm)
	}
	p.Opening, p.Closing = paragraphsOf(p.opening), paragraphsOf(p.closing)
	for _, box := range r.issue.Boxes {
		shown := shownBox{Heading: r.say(language, "model.box."+string(box.Kind))}
		for i := range box.Items {
			if item, ok := r.item(language, box.Kind, &box.Items[i]); ok {
				shown.Items = append(shown.Items, item)
			}
		}
		if len(shown.Items) > 0 {
			p.Boxes = append(p.Boxes, shown)
		}
	}
	p.Preview = p.preview(intro)
	p.Unsubscribe = strings.ReplaceAll(r.say(language, "mailing.letter.unsubscribe"), "{firm}", r.firm)
	return p
}

// longestPreview is how much of it the list of a mailbox shows.
const longestPreview = 140

// preview is what a mailbox shows beside the subject: how the letter begins, without the greeting that is everybody's.
func (p *page) preview(intro string) string {
	text := strings.Join(strings.Fields(strings.ReplaceAll(intro, PlaceGreeting, "")), " ")
	if text == "" {
		var titles []string
		for _, b := range p.Boxes {
			for _, i := range b.Items {
				titles = append(titles, i.Title)
			}
		}
		text = joined(" · ", titles)
	}
	if r := []rune(text); len(r) > longestPreview {
		text = strings.TrimSpace(string(r[:longestPreview])) + "…"
	}
	return text
}

// item is one piece of news in a language, false where it says nothing there.
func (r *rendering) item(language string, kind model.BoxKind, i *model.Item) (shownItem, bool) {
	w := i.Words[language]
	s := shownItem{Title: strings.TrimSpace(w.Title), text: strings.TrimSpace(w.Text), Voice: kind == model.BoxVoice, link: linkOf(i.Link)}
	e, dated := r.events[i.EventID]
	if dated {
		s.Title = cmp.Or(s.Title, e.Title)
		s.When = EventLine(language, r.country, &e, r.say)
	}
	if s.Title == "" && s.text == "" {
		return s, false
	}
	if name := r.names[i.PersonID]; s.Voice && name != "" && !strings.Contains(s.Title+s.text, name) {
		s.By = "– " + name
	}
	s.Text = paragraphsOf(s.text)
	if s.link != "" {
		s.Link, s.LinkText = template.URL(s.link), r.say(language, "mailing.letter.more") // http, https or mailto only
		if address, ok := strings.CutPrefix(s.link, "mailto:"); ok {
			address, _, _ = strings.Cut(address, "?")
			s.LinkText = strings.ReplaceAll(r.say(language, "mailing.letter.write"), "{address}", address)
		}
	}
	if image, ok := r.pictures[i.Image]; ok && i.Image != "" {
		at := r.sizes[i.Image].within(widest)
		if s.Voice {
			at = r.sizes[i.Image].within(widestFace)
		}
		s.Picture = &shownPicture{template.URL("cid:" + image.ID), s.Title, at.width, at.height} // our own
	}
	return s, true
}

// EventLine says in one line when and where an event is, or that it is not to be, in a letter of a firm in that country.
func EventLine(language, country string, e *model.Event, words func(lang, key string) string) string {
	say := func(key string) string { return words(language, key) }
	if e.State == model.EventCancelled {
		return say("mailing.letter.cancelled")
	}
	line := joined(" · ", []string{when(spellingOf(language, country), e, say), where(e)})
	first, n := utf8.DecodeRuneInString(line)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + line[n:]
}

//go:embed newsletter.gohtml
var newsletterText string

var newsletterPage = template.Must(template.New("newsletter").Parse(newsletterText))

func (p *page) html() (string, error) {
	var out bytes.Buffer
	if err := newsletterPage.Execute(&out, p); err != nil {
		return "", err
	}
	return out.String(), nil
}

// plain is the newsletter for those who read mails without any looks.
func (p *page) plain() string {
	parts := []string{lines(p.Firm, p.Subject), p.opening}
	for _, b := range p.Boxes {
		heading := strings.ToUpper(b.Heading)
		parts = append(parts, heading+"\n"+strings.Repeat("-", len([]rune(heading))))
		for _, i := range b.Items {
			parts = append(parts, lines(i.Title, i.When, i.text, i.By, strings.TrimPrefix(i.link, "mailto:")))
		}
	}
	return paragraphs(append(parts, p.closing, lines("--", p.Unsubscribe)))
}
