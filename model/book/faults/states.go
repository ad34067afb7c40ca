package faults

import (
	"crypto/sha256"
	"encoding/binary"
	"iter"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
)

// sector is what a disk writes whole.
const sector = 512

// State is what a power cut may leave of a folder.
type State struct {
	Step      int // after which step the power went
	Kept      string
	Confirmed int // the number of the newest mark before it
	Files     map[string][]byte
}

// Write lays a state out in an empty folder.
func (s *State) Write(dir string) error {
	for name, data := range s.Files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// Settings are how States goes through what was written.
type Settings struct {
	Every    int  // every so many steps without a mark, all ways of losing are tried; in between, one in turn
	LostSync bool // the disk lies: it syncs nothing. To show that such a disk is noticed
	Seed     uint64
}

// ways are how a power cut treats what was written and not synced.
var ways = []string{"all", "none", "torn", "newest", "some", "sectors"}

// States goes through what a power cut after each step may leave: what was synced is kept; of the rest all of it is, or
// nothing, or all but the end of the last writing, or only the last, or any part of it, or any sectors. Files that are
// made have their name for sure once they are synced, and what is removed is gone for sure at the next sync. No state
// comes twice for the same number of confirmed changes.
func (d *Disk) States(s Settings) iter.Seq[*State] {
	return func(yield func(*State) bool) {
		rng := rand.New(rand.NewPCG(s.Seed, 7))
		disk := newPlatter(d.start)
		seen := map[[32]byte]bool{}
		confirmed := 0
		for i := range d.ops {
			o := &d.ops[i]
			if o.kind == mark {
				confirmed = o.number
			} else {
				disk.take(o, !s.LostSync)
			}
			tried := ways
			if s.Every > 1 && i%s.Every != 0 && o.kind != mark {
				tried = []string{ways[0], ways[1+rng.IntN(len(ways)-1)]}
			}
			for _, way := range tried {
				state := &State{Step: i, Kept: way, Confirmed: confirmed, Files: disk.after(way, rng)}
				if key := state.key(); !seen[key] {
					seen[key] = true
					if !yield(state) {
						return
					}
				}
			}
		}
	}
}

// key tells states apart.
func (s *State) key() (key [32]byte) {
	h := sha256.New()
	_ = binary.Write(h, binary.LittleEndian, int64(s.Confirmed))
	for _, name := range slices.Sorted(maps.Keys(s.Files)) {
		_ = binary.Write(h, binary.LittleEndian, int64(len(s.Files[name])))
		_, _ = h.Write([]byte(name))
		_, _ = h.Write(s.Files[name])
	}
	h.Sum(key[:0])
	return key
}

// platter is the folder as it lies on the disk, with what is on its way there.
type platter struct {
	files   map[string][]byte
	pending []*op
}

func newPlatter(start map[string][]byte) *platter {
	return &platter{files: maps.Clone(start)}
}

// take is one more step. A sync makes durable what was written to the file before, and all that was removed.
func (p *platter) take(o *op, syncs bool) {
	if o.kind != Sync {
		p.pending = append(p.pending, o)
		return
	}
	if !syncs {
		return
	}
	var rest []*op
	now := newWriting(p.files)
	for _, w := range p.pending {
		switch {
		case w.kind == Delete:
			now.apply(w, nil)
			rest = slices.DeleteFunc(rest, func(o *op) bool { return o.file == w.file })
		case w.file == o.file:
			now.apply(w, nil)
		default:
			rest = append(rest, w)
		}
	}
	p.files, p.pending = now.files, rest
}

// after is the folder as the power cut leaves it.
func (p *platter) after(way string, rng *rand.Rand) map[string][]byte {
	left := newWriting(p.files)
	for i, o := range p.pending {
		newest := i == len(p.pending)-1
		switch {
		case way == "none", way == "newest" && !newest, way == "some" && rng.IntN(2) == 0:
		case way == "torn" && newest:
			left.apply(o, func(n, of int) bool { return n < of/2 })
		case way == "sectors":
			left.apply(o, func(int, int) bool { return rng.IntN(2) == 0 })
		default:
			left.apply(o, nil)
		}
	}
	return left.files
}

// writing is a folder that is written to, whose files belong to another one until then.
type writing struct {
	files map[string][]byte
	own   map[string]bool
}

func newWriting(files map[string][]byte) *writing {
	return &writing{files: maps.Clone(files), own: map[string]bool{}}
}

// apply does a step to the files; of what is written only the kept sectors, where that is asked for.
func (w *writing) apply(o *op, kept func(n, of int) bool) {
	switch o.kind {
	case Delete:
		delete(w.files, o.file)
	case Truncate:
		if data := w.files[o.file]; int64(len(data)) > o.offset {
			w.files[o.file] = data[:o.offset:o.offset]
		}
	case Write:
		data := w.files[o.file]
		if end := o.offset + int64(len(o.data)); int64(len(data)) < end {
			data = append(slices.Clone(data), make([]byte, end-int64(len(data)))...)
		} else if !w.own[o.file] {
			data = slices.Clone(data)
		}
		w.own[o.file], w.files[o.file] = true, data
		count := (len(o.data) + sector - 1) / sector
		for n := range count {
			if kept == nil || kept(n, count) {
				copy(data[o.offset+int64(n*sector):], o.data[n*sector:min((n+1)*sector, len(o.data))])
			}
		}
	}
}

// readFolder reads what lies in a folder.
func readFolder(dir string) (map[string][]byte, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		files[e.Name()] = data
	}
	return files, nil
}
