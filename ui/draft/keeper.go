package draft

import (
	"bytes"
	"context"
	"time"

	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// Pause is how long the keyboard has to rest until what was typed is kept.
const Pause = 400 * time.Millisecond

// keeper is what the keepers of drafts have in common: it brings the book to what is wanted.
type keeper struct {
	host page.Host
	name string

	wait    func() // stops the clock
	kept    []byte // what stands in the book; nil for nothing
	want    []byte // what is to stand there
	running bool
	rests   bool   // nothing is kept any more
	then    func() // waits until the draft is gone
}

// touched calls now once the keyboard rests.
func (k *keeper) touched(now func()) {
	if k.rests {
		return
	}
	k.halt()
	k.wait = widgets.After(Pause, now)
}

// Rest ends keeping and leaves the draft as it is.
func (k *keeper) Rest() {
	k.halt()
	k.rests = true
}

// saved ends keeping; the draft is gone with the change that stored what it held. Where one was still being kept beside
// that change it may have come back, so it is made sure of.
func (k *keeper) saved() {
	k.halt()
	k.rests, k.want = true, nil
	k.settle()
}

// drop throws the draft away and ends keeping; then, which may be nil, is called once it is gone.
func (k *keeper) drop(then func()) {
	k.halt()
	k.rests, k.want, k.then = true, nil, then
	k.settle()
}

func (k *keeper) halt() {
	if k.wait != nil {
		k.wait()
		k.wait = nil
	}
}

// settle brings the book to what is wanted, one step after the other.
func (k *keeper) settle() {
	if k.running {
		return
	}
	if bytes.Equal(k.want, k.kept) {
		k.tell()
		return
	}
	k.running = true
	b, name, want := k.host.Book(), k.name, k.want
	k.host.Runner().Start(run.Job{
		Key: k, Keep: true,
		Work: func(ctx context.Context, _ run.Progress) (any, error) { return nil, put(ctx, b, name, want) },
		Done: func(_ any, err error) {
			if k.running = false; err != nil {
				k.tell()
				return // the next letter tries again; saving says what is wrong with the book
			}
			k.kept = want
			k.settle()
		},
	})
}

// tell calls who waits until the draft is gone.
func (k *keeper) tell() {
	if then := k.then; then != nil {
		k.then = nil
		then()
	}
}

func put(ctx context.Context, b *book.Book, name string, body []byte) error {
	if body == nil {
		return b.DropDraft(ctx, name)
	}
	return b.PutDraft(ctx, name, body)
}
