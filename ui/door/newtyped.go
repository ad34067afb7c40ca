package door

import (
	"context"
	"fmt"
	"hash/crc32"

	"alumnibook/model"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
)

// nameMark tells walk-ins from each other who are typed one after the other, "" while there is no name. It says nothing of
// the name: drafts are kept under it.
func nameMark(typed string) string {
	if typed = model.FoldShort(typed); typed == "" {
		return ""
	}
	return fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(typed)))
}

// askNew opens the dialog with what was typed as the name, and with what was typed about them before and not saved.
func (v *view) askNew(typed string) {
	v.readNew(nameMark(typed), func(f *newFaceForm, r page.Route, before []byte) {
		f.keep(r, before)
		if f.given.Value() == "" && f.family.Value() == "" {
			given, family := splitName(typed)
			f.given.SetValue(given)
			f.family.SetValue(family)
			f.keeper.Touched()
		}
	})
}

// askAgain opens the dialog with what was typed about a walk-in before and not saved.
func (v *view) askAgain(mark string) {
	v.readNew(mark, (*newFaceForm).keep)
}

func (v *view) readNew(mark string, fill func(f *newFaceForm, r page.Route, before []byte)) {
	b, r := v.host.Book(), page.Route{Page: page.Door, Do: doNew, ID: v.id, Arg: mark}
	read(v, "new", func(ctx context.Context) ([]byte, error) { return draft.Typed(ctx, b, r) }, func(before []byte) {
		if v.id == r.ID && v.face == nil {
			v.face = newForm(v)
			fill(v.face, r, before)
			v.face.show()
		}
	})
}

// keep keeps what is typed until they are in the book, after what was typed before.
func (f *newFaceForm) keep(r page.Route, before []byte) {
	f.keeper = draft.KeepForm(f.v.host, draft.FormDraft{Kind: draft.FormWalkIn, Route: r, Event: r.ID}, f.form, before)
}
