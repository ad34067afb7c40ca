package importer

import (
	"net/url"
	"strings"

	"alumnibook/model"
)

// readEmails understands a cell of an e-mail column: one address or several, with names and brackets around them, or
// the address behind a link. ok is false where something in it is no address.
func readEmails(c cell, kind model.Kind, firmDomain string, plain bool) (emails []model.Email, repair string, ok bool) {
	text := c.text
	if !strings.Contains(text, "@") && strings.HasPrefix(strings.ToLower(c.link), "mailto:") {
		text, _, _ = strings.Cut(c.link[len("mailto:"):], "?")
		if plainText, err := url.PathUnescape(text); err == nil {
			text = plainText
		}
		repair = RepairLinkFromCell
	}
	for _, piece := range splitEmails(text) {
		address := cleanEmail(piece)
		if !model.ValidEmail(address) {
			return nil, "", false
		}
		if address != piece && repair == "" {
			repair = RepairEmailCleaned
		}
		k := kind
		if plain && firmDomain != "" {
			k = model.KindPrivate
			if sameDomain(address, firmDomain) {
				k = model.KindWork
			}
		}
		emails = append(emails, model.Email{Address: address, Kind: k})
	}
	switch {
	case repair != "":
	case len(emails) > 1:
		repair = RepairTwoEmails
	case len(emails) == 1 && emails[0].Address != strings.TrimSpace(text):
		repair = RepairEmailCleaned
	}
	return emails, repair, len(emails) > 0
}

// splitEmails cuts a cell into addresses. What stands between angle brackets is the address of the name before it.
func splitEmails(s string) []string {
	var list []string
	for _, piece := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == ',' || r == '\n' || r == '\r' || r == '|' }) {
		if open := strings.IndexByte(piece, '<'); open >= 0 {
			inner, _, _ := strings.Cut(piece[open+1:], ">")
			list = append(list, strings.TrimSpace(inner))
			continue
		}
		list = append(list, addressesIn(strings.Fields(piece))...)
	}
	return list
}

// addressesIn picks the addresses out of words. Where none of them is one, the words are taken together: a blank inside
// an address is a slip, and anything else shall be seen as it stands.
func addressesIn(words []string) []string {
	var list []string
	for _, w := range words {
		if strings.Contains(w, "@") && model.ValidEmail(cleanEmail(w)) {
			list = append(list, w)
		}
	}
	if len(list) > 0 || len(words) == 0 {
		return list
	}
	if whole := strings.Join(words, ""); model.ValidEmail(cleanEmail(whole)) {
		return []string{whole + " "} // the blank marks it as cleaned
	}
	return []string{strings.Join(words, " ")}
}

// cleanEmail takes off what programs and people put around an address.
func cleanEmail(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '\u200b' || r == '\ufeff' || r == '\u00ad' || r == '\u2060' {
			return -1
		}
		return r
	}, s)
	if len(s) > 7 && strings.EqualFold(s[:7], "mailto:") {
		s = s[7:]
	}
	return strings.Trim(strings.TrimSpace(s), ".,;:<>()[]'\"")
}

func sameDomain(address, domain string) bool {
	_, d, _ := strings.Cut(model.EmailKey(address), "@")
	domain = strings.ToLower(strings.TrimPrefix(domain, "@"))
	return d == domain || strings.HasSuffix(d, "."+domain)
}

// readLink understands a cell with a web address, or the address behind its text.
func readLink(c cell, f Field) (links []model.Link, repair string) {
	texts := strings.FieldsFunc(c.text, func(r rune) bool { return r == '\n' || r == ';' || r == ' ' })
	for _, t := range texts {
		t = strings.Trim(t, ",<>\"")
		if model.ValidLink(t) && strings.Contains(t, "/") || model.ValidLink(t) && f == FieldWebsite {
			links = append(links, model.Link{URL: t, Kind: linkKind(t, f)})
		}
	}
	if len(links) > 0 {
		return links, ""
	}
	if isWebLink(c.link) {
		return []model.Link{{URL: c.link, Kind: linkKind(c.link, f)}}, RepairLinkFromCell
	}
	if len(texts) == 1 && model.ValidLink(texts[0]) {
		return []model.Link{{URL: texts[0], Kind: linkKind(texts[0], f)}}, ""
	}
	return nil, RepairLinkUnread
}

func isWebLink(s string) bool {
	return (strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")) && model.ValidLink(s)
}

// linkKind goes by the address; only where that does not tell, by the column.
func linkKind(link string, f Field) model.Kind {
	if k := model.LinkKindOf(link); k != model.KindWeb {
		return k
	}
	switch f {
	case FieldLinkedIn:
		return model.KindLinkedIn
	case FieldXING:
		return model.KindXING
	case FieldFacebook:
		return model.KindFacebook
	}
	return model.KindWeb
}
