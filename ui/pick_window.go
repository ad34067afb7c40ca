package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// windowPicker asks for files inside the window, where the system has no dialog of its own. One file at a time.
type windowPicker struct{ s *Shell }

func (w *windowPicker) Open(p page.Pick, done func([]string)) {
	b := newBrowser(w.s, p, "")
	b.show(w.s.words.T("pick.open"), func(path string) {
		if path == "" {
			done(nil)
			return
		}
		done([]string{path})
	})
}

func (w *windowPicker) Save(p page.Pick, done func(string)) {
	if p.Dir {
		newBrowser(w.s, p, "").show(w.s.words.T("pick.folder"), done)
		return
	}
	newBrowser(w.s, p, p.Name).show(w.s.words.T("pick.save"), func(path string) { done(withExtension(path, p.Ext)) })
}

// browser walks through folders.
type browser struct {
	s       *Shell
	p       page.Pick
	saves   bool
	folder  string
	entries []entry
	path    *widgets.CutText
	name    *widgets.TextField
	list    *widgets.DataGrid
	modal   *widgets.Modal
	done    func(string)
}

// entry is one line: a folder or a file.
type entry struct {
	name string
	dir  bool
}

func newBrowser(s *Shell, p page.Pick, name string) *browser {
	b := &browser{s: s, p: p, saves: name != "", folder: p.Folder}
	if b.folder == "" {
		b.folder = s.o.Documents
	}
	b.path = widgets.NewMuted("")
	b.path.Least = 100
	b.name = widgets.NewTextField(s.words.T("pick.name"))
	b.name.SetValue(name)
	b.list = widgets.NewDataGrid([]widgets.Column{{ID: "name", Title: s.words.T("pick.path"), Width: 480}}, b)
	b.list.OnOpen = func(id int64) { b.open(b.entries[id-1]) }
	b.list.OnSelected = func(_ []int64, current int64) {
		if current > 0 && !b.entries[current-1].dir {
			b.name.SetValue(b.entries[current-1].name)
		}
	}
	b.list.Empty = widgets.NewEmpty("folder", s.words.T("pick.path"), s.words.T("pick.empty"), nil)
	b.read()
	return b
}

// Len, ID and Cells make the folder a source of the list.
func (b *browser) Len() int         { return len(b.entries) }
func (b *browser) ID(row int) int64 { return int64(row + 1) }

func (b *browser) Cells(row int, _ []string) ([]widgets.Cell, bool) {
	e, icon := b.entries[row], "file"
	if e.dir {
		icon = "folder"
	}
	return []widgets.Cell{{Text: e.name, Icon: look.Icon(icon)}}, true
}

// read lists the folder: other folders first, then the files that fit.
func (b *browser) read() {
	b.path.SetText(b.folder)
	b.entries = nil
	files, err := os.ReadDir(b.folder)
	if err != nil {
		b.s.toast(look.ToneAmber, b.s.words.T("error.no_access", "name", filepath.Base(b.folder)), "", nil)
	}
	for _, f := range files {
		fits := f.IsDir() || !b.p.Dir && (len(b.p.Ext) == 0 || slices.Contains(b.p.Ext, lowerExt(f.Name())))
		if fits && !strings.HasPrefix(f.Name(), ".") {
			b.entries = append(b.entries, entry{f.Name(), f.IsDir()})
		}
	}
	slices.SortStableFunc(b.entries, func(x, y entry) int {
		if x.dir != y.dir {
			if x.dir {
				return -1
			}
			return 1
		}
		return strings.Compare(strings.ToLower(x.name), strings.ToLower(y.name))
	})
	b.list.Reload()
	b.list.ScrollToTop()
}

func (b *browser) open(e entry) {
	if e.dir {
		b.folder = filepath.Join(b.folder, e.name)
		b.read()
		return
	}
	b.name.SetValue(e.name)
	b.take()
}

// take answers with what is chosen; a name that is a folder is walked into.
func (b *browser) take() {
	path := b.name.Value()
	if b.p.Dir || path == "" {
		if b.p.Dir {
			b.finish(b.folder)
		}
		return
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(b.folder, path)
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		b.folder = path
		b.read()
	case err == nil && b.saves:
		b.finish("")
		b.s.ask(page.Question{
			Title: b.p.Title, Text: b.s.words.T("pick.replace", "name", filepath.Base(path)), Verb: b.s.words.T("pick.replace_verb"),
			Danger: true, Yes: func() { b.done(path) }, No: func() { b.done("") },
		})
	case err != nil && !b.saves:
		b.name.SetError(b.s.words.T("error.no_file", "name", filepath.Base(path)))
	default:
		b.finish(path)
	}
}

// finish closes the dialog and answers, with "" where another question follows first.
func (b *browser) finish(path string) {
	b.modal.Hide()
	if path != "" {
		b.done(path)
	}
}

func (b *browser) show(verb string, done func(string)) {
	b.done = done
	w := b.s.words
	up := widgets.NewIconButton(look.Icon("chevron-up"), w.T("pick.up"), func() {
		b.folder = filepath.Dir(b.folder)
		b.read()
	})
	giveUp := func() {
		b.modal.Hide()
		done("")
	}
	content := []fyne.CanvasObject{widgets.FillRow(8, 1, up, b.path), widgets.Tall(300, b.list)}
	if !b.p.Dir {
		content = append(content, b.name)
	}
	b.modal = widgets.NewModal(b.s.win.Canvas(), b.p.Title, widgets.Stack(10, content...), 620, giveUp,
		widgets.NewSecondary(w.T("button.cancel"), nil, giveUp), widgets.NewPrimary(verb, nil, b.take))
	b.modal.Show()
	if b.saves {
		b.name.Focus()
	} else {
		b.list.Focus()
	}
}
