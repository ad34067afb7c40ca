package importing

import (
	"context"
	"io"
	"path/filepath"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/exchange/outfile"
	"alumnibook/model/importer"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// outcome is what an import did.
type outcome struct {
	importer.Result
	plan   *importer.Plan // for the rows that were not taken
	name   string
	undone bool
	rows   *doneRows // the rows behind the figure that was chosen; nil for none
}

// doImport imports the rows. Where some are not decided yet it asks first.
func (p *Page) doImport() {
	if p.plan == nil || p.altering || p.busy != nil {
		p.answerSave(false)
		return
	}
	n := p.plan.Counts().Undecided
	if n == 0 {
		p.apply()
		return
	}
	p.host.Ask(page.Question{
		Title: p.w.N("importing.ask.undecided_title", n), Text: p.w.T("importing.ask.undecided_text"),
		Verb: p.w.N("importing.ask.leave_out", n), Yes: p.apply,
		Other: p.w.T("importing.ask.decide"), OnOther: p.goOnDeciding, No: func() { p.answerSave(false) },
	})
}

// goOnDeciding leads to the first row that waits.
func (p *Page) goOnDeciding() {
	p.answerSave(false)
	p.check.filter(importer.FateUndecided)
}

// answerSave tells whoever asked to save whether it was done.
func (p *Page) answerSave(ok bool) {
	if saved := p.saved; saved != nil {
		p.saved = nil
		saved(ok)
	}
}

// apply writes the rows into the book as one change.
func (p *Page) apply() {
	plan, b, name := p.plan, p.host.Book(), p.name()
	start(p, p.w.T("importing.applying"), true, func(ctx context.Context, progress func(importer.Progress)) (importer.Result, error) {
		return plan.Apply(ctx, b, progress)
	}, func(r importer.Result, err error) {
		switch {
		case model.CodeOf(err) == model.CodeConflict:
			p.answerSave(false)
			p.host.Fail(err)
			p.makePlan()
			return
		case err != nil:
			p.show()
			p.say(err)
			p.answerSave(false)
			return
		}
		p.outcome = &outcome{Result: r, plan: plan, name: name}
		p.plan, p.step = nil, stepDone
		p.showFirstRows()
		p.loadPast()
		if r.Change != 0 {
			p.host.ToastUndo(p.w.N("importing.done.toast", r.Created+r.Changed+r.Unchanged+r.Joined), r.Change)
		}
		p.answerSave(true)
	})
}

// doneView is the last step: what was done, and what can be done now.
func (p *Page) doneView() view {
	o := p.outcome
	icon, tone, title, text := "check", look.ColorGreen, p.w.T("importing.done.title", "name", o.name), p.w.T("importing.done.text")
	switch {
	case o.undone:
		icon, tone, title, text = "undo", look.ColorMuted, p.w.T("importing.done.undone_title"), p.w.T("importing.done.undone")
	case o.Change == 0:
		text = p.w.N("importing.check.nothing", o.Rows)
	}
	heading := widgets.NewTitle(title)
	heading.Least = 300
	content := []fyne.CanvasObject{
		widgets.FillRow(10, 1, widgets.NewIcon(icon, tone, 26), heading),
		widgets.NewMutedParagraph(text),
	}
	if !o.undone {
		content = append(content, widgets.PadEach(8, 0, 8, 0, widgets.WrapRow(10, p.figures()...)))
	}
	content = append(content, widgets.WrapRow(8, p.doneButtons()...))
	card := widgets.NewCard("", nil, widgets.Stack(10, content...))
	if o.rows == nil || o.undone {
		return view{middle: widgets.Middle(doneWidth, card)}
	}
	return view{middle: widgets.FillStack(0, 1, widgets.Pad(look.PagePad, card), widgets.Ground(look.ColorSurface, o.rows.whole))}
}

// doneWidth is that of the card that says what was done.
const doneWidth = 780

// figures are the counts of what was done, which add up to the rows of the list; those that are nothing are left away.
// Each shows its rows.
func (p *Page) figures() []fyne.CanvasObject {
	o := p.outcome
	sign := func(text string) fyne.CanvasObject {
		t := widgets.NewMuted(text)
		t.TextSize = look.SizeFigure
		return t
	}
	var all []fyne.CanvasObject
	for _, f := range []struct {
		word string
		n    int
		fate importer.Fate
	}{
		{"new", o.Created, importer.FateNew},
		{"changed", o.Changed, importer.FateChanged},
		{"joined", o.Joined, importer.FateJoined},
		{"same", o.Unchanged, importer.FateSame},
		{"rejected", o.Rejected, importer.FateRejected},
		{"undecided", o.Undecided, importer.FateUndecided},
		{"left_out", o.LeftOut, importer.FateLeftOut},
	} {
		if f.n == 0 {
			continue
		}
		words := widgets.NewLink(p.w.N("importing.done."+f.word, f.n), func() { p.showRows(f.fate) })
		if o.rows != nil && o.rows.fate == f.fate {
			words.Bold = true
		}
		one := widgets.Stack(0, widgets.NewFigure(p.w.Number(f.n)), words)
		if len(all) > 0 {
			one = widgets.TopRow(10, -1, sign("+"), one)
		}
		all = append(all, one)
	}
	if len(all) > 1 {
		sum := widgets.Stack(0, widgets.NewFigure(p.w.Number(o.Rows)), widgets.NewMuted(p.w.N("importing.done.rows", o.Rows)))
		all = append(all, widgets.TopRow(10, -1, sign("="), sum))
	}
	return all
}

func (p *Page) doneButtons() []fyne.CanvasObject {
	o := p.outcome
	var all []fyne.CanvasObject
	if o.Change != 0 && !o.undone {
		all = append(all, widgets.NewPrimary(p.w.T("importing.done.show"), look.Icon("people"), p.showPeople))
	}
	if n := o.Rejected + o.Undecided; n > 0 {
		all = append(all, widgets.NewSecondary(p.w.N("importing.done.save_rejected", n), look.Icon("export"), p.saveRejected))
	}
	if o.Change != 0 && !o.undone {
		all = append(all, widgets.NewSecondary(p.w.T("importing.done.undo"), look.Icon("undo"), p.undo))
	}
	return append(all, widgets.NewSecondary(p.w.T("importing.done.another"), look.Icon("plus"), p.reset))
}

// showPeople opens the people that the import was about.
func (p *Page) showPeople() {
	p.host.Open(page.Route{Page: page.People, Arg: "change:" + strconv.FormatInt(p.outcome.Change, 10)})
}

func (p *Page) undo() {
	o := p.outcome
	p.host.Undo(o.Change, func(ok bool) {
		if ok && p.outcome == o {
			o.undone = true
			p.show()
		}
	})
}

// lookIfUndone follows an undo that was made elsewhere, or taken back.
func (p *Page) lookIfUndone() {
	o, b := p.outcome, p.host.Book()
	if o.Change == 0 {
		return
	}
	run.Do(p.host.Runner(), undoneKey{p}, func(ctx context.Context, _ run.Progress) ([]model.Change, error) {
		return b.Changes(ctx, o.Change+1, 1)
	}, func(list []model.Change, err error) {
		if err != nil || p.outcome != o || len(list) == 0 || list[0].ID != o.Change {
			return
		}
		if undone := list[0].UndoneBy != 0; undone != o.undone {
			o.undone = undone
			p.show()
		}
	})
}

// undoneKey names the look whether the import still stands.
type undoneKey struct{ page *Page }

// saveRejected writes the rows that were not taken into a workbook, each with its reason.
func (p *Page) saveRejected() {
	o := p.outcome
	name := strings.TrimSuffix(p.w.T("importing.done.rejected_name"), ".xlsx") + ".xlsx"
	pick := page.Pick{Title: p.w.N("importing.done.save_rejected", o.Rejected+o.Undecided), Kind: p.w.T("importing.done.workbooks"), Ext: []string{".xlsx"}, Name: name}
	if len(p.files) > 0 {
		pick.Folder = filepath.Dir(p.files[0].path)
	}
	p.host.PickSave(pick, func(path string) {
		if path == "" {
			return
		}
		if filepath.Ext(path) == "" {
			path += ".xlsx"
		}
		words := tell.RejectedWords(p.w, p.reasonOf)
		run.Do(p.host.Runner(), nil, func(context.Context, run.Progress) (bool, error) {
			return true, outfile.Write(path, func(w io.Writer) error { return importer.WriteRejected(w, o.plan, words) })
		}, func(_ bool, err error) {
			if err != nil {
				p.host.Fail(err)
				return
			}
			p.host.Toast(p.w.N("importing.done.rejected_saved", o.Rejected+o.Undecided, "name", baseName(path)))
		})
	})
}
