package tell

import (
	"alumnibook/assets"
	"alumnibook/model"
)

// ErrorKey is where the sentence of a coded error stands. Kinds of files that have to be saved anew each have their own.
func ErrorKey(w *assets.Translator, e *model.Error) string {
	key := "error." + string(e.Code)
	if own := key + "." + e.Name; e.Code == model.CodeFileKind && w.Has(own) {
		return own
	}
	if !w.Has(key) {
		return "error.internal"
	}
	return key
}
