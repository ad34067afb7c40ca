package importer

import (
	"encoding/binary"

	"alumnibook/model/exchange/sheet"
)

// cell is one cell as it stood in the list.
type cell struct {
	text string // of a date its ISO form
	kind sheet.CellKind
	link string
}

// store keeps the rows of a sheet compactly: the cells of a row one after the other in large blocks of bytes. A list of
// 100,000 rows and 20 columns takes about 30 MB that way, a tenth of what slices of strings would.
type store struct {
	blocks [][]byte
	rows   []place
}

// place is where a row lies.
type place struct {
	number   int32 // as the sheet shows it
	block    int32
	from, to int32
	hidden   bool
}

const (
	blockSize = 1 << 20
	linkFlag  = 0x80
)

// add keeps a row.
func (s *store) add(r sheet.Row) {
	var buf []byte
	if n := len(s.blocks); n > 0 {
		buf = s.blocks[n-1]
	}
	if cap(buf)-len(buf) < sizeOf(r.Cells) {
		buf = make([]byte, 0, max(blockSize, sizeOf(r.Cells)))
		s.blocks = append(s.blocks, buf)
	}
	from := len(buf)
	for i := range r.Cells {
		buf = appendCell(buf, &r.Cells[i])
	}
	block := len(s.blocks) - 1
	s.blocks[block] = buf
	s.rows = append(s.rows, place{int32(r.Number), int32(block), int32(from), int32(len(buf)), r.Hidden})
}

func sizeOf(cells []sheet.Cell) int {
	n := 0
	for i := range cells {
		n += 1 + 2*binary.MaxVarintLen32 + len(cells[i].Text) + len(cells[i].Link)
	}
	return n
}

func appendCell(buf []byte, c *sheet.Cell) []byte {
	if c.Kind == sheet.CellEmpty || c.Text == "" && c.Link == "" {
		return append(buf, byte(sheet.CellEmpty))
	}
	kind := byte(c.Kind)
	if c.Link != "" {
		kind |= linkFlag
	}
	text := c.Text
	if c.Kind == sheet.CellDate {
		text = c.Date.String()
	}
	buf = append(buf, kind)
	buf = binary.AppendUvarint(buf, uint64(len(text)))
	buf = append(buf, text...)
	if c.Link != "" {
		buf = binary.AppendUvarint(buf, uint64(len(c.Link)))
		buf = append(buf, c.Link...)
	}
	return buf
}

// len counts the rows that are kept.
func (s *store) len() int { return len(s.rows) }

// cells reads a row back into buf, which may be nil; its texts share one piece of memory.
func (s *store) cells(row int, buf []cell) []cell {
	p := s.rows[row]
	all := string(s.blocks[p.block][p.from:p.to])
	buf = buf[:0]
	for i := 0; i < len(all); {
		kind := all[i]
		i++
		c := cell{kind: sheet.CellKind(kind &^ linkFlag)}
		if c.kind != sheet.CellEmpty {
			c.text, i = cut(all, i)
		}
		if kind&linkFlag != 0 {
			c.link, i = cut(all, i)
		}
		buf = append(buf, c)
	}
	return buf
}

// cut reads a text behind its length.
func cut(s string, i int) (string, int) {
	n := 0
	for shift := 0; ; shift += 7 {
		b := s[i]
		i++
		n |= int(b&0x7f) << shift
		if b < 0x80 {
			break
		}
	}
	return s[i : i+n], i + n
}
