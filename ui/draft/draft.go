// Package draft keeps what is being typed about a contact in the book until it is saved, so that a crash loses nothing.
package draft

import (
	"bytes"
	"context"
	"encoding/json"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// The names of the drafts that belong to no call card.
const (
	Log  = "log"      // of the box in which calls are logged
	Form = "log_form" // of a new entry in the form; the box takes it over where the form was lost
)

// Reached is the outcome of a contact that came about.
const Reached = "reached"

// Draft is a contact as far as it was typed.
type Draft struct {
	Person   int64                 `json:"person,omitempty"`
	Kind     model.InteractionKind `json:"kind,omitempty"`
	In       bool                  `json:"in,omitempty"` // they turned to us
	Outcome  string                `json:"outcome,omitempty"`
	Number   string                `json:"number,omitempty"` // that was rung
	Text     string                `json:"text,omitempty"`
	Minutes  string                `json:"minutes,omitempty"`
	Step     string                `json:"step,omitempty"`
	StepOn   string                `json:"step_on,omitempty"`
	Internal bool                  `json:"internal,omitempty"`
	On       model.Date            `json:"on,omitzero"` // the day on which it was typed
	At       time.Time             `json:"at"`
}

// Read understands what was kept; false for nothing.
func Read(body []byte) (Draft, bool) {
	var d Draft
	return d, len(body) > 0 && json.Unmarshal(body, &d) == nil
}

// Pause is how long the keyboard has to rest until what was typed is kept.
const Pause = 400 * time.Millisecond

// Keeper keeps one draft current while somebody types.
type Keeper struct {
	host page.Host
	name string
	read func() (Draft, bool) // what is typed now; false where that is nothing

	wait    func() // stops the clock
	kept    []byte // what stands in the book; nil for nothing
	want    []byte // what is to stand there
	running bool
	rests   bool // nothing is kept any more
}

// NewKeeper makes a keeper of the draft of a name; kept is what stands in the book now.
func NewKeeper(h page.Host, name string, kept []byte, read func() (Draft, bool)) *Keeper {
	return &Keeper{host: h, name: name, read: read, kept: kept}
}

// Name is the name of the draft.
func (k *Keeper) Name() string { return k.name }

// Touched hears that something was typed.
func (k *Keeper) Touched() {
	if k.rests {
		return
	}
	k.halt()
	k.wait = widgets.After(Pause, k.Now)
}

// Now keeps what is typed at once.
func (k *Keeper) Now() {
	k.halt()
	if k.rests {
		return
	}
	d, any := k.read()
	if had, kept := Read(k.kept); any && kept && !k.running { // what was only looked at keeps its time
		had.At = d.At
		if had == d {
			return
		}
	}
	if k.want = nil; any {
		if body, err := json.Marshal(d); err == nil {
			k.want = body
		}
	}
	k.settle()
}

// Drop throws the draft away and ends keeping.
func (k *Keeper) Drop() {
	k.halt()
	k.rests, k.want = true, nil
	k.settle()
}

// Saved hears that what was typed is stored and the draft gone with it; nothing is kept any more.
func (k *Keeper) Saved() {
	k.halt()
	k.rests, k.want = true, nil
	if !k.running {
		k.kept = nil
	}
}

// Rest ends keeping and leaves the draft as it is.
func (k *Keeper) Rest() {
	k.halt()
	k.rests = true
}

func (k *Keeper) halt() {
	if k.wait != nil {
		k.wait()
		k.wait = nil
	}
}

// settle brings the book to what is wanted, one step after the other.
func (k *Keeper) settle() {
	if k.running || bytes.Equal(k.want, k.kept) {
		return
	}
	k.running = true
	b, name, want := k.host.Book(), k.name, k.want
	k.host.Runner().Start(run.Job{
		Key: k, Keep: true,
		Work: func(ctx context.Context, _ run.Progress) (any, error) { return nil, put(ctx, b, name, want) },
		Done: func(_ any, err error) {
			if k.running = false; err != nil {
				return // the next letter tries again; saving says what is wrong with the book
			}
			k.kept = want
			k.settle()
		},
	})
}

func put(ctx context.Context, b *book.Book, name string, body []byte) error {
	if body == nil {
		return b.DropDraft(ctx, name)
	}
	return b.PutDraft(ctx, name, body)
}
