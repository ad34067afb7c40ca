package safety

import (
	"context"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// salvaging reads what can be read of a damaged book into a new one.
type salvaging struct {
	w        *assets.Translator
	canvas   fyne.Canvas
	runner   run.Runner
	key      any
	pickSave func(page.Pick, func(path string))
	sentence func(error) string
	open     func(path string) // the new book
}

// salvageOther asks for a damaged book that is not the open one.
func (v *view) salvageOther() {
	v.host.PickOpen(page.Pick{For: page.ForBooks, Title: v.w.T("safety.salvage_title"), Kind: v.w.T("open.kind"), Ext: []string{".alumni"}}, func(paths []string) {
		if len(paths) == 0 {
			return
		}
		salvaging{
			w: v.w, canvas: v.host.Window().Canvas(), runner: v.host.Runner(), key: page.Key(v, "salvage"),
			pickSave: v.host.PickSave, sentence: v.host.Sentence, open: v.keeper.OpenBook,
		}.start(paths[0])
	})
}

// start asks where the new book goes, and does it.
func (s salvaging) start(damaged string) {
	stem := book.BackupStem(damaged)
	s.pickSave(page.Pick{
		For: page.ForBooks, Title: s.w.T("safety.salvage_to"), Kind: s.w.T("open.kind"), Ext: []string{".alumni"},
		Folder: filepath.Dir(damaged), Name: s.w.T("safety.salvaged_name", "name", stem) + ".alumni",
	}, func(to string) {
		if to != "" {
			s.do(damaged, to)
		}
	})
}

func (s salvaging) do(damaged, to string) {
	text := s.w.T("safety.salvaging", "name", filepath.Base(damaged))
	bar := widgets.NewProgress(text, nil)
	stop := func() { s.runner.Cancel(s.key) }
	m := widgets.NewModal(s.canvas, s.w.T("safety.salvage"), bar, 440, stop, widgets.NewSecondary(s.w.T("button.cancel"), nil, stop))
	m.Show()
	run.DoProgress(s.runner, s.key, func(ctx context.Context, p run.Progress) (book.SalvageReport, error) {
		return book.Salvage(ctx, damaged, to, func(done, total int64) { p(int(done), int(total)) })
	}, func(done, total int) { bar.Set(text, done, total) }, func(r book.SalvageReport, err error) {
		m.Hide()
		switch {
		case model.CodeOf(err) == model.CodeCancelled:
		case err != nil:
			widgets.Tell(s.canvas, s.w.T("fail.title"), s.sentence(err))
		default:
			s.report(damaged, to, r)
		}
	})
}

// report says what was read and what was lost, and opens the new book.
func (s salvaging) report(damaged, to string, r book.SalvageReport) {
	w := s.w
	first := w.T("safety.salvaged", "people", w.N("safety.n_people", r.People), "file", filepath.Base(to))
	second := w.T("safety.salvaged_all")
	if r.Lost() > 0 {
		second = w.T("safety.salvaged_lost")
	}
	rows := []fyne.CanvasObject{widgets.NewParagraph(first + " " + second)}
	if r.Stubs > 0 { // what was lost follows in the table
		rows = []fyne.CanvasObject{widgets.NewParagraph(first), widgets.NewParagraph(w.N("safety.stubs", r.Stubs)), widgets.NewParagraph(second)}
	}
	table := []fyne.CanvasObject{reportRow("", w.T("safety.read"), w.T("safety.partly"), w.T("safety.lost"), true)}
	for _, g := range groupsOf(r.Tables) {
		table = append(table, reportRow(w.T("safety.group_"+g.Name), w.Number(g.Read), w.Number(g.Cut), tell.Lost(w, g), false))
	}
	rows = append(rows, widgets.NewCard(w.T("safety.report"), nil, widgets.Stack(4, table...)),
		widgets.NewMutedParagraph(w.T("safety.damaged_stays", "file", filepath.Base(damaged))))
	var m *widgets.Modal
	m = widgets.NewModal(s.canvas, w.T("safety.salvage_done"), widgets.Stack(10, rows...), 560, nil,
		widgets.NewSecondary(w.T("button.close"), nil, func() { m.Hide() }),
		widgets.NewPrimary(w.T("safety.open_salvaged"), nil, func() {
			m.Hide()
			s.open(to)
		}))
	m.Show()
}

// reportShares are the widths of the columns: what is lost may be said in words.
var reportShares = []float32{2.6, 1, 1, 1.3}

func reportRow(name, read, cut, lost string, head bool) fyne.CanvasObject {
	return countRow(reportShares, name, read, cut, lost, head)
}

// groups are what the tables of a book hold, in the order of the report. What is not here is among the others.
var groups = []struct {
	name   string
	tables []string
}{
	{"people", []string{"people"}},
	{"contact", []string{"emails", "phones", "addresses", "links", "photos", "notes"}},
	{"work", []string{"employments", "jobs", "leavings", "exit_interviews", "organisations"}},
	{"history", []string{"interactions", "interaction_people", "favours"}},
	{"consents", []string{"consents", "bases", "papers", "requests", "erasures", "erased_marks", "privacy", "retention_decisions"}},
	{"events", []string{"events", "attendances", "event_counts", "wishes"}},
	{"newsletters", []string{"newsletters"}},
	{"journal", []string{"changes", "change_rows", "handovers", "handed_cards"}},
}

// groupsOf adds the tables up that hold one thing.
func groupsOf(tables []book.SalvageTable) []book.SalvageTable {
	found := make([]book.SalvageTable, len(groups)+1)
	for _, t := range tables {
		i := slices.IndexFunc(groups, func(g struct {
			name   string
			tables []string
		},
		) bool {
			return slices.Contains(g.tables, t.Name)
		})
		if i < 0 {
			i = len(groups)
		}
		g := &found[i]
		g.Read, g.Cut, g.Lost, g.About, g.AtLeast = g.Read+t.Read, g.Cut+t.Cut, g.Lost+t.Lost, g.About || t.About, g.AtLeast || t.AtLeast
	}
	var list []book.SalvageTable
	for i, g := range found {
		g.Name = "others"
		if i < len(groups) {
			g.Name = groups[i].name
		}
		if g.Read+g.Cut+g.Lost > 0 {
			list = append(list, g)
		}
	}
	return list
}
