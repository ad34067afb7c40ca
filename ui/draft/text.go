package draft

import (
	"bytes"
	"context"
	"strings"

	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// textPrefix begins the names of drafts of texts, such as a newsletter or a letter: they are no contacts with anybody.
const textPrefix = "text/"

// TextName is the name under which the draft of a text is kept.
func TextName(of string) string { return textPrefix + of }

// IsText tells whether a draft of this name is one of a text.
func IsText(name string) bool { return strings.HasPrefix(name, textPrefix) }

// TextKeeper keeps the draft of a longer text current while somebody types.
type TextKeeper struct {
	host page.Host
	name string
	read func() []byte // what is typed now; nil where that is nothing

	wait    func() // stops the clock
	kept    []byte // what stands in the book; nil for nothing
	want    []byte // what is to stand there
	running bool
	rests   bool   // nothing is kept any more
	then    func() // waits until the draft is gone
}

// NewTextKeeper makes a keeper of the draft of a text; kept is what stands in the book now.
func NewTextKeeper(h page.Host, of string, kept []byte, read func() []byte) *TextKeeper {
	return &TextKeeper{host: h, name: TextName(of), read: read, kept: kept}
}

// Touched hears that something was typed.
func (k *TextKeeper) Touched() {
	if k.rests {
		return
	}
	k.halt()
	k.wait = widgets.After(Pause, k.Now)
}

// Now keeps what is typed at once.
func (k *TextKeeper) Now() {
	k.halt()
	if !k.rests {
		k.want = k.read()
		k.settle()
	}
}

// Clear throws the draft away, since what it holds is stored; what is typed from here on is kept again.
func (k *TextKeeper) Clear() {
	k.halt()
	k.want = nil
	k.settle()
}

// Drop throws the draft away and ends keeping; then, which may be nil, is called once it is gone.
func (k *TextKeeper) Drop(then func()) {
	k.halt()
	k.rests, k.want, k.then = true, nil, then
	k.settle()
}

// Rest ends keeping and leaves the draft as it is.
func (k *TextKeeper) Rest() {
	k.halt()
	k.rests = true
}

func (k *TextKeeper) halt() {
	if k.wait != nil {
		k.wait()
		k.wait = nil
	}
}

// settle brings the book to what is wanted, one step after the other.
func (k *TextKeeper) settle() {
	if k.running {
		return
	}
	if bytes.Equal(k.want, k.kept) {
		if then := k.then; then != nil {
			k.then = nil
			then()
		}
		return
	}
	k.running = true
	b, name, want := k.host.Book(), k.name, k.want
	k.host.Runner().Start(run.Job{
		Key: k, Keep: true,
		Work: func(ctx context.Context, _ run.Progress) (any, error) { return nil, put(ctx, b, name, want) },
		Done: func(_ any, err error) {
			if k.running = false; err != nil {
				if then := k.then; then != nil {
					k.then = nil
					then()
				}
				return // the next letter tries again; saving says what is wrong with the book
			}
			k.kept = want
			k.settle()
		},
	})
}
