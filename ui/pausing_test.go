package ui

import (
	"context"

	"alumnibook/model"
	"alumnibook/ui/run"
)

// pausing is a Runner that does everything at once, until it is told what to hold: such work stays at a third of its way
// until it is cancelled, so that one sees what is shown meanwhile.
type pausing struct {
	run.Runner
	holds func(j run.Job) bool // nil for nothing
	held  map[any]run.Job
}

// long tells that work shows how far it is.
func long(j run.Job) bool { return j.OnProgress != nil }

// any work at all.
func all(run.Job) bool { return true }

func (p *pausing) Start(j run.Job) {
	if p.holds == nil || !p.holds(j) {
		p.Runner.Start(j)
		return
	}
	p.held[j.Key] = j
	if j.OnProgress != nil {
		j.OnProgress(1240, 3720)
	}
}

func (p *pausing) Cancel(key any) {
	if j, ok := p.held[key]; ok {
		delete(p.held, key)
		j.Done(nil, model.E(model.CodeCancelled, "", context.Canceled))
	}
}
