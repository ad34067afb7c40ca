package ui

import (
	"context"
	"log/slog"
	"os"
	"time"

	"alumnibook/model/backup"
	"alumnibook/model/exchange/temp"
	"alumnibook/ui/run"
)

// sweepBook takes away what earlier runs unpacked beside the book that was opened.
func (s *Shell) sweepBook() {
	path, now := s.book.Path(), time.Now()
	run.Do(s.runner, "sweep book", func(context.Context, run.Progress) (bool, error) { return true, backup.Sweep(path, now) }, func(_ bool, err error) {
		if err != nil {
			logError(err)
		}
	})
}

// sweep takes away what earlier runs of the program unpacked and could not remove: papers of the book that were shown,
// and large lists that were imported.
func (s *Shell) sweep() {
	started := time.Now()
	run.Do(s.runner, "sweep", func(context.Context, run.Progress) (int, error) { return temp.Sweep(os.TempDir(), started) }, func(n int, err error) {
		if err != nil {
			logError(err)
		}
		if n > 0 {
			slog.Info("swept what earlier runs had unpacked", "folders", n)
		}
	})
}
