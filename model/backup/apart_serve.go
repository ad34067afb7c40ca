package backup

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os/signal"
	"syscall"

	"alumnibook/model"
	"alumnibook/model/book"
)

// Serve is what the program does that an Apart has started: it reads one order, makes the backup and says line by line
// how far it is and what came of it. It gives up and tidies up when its input ends, as it also does with the process that
// ordered. It is for a process that does nothing else.
func Serve(ctx context.Context, in io.Reader, out io.Writer) error {
	signal.Ignore(syscall.SIGPIPE) // whoever does not listen any more ends the input too, and there is something to tidy up
	var o order
	if err := json.NewDecoder(in).Decode(&o); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		defer stop()
		_, _ = io.Copy(io.Discard, in)
	}()
	lines := json.NewEncoder(out)
	return lines.Encode(serve(ctx, o, func(done, total int64) {
		if lines.Encode(line{Done: done, Total: total}) != nil {
			stop()
		}
	}))
}

// serve makes the backup, beside the process that has the book open: it reads the book without a lock and changes
// nothing in it.
func serve(ctx context.Context, o order, progress func(done, total int64)) line {
	plan := o.plan()
	b, err := book.OpenReadOnlyWith(ctx, o.Book, plan.Clock)
	if err != nil {
		return line{Err: say(err), Unable: model.CodeOf(err) != model.CodeCancelled}
	}
	made, err := Make(ctx, b, plan, progress)
	_ = b.Close() // nothing was written to it
	return lastLine(made, err)
}

// lastLine is what is said of a backup that was made or not. A book that changed all the time can be made to wait in the
// process that changes it.
func lastLine(made Made, err error) line {
	if err != nil {
		return line{Err: say(err), Unable: errors.Is(err, book.ErrKeptChanging)}
	}
	l := line{SecondErr: say(made.SecondErr)}
	made.SecondErr = nil
	l.Made = &made
	return l
}
