// Package run is the one way in which the window does work that may take longer than a frame: away from the
// window's goroutine, with cancel and progress, and with the answer back on the window's goroutine.
package run

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"alumnibook/model"
)

// Progress is called by running work with how much is done of how much; total 0 is not known yet. It may be
// called often and from any goroutine.
type Progress func(done, total int)

// Job is one piece of work.
type Job struct {
	// Key says what the work is for. A new job replaces a running one of the same key: that one is cancelled and
	// its answer never arrives. nil is a key of its own.
	Key any
	// Work is done away from the window's goroutine. It must not touch the window.
	Work func(ctx context.Context, p Progress) (any, error)
	// OnProgress hears of progress on the window's goroutine, some ten times a second at most; nil to ignore it.
	OnProgress func(done, total int)
	// Keep says that the job is not cancelled by CancelAll: it saves something, and is waited for.
	Keep bool
	// Done gets the answer on the window's goroutine; nil to ignore it.
	Done func(any, error)
}

// Runner runs jobs. Its methods are called on the window's goroutine.
type Runner interface {
	// Start begins a job and returns at once.
	Start(Job)
	// Serve begins work that goes on until Stop, and that nobody waits for before.
	Serve(work func(ctx context.Context))
	// Post runs a function on the window's goroutine; it is for code that Serve or Work runs.
	Post(func())
	// Cancel stops the job of a key; its Done gets the error that the work ends with.
	Cancel(key any)
	// Drop stops the job of a key; its Done is never called.
	Drop(key any)
	// CancelAll cancels every job that is not to be kept, before a book or the window is closed.
	CancelAll()
	// Busy counts the jobs that run.
	Busy() int
	// WhenIdle calls back once no job runs, at once where none does.
	WhenIdle(func())
	// Stop cancels everything, services too.
	Stop()
}

// Do runs work with a typed answer. See Job for the key.
func Do[T any](r Runner, key any, work func(ctx context.Context, p Progress) (T, error), done func(T, error)) {
	DoProgress(r, key, work, nil, done)
}

// DoProgress is Do with something to hear of progress, for example the bar of a dialog.
func DoProgress[T any](r Runner, key any, work func(ctx context.Context, p Progress) (T, error), progress func(done, total int), done func(T, error)) {
	r.Start(Job{
		Key:        key,
		Work:       func(ctx context.Context, p Progress) (any, error) { return work(ctx, p) },
		OnProgress: progress,
		Done: func(v any, err error) {
			if done != nil {
				t, _ := v.(T)
				done(t, err)
			}
		},
	})
}

// guarded runs work and turns a panic into an error, so that one page's mistake does not take the window along.
func guarded(ctx context.Context, j Job, p Progress) (v any, err error) {
	defer func() {
		if r := recover(); r != nil {
			slog.Error("panic in a job", "type", fmt.Sprintf("%T", r), "stack", string(debug.Stack()))
			v, err = nil, model.E(model.CodeInternal, "", fmt.Errorf("panic of %T", r))
		}
	}()
	return j.Work(ctx, p)
}

// background is the Runner of the real window.
type background struct {
	ctx  context.Context
	stop context.CancelFunc
	post func(func())

	// All below is used on the window's goroutine alone.
	running map[any]*task
	waiting []func()
}

type task struct {
	cancel  context.CancelFunc
	keep    bool
	dropped bool
}

// New makes a Runner that works on goroutines and brings answers back through post (fyne.Do in the window).
func New(ctx context.Context, post func(func())) Runner {
	ctx, stop := context.WithCancel(ctx)
	return &background{ctx: ctx, stop: stop, post: post, running: map[any]*task{}}
}

func (b *background) Start(j Job) {
	if j.Key == nil {
		j.Key = new(int)
	}
	var key any = j.Key
	if old := b.running[key]; old != nil {
		old.dropped = true
		old.cancel()
		b.running[old] = old // still running until it has ended, under a key nobody knows
	}
	ctx, cancel := context.WithCancel(b.ctx)
	t := &task{cancel: cancel, keep: j.Keep}
	b.running[key] = t
	report := throttled(b.post, func(done, total int) {
		if !t.dropped && j.OnProgress != nil {
			j.OnProgress(done, total)
		}
	})
	go func() {
		defer cancel()
		v, err := guarded(ctx, j, report)
		b.post(func() { b.ended(key, t, j, v, err) })
	}()
}

func (b *background) ended(key any, t *task, j Job, v any, err error) {
	if b.running[key] == t {
		delete(b.running, key)
	}
	delete(b.running, t)
	if !t.dropped && j.Done != nil {
		j.Done(v, err)
	}
	if b.Busy() > 0 {
		return
	}
	waiting := b.waiting
	b.waiting = nil
	for _, f := range waiting {
		f()
	}
}

func (b *background) Serve(work func(ctx context.Context)) {
	go func() {
		_, _ = guarded(b.ctx, Job{Work: func(ctx context.Context, _ Progress) (any, error) {
			work(ctx)
			return nil, nil
		}}, nil)
	}()
}

func (b *background) Post(f func()) { b.post(f) }

func (b *background) Cancel(key any) {
	if t := b.running[key]; t != nil {
		t.cancel()
	}
}

func (b *background) Drop(key any) {
	if t := b.running[key]; t != nil {
		t.dropped = true
		t.cancel()
		delete(b.running, key)
		b.running[t] = t
	}
}

func (b *background) CancelAll() {
	for _, t := range b.running {
		if !t.keep {
			t.cancel()
		}
	}
}

func (b *background) Busy() int { return len(b.running) }

func (b *background) WhenIdle(f func()) {
	if b.Busy() == 0 {
		f()
		return
	}
	b.waiting = append(b.waiting, f)
}

func (b *background) Stop() { b.stop() }

// throttled passes progress on at most every tenth of a second, and the last step always.
func throttled(post func(func()), report func(done, total int)) Progress {
	var mu sync.Mutex
	var last time.Time
	return func(done, total int) {
		mu.Lock()
		defer mu.Unlock()
		now := time.Now()
		if done != total && now.Sub(last) < 100*time.Millisecond {
			return
		}
		last = now
		post(func() { report(done, total) })
	}
}
