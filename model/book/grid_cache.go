package book

import (
	"context"
	"sync"
	"sync/atomic"

	"gorm.io/gorm"
)

// gridCache holds the grid of the book as it is, once somebody asked for it.
type gridCache struct {
	current atomic.Pointer[grid]
	making  sync.Mutex // held while a grid is made
	ahead   sync.WaitGroup
	begun   atomic.Bool
}

// get is the grid, read from the book if need be.
func (c *gridCache) get(ctx context.Context, b *Book) (*grid, error) {
	if g := c.current.Load(); g != nil {
		return g, nil
	}
	c.making.Lock()
	defer c.making.Unlock()
	if g := c.current.Load(); g != nil {
		return g, nil
	}
	g, err := readGrid(ctx, b)
	if err != nil {
		return nil, err
	}
	c.current.Store(g)
	return g, nil
}

// readGrid reads all people's lines. Whoever changes the book meanwhile waits with renewing the grid until this
// one is there, and reads its people again.
func readGrid(ctx context.Context, b *Book) (*grid, error) {
	firm, err := readFirm(b.read.WithContext(ctx))
	if err != nil {
		return nil, err
	}
	g := emptyGrid(0, nil)
	g.lang = firm.Language
	rows, err := b.read.WithContext(ctx).Raw("SELECT " + gridColumns + " FROM people").Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var r gridRow
	for rows.Next() {
		err := rows.Scan(&r.ID, &r.NameSort, &r.Status, &r.Office, &r.Department, &r.Position, &r.Employer, &r.City,
			&r.LeftDay, &r.LastContact, &r.LastHeard, &r.NextCall, &r.FollowUp, &r.Updated, &r.OwnerID, &r.Calls, &r.Trashed)
		if err != nil {
			return nil, err
		}
		g.put(&r)
		if len(g.ids)%1000 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	return g.sorted(), nil
}

// committed brings the grid up to a change that was stored; where the change touched too many it is forgotten,
// and read again by whoever needs it next.
func (c *gridCache) committed(b *Book, touched map[int64]bool, many bool) {
	c.making.Lock()
	defer c.making.Unlock()
	g := c.current.Load()
	if g == nil || !many && len(touched) == 0 {
		return
	}
	if many {
		c.current.Store(nil)
		c.begun.Store(false)
		c.prepare(b)
		return
	}
	ids := sortedIDs(touched)
	rows, err := readGridRows(b.read, ids)
	if err != nil {
		c.current.Store(nil)
		return
	}
	c.current.Store(g.merged(setOf(ids), rows))
}

func readGridRows(db *gorm.DB, ids []int64) ([]gridRow, error) {
	var all []gridRow
	err := chunks(ids, 500, func(part []int64) error {
		var rows []gridRow
		if err := query(db, &rows, "SELECT "+gridColumns+" FROM people WHERE id IN "+idList(part)); err != nil {
			return err
		}
		all = append(all, rows...)
		return nil
	})
	return all, err
}

// prepare reads the grid on a goroutine of its own, once, so that it is there when the first key is pressed.
func (c *gridCache) prepare(b *Book) {
	if c.current.Load() != nil || !c.begun.CompareAndSwap(false, true) {
		return
	}
	c.ahead.Go(func() {
		ctx := b.life
		if _, err := c.get(ctx, b); err != nil {
			c.begun.Store(false)
			return
		}
		b.search.prepare(b.read.WithContext(ctx), b.index())
	})
}
