package book

import (
	"encoding/binary"
	"math"
	"unicode/utf8"
)

// The kinds of pages that hold a tree.
const (
	indexInner byte = 2
	tableInner byte = 5
	indexLeaf  byte = 10
	tableLeaf  byte = 13
)

// cell is one entry of a page: a child below it, a row, or both.
type cell struct {
	child  uint32
	rowid  int64
	size   int    // of the whole payload
	local  []byte // what of it stands on the page
	beyond uint32 // the page on which the rest begins, 0 for none
}

// treePage is a page of a tree taken apart. Bad counts the entries that make no sense.
type treePage struct {
	kind  byte
	right uint32 // the last child
	cells []cell
	bad   int
}

// isIndex tells a page with whole records in order from one of a table with row numbers.
func (t *treePage) isIndex() bool { return t.kind == indexInner || t.kind == indexLeaf }
func (t *treePage) isInner() bool { return t.kind == indexInner || t.kind == tableInner }

// takeApart reads a page as one of a tree; false where it is none.
func (p *pageFile) takeApart(n uint32, data []byte) (treePage, bool) {
	base := 0
	if n == 1 {
		base = 100
	}
	if data == nil || len(data) < base+12 {
		return treePage{}, false
	}
	t := treePage{kind: data[base]}
	first := base + 8
	switch t.kind {
	case indexInner, tableInner:
		t.right = binary.BigEndian.Uint32(data[base+8:])
		first += 4
	case indexLeaf, tableLeaf:
	default:
		return treePage{}, false
	}
	count := int(binary.BigEndian.Uint16(data[base+3:]))
	if first+2*count > p.usable || count > p.usable/4 {
		return treePage{}, false
	}
	t.cells = make([]cell, 0, count)
	for i := range count {
		at := int(binary.BigEndian.Uint16(data[first+2*i:]))
		c, ok := p.cellAt(t.kind, data, at, first+2*count)
		if !ok {
			t.bad++
			continue
		}
		t.cells = append(t.cells, c)
	}
	return t, true
}

// cellAt reads an entry that begins somewhere on a page, behind the list of its entries.
func (p *pageFile) cellAt(kind byte, data []byte, at, least int) (c cell, ok bool) {
	if at < least || at+4 > p.usable {
		return c, false
	}
	rest := data[at:p.usable]
	if kind == tableInner || kind == indexInner {
		c.child = binary.BigEndian.Uint32(rest)
		if c.child == 0 || c.child > p.count {
			return c, false
		}
		rest = rest[4:]
	}
	if kind == tableInner {
		v, n := varint(rest)
		c.rowid = int64(v)
		return c, n > 0
	}
	size, n := varint(rest)
	if n == 0 || size > uint64(p.count)*uint64(p.usable) {
		return c, false
	}
	rest = rest[n:]
	if kind == tableLeaf {
		v, n := varint(rest)
		if n == 0 {
			return c, false
		}
		c.rowid, rest = int64(v), rest[n:]
	}
	c.size = int(size)
	here := p.localSize(kind == tableLeaf, c.size)
	if here > len(rest) {
		return c, false
	}
	c.local, rest = rest[:here], rest[here:]
	if here < c.size {
		if len(rest) < 4 {
			return c, false
		}
		c.beyond = binary.BigEndian.Uint32(rest)
	}
	return c, true
}

// localSize is how much of a payload stands on the page itself.
func (p *pageFile) localSize(table bool, size int) int {
	most := p.usable - 35
	if !table {
		most = (p.usable-12)*64/255 - 23
	}
	if size <= most {
		return size
	}
	least := (p.usable-12)*32/255 - 23
	if here := least + (size-least)%(p.usable-4); here <= most {
		return here
	}
	return least
}

// payload puts a record together from all its pages, and tells which those are. It ends early where one can't be read.
func (p *pageFile) payload(c *cell) (data []byte, pages []uint32) {
	if c.beyond == 0 {
		return c.local, nil
	}
	data = append(make([]byte, 0, min(c.size, 1<<20)), c.local...)
	seen := map[uint32]bool{}
	for next := c.beyond; len(data) < c.size; {
		page := p.page(next)
		if page == nil || seen[next] {
			break
		}
		seen[next] = true
		after := binary.BigEndian.Uint32(page)
		part := page[4:min(p.usable, 4+c.size-len(data))]
		if last := len(data)+len(part) == c.size; last != (after == 0) || after > p.count {
			break // the page was overwritten: a chain ends where its record does
		}
		pages = append(pages, next)
		data = append(data, part...)
		next = after
	}
	return data, pages
}

// record reads the values of a record. Where its end is missing, cut is the number of the first value that is not whole,
// which holds what there is of it; otherwise it is -1.
func record(data []byte, size int) (values []any, cut int, ok bool) {
	headSize, n := varint(data)
	if n == 0 || headSize > uint64(len(data)) || headSize < uint64(n) {
		return nil, 0, false
	}
	head, body := data[n:headSize], data[headSize:]
	cut = -1
	left := size - int(headSize)
	for len(head) > 0 {
		serial, n := varint(head)
		if n == 0 {
			return nil, 0, false
		}
		head = head[n:]
		long := serialSize(serial)
		if long < 0 || long > left {
			return nil, 0, false
		}
		left -= long
		if long > len(body) {
			if cut < 0 {
				cut = len(values)
			}
			long = len(body)
			if serial < 12 {
				long, serial = 0, 0
			}
		}
		values = append(values, value(serial, body[:long]))
		body = body[long:]
	}
	return values, cut, left == 0
}

// serialSize is how many bytes a value takes, -1 for a kind that there is not.
func serialSize(serial uint64) int {
	switch {
	case serial >= 12:
		if serial > math.MaxInt32 {
			return -1
		}
		return int(serial-12) / 2
	case serial >= 10:
		return -1
	}
	return []int{0, 1, 2, 3, 4, 6, 8, 8, 0, 0}[serial]
}

func value(serial uint64, b []byte) any {
	switch {
	case serial == 0:
		return nil
	case serial == 7:
		return math.Float64frombits(binary.BigEndian.Uint64(b))
	case serial == 8, serial == 9:
		return int64(serial - 8)
	case serial >= 12 && serial%2 == 0:
		return append([]byte{}, b...)
	case serial >= 12:
		return string(b)
	}
	v := int64(int8(b[0]))
	for _, c := range b[1:] {
		v = v<<8 | int64(c)
	}
	return v
}

// varint reads a number of one to nine bytes; no bytes where there is none.
func varint(b []byte) (v uint64, n int) {
	for i := range min(8, len(b)) {
		v = v<<7 | uint64(b[i]&0x7f)
		if b[i] < 0x80 {
			return v, i + 1
		}
	}
	if len(b) < 9 {
		return 0, 0
	}
	return v<<8 | uint64(b[8]), 9
}

// soundText tells a text from bytes that happen to stand where one was.
func soundText(s string) bool {
	if !utf8.ValidString(s) {
		return false
	}
	for i := range len(s) {
		if s[i] == 0 {
			return false
		}
	}
	return true
}
