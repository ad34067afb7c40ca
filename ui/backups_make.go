package ui

import (
	"context"
	"errors"
	"log/slog"

	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/ui/page"
)

// inSight passes progress on while the page that shows it is in front: with each step the whole window is drawn anew, also
// where there is nothing new to be seen.
func (s *Shell) inSight(progress func(done, total int)) func(done, total int) {
	if progress == nil {
		return nil
	}
	return func(done, total int) {
		if s.frame != nil && s.frame.history.here.Page == page.Safety {
			progress(done, total)
		}
	}
}

// makeBackup makes a backup in a process of its own, and where that can't be, in this one.
func (s *Shell) makeBackup(ctx context.Context, b *book.Book, plan backup.Plan, progress func(done, total int64)) (backup.Made, error) {
	if s.o.Apart != nil {
		made, err := s.o.Apart.Make(ctx, b.Path(), plan, progress)
		if !errors.Is(err, backup.ErrNotApart) {
			return made, err
		}
		slog.Warn("the backup is made in the window's process", "causes", model.Causes(err))
	}
	return backup.Make(ctx, b, plan, progress)
}
