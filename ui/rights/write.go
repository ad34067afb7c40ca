package rights

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	files "alumnibook/model/rights"
	"alumnibook/ui/look"
	"alumnibook/ui/mailing"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// writing is a file that is to be written.
type writing struct {
	title string // of what it is
	name  string // that is proposed, without the ending
	ext   string
	left  int // texts that stay out because nobody has decided about them
}

// fileKinds are the keys of what files of an ending are.
var fileKinds = map[string]string{".pdf": "handover.kind_pdf", ".xlsx": "handover.kind_sheet"}

// write asks where a file goes and writes it, with its progress on the window.
func (v *view) write(x writing, work func(ctx context.Context, b *book.Book, o files.Options) error) {
	w := v.w
	v.host.PickSave(page.Pick{Title: x.title, Kind: w.T(fileKinds[x.ext]), Ext: []string{x.ext}, Name: safeName(x.name) + x.ext}, func(path string) {
		if path == "" {
			return
		}
		if filepath.Ext(path) == "" {
			path += x.ext
		}
		v.writeTo(path, x, work)
	})
}

func (v *view) writeTo(path string, x writing, work func(ctx context.Context, b *book.Book, o files.Options) error) {
	k, file, b, country := page.Key(v, "write"), filepath.Base(path), v.host.Book(), v.host.Firm().Country
	cancel := func() { v.host.Runner().Cancel(k) }
	bar := widgets.NewProgress(file, cancel)
	closeIt := v.host.Show(v.w.T("papers.writing"), bar, cancel)
	o := files.Options{
		Path: path, Words: mailing.WordsOf, Today: v.host.Today(),
		Date: func(lang string, d model.Date) string { return assets.WordsFor(lang, country).Date(d) },
		Font: theme.DefaultTextFont().Content(), BoldFont: theme.DefaultTextBoldFont().Content(),
	}
	run.DoProgress(v.host.Runner(), k, func(ctx context.Context, p run.Progress) (bool, error) {
		o.Progress = p
		return true, work(ctx, b, o)
	}, func(done, total int) { bar.Set(file, done, total) }, func(_ bool, err error) {
		closeIt()
		if err != nil {
			v.host.Fail(err)
			return
		}
		v.wrote(path, x)
	})
}

// wrote leads to the file.
func (v *view) wrote(path string, x writing) {
	w, h := v.w, v.host
	var m *widgets.Modal
	file, folder := widgets.NewBold(filepath.Base(path)), widgets.NewSmall(filepath.Dir(path))
	file.Least, folder.Least = 100, 100
	content := widgets.Stack(8, widgets.NewParagraph(w.T("rights.written")), widgets.Stack(2, file, folder))
	if x.left > 0 {
		warn := widgets.NewParagraph(w.N("rights.written_without", x.left))
		warn.Color = look.ColorAmber
		content.Add(warn)
	}
	closeIt := func(do func()) func() {
		return func() {
			m.Hide()
			if do != nil {
				do()
			}
		}
	}
	m = v.modal(x.title, 480, fyne.CanvasObject(content), widgets.NewSecondary(w.T("button.close"), nil, closeIt(nil)),
		widgets.NewSecondary(w.T("handover.show_folder"), look.Icon("folder"), closeIt(func() { h.ShowInFolder(path) })),
		widgets.NewPrimary(w.T("handover.open_file"), look.Icon("external"), closeIt(func() { h.OpenFile(path) })))
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
