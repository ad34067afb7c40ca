package mailing

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/dates"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// written is what was handed over.
type written struct {
	ids    []int64 // whom it is about
	form   letters.Form
	result letters.Result // its Path is "" where nothing was written
}

// options are how it is written, as it is chosen; the path is missing.
func (f *form) options() letters.Options {
	most, _ := f.size()
	return letters.Options{
		Form: f.kind, From: strings.TrimSpace(f.from.Value()), To: strings.TrimSpace(f.to.Value()), Most: most,
		Words: func(key string) string { return f.d.w.T(key) },
	}
}

// mails are how many files it will be.
func (f *form) mails() int { return letters.Mails(f.d.audience, f.d.letter, f.options()) }

func kindOf(ext string) string {
	switch ext {
	case ".xlsx":
		return "mailing.kind_sheet"
	case ".txt":
		return "mailing.kind_text"
	case ".eml":
		return "mailing.kind_mail"
	}
	return "mailing.kind_zip"
}

// write asks for the file and writes it.
func (d *dialog) write() {
	d.text.clear()
	d.form.from.SetError("")
	d.form.to.SetError("")
	if lang := d.text.missing(); lang != "" {
		d.text.show(lang)
		return
	}
	if _, ok := d.form.size(); !ok && d.form.kind == letters.Bcc {
		d.form.most.Focus()
		return
	}
	o := d.form.options()
	ext := o.Form.Ext(d.form.mails())
	d.host.PickSave(page.Pick{
		Title: strings.TrimRight(d.do.Text, " …"), Kind: d.w.T(kindOf(ext)), Ext: []string{ext}, Name: safeName(d.offer.Title) + " " + d.host.Today().String() + ext,
	}, func(path string) {
		if path != "" {
			o.Path, o.At = path, time.Now()
			d.run(o)
		}
	})
}

// run writes the file, with its progress on the window for as long as it takes.
func (d *dialog) run(o letters.Options) {
	k, file := page.Key(d, "write"), filepath.Base(o.Path)
	cancel := func() { d.host.Runner().Cancel(k) }
	bar := widgets.NewProgress(file, cancel)
	closeIt := d.host.Show(d.w.T("mailing.writing"), bar, cancel)
	b, a, l, ids := d.host.Book(), d.audience, d.letter, d.audience.IDs()
	run.DoProgress(d.host.Runner(), k, func(ctx context.Context, p run.Progress) (letters.Result, error) {
		o.Progress = p
		return letters.Write(ctx, b, a, l, o)
	}, func(done, total int) { bar.Set(file, done, total) }, func(r letters.Result, err error) {
		closeIt()
		if err != nil {
			d.refused(err)
			return
		}
		d.written = &written{ids: ids, form: o.Form, result: r}
		d.draw()
	})
}

// refused says why it was not written: beside the field where there is one.
func (d *dialog) refused(err error) {
	var coded *model.Error
	if !errors.As(err, &coded) || coded.Code != model.CodeInvalid {
		d.host.Fail(err)
		return
	}
	text := d.w.Or("error.invalid."+coded.Name, "error.invalid.other", "example", "")
	what, lang, _ := strings.Cut(coded.Field, ".")
	switch what {
	case "from":
		d.form.from.SetError(text)
		d.form.from.Focus()
	case "to":
		d.form.to.SetError(text)
		d.form.to.Focus()
	case "subject", "text":
		d.text.show(lang)
	default:
		d.host.Fail(err)
	}
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

// sent is the last step: what was written, how it gets out, and that it did.
type sent struct {
	d  *dialog
	on *widgets.DateField
}

func newSent(d *dialog) *sent {
	s := &sent{d: d, on: dates.Field(d.w, d.host.Today, false)}
	dates.Set(s.on, d.host.Today())
	s.on.SetHooks(&widgets.Hooks{Submit: d.act, Cancel: d.close})
	return s
}

func (s *sent) objects() []fyne.CanvasObject {
	d, w, x := s.d, s.d.w, s.d.written
	var cards []fyne.CanvasObject
	if r := x.result; r.Path != "" {
		head := widgets.NewSection(w.N("mailing.done", len(x.ids)))
		head.TextSize, head.Least = 16, 100
		file, folder := widgets.NewBold(filepath.Base(r.Path)), widgets.NewSmall(filepath.Dir(r.Path))
		file.Least, folder.Least = 100, 100
		buttons := widgets.WrapRow(10,
			widgets.NewSecondary(w.T("mailing.show_folder"), look.Icon("folder"), func() { d.host.ShowInFolder(r.Path) }),
			widgets.NewSecondary(w.T("mailing.open_file"), look.Icon("external"), func() { d.host.OpenFile(r.Path) }),
			widgets.NewQuiet(w.T("mailing.back"), nil, func() {
				d.written = nil
				d.draw()
			}))
		cards = append(cards, widgets.NewCard("", nil, widgets.FillRow(10, 1, widgets.NewIcon("check", look.ColorGreen, 22), head), widgets.Stack(2, file, folder), buttons))
		how := w.T("mailing.how." + string(x.form))
		if filepath.Ext(r.Path) == ".eml" {
			how = w.T("mailing.how_one")
		}
		cards = append(cards, widgets.NewCard(w.T("mailing.how"), nil, widgets.NewParagraph(how)))
	}
	day := widgets.Shares(12, []float32{1, 2}, labelled(w.T("mailing.sent_on"), s.on), widgets.Gap(1, 1))
	rows := []fyne.CanvasObject{widgets.NewParagraph(w.N("mailing.mark_text", len(x.ids))), day}
	if x.result.Path == "" {
		rows = append(rows, widgets.Row(0, widgets.NewQuiet(w.T("mailing.back"), nil, func() {
			d.written = nil
			d.draw()
		})))
	}
	return append(cards, widgets.NewCard(w.T("mailing.sent"), nil, rows...))
}

// mark notes that it was sent.
func (s *sent) mark() {
	d, w := s.d, s.d.w
	on, ok := dates.Value(s.on)
	switch {
	case !ok || !on.IsFull():
		s.on.SetError(w.T("error.invalid.date", "example", w.DateHint()))
		return
	case d.host.Today().Before(on):
		s.on.SetError(w.T("error.invalid.future"))
		return
	}
	d.keeper.Drop(nil)
	d.modal.Hide()
	d.offer.Sent(d.written.ids, d.channel.Ledger(), on)
}

// blank tells that a text says nothing.
func blank(s string) bool { return strings.TrimSpace(s) == "" }
