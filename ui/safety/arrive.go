package safety

import (
	"context"
	"path/filepath"
	"regexp"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// Arrival makes a book of a backup where there is none yet: on a new computer, from a stick.
type Arrival struct {
	Words    *assets.Translator
	Canvas   fyne.Canvas
	Runner   run.Runner
	Folder   string // proposed for the book
	Why      string // why that folder and not the usual one, "" where it is
	Options  backup.Options
	Sentence func(error) string
	PickSave func(page.Pick, func(path string))
	Open     func(path string) // the book, once it is there
}

// arrivalKey is the runner's key of its work.
type arrivalKey struct{}

// backupName is how the names of backups end.
var backupName = regexp.MustCompile(`^(.+?)(?: \d{4}-\d{2}-\d{2} \d{2}\.\d{2}\.\d{2}| \(before restore [^)]*\)(?: \d+)?)\.alumni(\.age)?$`)

// IsBackup tells by its name whether a file is a backup, which is restored instead of opened: what is done in it would
// be lost, and the backup with it.
func IsBackup(path string) bool {
	name := filepath.Base(path)
	return strings.EqualFold(filepath.Ext(name), ".age") || backupName.MatchString(name)
}

// stemOf is what the book of a backup was called.
func stemOf(path string) string {
	name := filepath.Base(path)
	if m := backupName.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	name = strings.TrimSuffix(name, filepath.Ext(name))
	return strings.TrimSuffix(name, ".alumni")
}

// Show looks into the backup, says what is in it, and asks where the book should lie.
func (a Arrival) Show(path string) {
	b := backupAt(path)
	if b.Encrypted {
		asking{
			canvas: a.Canvas, w: a.Words, title: a.Words.T("safety.passphrase_title"), text: a.Words.T("safety.passphrase_text", "name", b.Name),
			verb: a.Words.T("safety.open_it"),
		}.show(func(pass string, end func(string)) { a.look(b, pass, end) })
		return
	}
	a.look(b, "", func(string) {})
}

func (a Arrival) look(b backup.Backup, pass string, end func(wrong string)) {
	run.Do(a.Runner, arrivalKey{}, func(ctx context.Context, _ run.Progress) (backup.Difference, error) {
		return backup.Compare(ctx, nil, b.Path, pass)
	}, func(d backup.Difference, err error) {
		if model.CodeOf(err) == model.CodeFilePassword {
			end(a.Words.T("safety.wrong_passphrase"))
			return
		}
		end("")
		if err != nil {
			widgets.Tell(a.Canvas, a.Words.T("fail.title"), a.Sentence(err))
			return
		}
		a.ask(b, pass, d)
	})
}

// ask says what is in the backup, and takes the yes.
func (a Arrival) ask(b backup.Backup, pass string, d backup.Difference) {
	w := a.Words
	var m *widgets.Modal
	body := widgets.Stack(8, widgets.NewRich(widgets.Span{Text: countsText(w, d.Then), Bold: true}), widgets.NewParagraph(w.T("safety.arrive_text")))
	if a.Why != "" {
		body.Add(widgets.NewMutedParagraph(a.Why))
	}
	m = widgets.NewModal(a.Canvas, w.T("safety.title_file", "name", b.Name), body, 520, nil,
		widgets.NewSecondary(w.T("button.cancel"), nil, func() { m.Hide() }),
		widgets.NewPrimary(w.T("safety.arrive_verb"), look.Icon("folder"), func() {
			m.Hide()
			a.PickSave(page.Pick{
				For: page.ForBooks, Title: w.T("safety.arrive_title"), Kind: w.T("open.kind"), Ext: []string{".alumni"}, Folder: a.Folder, Name: stemOf(b.Path) + ".alumni",
			}, func(to string) {
				if to != "" {
					a.restore(b, pass, to)
				}
			})
		}))
	m.Show()
}

func (a Arrival) restore(b backup.Backup, pass, to string) {
	w := a.Words
	text := w.T("safety.restoring", "name", stemOf(to))
	bar := widgets.NewProgress(text, nil)
	stop := func() { a.Runner.Cancel(arrivalKey{}) }
	m := widgets.NewModal(a.Canvas, w.T("safety.do_restore"), bar, 440, stop, widgets.NewSecondary(w.T("button.cancel"), nil, stop))
	m.Show()
	o := a.Options
	run.DoProgress(a.Runner, arrivalKey{}, func(ctx context.Context, p run.Progress) (backup.Restored, error) {
		o.Progress = func(done, total int64) { p(int(done>>10), int(total>>10)) }
		return backup.Restore(ctx, to, b.Path, pass, o)
	}, func(done, total int) { bar.Set(text, done, total) }, func(_ backup.Restored, err error) {
		m.Hide()
		switch {
		case model.CodeOf(err) == model.CodeCancelled:
		case err != nil:
			widgets.Tell(a.Canvas, w.T("fail.title"), a.Sentence(err))
		default:
			a.Open(to)
		}
	})
}
