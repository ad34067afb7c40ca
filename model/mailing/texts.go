package mailing

import (
	"html"
	"html/template"
	"net/url"
	"regexp"
	"strings"

	"alumnibook/model"
)

// paragraphsOf are the paragraphs of a typed text: an empty line ends one, a line's end stays one, addresses on the web
// and for mails can be clicked.
func paragraphsOf(text string) []template.HTML {
	var list []template.HTML
	for _, part := range blank.Split(strings.ReplaceAll(strings.TrimSpace(text), "\r\n", "\n"), -1) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, template.HTML(strings.ReplaceAll(linked(part), "\n", "<br>\n"))) // escaped by linked
		}
	}
	return list
}

var (
	blank   = regexp.MustCompile(`\n[ \t]*\n\s*`)
	webOrAt = regexp.MustCompile(`(?i)\bhttps?://[^\s<>"]+|\bwww\.[^\s<>"]+\.[^\s<>"]+|[\pL\pN._%+-]+@[\pL\pN-]+(\.[\pL\pN-]+)+`)
)

// linked escapes a text and makes links of the addresses in it.
func linked(text string) string {
	var out strings.Builder
	at := 0
	for _, m := range webOrAt.FindAllStringIndex(text, -1) {
		found := strings.TrimRight(text[m[0]:m[1]], ".,;:!?)'’”»“…")
		target := found
		switch {
		case strings.Contains(found, "://"):
		case strings.HasPrefix(strings.ToLower(found), "www."):
			target = "https://" + found
		default:
			target = "mailto:" + found
		}
		out.WriteString(html.EscapeString(text[at:m[0]]))
		out.WriteString(`<a class="accent" href="` + html.EscapeString(target) + `" style="color:#0E6B63;">` + html.EscapeString(found) + "</a>")
		at = m[0] + len(found)
	}
	out.WriteString(html.EscapeString(text[at:]))
	return out.String()
}

// linkOf is the target of an item's link, "" where it is none that may stand in a mail.
func linkOf(link string) string {
	link = strings.TrimSpace(link)
	switch lower := strings.ToLower(link); {
	case strings.HasPrefix(lower, "mailto:"):
		address, _, _ := strings.Cut(link[len("mailto:"):], "?")
		if model.ValidEmail(address) {
			return "mailto:" + link[len("mailto:"):]
		}
		return ""
	case !model.ValidLink(link):
		return ""
	case !strings.Contains(link, "://"):
		link = "https://" + link
	}
	if u, err := url.Parse(link); err != nil || u.Host == "" {
		return ""
	}
	return link
}

// escaped is a text as it stands in HTML.
func escaped(text string) string { return html.EscapeString(text) }
