package mailing

import (
	"alumnibook/assets"
	"alumnibook/model/consent"
)

// Why says in words why somebody is left out of what is sent.
func Why(w *assets.Translator, r consent.Reason) string {
	switch r {
	case consent.ReasonNoConsent:
		return w.T("mailing.why.no_consent")
	case consent.ReasonWithdrawn:
		return w.T("mailing.why.withdrawn")
	case consent.ReasonObjected:
		return w.T("mailing.why.objected")
	}
	return w.T("gate." + string(r))
}

// next says what can be done about it.
func next(w *assets.Translator, r consent.Reason) string {
	switch r {
	case consent.ReasonNoConsent:
		return w.T("mailing.next.no_consent")
	case consent.ReasonWithdrawn, consent.ReasonObjected, consent.ReasonNoContact:
		return w.T("mailing.next.respect")
	case consent.ReasonDeceased:
		return w.T("mailing.next.deceased")
	case consent.ReasonTrashed:
		return w.T("mailing.next.trashed")
	}
	return w.T("mailing.next.contact")
}
