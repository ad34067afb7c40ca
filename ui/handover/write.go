package handover

import (
	"cmp"
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// updateButton says what the button will do, or why it can't.
func (v *view) updateButton() {
	w := v.w
	v.note.SetText(w.T("handover.promise"))
	if v.options.options().Internal {
		v.note.SetText(w.T("handover.promise_internal"))
	}
	if !v.format.HasPeople() {
		v.button.SetText(w.T("handover.verb_template"))
		v.button.SetDisabled(false, "")
		v.foot.Refresh()
		return
	}
	switch {
	case v.checked && v.format == handover.Calendar:
		v.button.SetText(w.N("handover.verb_dates", sum(v.preview)))
	case v.checked:
		v.button.SetText(w.N("handover.verb", v.preview.Written))
	case v.button.Text == "" && v.scope < len(v.scopes):
		v.button.SetText(w.N("handover.verb", v.scopes[v.scope].n))
	}
	switch {
	case !v.checked:
		v.button.SetDisabled(true, w.T("handover.why_checking"))
	case v.preview.Written == 0 && v.preview.Unchanged > 0:
		v.button.SetDisabled(true, w.T("handover.why_unchanged"))
	case v.preview.Written == 0 && v.format == handover.Calendar:
		v.button.SetDisabled(true, w.T("handover.why_no_dates"))
	case v.preview.Written == 0:
		v.button.SetDisabled(true, w.T("handover.why_nobody"))
	case v.format == handover.Columns && len(v.given.Columns) == 0:
		v.button.SetDisabled(true, w.T("handover.columns_none"))
	default:
		v.button.SetDisabled(false, "")
	}
	v.foot.Refresh()
}

// toButton gives the button the keyboard, as soon as it can be pressed.
func (v *view) toButton() {
	v.wantsButton = !v.checked
	if v.checked && !v.button.Disabled() {
		v.host.Window().Canvas().Focus(v.button)
	}
}

// export asks for the file and writes it.
func (v *view) export() {
	if v.button.Disabled() || v.written != nil {
		return
	}
	f, o := v.format, v.options.options()
	ext := f.Ext(v.preview.Written)
	v.host.PickSave(page.Pick{
		Title: strings.TrimRight(v.button.Text, " …"), Kind: v.w.T(kindOf(ext)), Ext: []string{ext}, Name: v.fileName() + ext,
	}, func(path string) {
		if path != "" {
			o.Path = path
			v.write(o)
		}
	})
}

// fileName proposes a name: what it is or what the list is called, with the day.
func (v *view) fileName() string {
	name := v.w.T("export.format." + string(v.format))
	if v.scope < len(v.scopes) && v.format.HasPeople() {
		name = cmp.Or(v.scopes[v.scope].name, name)
	}
	return safeName(name) + " " + v.host.Today().String()
}

// safeName leaves out what a file can't be called anywhere.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`\/:*?"<>|`, r) {
			return -1
		}
		return r
	}, name)
	return strings.Trim(name, ". ")
}

// write makes the file, with its progress on the window for as long as it takes.
func (v *view) write(o handover.Options) {
	k, file := page.Key(v, "write"), filepath.Base(o.Path)
	cancel := func() { v.host.Runner().Cancel(k) }
	bar := widgets.NewProgress(file, cancel)
	closeIt := v.host.Show(v.w.T("handover.writing"), bar, cancel)
	b, scopes, at := v.host.Book(), v.scopes, v.scope
	run.DoProgress(v.host.Runner(), k, func(ctx context.Context, p run.Progress) (*written, error) {
		o.Progress = p
		ids, err := v.ids(ctx, scopes, at, o.Format, b)
		if err != nil {
			return nil, err
		}
		r, err := handover.Export(ctx, b, ids, o)
		if err != nil {
			return nil, err
		}
		r.Path = cmp.Or(r.Path, o.Path)
		x := &written{result: r, format: o.Format}
		x.gone, err = b.Rows(ctx, r.GoneIDs[:min(len(r.GoneIDs), mostGone)])
		return x, err
	}, func(done, total int) { bar.Set(file, done, total) }, func(x *written, err error) {
		closeIt()
		if err != nil {
			v.host.Fail(err)
			return
		}
		v.written = x
		v.draw()
		if !v.behind {
			v.host.Window().Canvas().Focus(x.first)
		}
		v.read()
		v.log.reload()
	})
}

// mostGone is how many people to be deleted on a device are named.
const mostGone = 30

// written is an export that was made.
type written struct {
	result handover.Result
	format handover.Format
	gone   []model.Row // to be deleted on the device
	first  *widgets.Button
}

// objects shows what was written and what to do with it.
func (x *written) objects(v *view) []fyne.CanvasObject {
	w, r := v.w, x.result
	title := w.N("handover.done", r.Written)
	if x.format == handover.Calendar {
		title = w.N("handover.done_dates", sum(r))
	}
	if !x.format.HasPeople() {
		title = w.T("handover.done_template")
	}
	folder := widgets.NewSmall(filepath.Dir(r.Path))
	folder.Least = 100
	file := widgets.NewBold(filepath.Base(r.Path))
	file.Least = 100
	x.first = widgets.NewPrimary(w.T("handover.show_folder"), look.Icon("folder"), func() { v.host.ShowInFolder(r.Path) })
	again := widgets.NewQuiet(w.T("handover.another"), nil, func() {
		v.written = nil
		v.draw()
		v.menu.focus(v)
	})
	buttons := widgets.WrapRow(10, x.first)
	if !x.format.IsContacts() { // a contact file would go into this computer's address book
		buttons.Add(widgets.NewSecondary(w.T("handover.open_file"), look.Icon("external"), func() { v.host.OpenFile(r.Path) }))
	}
	buttons.Add(again)
	head := widgets.NewSection(title)
	head.TextSize, head.Least = 16, 100
	objects := []fyne.CanvasObject{
		widgets.NewCard("", nil, widgets.FillRow(10, 1, widgets.NewIcon("check", look.ColorGreen, 22), head), widgets.Stack(2, file, folder), widgets.Gap(0, 2), buttons),
	}
	if key := hows[x.format]; key != "" {
		if x.format == handover.Outlook && r.Written == 1 {
			key = "handover.how_phone"
		}
		objects = append(objects, widgets.NewCard(w.T("handover.next"), nil, widgets.NewParagraph(w.T(key))))
	}
	if len(r.LeftOut)+r.Unchanged+r.Gone > 0 {
		lines := v.missing(r)
		if names := x.names(v); names != "" {
			lines = append(lines, widgets.NewParagraph(w.T("handover.gone_who", "names", names)))
		}
		objects = append(objects, widgets.NewCard(w.T("handover.not_in"), nil, lines...))
	}
	return objects
}

// names lists who has to be deleted on the device.
func (x *written) names(v *view) string {
	var list []string
	for _, r := range x.gone {
		list = append(list, r.Name)
	}
	if more := x.result.Gone - len(list); more > 0 && len(list) > 0 {
		list = append(list, v.w.N("handover.gone_more", more))
	}
	return strings.Join(list, "; ")
}
