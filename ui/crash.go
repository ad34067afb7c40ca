package ui

import (
	"os"
	"path/filepath"

	"alumnibook/ui/look"
	"alumnibook/ui/page"
)

// stateCrash is the name under which it is remembered how long the crash file was at the last start.
const stateCrash = "crash.seen"

// offerReport says once where the program ended unexpectedly since the last start, and offers to report that.
func (s *Shell) offerReport() {
	if s.frame.entry(page.Problem) == nil {
		return
	}
	size, seen := int64(0), int64(0)
	if info, err := os.Stat(filepath.Join(s.o.LogFolder, crashName)); err == nil {
		size = info.Size()
	}
	s.prefs.State(stateCrash, &seen)
	if size == seen {
		return
	}
	s.prefs.SetState(stateCrash, size)
	if size > seen {
		s.toast(look.ToneAmber, s.words.T("problem.crashed"), s.words.T("problem.look"), func() {
			if s.frame != nil {
				s.frame.Open(page.Route{Page: page.Problem})
			}
		})
	}
}
