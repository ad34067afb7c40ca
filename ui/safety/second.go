package safety

import (
	"context"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/model/exchange/outfile"
	"alumnibook/model/rights"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// second is the tab of the second place.
type second struct {
	v     *view
	whole *fyne.Container
}

func newSecond(v *view) *second { return &second{v: v, whole: widgets.Stack(12)} }

// draw shows the second place as it is now.
func (s *second) draw() {
	v, w := s.v, s.v.w
	objects := []fyne.CanvasObject{widgets.NewMutedParagraph(w.T("safety.second_text"))}
	place := v.state.Second
	switch {
	case v.keeper == nil || v.readable():
		objects = append(objects, widgets.NewCard(w.T("safety.second"), nil, widgets.NewParagraph(w.T("readonly.refused"))))
	case place.Second == "":
		choose := widgets.NewPrimary(w.T("safety.choose_folder"), look.Icon("folder"), s.choose)
		objects = append(objects, widgets.NewCard(w.T("safety.second"), nil, widgets.NewParagraph(w.T("safety.second_none")), widgets.Row(0, choose)))
	default:
		objects = append(objects, s.chosen(place), s.passphrase(place))
	}
	s.whole.Objects = objects
	s.whole.Refresh()
}

// chosen is the card of the folder.
func (s *second) chosen(place prefs.Backups) fyne.CanvasObject {
	v, w := s.v, s.v.w
	fact := func(label, value string) fyne.CanvasObject {
		k := widgets.NewKeyValue(label, value)
		k.LabelWidth = 130
		return k
	}
	rows := []fyne.CanvasObject{fact(w.T("safety.folder_label"), place.Second)}
	reached := w.T("safety.never")
	if !place.Reached.IsZero() {
		reached = v.when(place.Reached)
	}
	rows = append(rows, fact(w.T("safety.last_there"), reached))
	if v.missing {
		rows = append(rows, v.status.line("folder", look.ColorAmber, w.T("safety.second_missing", "place", filepath.Base(place.Second)), "", nil))
	}
	buttons := widgets.WrapRow(8,
		widgets.NewSecondary(w.T("safety.other_folder"), look.Icon("folder"), s.choose),
		widgets.NewSecondary(w.T("safety.open_folder"), nil, func() { v.host.OpenFile(place.Second) }),
		widgets.NewQuiet(w.T("safety.no_second"), nil, s.drop),
	)
	return widgets.NewCard(w.T("safety.second"), nil, widgets.Stack(4, rows...), buttons)
}

// passphrase is the card of what protects the backups there.
func (s *second) passphrase(place prefs.Backups) fyne.CanvasObject {
	v, w := s.v, s.v.w
	if place.Plain {
		return widgets.NewCard(w.T("safety.passphrase"), nil,
			v.status.line("warning", look.ColorAmber, w.T("safety.plain"), "", nil),
			widgets.Row(0, widgets.NewSecondary(w.T("safety.encrypt_now"), look.Icon("lock"), func() { s.protect(place.Second) })))
	}
	text := w.T("safety.protected")
	switch {
	case v.state.Asks:
		text = w.T("safety.asks_text")
	case place.Keychain:
		text += " " + w.T("safety.in_keychain")
	default:
		text += " " + w.T("safety.not_in_keychain")
	}
	var buttons []fyne.CanvasObject
	if v.state.Asks {
		buttons = append(buttons, widgets.NewPrimary(w.T("safety.give"), look.Icon("lock"), s.give))
	} else {
		pass := v.state.Plan.Second.Passphrase
		buttons = append(buttons, widgets.NewSecondary(w.T("safety.sheet"), look.Icon("print"), func() { s.sheet(pass, place.Second) }))
	}
	buttons = append(buttons, widgets.NewSecondary(w.T("safety.new_passphrase"), nil, func() { s.protect(place.Second) }))
	return widgets.NewCard(w.T("safety.passphrase"), nil, widgets.NewParagraph(text), widgets.WrapRow(8, buttons...))
}

// choose asks for the folder, and then how the backups there are protected.
func (s *second) choose() {
	v := s.v
	v.host.PickSave(page.Pick{For: page.ForBackups, Title: v.w.T("safety.choose_title"), Dir: true, Folder: v.state.Second.Second}, func(dir string) {
		switch {
		case dir == "":
		case within(dir, filepath.Dir(v.host.Book().Path())):
			v.host.Ask(page.Question{
				Title: v.w.T("safety.same_title"), Text: v.w.T("safety.same_text"), Verb: v.w.T("safety.choose_folder"), Yes: s.choose,
			})
		default:
			s.protect(dir)
		}
	})
}

// within tells whether a folder is another one or lies in it.
func within(dir, of string) bool {
	rel, err := filepath.Rel(of, dir)
	return err == nil && (rel == "." || filepath.IsLocal(rel))
}

// drop ends the second place. What lies there stays.
func (s *second) drop() {
	v := s.v
	v.host.Ask(page.Question{
		Title: v.w.T("safety.drop_title"), Text: v.w.T("safety.drop_text"), Verb: v.w.T("safety.no_second"), Danger: true,
		Yes: func() { v.keeper.ChooseSecond(prefs.Backups{}, "", func(err error) { v.taken(err) }) },
	})
}

// taken says that the keychain refused, and goes on.
func (v *view) taken(err error) {
	if err != nil {
		v.host.Toast(v.host.Sentence(err))
	}
	v.refresh()
	v.read()
}

// give asks for the passphrase that the backups in the second place have, and takes it if it opens the newest of them.
func (s *second) give() {
	v := s.v
	newest := ""
	for _, b := range v.all {
		if b.Second && b.Encrypted {
			newest = b.Path
			break
		}
	}
	asking{
		canvas: v.host.Window().Canvas(), w: v.w, title: v.w.T("safety.give_title"), text: v.w.T("safety.give_text"), verb: v.w.T("safety.give_verb"),
	}.show(func(pass string, end func(string)) {
		run.Do(v.host.Runner(), page.Key(v, "passphrase"), func(context.Context, run.Progress) (bool, error) {
			if newest == "" {
				return true, backup.CheckPassphrase(pass)
			}
			return true, backup.Opens(newest, pass)
		}, func(_ bool, err error) {
			switch code := model.CodeOf(err); {
			case code == model.CodeFilePassword:
				end(v.w.T("safety.wrong_passphrase"))
				return
			case code == model.CodeInvalid:
				end(v.host.Sentence(err))
				return
			}
			end("")
			v.keeper.GivePassphrase(pass)
			v.refresh()
		})
	})
}

// sheet writes the sheet for the safe, and shows it.
func (s *second) sheet(passphrase, dir string) {
	v := s.v
	name := bookName(v.host.Book())
	v.host.PickSave(page.Pick{
		Title: v.w.T("safety.sheet_title"), Kind: "PDF", Ext: []string{".pdf"}, Name: outfile.Name(v.w.T("safety.sheet_file", "name", name)) + ".pdf",
	}, func(path string) {
		if path == "" {
			return
		}
		country := v.host.Firm().Country
		o := rights.Options{
			Path: path, Language: v.w.Language(), Today: v.host.Today(), Second: dir,
			Words:    func(lang, key string) string { return assets.Words(lang).T(key) },
			Date:     func(lang string, d model.Date) string { return assets.WordsFor(lang, country).LongDate(d) },
			Font:     theme.DefaultTextFont().Content(),
			BoldFont: theme.DefaultTextBoldFont().Content(),
		}
		firm, book, now := v.host.Firm().Name, v.host.Book().Path(), s.now()
		run.Do(v.host.Runner(), page.Key(v, "sheet"), func(context.Context, run.Progress) (bool, error) {
			return true, rights.WriteRecovery(o, firm, book, passphrase, now)
		}, func(_ bool, err error) {
			if err != nil {
				v.host.Fail(err)
				return
			}
			v.host.OpenFile(path)
		})
	})
}

func (s *second) now() time.Time {
	if clock := s.v.state.Plan.Clock; clock != nil {
		return clock()
	}
	return time.Now()
}

// bookName is what a book's file is called, without its ending.
func bookName(b *book.Book) string { return book.BackupStem(b.Path()) }
