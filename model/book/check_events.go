package book

// events sums up anew how each event stands.
func (c *checking) events() error {
	kept, err := allCounts(c.db)
	if err != nil {
		return err
	}
	all, err := events.all(c.db, "id")
	if err != nil {
		return err
	}
	for i := range all {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		e := &all[i]
		sum, err := summedCounts(c.db, e.ID)
		if err != nil {
			return err
		}
		if sum != kept[e.ID] {
			c.problem("counts of event %d", e.ID)
		}
		if sum.Invited != sum.Yes+sum.No+sum.Maybe+sum.Silent {
			c.problem("answers of event %d", e.ID)
		}
		if e.Capacity > 0 && sum.Heads-sum.Over > e.Capacity {
			c.problem("places of event %d", e.ID)
		}
	}
	return nil
}
