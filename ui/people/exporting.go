package people

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// scope is whom an export is about.
type scope struct {
	words string // key of its name, with the number
	n     int
	ids   func(ctx context.Context) ([]int64, error)
}

// scopes are the choices that differ from each other: who is chosen, who was found, everybody.
func (v *view) scopes() []scope {
	var list []scope
	known := func(ids []int64) func(context.Context) ([]int64, error) {
		ids = slices.Clone(ids)
		return func(context.Context) ([]int64, error) { return ids, nil }
	}
	if n := len(v.selected); n > 0 && n < len(v.rows.ids) {
		list = append(list, scope{"people.scope_selected", n, known(v.selected)})
	}
	if n := len(v.rows.ids); n > 0 && n < v.total {
		list = append(list, scope{"people.scope_found", n, known(v.rows.ids)})
	}
	if v.total > 0 {
		list = append(list, scope{"people.scope_all", v.total, func(ctx context.Context) ([]int64, error) {
			return v.host.Book().Find(ctx, model.Filter{}, model.Sort{})
		}})
	}
	return list
}

// exportMenu offers each scope in each format.
func (v *view) exportMenu() []*fyne.MenuItem {
	icons := map[handover.Format]string{handover.Phone: "phone", handover.Outlook: "mail", handover.Sheet: "file"}
	var items []*fyne.MenuItem
	for i, s := range v.scopes() {
		if i > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		for _, f := range handover.Formats {
			text := v.w.T("people.export_"+string(f), "who", v.w.N(s.words, s.n))
			items = append(items, widgets.MenuItem(text, look.Icon(icons[f]), false, func() { v.export(s, f) }))
		}
	}
	if v.lastFile != "" {
		items = append(items, fyne.NewMenuItemSeparator(), widgets.MenuItem(v.w.T("people.open_folder", "file", filepath.Base(v.lastFile)),
			look.Icon("folder"), false, func() { v.host.OpenFile(filepath.Dir(v.lastFile)) }))
	}
	return items
}

// exportSelected writes those who are chosen.
func (v *view) exportSelected(f handover.Format) {
	ids := slices.Clone(v.selected)
	v.export(scope{"people.scope_selected", len(ids), func(context.Context) ([]int64, error) { return ids, nil }}, f)
}

// export asks the gate, says whom it keeps back, asks where to, and writes.
func (v *view) export(s scope, f handover.Format) {
	run.Do(v.host.Runner(), jobKey{v, "gate"}, func(ctx context.Context, _ run.Progress) (consent.Decision, error) {
		ids, err := s.ids(ctx)
		if err != nil {
			return consent.Decision{}, err
		}
		return handover.Check(ctx, v.host.Book(), ids, f)
	}, func(d consent.Decision, err error) {
		switch {
		case err != nil:
			v.host.Fail(err)
		case len(d.LeftOut) > 0:
			v.sayLeftOut(d, f)
		default:
			v.pickAndWrite(d.Allowed, f)
		}
	})
}

// sayLeftOut tells whom the gate keeps back and why, before anything is written.
func (v *view) sayLeftOut(d consent.Decision, f handover.Format) {
	var reasons []string
	counts := d.Count()
	for _, r := range []consent.Reason{consent.ReasonNoContact, consent.ReasonDeceased, consent.ReasonTrashed} {
		if n := counts[r]; n > 0 {
			reasons = append(reasons, v.w.Number(n)+" "+v.w.T("gate."+string(r)))
		}
	}
	out := make([]int64, len(d.LeftOut))
	for i, l := range d.LeftOut {
		out[i] = l.ID
	}
	q := page.Question{
		Title:   v.w.N("people.gate_title", len(out)),
		Text:    v.w.N("people.gate_text", len(d.Allowed)) + " " + v.w.N("people.gate_left", len(out), "reasons", strings.Join(reasons, ", ")),
		Verb:    v.w.N("people.export_verb", len(d.Allowed)),
		Yes:     func() { v.pickAndWrite(d.Allowed, f) },
		Other:   v.w.N("people.gate_show", len(out)),
		OnOther: func() { v.showThese(out) },
	}
	if len(d.Allowed) == 0 {
		q.Verb, q.Yes = q.Other, q.OnOther
		q.Other, q.OnOther = "", nil
	}
	v.host.Ask(q)
}

// pickAndWrite asks for the file and writes it.
func (v *view) pickAndWrite(ids []int64, f handover.Format) {
	ext := f.Ext(len(ids))
	exts := []string{ext}
	if f == handover.Outlook && ext == ".zip" {
		exts = append(exts, ".vcf")
	}
	v.host.PickSave(page.Pick{
		Title: v.w.N("people.export_verb", len(ids)), Kind: v.w.T("people.kind_" + string(f)), Ext: exts, Name: v.fileName(ids, ext),
	}, func(path string) {
		if path != "" {
			v.write(ids, f, path)
		}
	})
}

// fileName proposes a name: the person's for one, else what the list is called; with the day.
func (v *view) fileName(ids []int64, ext string) string {
	name := v.w.T("people.title")
	if len(ids) == 1 {
		name = v.nameOf(ids[0])
	} else if v.list.Name != "" {
		name = v.list.Name
	}
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return -1
		}
		return r
	}, name)
	return strings.Trim(name, ". ") + " " + v.host.Today().String() + ext
}

// write makes the file, with its progress on the window for as long as it takes.
func (v *view) write(ids []int64, f handover.Format, path string) {
	key := jobKey{v, "write"}
	file := filepath.Base(path)
	bar := widgets.NewProgress(file, func() { v.host.Runner().Cancel(key) })
	closeIt := v.host.Show(v.w.N("people.writing", len(ids)), bar)
	run.DoProgress(v.host.Runner(), key, func(ctx context.Context, p run.Progress) (handover.Result, error) {
		return handover.Export(ctx, v.host.Book(), ids, handover.Options{
			Format: f, Path: path, Words: func(key string) string { return v.w.T(key) }, Title: v.w.T("people.title"), Progress: p,
		})
	}, func(done, total int) { bar.Set(file, done, total) }, func(r handover.Result, err error) {
		closeIt()
		if err != nil {
			v.host.Fail(err)
			return
		}
		v.written(r, path)
	})
}

// written says that the file is there; the menu of exports can open its folder from now on.
func (v *view) written(r handover.Result, path string) {
	v.lastFile = path
	v.host.Toast(v.w.N("people.written", r.Written, "file", filepath.Base(path)))
}
