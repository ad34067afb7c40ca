package book

// RowsOf takes the pages of a sound book apart whose tables are known, and calls fn with each of their rows.
func RowsOf(path string, tableOf map[uint32]string, fn func(table string, rowid int64, values []any, pages []uint32)) error {
	p, err := openPages(path)
	if err != nil {
		return err
	}
	defer p.close()
	for n := uint32(1); n <= p.count; n++ {
		table, ok := tableOf[n]
		if !ok {
			continue
		}
		page, ok := p.takeApart(n, p.page(n))
		if !ok || page.kind == tableInner {
			continue
		}
		for i := range page.cells {
			data, chain := p.payload(&page.cells[i])
			values, _, _ := record(data, page.cells[i].size)
			fn(table, page.cells[i].rowid, values, append([]uint32{n}, chain...))
		}
	}
	return nil
}
