package vcard

import (
	"crypto/sha256"
	"encoding/hex"

	"alumnibook/model"
)

// Fingerprint is a short hash of a person's card as these options write it: it tells whether the card changed since it
// was handed over. The time of the last change does not count, and of the picture only its key.
func Fingerprint(p *model.Person, o Options) string {
	w := NewWriter(nil, o)
	w.timeless = true
	if err := w.card(p); err != nil { // only a picture can fail, and none is read
		return ""
	}
	sum := sha256.Sum256(w.out)
	return hex.EncodeToString(sum[:12])
}
