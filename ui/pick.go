package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"

	"alumnibook/ui/page"
	"alumnibook/ui/run"
)

// Picker asks the user for files. Tests put their own in its place.
type Picker interface {
	Open(p page.Pick, done func(paths []string))
	Save(p page.Pick, done func(path string))
}

// newPicker is the system's own dialog where there is one, else the one that the window draws itself.
func newPicker(s *Shell) Picker {
	if zenity.IsAvailable() {
		return &systemPicker{s.runner, s.win, &windowPicker{s}}
	}
	return &windowPicker{s}
}

// pickOpen asks for files to read, beginning where the user was last for that purpose.
func (s *Shell) pickOpen(p page.Pick, done func([]string)) {
	s.remembered(&p)
	s.picker.Open(p, func(paths []string) {
		if len(paths) > 0 {
			s.prefs.SetState(stateOf(p.For), filepath.Dir(paths[0]))
		}
		done(paths)
	})
}

// pickSave asks where to write, beginning where the user was last for that purpose.
func (s *Shell) pickSave(p page.Pick, done func(string)) {
	s.remembered(&p)
	s.picker.Save(p, func(path string) {
		if path != "" {
			s.prefs.SetState(stateOf(p.For), filepath.Dir(path))
		}
		done(path)
	})
}

// stateOf is the name under which the last folder for a purpose is remembered.
func stateOf(p page.Purpose) string { return strings.TrimSuffix("pick.folder."+string(p), ".") }

// remembered begins where the user was last. At first, and where that folder is gone, what comes from others is looked
// for among the downloads, all else among the documents.
func (s *Shell) remembered(p *page.Pick) {
	if p.Folder != "" {
		return
	}
	s.prefs.State(stateOf(p.For), &p.Folder)
	if isFolder(p.Folder) {
		return
	}
	p.Folder = s.o.Documents
	if downloads := filepath.Join(filepath.Dir(s.o.Documents), "Downloads"); (p.For == page.ForLists || p.For == page.ForPapers) && isFolder(downloads) {
		p.Folder = downloads
	}
}

// systemPicker shows the system's dialogs. They block, so they run away from the window's goroutine.
type systemPicker struct {
	runner run.Runner
	window fyne.Window
	own    Picker // asks instead where the system can't
}

func (s *systemPicker) options(ctx context.Context, p page.Pick) []zenity.Option {
	o := []zenity.Option{zenity.Context(ctx), zenity.Title(p.Title)}
	if len(p.Ext) > 0 {
		f := zenity.FileFilter{Name: p.Kind, CaseFold: true}
		for _, e := range p.Ext {
			f.Patterns = append(f.Patterns, "*"+e)
		}
		o = append(o, f)
	}
	if p.Folder != "" || p.Name != "" {
		name := filepath.Join(p.Folder, p.Name)
		if p.Name == "" {
			name += string(filepath.Separator)
		}
		o = append(o, zenity.Filename(name))
	}
	return o
}

func (s *systemPicker) Open(p page.Pick, done func([]string)) {
	attached := attach(s.window)
	run.Do(s.runner, nil, func(ctx context.Context, _ run.Progress) ([]string, error) {
		defer apartment()()
		o := append(s.options(ctx, p), attached...)
		if p.Multiple {
			return zenity.SelectFileMultiple(o...)
		}
		path, err := zenity.SelectFile(o...)
		return []string{path}, err
	}, func(paths []string, err error) {
		switch {
		case unable(err):
			s.own.Open(p, done)
		case err != nil:
			done(nil)
		default:
			done(paths)
		}
	})
}

func (s *systemPicker) Save(p page.Pick, done func(string)) {
	attached := attach(s.window)
	run.Do(s.runner, nil, func(ctx context.Context, _ run.Progress) (string, error) {
		defer apartment()()
		o := append(s.options(ctx, p), attached...)
		if p.Dir {
			return zenity.SelectFile(append(o, zenity.Directory())...)
		}
		path, err := zenity.SelectFileSave(append(o, zenity.ConfirmOverwrite())...)
		return withExtension(path, p.Ext), err
	}, func(path string, err error) {
		switch {
		case unable(err):
			s.own.Save(p, done)
		case err != nil:
			done("")
		default:
			done(path)
		}
	})
}

// unable tells that the system's dialog did not come, which is not the same as the user's giving up.
func unable(err error) bool {
	return err != nil && !errors.Is(err, zenity.ErrCanceled) && !errors.Is(err, context.Canceled)
}

// withExtension gives a name that was typed without its ending the first of the endings.
func withExtension(path string, ext []string) string {
	if path == "" || len(ext) == 0 {
		return path
	}
	for _, e := range ext {
		if strings.EqualFold(filepath.Ext(path), e) {
			return path
		}
	}
	return path + ext[0]
}
