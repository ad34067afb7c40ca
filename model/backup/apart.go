package backup

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"alumnibook/model"
)

// ApartVerb is the word with which the program is started again to make a backup beside the window; see Serve.
const ApartVerb = "backup-apart"

// ErrNotApart is in the error of a backup that could not be made in a process of its own, and may well be made in this one.
var ErrNotApart = errors.New("no backup could be made in a process of its own")

// Apart makes backups in a process of its own: the program, started once more. What Go's runtime and its collector have to
// do for the copy is then not done in the window's process, and all of it lets others go first, at the disk too.
type Apart struct {
	Program string   // its file
	Args    []string // ApartVerb

	env      []string      // what a test adds to the environment
	patience time.Duration // how long it may take to tidy up, 0 for the usual
}

// patience is how long the other process may take to remove what it has begun, before it is ended by force. A disk that
// is just being flushed can't be hurried.
const patience = 20 * time.Second

// privately is what the names of variables begin with that are meant for this process alone.
const privately = "ALUMNIBOOK_"

// Make is the Make of this package, in a process of its own. An error with ErrNotApart says that this did not come about.
func (a *Apart) Make(ctx context.Context, bookPath string, plan Plan, progress func(done, total int64)) (Made, error) {
	o := orderOf(bookPath, plan)
	if !o.sayable() {
		return Made{}, notApart(errors.New("a path is no text"))
	}
	own, end := context.WithCancel(ctx)
	defer end()
	last, err := a.run(own, end, o, progress)
	switch {
	case err != nil && ctx.Err() != nil:
		return Made{}, model.E(model.CodeCancelled, filepath.Base(bookPath), ctx.Err())
	case err != nil:
		return Made{}, notApart(err)
	case last.Unable:
		return Made{}, notApart(last.Err.error())
	case last.Err != nil:
		return Made{}, last.Err.error()
	}
	made := *last.Made
	made.SecondErr = last.SecondErr.error()
	return made, nil
}

// run starts the other process, hears it out and waits for its end.
func (a *Apart) run(ctx context.Context, end func(), o order, progress func(done, total int64)) (line, error) {
	cmd := exec.CommandContext(ctx, a.Program, a.Args...)
	cmd.Env = append(slices.DeleteFunc(os.Environ(), func(v string) bool { return strings.HasPrefix(v, privately) }), a.env...)
	in, err := cmd.StdinPipe()
	if err != nil {
		return line{}, err
	}
	cmd.Cancel = in.Close // that is how it hears that nobody wants the backup any more
	if cmd.WaitDelay = a.patience; cmd.WaitDelay == 0 {
		cmd.WaitDelay = patience
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return line{}, err
	}
	if err := startQuietly(cmd); err != nil {
		return line{}, err
	}
	last, err := converse(in, out, o, progress)
	end()
	if e := cmd.Wait(); err != nil && e != nil {
		err = fmt.Errorf("%v: %w", err, e) // how it ended says more
	}
	return last, err
}

// converse says what is wanted, and hears how far it is until the last line.
func converse(in io.Writer, out io.Reader, o order, progress func(done, total int64)) (line, error) {
	if err := json.NewEncoder(in).Encode(o); err != nil {
		return line{}, err
	}
	lines := json.NewDecoder(out)
	for {
		var l line
		if err := lines.Decode(&l); err != nil {
			return line{}, err
		}
		switch {
		case l.Made != nil || l.Err != nil:
			return l, nil
		case progress != nil:
			progress(l.Done, l.Total)
		}
	}
}

// notApart is the error of a backup that did not come about in a process of its own.
func notApart(cause error) error { return model.E(model.CodeInternal, "", &noProcess{cause}) }

// noProcess is ErrNotApart with its cause, for the log.
type noProcess struct{ cause error }

func (n *noProcess) Error() string        { return ErrNotApart.Error() + ": " + n.cause.Error() }
func (n *noProcess) Is(target error) bool { return target == ErrNotApart }
func (n *noProcess) Unwrap() error        { return n.cause }
