package importing

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/importer"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// jobKey names the one thing that a page works on at a time.
type jobKey struct{ page *Page }

// busyView stands in the page while it works.
type busyView struct {
	root   fyne.CanvasObject
	bar    *widgets.Progress
	writes bool // into the book: it goes on whatever page is in front
}

// work runs something that may take long, with how far it is and a button that stops it. Done is called with the page
// free again.
func work[T any](p *Page, title string, do func(ctx context.Context, progress func(importer.Progress)) (T, error), done func(T, error)) {
	start(p, title, false, do, done)
}

// start is work; what is to be kept is waited for when the window closes, since it writes into the book.
func start[T any](p *Page, title string, keep bool, do func(ctx context.Context, progress func(importer.Progress)) (T, error), done func(T, error)) {
	p.busy = p.newBusy(title)
	p.busy.writes = keep
	p.show()
	p.host.Runner().Start(run.Job{
		Key: jobKey{p}, Keep: keep, OnProgress: p.busy.progress(p),
		Work: func(ctx context.Context, far run.Progress) (any, error) {
			return do(ctx, func(at importer.Progress) { far(at.Done, at.Total) })
		},
		Done: func(v any, err error) {
			p.busy = nil
			answer, _ := v.(T)
			done(answer, err)
		},
	})
}

func (p *Page) newBusy(title string) *busyView {
	b := &busyView{bar: widgets.NewProgress(" ", func() { p.host.Runner().Cancel(jobKey{p}) })}
	b.root = widgets.Middle(420, widgets.NewCard(title, nil, b.bar))
	return b
}

func (b *busyView) progress(p *Page) func(done, total int) {
	return func(done, total int) {
		if total > 0 {
			b.bar.Set(p.w.T("importing.of", "done", done, "total", total), done, total)
		}
	}
}

// drop stops what runs and forgets its answer.
func (p *Page) drop() {
	p.host.Runner().Drop(jobKey{p})
	p.busy = nil
}

// add takes more files and reads them. What is there already is not taken twice.
func (p *Page) add(paths []string) {
	for _, path := range inFolders(paths) {
		if !slices.ContainsFunc(p.files, func(f *listFile) bool { return f.path == path }) {
			p.files = append(p.files, &listFile{path: path})
		}
	}
	p.read(true)
}

// answer of reading one file.
type reading struct {
	of    *listFile
	draft *importer.Draft
	err   error
}

// read reads the files that are not read yet; onward goes on to the next step where nothing is left to ask.
func (p *Page) read(onward bool) {
	var todo []*listFile
	var sources []importer.Source
	for _, f := range p.files {
		if f.file == nil && f.err == nil {
			todo = append(todo, f)
			sources = append(sources, f.source())
		}
	}
	if len(todo) == 0 {
		p.show()
		return
	}
	first := p.draft == nil && onward
	readOne := p.reader()
	work(p, p.w.N("importing.reading_files", len(todo)), func(ctx context.Context, progress func(importer.Progress)) ([]reading, error) {
		list := make([]reading, len(todo))
		for i, src := range sources {
			d, err := readOne(ctx, src, progress)
			if model.CodeOf(err) == model.CodeCancelled || ctx.Err() != nil {
				return nil, model.E(model.CodeCancelled, "", err)
			}
			list[i] = reading{todo[i], d, err}
		}
		return list, nil
	}, func(list []reading, err error) {
		if err != nil {
			p.forgetUnread(err)
			return
		}
		for _, r := range list {
			p.take(r)
		}
		p.plan = nil
		p.step = stepFile
		if first && p.oneSheet() && !p.files[0].file.Guessed {
			p.step = stepColumns
			if !p.asksForOrder() {
				p.goTo(stepCheck)
			}
		}
		p.show()
		p.askPassword()
	})
}

// askPassword puts the cursor where a password is to be typed, if a file wants one.
func (p *Page) askPassword() {
	if p.asks != nil && p.step == stepFile && p.busy == nil {
		p.focus(p.asks.Entry())
	}
}

// reader reads one file, with its columns understood as in the last list of its kind.
func (p *Page) reader() func(context.Context, importer.Source, func(importer.Progress)) (*importer.Draft, error) {
	country, b, today := p.country, p.host.Book(), p.host.Today()
	return func(ctx context.Context, src importer.Source, progress func(importer.Progress)) (*importer.Draft, error) {
		settings, err := importer.SettingsOf(ctx, b, today)
		if err != nil {
			return nil, err
		}
		if country != "" {
			settings.Country, settings.CountrySaid = country, true
		}
		d, err := importer.ReadOne(ctx, src, settings, progress)
		if d == nil || err != nil && model.CodeOf(err) != model.CodeNoHeading {
			return d, err
		}
		return d, d.Recall(ctx, b)
	}
}

// take puts a file that was read beside the others.
func (p *Page) take(r reading) {
	if r.draft == nil || len(r.draft.Files) == 0 {
		r.of.err = r.err
		return
	}
	r.of.file = r.draft.Files[0]
	if p.draft == nil {
		p.draft = r.draft
		return
	}
	p.draft.Join(r.draft)
}

// forgetUnread takes out what could not be read because it was stopped, or the book did not answer.
func (p *Page) forgetUnread(err error) {
	p.files = slices.DeleteFunc(p.files, func(f *listFile) bool { return f.file == nil && f.err == nil })
	p.step = stepFile
	p.show()
	p.say(err)
}

// say says what went wrong; what the user stopped is no failure.
func (p *Page) say(err error) {
	if model.CodeOf(err) == model.CodeCancelled {
		p.host.Toast(p.w.T("importing.stopped"))
		return
	}
	p.host.Fail(err)
}

// remove takes a file out of the import.
func (p *Page) remove(f *listFile) {
	p.files = slices.DeleteFunc(p.files, func(other *listFile) bool { return other == f })
	p.plan = nil
	if f.file != nil {
		p.draft.Files = slices.DeleteFunc(p.draft.Files, func(other *importer.File) bool { return other == f.file })
		if len(p.draft.Files) == 0 {
			p.draft = nil
		}
	}
	if len(p.files) == 0 {
		p.reset()
		return
	}
	p.show()
}

// oneSheet tells that there is nothing to choose on the first step: one file with one sheet that has headings.
func (p *Page) oneSheet() bool {
	if len(p.files) != 1 || p.draft == nil {
		return false
	}
	visible := 0
	for _, s := range p.files[0].file.Sheets {
		if !s.Hidden && s.Skipped != "empty" {
			visible++
		}
	}
	return visible == 1 && len(p.chosenSheets()) == 1
}

// asksForOrder tells that nobody but the user knows how the dates of some column are written.
func (p *Page) asksForOrder() bool {
	for _, s := range p.chosenSheets() {
		if slices.ContainsFunc(s.Columns, func(c *importer.Column) bool { return c.DateOrder == importer.OrderAsk }) {
			return true
		}
	}
	return false
}

// chosenSheets are the sheets whose rows are to be imported.
func (p *Page) chosenSheets() []*importer.Sheet {
	if p.draft == nil {
		return nil
	}
	var list []*importer.Sheet
	for _, f := range p.draft.Files {
		for _, s := range f.Sheets {
			if s.Chosen && s.HeadingRow > 0 {
				list = append(list, s)
			}
		}
	}
	return list
}

// renewSettings reads what the book says about its fields, and then goes on.
func (p *Page) renewSettings(then func()) {
	b, today := p.host.Book(), p.host.Today()
	run.Do(p.host.Runner(), nil, func(ctx context.Context, _ run.Progress) (importer.Settings, error) {
		return importer.SettingsOf(ctx, b, today)
	}, func(s importer.Settings, err error) {
		if err != nil {
			p.host.Fail(err)
			return
		}
		if p.draft == nil {
			return
		}
		if p.country != "" {
			s.Country = p.country
		}
		p.draft.Settings = s
		if then != nil {
			then()
		}
	})
}

// columnName is what a sheet calls its column by place: A, B, …, AA.
func columnName(index int) string {
	var b strings.Builder
	if index >= 26 {
		b.WriteString(columnName(index/26 - 1))
	}
	b.WriteByte(byte('A' + index%26))
	return b.String()
}
