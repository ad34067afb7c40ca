package duplicates

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/duplicates"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
)

// merge makes one person of the two, as one step that can be undone.
func (c *compare) merge() {
	if ok, _ := c.ready(); !ok {
		return
	}
	b, keep, gone, take := c.v.host.Book(), c.sides.keep.ID, c.sides.gone.ID, c.take
	merged := duplicates.Combine(&c.sides.keep, &c.sides.gone, take)
	c.do(model.Doing{Code: "merge", Name: merged.CallName(), Count: 2}, func(ctx context.Context) (int64, error) {
		return duplicates.Merge(ctx, b, keep, gone, take)
	})
}

// notSame notes that the two are different people, so that they are not suggested again.
func (c *compare) notSame() {
	if ok, _ := c.ready(); !ok {
		return
	}
	b, one, other := c.v.host.Book(), c.sides.keep.ID, c.sides.gone.ID
	c.do(model.Doing{Code: "not_same", Name: c.sides.keep.CallName(), Count: 2}, func(ctx context.Context) (int64, error) {
		return duplicates.NotSame(ctx, b, one, other)
	})
}

// do decides about the pair, offers to take that back, and goes on to the next one.
func (c *compare) do(doing model.Doing, work func(ctx context.Context) (int64, error)) {
	v, k := c.v, key(c.pair)
	c.working = true
	v.host.Runner().Start(run.Job{
		Keep: true,
		Work: func(ctx context.Context, _ run.Progress) (any, error) { return work(ctx) },
		Done: func(answer any, err error) {
			c.working = false
			if err != nil {
				v.host.Fail(err)
				return
			}
			v.pairs.without(k)
			if change, _ := answer.(int64); change != 0 {
				v.host.ToastUndo(tell.Doing(v.w, doing), change)
			}
		},
	})
}

// putOff leaves the pair for later: it goes to the end of the list.
func (c *compare) putOff() {
	if ok, _ := c.ready(); ok {
		c.v.pairs.putOff(key(c.pair))
	}
}

// swap turns round who stays and who becomes part of the other.
func (c *compare) swap() {
	if ok, _ := c.ready(); !ok {
		return
	}
	c.sides.turn()
	for code, side := range c.take { // what was ticked stays ticked
		switch side {
		case duplicates.SideKeep:
			c.take[code] = duplicates.SideGone
		case duplicates.SideGone:
			c.take[code] = duplicates.SideKeep
		}
	}
	c.draw()
}
