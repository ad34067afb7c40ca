package ui

import (
	"context"
	"log/slog"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/cocoa"
	"alumnibook/ui/command"
	"alumnibook/ui/firststart"
)

// On macOS a program stays when its window is closed, opens what is double clicked, and ends by its menu. On other
// systems nothing is ever asked here, and closing the window is the end.

// macAsks is where macOS asks, nil on other systems.
func macAsks() <-chan cocoa.Asked {
	asks, err := cocoa.Attend()
	if err != nil {
		slog.Warn("macOS is not heard", "causes", model.Causes(err))
	}
	return asks
}

// startWith takes what was double clicked to start the program.
func (o *Options) startWith() {
	for {
		select {
		case a := <-o.Asks:
			for _, f := range a.Files {
				if o.BookPath == "" && lowerExt(f) == firststart.Ext {
					o.BookPath = f
				} else {
					o.Files = append(o.Files, f)
				}
			}
		default:
			return
		}
	}
}

// attend hears what macOS asks for as long as the window is there.
func (s *Shell) attend() {
	asks := s.o.Asks
	if asks == nil {
		return
	}
	s.runner.Serve(func(ctx context.Context) {
		for {
			select {
			case <-ctx.Done():
				return
			case a := <-asks:
				s.runner.Post(func() { s.asked(a) })
			}
		}
	})
}

func (s *Shell) asked(a cocoa.Asked) {
	switch {
	case s.closing:
	case a.Quit:
		s.comeBack() // there may be something to ask
		s.requestClose()
	case a.About && s.frame != nil:
		s.frame.table.Run("about")
	case a.About && !s.asking():
		s.comeBack()
		w := s.words
		s.say(w.T("command.about"), w.T("about.version")+" "+s.o.Version+"\n\n"+w.T("about.what"))
	default:
		s.called(a.Files)
	}
}

// windowClosed is the end of the program, but on macOS, where only the window goes.
func (s *Shell) windowClosed() {
	if s.o.Asks == nil || s.closing {
		s.requestClose()
		return
	}
	s.rememberPlace()
	s.away = true
	s.win.Hide()
}

// comeBack shows a window that was closed while the program stayed.
func (s *Shell) comeBack() {
	if s.away {
		s.away = false
		s.win.Show()
	}
}

// setMenu draws the menu bar, and names what macOS adds to it.
func (s *Shell) setMenu(m *fyne.MainMenu) {
	s.win.SetMainMenu(m)
	w := s.words
	cocoa.NameMenus(cocoa.Names{
		ToolkitSettings: command.MacSettings,
		About:           w.T("command.about"), Settings: w.T("mac.settings"), Services: w.T("mac.services"),
		Hide: w.T("mac.hide"), HideOthers: w.T("mac.hide_others"), ShowAll: w.T("mac.show_all"), Quit: w.T("mac.quit"),
		Window: w.T("mac.window"), Minimize: w.T("mac.minimize"), Zoom: w.T("mac.zoom"), AllToFront: w.T("mac.all_to_front"), FullScreen: w.T("mac.full_screen"),
	})
}
