package book

import (
	"encoding/json"
	"slices"
	"strings"

	"alumnibook/model"
)

// ownTexts are the texts that stand in somebody's data.
type ownTexts map[string]bool

// longEnough is from how many bytes on a text is somebody's own rather than anybody's.
const longEnough = 6

// everybodys are the fields of images whose values many records have.
var everybodys = []string{
	"uid", "created", "updated", "status", "kind", "language", "salutation", "office", "department", "position", "title", "city", "region", "country",
	"birthday", "from", "to", "failed", "trashed", "pause", "until", "reason", "prefix", "suffix", "tags", "skills", "on", "came", "invited", "replied", "channel",
	"reply", "seat", "role", "purpose", "state", "source", "basis", "side", "settled", "last_day", "due", "code", "done", "received", "closed", "decision",
	"keep_until", "off", "reminded", "thanked", "form", "noted_by", "wording", "proof", "theme",
}

func isEverybodys(path []string) bool {
	return slices.ContainsFunc(path, func(f string) bool { return slices.Contains(everybodys, f) })
}

// add takes the texts of an image in.
func (o ownTexts) add(image *string) {
	if image == nil || *image == erasedImage {
		return
	}
	eachString(*image, func(path []string, s string) bool {
		if len(s) >= longEnough && s != model.Blacked && !isEverybodys(path) {
			o[s] = true
		}
		return false
	})
}

// in tells whether one of the texts stands in another one.
func (o ownTexts) in(s string) bool {
	if len(s) < longEnough {
		return false
	}
	for own := range o {
		if strings.Contains(s, own) {
			return true
		}
	}
	return false
}

// quoted is a text as it stands in JSON, without the marks around it.
func quoted(s string) string {
	text, err := json.Marshal(s)
	if err != nil || len(text) < 2 {
		return s
	}
	return string(text[1 : len(text)-1])
}

// findTexts collects the texts of their data and of what is theirs.
func (e *erasing) findTexts() error {
	e.texts = ownTexts{}
	for _, p := range e.versions() {
		if image, err := json.Marshal(p); err == nil {
			text := string(image)
			e.texts.add(&text)
		}
	}
	for _, o := range owned {
		for key := range e.gone {
			if key.kind != o.kind {
				continue
			}
			r, err := currentRecord(e.tx.db, key.kind, key.id)
			if err != nil {
				return err
			}
			image, err := json.Marshal(r.value)
			if err != nil {
				return err
			}
			text := string(image)
			e.texts.add(&text)
		}
	}
	return nil
}
