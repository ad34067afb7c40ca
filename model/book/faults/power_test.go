package faults_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"alumnibook/model/book"
	"alumnibook/model/book/faults"
)

// confirmed is a book at work: what it held after each confirmed change, and all that was written meanwhile.
type confirmed struct {
	disk *faults.Disk
	held []string // after so many changes
	read sync.Map // of opinion, by the bytes of files that were looked at already
}

// opinion is what somebody found who read a whole book.
type opinion struct {
	wrong []string
	holds string // its digest
}

// atWork changes a book some times, closes it now and then and opens it again, and has its log folded into the file
// while it is open.
func atWork(t *testing.T, changes int) *confirmed {
	t.Helper()
	ctx := context.Background()
	dir, path := newFolder(t)
	disk, err := faults.Watch(dir)
	must(t, err)
	defer disk.Stop()
	c := &confirmed{disk: disk, held: []string{digest(t, path)}}
	b, err := book.OpenWith(ctx, path, clock)
	must(t, err)
	for i := range changes {
		must(t, act(ctx, b, 8+i))
		c.held = append(c.held, digest(t, path))
		disk.Mark(i + 1)
		switch i % 10 {
		case 4:
			fold(t, path)
		case 9:
			must(t, b.Close())
			b, err = book.OpenWith(ctx, path, clock)
			must(t, err)
		}
	}
	must(t, b.Close())
	return c
}

// verdict is what became of a book after a power cut.
type verdict struct{ states, lost, damaged int }

// add counts one more book, and says what is wrong with it.
func (v *verdict) add(t *testing.T, lost, damaged string) {
	v.states++
	if lost != "" {
		v.lost++
		t.Error(lost)
	}
	if damaged != "" {
		v.damaged++
		t.Error(damaged)
	}
}

// judge opens a state as the program does at its next start. What was confirmed is to be there, what was not is there
// whole or not at all, and nothing is damaged.
func (c *confirmed) judge(t *testing.T, dir string, s *faults.State) (lost, damaged string) {
	for _, end := range []string{"", "-wal", "-shm", ".lock", ".lock.json"} {
		_ = os.Remove(filepath.Join(dir, "Firm.alumni"+end))
	}
	must(t, s.Write(dir))
	path := filepath.Join(dir, "Firm.alumni")
	must(t, os.WriteFile(path+".lock", nil, 0o600)) // the lock of a program that is no more
	where := fmt.Sprintf("step %d, %s kept, %d confirmed: ", s.Step, s.Kept, s.Confirmed)
	o, err := c.opened(t, path)
	if err != nil {
		return "", where + err.Error()
	}
	if len(o.wrong) > 0 {
		return "", where + strings.Join(o.wrong, "; ")
	}
	have := o.holds
	if have == c.held[s.Confirmed] || s.Confirmed+1 < len(c.held) && have == c.held[s.Confirmed+1] {
		return "", ""
	}
	for i, held := range c.held {
		if have == held {
			return fmt.Sprintf("%sonly %d are there", where, i), ""
		}
	}
	return "", where + "a change is there in part"
}

// opened opens a book, closes it and reads it whole; books that are the same byte by byte are read once.
func (c *confirmed) opened(t *testing.T, path string) (opinion, error) {
	b, err := book.OpenWith(context.Background(), path, clock)
	if err != nil {
		return opinion{}, err
	}
	if err := b.Close(); err != nil {
		return opinion{}, err
	}
	data, err := os.ReadFile(path)
	must(t, err)
	key := sha256.Sum256(data)
	if o, known := c.read.Load(key); known {
		return o.(opinion), nil
	}
	o := opinion{problems(path), digest(t, path)}
	c.read.Store(key, o)
	return o, nil
}

// each judges the states on as many goroutines as the machine has, until there are most of them.
func (c *confirmed) each(t *testing.T, s faults.Settings, most int, bad func(lost, damaged string) (goOn bool)) (v verdict) {
	t.Helper()
	var mu sync.Mutex
	var wg sync.WaitGroup
	states := make(chan *faults.State)
	for range runtime.GOMAXPROCS(0) {
		dir := t.TempDir()
		loose, err := faults.Loose(dir)
		must(t, err)
		defer loose.Stop()
		wg.Go(func() {
			for s := range states {
				lost, damaged := c.judge(t, dir, s)
				mu.Lock()
				if lost != "" {
					v.lost++
				}
				if damaged != "" {
					v.damaged++
				}
				if !bad(lost, damaged) {
					most = 0
				}
				mu.Unlock()
			}
		})
	}
	for s := range c.disk.States(s) {
		mu.Lock()
		stop := v.states >= most
		if !stop {
			v.states++
		}
		mu.Unlock()
		if stop {
			break
		}
		states <- s
	}
	close(states)
	wg.Wait()
	return v
}

func TestPowerCuts(t *testing.T) {
	c := atWork(t, 24/min(share, 4))
	v := c.each(t, faults.Settings{Every: 6, Seed: 1}, 2400/share, func(lost, damaged string) bool {
		if lost+damaged != "" {
			t.Error(lost + damaged)
		}
		return !t.Failed()
	})
	told.power = fmt.Sprintf("power cuts: %d states, %v", v.states, v)
	if !t.Failed() && v.states < 1900/share {
		t.Errorf("only %d states", v.states)
	}
}

// A disk that says it has written what it has not is told from a good one by the same test.
func TestLyingDiskIsNoticed(t *testing.T) {
	c := atWork(t, 12)
	v := c.each(t, faults.Settings{Every: 4, Seed: 2, LostSync: true}, 300, func(lost, damaged string) bool { return lost+damaged == "" })
	if v.lost+v.damaged == 0 {
		t.Errorf("%d states, and nothing was missed", v.states)
	}
}
