package ui

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"

	"alumnibook/model"
	"alumnibook/ui/problem"
)

const (
	logName   = problem.LogName
	crashName = problem.CrashName
	logSize   = 1 << 20 // bytes of one log file
	logKept   = 3       // older log files that stay
)

// LogFolder is where log and crash file stand.
func LogFolder() string { return filepath.Join(DataFolder(), "log") }

// DataFolder is the program's own folder on this computer: the log and the practice book.
func DataFolder() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "Alumnibook")
}

// StartLog writes the program's log into a folder from now on, and a crash into a file beside it. Log entries hold
// codes, counts and durations, never what a book holds. The returned function ends it.
func StartLog(folder string) (end func(), err error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return func() {}, err
	}
	file := &rotating{path: filepath.Join(folder, logName)}
	before := slog.Default()
	slog.SetDefault(slog.New(slog.NewTextHandler(file, nil)))
	crash, err := os.OpenFile(filepath.Join(folder, crashName), os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err == nil {
		err = debug.SetCrashOutput(crash, debug.CrashOptions{})
		_ = crash.Close() // the runtime holds a copy
	}
	return func() {
		slog.SetDefault(before)
		_ = file.Close()
	}, err
}

// rotating is a log file that begins anew when it has grown, and keeps some of the old ones.
type rotating struct {
	mu   sync.Mutex
	path string
	file *os.File
	size int64
}

var _ io.WriteCloser = (*rotating)(nil)

func (r *rotating) Write(b []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.file != nil && r.size+int64(len(b)) > logSize {
		_ = r.file.Close()
		r.file = nil
		for i := logKept; i > 0; i-- {
			_ = os.Rename(r.old(i-1), r.old(i))
		}
	}
	if r.file == nil {
		f, err := os.OpenFile(r.path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
		if err != nil {
			return 0, err
		}
		r.file, r.size = f, 0
		if info, err := f.Stat(); err == nil {
			r.size = info.Size()
		}
	}
	n, err := r.file.Write(b)
	r.size += int64(n)
	return n, err
}

// old is the name of the n-th oldest file; 0 is the one that is written.
func (r *rotating) old(n int) string {
	if n == 0 {
		return r.path
	}
	return fmt.Sprintf("%s.%d", r.path, n)
}

func (r *rotating) Close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.file == nil {
		return nil
	}
	f := r.file
	r.file = nil
	return f.Close()
}

// logError notes an error by its code and the kinds of its causes.
func logError(err error) {
	slog.Error("failed", "code", string(model.CodeOf(err)), "causes", model.Causes(err))
}
