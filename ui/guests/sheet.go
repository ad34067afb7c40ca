package guests

import (
	"context"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// replyMenu offers the ways in which answers come in.
func (v *view) replyMenu() []*fyne.MenuItem {
	w := v.w
	return []*fyne.MenuItem{
		widgets.MenuItem(w.T("guests.paste"), look.Icon("mail"), false, func() { v.open(doPaste) }),
		widgets.MenuItem(w.T("guests.sheet"), look.Icon("file"), false, v.pickSheet),
	}
}

// pickSheet asks for the sheet and takes in what it answers.
func (v *view) pickSheet() {
	v.host.PickOpen(page.Pick{For: page.ForLists, Title: v.w.T("guests.pick_title"), Kind: v.w.T("guests.pick_kind"), Ext: []string{".xlsx", ".xlsm", ".csv", ".txt", ".ods"}}, func(paths []string) {
		if len(paths) > 0 {
			v.host.Open(page.Route{Page: page.Guests, ID: v.id, Do: doSheet, Arg: paths[0]})
		}
	})
}

// readSheet reads the sheet, and says how many of its rows name nobody.
func (t *intake) readSheet() {
	type sheet struct {
		answers  []answer
		nameless int
	}
	b, k, path := t.v.host.Book(), t.v.known, t.path
	page.Read(t.v.host, t.v, "intake", func(ctx context.Context) (s sheet, err error) {
		s.answers, s.nameless, err = fromSheet(ctx, b, &k, path)
		return s, err
	}, func(s sheet) {
		t.read = true
		if s.nameless > 0 {
			t.nameless.SetText(t.v.w.N("guests.nameless", s.nameless))
			t.nameless.Show()
		}
		t.take(s.answers)
	})
}
