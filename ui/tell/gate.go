package tell

import (
	"alumnibook/assets"
	"alumnibook/model/consent"
)

// Refused says why the gate left somebody out. What somebody said is said of what they were asked for: calls,
// newsletters or invitations.
func Refused(w *assets.Translator, purpose consent.Purpose, why consent.Reason) string {
	switch why {
	case consent.ReasonNoConsent, consent.ReasonWithdrawn, consent.ReasonObjected:
		if purpose != consent.PurposeCalls && purpose != consent.PurposeRegister {
			return w.T("gate.mail." + string(why))
		}
	}
	return w.T("gate." + string(why))
}
