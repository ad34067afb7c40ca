package ui

import (
	"context"
	"os"
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
		return &systemPicker{s.runner, s.win}
	}
	return &windowPicker{s}
}

// pickOpen asks for files to read, beginning where the user was last.
func (s *Shell) pickOpen(p page.Pick, done func([]string)) {
	s.remembered(&p)
	s.picker.Open(p, func(paths []string) {
		if len(paths) > 0 {
			s.prefs.SetState(stateFolder, filepath.Dir(paths[0]))
		}
		done(paths)
	})
}

// pickSave asks where to write, beginning where the user was last.
func (s *Shell) pickSave(p page.Pick, done func(string)) {
	s.remembered(&p)
	s.picker.Save(p, func(path string) {
		if path != "" {
			s.prefs.SetState(stateFolder, filepath.Dir(path))
		}
		done(path)
	})
}

// stateFolder is the name under which the last folder is remembered.
const stateFolder = "pick.folder"

func (s *Shell) remembered(p *page.Pick) {
	if p.Folder != "" {
		return
	}
	s.prefs.State(stateFolder, &p.Folder)
	if info, err := os.Stat(p.Folder); err != nil || !info.IsDir() {
		p.Folder = s.o.Documents
	}
}

// systemPicker shows the system's dialogs. They block, so they run away from the window's goroutine.
type systemPicker struct {
	runner run.Runner
	window fyne.Window
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
		o := append(s.options(ctx, p), attached...)
		if p.Multiple {
			return zenity.SelectFileMultiple(o...)
		}
		path, err := zenity.SelectFile(o...)
		return []string{path}, err
	}, func(paths []string, err error) {
		if err != nil {
			paths = nil
		}
		done(paths)
	})
}

func (s *systemPicker) Save(p page.Pick, done func(string)) {
	attached := attach(s.window)
	run.Do(s.runner, nil, func(ctx context.Context, _ run.Progress) (string, error) {
		o := append(s.options(ctx, p), attached...)
		if p.Dir {
			return zenity.SelectFile(append(o, zenity.Directory())...)
		}
		path, err := zenity.SelectFileSave(append(o, zenity.ConfirmOverwrite())...)
		return withExtension(path, p.Ext), err
	}, func(path string, err error) {
		if err != nil {
			path = ""
		}
		done(path)
	})
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
