package tell

import (
	"alumnibook/assets"
	"alumnibook/model/book"
)

// Lost says how many rows of a damaged book are lost, as far as that is known.
func Lost(w *assets.Translator, t book.SalvageTable) string {
	switch {
	case t.AtLeast:
		return w.T("safety.at_least", "n", t.Lost)
	case t.About:
		return w.T("safety.about", "n", t.Lost)
	}
	return w.Number(t.Lost)
}
