package model

import (
	"net/url"
	"strings"

	"golang.org/x/net/idna"
)

// KeyKind is a kind of evidence by which a person is recognised.
type KeyKind string

// The kinds of keys.
const (
	KeyEmail     KeyKind = "email"
	KeyPhone     KeyKind = "phone"     // E.164
	KeyLink      KeyKind = "link"      // profile address, see LinkKey
	KeyPersonnel KeyKind = "personnel" // personnel number, see PersonnelKey
	KeyName      KeyKind = "name"      // see NameKey
	KeyUID       KeyKind = "uid"
	KeyRow       KeyKind = "row" // fingerprint of a row that was imported before
)

// EmailKey is what two spellings of one address have in common.
func EmailKey(address string) string {
	s := strings.ToLower(strings.TrimSpace(address))
	if local, domain, ok := strings.Cut(s, "@"); ok {
		if ascii, err := idna.Lookup.ToASCII(domain); err == nil {
			return local + "@" + ascii
		}
	}
	return s
}

// sharedBoxes are the names of mailboxes that a whole office reads.
var sharedBoxes = map[string]bool{
	"info": true, "office": true, "kontor": true, "mail": true, "post": true, "kontakt": true, "contact": true, "hello": true,
	"reception": true, "empfang": true, "sekretariat": true, "admin": true, "hr": true, "personal": true, "noreply": true,
}

// IsSharedMailbox tells whether an address belongs to an office rather than to one person.
func IsSharedMailbox(address string) bool {
	local, _, _ := strings.Cut(EmailKey(address), "@")
	return sharedBoxes[local]
}

// LinkKey is a web address without what differs between two links to the same page: scheme, "www.", language
// prefix and suffix of LinkedIn, query and closing slash.
func LinkKey(link string) string {
	s := strings.TrimSpace(link)
	if !strings.Contains(s, "://") {
		s = "https://" + s
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return strings.ToLower(strings.TrimSpace(link))
	}
	host := strings.TrimPrefix(strings.ToLower(u.Host), "www.")
	if strings.HasSuffix(host, ".linkedin.com") {
		host = "linkedin.com"
	}
	path := strings.Trim(strings.ToLower(u.Path), "/")
	if host == "linkedin.com" {
		if parts := strings.Split(path, "/"); len(parts) > 2 && parts[0] == "in" {
			path = strings.Join(parts[:2], "/")
		}
	}
	return strings.TrimSuffix(host+"/"+path, "/")
}

// LinkKindOf tells by its host what kind of page a link is.
func LinkKindOf(link string) Kind {
	host, _, _ := strings.Cut(LinkKey(link), "/")
	switch {
	case host == "linkedin.com" || host == "lnkd.in":
		return KindLinkedIn
	case strings.HasSuffix(host, "xing.com"):
		return KindXING
	case strings.HasSuffix(host, "facebook.com") || host == "fb.com":
		return KindFacebook
	}
	return KindWeb
}

// PersonnelKey is a personnel number without blanks and case. Leading zeros stay: 0815 and 815 are two people.
func PersonnelKey(number string) string {
	return strings.ToUpper(strings.Join(strings.Fields(number), ""))
}

// OrganisationKey is what two spellings of a firm's name have in common.
func OrganisationKey(name string) string { return FoldLong(name) }
