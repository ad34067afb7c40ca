package run

import "context"

// inline runs everything at once on the caller's goroutine.
type inline struct {
	ctx  context.Context
	stop context.CancelFunc
}

// Inline makes a Runner for tests: a job is done, answer and all, when Start returns. Services are not run.
func Inline() Runner {
	ctx, stop := context.WithCancel(context.Background())
	return &inline{ctx: ctx, stop: stop}
}

func (r *inline) Start(j Job) {
	v, err := guarded(r.ctx, j, func(done, total int) {
		if j.OnProgress != nil {
			j.OnProgress(done, total)
		}
	})
	if j.Done != nil {
		j.Done(v, err)
	}
}

func (r *inline) Serve(func(context.Context)) {}
func (r *inline) Post(f func())               { f() }
func (r *inline) Cancel(any)                  {}
func (r *inline) Drop(any)                    {}
func (r *inline) CancelAll()                  {}
func (r *inline) Busy() int                   { return 0 }
func (r *inline) WhenIdle(f func())           { f() }
func (r *inline) Stop()                       { r.stop() }

// Stepped is a Runner for tests of what happens while work runs: jobs wait until Step is called.
type Stepped struct {
	jobs    []*steppedJob
	waiting []func()
}

type steppedJob struct {
	Job
	ctx     context.Context
	cancel  context.CancelFunc
	dropped bool
}

// Start puts the job at the end of the queue.
func (s *Stepped) Start(j Job) {
	if j.Key == nil {
		j.Key = new(int)
	}
	s.Drop(j.Key)
	ctx, cancel := context.WithCancel(context.Background())
	s.jobs = append(s.jobs, &steppedJob{Job: j, ctx: ctx, cancel: cancel})
}

// Step does the oldest job and tells whether there was one.
func (s *Stepped) Step() bool {
	if len(s.jobs) == 0 {
		return false
	}
	j := s.jobs[0]
	s.jobs = s.jobs[1:]
	v, err := guarded(j.ctx, j.Job, func(done, total int) {
		if j.OnProgress != nil {
			j.OnProgress(done, total)
		}
	})
	if !j.dropped && j.Done != nil {
		j.Done(v, err)
	}
	if len(s.jobs) == 0 {
		waiting := s.waiting
		s.waiting = nil
		for _, f := range waiting {
			f()
		}
	}
	return true
}

// All steps until nothing is left.
func (s *Stepped) All() {
	for s.Step() {
	}
}

// Serve runs nothing.
func (s *Stepped) Serve(func(context.Context)) {}

// Post runs the function at once.
func (s *Stepped) Post(f func()) { f() }

// Cancel cancels the waiting job of a key; it still gets its turn.
func (s *Stepped) Cancel(key any) {
	for _, j := range s.jobs {
		if j.Key == key {
			j.cancel()
		}
	}
}

// Drop cancels the waiting job of a key and forgets its answer.
func (s *Stepped) Drop(key any) {
	for _, j := range s.jobs {
		if j.Key == key {
			j.dropped = true
			j.cancel()
		}
	}
}

// CancelAll cancels the waiting jobs that are not to be kept.
func (s *Stepped) CancelAll() {
	for _, j := range s.jobs {
		if !j.Keep {
			j.cancel()
		}
	}
}

// Busy counts the waiting jobs.
func (s *Stepped) Busy() int { return len(s.jobs) }

// WhenIdle calls back once the queue is empty.
func (s *Stepped) WhenIdle(f func()) {
	if len(s.jobs) == 0 {
		f()
		return
	}
	s.waiting = append(s.waiting, f)
}

// Stop cancels all.
func (s *Stepped) Stop() {
	for _, j := range s.jobs {
		j.cancel()
	}
}
