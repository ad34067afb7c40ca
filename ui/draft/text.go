package draft

import (
	"strings"

	"alumnibook/ui/page"
)

// textPrefix begins the names of drafts of texts, such as a newsletter or a letter: they are no contacts with anybody.
const textPrefix = "text/"

// TextName is the name under which the draft of a text is kept.
func TextName(of string) string { return textPrefix + of }

// IsText tells whether a draft of this name is one of a text.
func IsText(name string) bool { return strings.HasPrefix(name, textPrefix) }

// TextKeeper keeps the draft of a longer text current while somebody types.
type TextKeeper struct {
	keeper
	read func() []byte // what is typed now; nil where that is nothing
}

// NewTextKeeper makes a keeper of the draft of a text; kept is what stands in the book now.
func NewTextKeeper(h page.Host, of string, kept []byte, read func() []byte) *TextKeeper {
	return &TextKeeper{keeper{host: h, name: TextName(of), kept: kept}, read}
}

// Touched hears that something was typed.
func (k *TextKeeper) Touched() { k.touched(k.Now) }

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
func (k *TextKeeper) Drop(then func()) { k.drop(then) }
