package book

import (
	"context"

	"alumnibook/model"
)

// bigDoings are the doings that touch many people at once or can't be taken back. Those of the value false count as big
// only from bigFrom people on.
var bigDoings = map[string]bool{
	"import": true, "erase": true, "retention_clear": true, "merge_all": true,
	"bulk_edit": false, "trash": false, "restore": false, "log_many": false, "consent_many": false, "pause_calls_many": false,
	"became_alumni": false, "guests_add": false, "guests_remove": false, "invite": false, "newsletter_sent": false,
	"mail_returns": false, "undo": false, "redo": false,
}

// bigFrom is from how many people on a change of many is a big one: less is done again by hand.
const bigFrom = 20

// isBig tells whether a backup is due before a change.
func isBig(d model.Doing) bool {
	always, listed := bigDoings[d.Code]
	return listed && (always || d.Count >= bigFrom)
}

// BeforeBig has fn called before each change that touches many people or can't be taken back, on the goroutine of the
// change and before the change begins: it may read the book and copy it, but not change it through Change. The change
// goes on whatever becomes of it, unless fn was cancelled. nil takes it away.
func (b *Book) BeforeBig(fn func(ctx context.Context, doing model.Doing) error) {
	if fn == nil {
		b.big.Store(nil)
		return
	}
	b.big.Store(&fn)
}

// beforeBig calls who wants to know of big changes.
func (b *Book) beforeBig(ctx context.Context, doing model.Doing) error {
	fn := b.big.Load()
	if fn == nil || !isBig(doing) {
		return nil
	}
	if err := (*fn)(ctx, doing); model.CodeOf(err) == model.CodeCancelled {
		return err
	}
	return ctx.Err()
}
