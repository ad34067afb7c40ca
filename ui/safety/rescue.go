package safety

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// Rescue is what the window shows in the place of a book that is damaged: how to go on.
type Rescue struct {
	Words    *assets.Translator
	Runner   run.Runner
	Window   fyne.Window
	Book     string // the path of the damaged book
	Plan     backup.Plan
	Today    model.Date
	Sentence func(error) string
	PickSave func(page.Pick, func(path string))
	Restore  func(from backup.Backup, passphrase string) // in the place of the damaged book, which is put aside
	Open     func(path string)                           // another book
	Other    func()                                      // goes on without this book
}

// found is what there is to go back to.
type found struct {
	good backup.Backup // the newest that is whole
	ok   bool
	bad  int // how many newer ones are not
}

// rescue is the page.
type rescue struct {
	Rescue
	w    *assets.Translator
	card *widgets.Card
}

// rescueKey is the runner's key for looking for a good backup.
type rescueKey struct{}

// NewRescue makes the page, and looks for the newest good backup.
func NewRescue(o Rescue) fyne.CanvasObject {
	r := &rescue{Rescue: o, w: o.Words}
	w, name := o.Words, filepath.Base(o.Book)
	title := widgets.NewParagraph("")
	title.SetSpans(widgets.Span{Text: w.T("safety.rescue_title", "name", name), Bold: true})
	title.TextSize = look.SizeTitle
	r.card = widgets.NewCard(w.T("safety.rescue_backup"), nil, widgets.NewMutedParagraph(w.T("safety.rescue_looking")))
	salvage := widgets.NewCard(w.T("safety.salvage"), nil, widgets.NewMutedParagraph(w.T("safety.rescue_salvage")),
		widgets.Row(0, widgets.NewSecondary(w.T("safety.salvage_verb"), look.Icon("history"), r.salvage)))
	body := widgets.Stack(12,
		widgets.FillRow(14, 1, widgets.NewIcon("warning", look.ColorAmber, 28), title),
		widgets.NewParagraph(w.T("safety.rescue_text")), widgets.Gap(0, 2),
		r.card, salvage,
		widgets.Row(0, widgets.NewQuiet(w.T("safety.rescue_other"), look.Icon("folder"), o.Other)),
	)
	r.search()
	return widgets.Ground(look.ColorBackground, widgets.Scrolled(widgets.Middle(620, widgets.PadEach(56, 16, 20, 16, body))))
}

// search reads the backups, the newest first, until one is whole.
func (r *rescue) search() {
	plan := r.Plan
	run.Do(r.Runner, rescueKey{}, func(ctx context.Context, _ run.Progress) (f found, err error) {
		list, err := backup.List(ctx, plan)
		if len(list) == 0 {
			return f, err
		}
		for _, b := range list {
			if b.Err == nil && backup.Prove(ctx, b.Path) == nil {
				f.good, f.ok = b, true
				if c, err := book.LookInto(ctx, b.Path); b.Counts == nil && err == nil {
					f.good.Counts = &c
				}
				return f, nil
			}
			if err := ctx.Err(); err != nil {
				return f, err
			}
			f.bad++
		}
		return f, nil
	}, func(f found, err error) {
		if err != nil && model.CodeOf(err) == model.CodeCancelled {
			return
		}
		r.draw(f)
	})
}

// draw shows what was found.
func (r *rescue) draw(f found) {
	w := r.w
	if !f.ok {
		key := "safety.rescue_none"
		if f.bad > 0 {
			key = "safety.rescue_all_bad"
		}
		r.card.SetContent(widgets.NewParagraph(w.T(key)))
		return
	}
	when := w.Moment(r.Today, f.good.At.Local())
	rows := []fyne.CanvasObject{widgets.NewRich(widgets.Span{Text: w.T("safety.rescue_found", "when", when), Bold: true})}
	if c := f.good.Counts; c != nil {
		rows = append(rows, widgets.NewParagraph(countsText(w, *c)))
	}
	if f.bad > 0 {
		rows = append(rows, widgets.NewMutedParagraph(w.N("safety.rescue_bad", f.bad)))
	}
	rows = append(rows, widgets.NewMutedParagraph(w.T("safety.rescue_after")))
	button := widgets.NewPrimary(w.T("safety.rescue_restore", "when", when), look.Icon("history"), func() { r.restore(f.good) })
	r.card.SetContent(widgets.Stack(6, rows...), widgets.Row(0, button))
}

// restore takes the backup, after asking for its passphrase where it has one.
func (r *rescue) restore(b backup.Backup) {
	if !b.Encrypted {
		r.Restore(b, "")
		return
	}
	asking{
		canvas: r.Window.Canvas(), w: r.w, title: r.w.T("safety.passphrase_title"), text: r.w.T("safety.passphrase_text", "name", b.Name), verb: r.w.T("safety.open_it"),
	}.show(func(pass string, end func(string)) {
		run.Do(r.Runner, rescueKey{}, func(context.Context, run.Progress) (bool, error) { return true, backup.Opens(b.Path, pass) }, func(_ bool, err error) {
			switch {
			case model.CodeOf(err) == model.CodeFilePassword:
				end(r.w.T("safety.wrong_passphrase"))
			case err != nil:
				end(r.Sentence(err))
			default:
				end("")
				r.Restore(b, pass)
			}
		})
	})
}

func (r *rescue) salvage() {
	salvaging{
		w: r.w, canvas: r.Window.Canvas(), runner: r.Runner, key: rescueKey{}, pickSave: r.PickSave, sentence: r.Sentence, open: r.Open,
	}.start(r.Book)
}
