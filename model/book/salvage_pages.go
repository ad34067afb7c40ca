package book

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io/fs"
	"os"
)

// usualPageSize is that of the books that this program makes, for files whose first page no longer says it.
const usualPageSize = 8192

// pageFile is the file of a book read page by page, with what its log holds laid over it. It is only ever read, and
// never by the engine: that would write to the files beside it.
type pageFile struct {
	file, log *os.File
	size      int // of a page
	usable    int // of that, for what is stored
	count     uint32
	logged    map[uint32]int64 // where the log holds a newer version of a page
	head      fileHead
}

// fileHead is what the first hundred bytes say, as far as they can be believed.
type fileHead struct {
	sound   bool // it is a database of this engine
	ours    bool
	version int // of the book's shape, 0 where it is not said
	free    int // pages that are in no use
	pages   int // of the file when it was whole, 0 where it is not said
}

func openPages(path string) (*pageFile, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	p := &pageFile{file: f, logged: map[uint32]int64{}}
	if err := p.readHead(); err != nil {
		_ = f.Close()
		return nil, err
	}
	if err := p.readLog(path + "-wal"); err != nil {
		p.close()
		return nil, err
	}
	if first := p.page(1); p.logged[1] != 0 && first != nil {
		p.believe(first)
	}
	return p, nil
}

func (p *pageFile) close() {
	_ = p.file.Close()
	if p.log != nil {
		_ = p.log.Close()
	}
}

func (p *pageFile) readHead() error {
	info, err := p.file.Stat()
	if err != nil {
		return err
	}
	first := make([]byte, 100)
	if _, err := p.file.ReadAt(first, 0); err != nil {
		clear(first) // too short, or not readable: what follows may be
	}
	p.believe(first)
	if p.size == 0 {
		p.size = usualPageSize
		p.usable = usualPageSize
	}
	p.count = uint32(min(info.Size()/int64(p.size), 1<<31))
	return nil
}

// believe takes from the first page what makes sense there.
func (p *pageFile) believe(first []byte) {
	p.head = fileHead{}
	if !bytes.HasPrefix(first, []byte("SQLite format 3\x00")) {
		return
	}
	size := int(binary.BigEndian.Uint16(first[16:]))
	if size == 1 {
		size = 65536
	}
	if size < 512 || size&(size-1) != 0 {
		return
	}
	if p.size == 0 {
		p.size, p.usable = size, size
		if reserved := int(first[20]); reserved <= 64 && size-reserved >= 480 {
			p.usable -= reserved
		}
	}
	p.head.sound = true
	p.head.ours = binary.BigEndian.Uint32(first[68:]) == applicationID
	if bytes.Equal(first[24:28], first[92:96]) { // only then the number of pages is kept
		p.head.pages = int(binary.BigEndian.Uint32(first[28:]))
	}
	p.head.free = int(binary.BigEndian.Uint32(first[36:]))
	if v := binary.BigEndian.Uint32(first[60:]); v < 1000 { // more is no number of ours
		p.head.version = int(v)
	}
}

// mostCutOff is how many times as long as it is a file may say it was: what says more is spoiled itself.
const mostCutOff = 1000

// cutOff counts the pages that the file had once and ends before.
func (p *pageFile) cutOff() int {
	if p.head.pages/mostCutOff > int(p.count) {
		return 0
	}
	return max(0, p.head.pages-int(p.count))
}

// page reads a page; nil where it can't be read.
func (p *pageFile) page(n uint32) []byte {
	if n == 0 || n > p.count {
		return nil
	}
	data := make([]byte, p.size)
	from, at := p.file, int64(n-1)*int64(p.size)
	if in, ok := p.logged[n]; ok {
		from, at = p.log, in
	}
	if _, err := from.ReadAt(data, at); err != nil {
		return nil
	}
	return data
}

// readLog finds the pages of whole transactions in the log that a crash left beside the file. The engine takes the log
// up to the first frame that is not sound; so does this.
func (p *pageFile) readLog(path string) error {
	log, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	p.log = log
	head := make([]byte, 32)
	if _, err := log.ReadAt(head, 0); err != nil {
		return nil //nolint:nilerr // an empty log holds nothing
	}
	order, ok := logOrder(head)
	if !ok || int(binary.BigEndian.Uint32(head[8:])) != p.size {
		return nil
	}
	sum := logSum(order, [2]uint32{}, head[:24])
	if sum != sumAt(head[24:]) {
		return nil
	}
	frame := make([]byte, 24+p.size)
	open := map[uint32]int64{}
	for at := int64(32); ; at += int64(len(frame)) {
		if _, err := log.ReadAt(frame, at); err != nil || !bytes.Equal(frame[8:16], head[16:24]) {
			return nil //nolint:nilerr // the end of the log
		}
		sum = logSum(order, sum, frame[:8])
		sum = logSum(order, sum, frame[24:])
		if sum != sumAt(frame[16:]) {
			return nil
		}
		open[binary.BigEndian.Uint32(frame)] = at + 24
		if pages := binary.BigEndian.Uint32(frame[4:]); pages != 0 { // the last frame of a transaction
			for n, where := range open {
				p.logged[n] = where
			}
			clear(open)
			p.count = pages
		}
	}
}

func logOrder(head []byte) (binary.ByteOrder, bool) {
	switch binary.BigEndian.Uint32(head) {
	case 0x377f0682:
		return binary.LittleEndian, true
	case 0x377f0683:
		return binary.BigEndian, true
	}
	return nil, false
}

func sumAt(b []byte) [2]uint32 {
	return [2]uint32{binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])}
}

// logSum is the engine's checksum of a log, going on from one before.
func logSum(order binary.ByteOrder, sum [2]uint32, data []byte) [2]uint32 {
	for i := 0; i+8 <= len(data); i += 8 {
		sum[0] += order.Uint32(data[i:]) + sum[1]
		sum[1] += order.Uint32(data[i+4:]) + sum[0]
	}
	return sum
}
