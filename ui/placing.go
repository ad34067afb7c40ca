package ui

import (
	"fyne.io/fyne/v2"

	"alumnibook/ui/placing"
)

// keyPlaces is where the places of the window are remembered.
const keyPlaces = "window.places"

// showInPlace shows the window where and as it was left on these screens, else where the system puts it.
func (s *Shell) showInPlace() {
	screens, usual := placing.Connected(), s.prefs.WindowSize()
	if len(screens) == 0 {
		s.win.Show()
		return
	}
	p, known := s.places().On(screens)
	if !known {
		p.Width, p.Height = screens[0].Fit(usual.Width, usual.Height)
	}
	if size := fyne.NewSize(p.Width, p.Height); size != usual {
		s.win.Resize(size)
	}
	if !known {
		s.win.Show()
		return
	}
	placing.Show(s.win, screens, p)
}

// rememberPlace keeps where and how large the window is when it is closed; of a maximised one, how large it was before.
func (s *Shell) rememberPlace() {
	usual, kept := s.prefs.WindowSize(), s.places()
	screens, p, ok := kept.Read(s.win, placing.Place{Width: usual.Width, Height: usual.Height})
	if !ok {
		s.prefs.SetWindowSize(s.win.Canvas().Size())
		return
	}
	s.prefs.SetState(keyPlaces, kept.With(screens, p))
	s.prefs.SetWindowSize(fyne.NewSize(p.Width, p.Height))
}

func (s *Shell) places() (kept placing.Kept) {
	s.prefs.State(keyPlaces, &kept)
	return kept
}
