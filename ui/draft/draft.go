// Package draft keeps what is being typed about a contact in the book until it is saved, so that a crash loses nothing.
package draft

import (
	"encoding/json"
	"time"

	"alumnibook/model"
	"alumnibook/ui/page"
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

// Keeper keeps one draft current while somebody types.
type Keeper struct {
	keeper
	read func() (Draft, bool) // what is typed now; false where that is nothing
}

// NewKeeper makes a keeper of the draft of a name; kept is what stands in the book now.
func NewKeeper(h page.Host, name string, kept []byte, read func() (Draft, bool)) *Keeper {
	return &Keeper{keeper{host: h, name: name, kept: kept}, read}
}

// Name is the name of the draft.
func (k *Keeper) Name() string { return k.name }

// Touched hears that something was typed.
func (k *Keeper) Touched() { k.touched(k.Now) }

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
func (k *Keeper) Drop() { k.drop(nil) }

// Saved hears that what was typed is stored and the draft gone with it; nothing is kept any more.
func (k *Keeper) Saved() { k.saved() }
