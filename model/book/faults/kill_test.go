package faults_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"

	"alumnibook/model/book"
	"alumnibook/model/book/faults"
)

// What another process that runs this program is told to do.
const (
	workVariable = "ALUMNIBOOK_TEST_WORK" // the book that it changes until it is killed
	stepVariable = "ALUMNIBOOK_TEST_STEP" // at which step on the disk it kills itself, -1 for never
	fromVariable = "ALUMNIBOOK_TEST_FROM" // the number of its first change
)

// work opens a book and changes it without an end, and says so after each change that was confirmed.
func work(path string) int {
	step, err := strconv.Atoi(os.Getenv(stepVariable))
	if err != nil {
		return 2
	}
	from, err := strconv.Atoi(os.Getenv(fromVariable))
	if err != nil {
		return 2
	}
	disk, err := faults.Loose(filepath.Dir(path))
	if err != nil {
		return 2
	}
	disk.Fail(faults.Fault{At: step, Do: killed})
	b, err := book.OpenWith(context.Background(), path, clock)
	if err != nil {
		fmt.Println(err)
		return 1
	}
	for n := from; ; n++ {
		if err := act(context.Background(), b, n); err != nil {
			fmt.Println(err)
			return 1
		}
		fmt.Println(n)
	}
}

// killed ends this process as if it had been killed from outside.
func killed() {
	if p, err := os.FindProcess(os.Getpid()); err == nil {
		_ = p.Kill()
	}
	select {}
}

// killing has another process change a book, kills it and tells how many changes it had confirmed.
func killing(t *testing.T, path string, from int, rng *rand.Rand) (confirmed int) {
	step, after := -1, rng.IntN(5)
	if rng.IntN(2) == 0 {
		step, after = rng.IntN(500), 1<<30
	}
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), workVariable+"="+path, fmt.Sprintf("%s=%d", stepVariable, step), fmt.Sprintf("%s=%d", fromVariable, from))
	out, err := c.StdoutPipe()
	must(t, err)
	must(t, c.Start())
	lines := bufio.NewReader(out)
	for confirmed < after {
		line, err := lines.ReadString('\n')
		if err != nil {
			break
		}
		if line != fmt.Sprintln(from+confirmed) {
			t.Errorf("it said %q", line)
			break
		}
		confirmed++
	}
	for range rng.IntN(400) { // somewhere in what comes next
		runtime.Gosched()
	}
	_ = c.Process.Kill()
	rest, _ := io.ReadAll(lines) // what was confirmed before it heard of the kill
	_ = c.Wait()
	return confirmed + strings.Count(string(rest), "\n")
}

// killedOften kills programs that work on one book some times, and looks at the book each time.
func killedOften(t *testing.T, times int, rng *rand.Rand) (v verdict) {
	ctx := context.Background()
	_, path := newFolder(t)
	made := 0 // changes since the start
	for range times {
		confirmed := killing(t, path, 8+made, rng)
		if h, held := book.Holder(path); held {
			t.Errorf("the lock of the dead holds: %+v", h)
		}
		where := fmt.Sprintf("after %d and %d changes: ", made, confirmed)
		if found := problems(path); len(found) > 0 {
			v.add(t, "", fmt.Sprint(where, found))
			return v
		}
		b, err := book.OpenWith(ctx, path, clock)
		must(t, err)
		list, err := b.Changes(ctx, 0, 10000)
		must(t, err)
		must(t, b.Close())
		there := len(list) - 8 - made
		lost := ""
		if there < confirmed || there > confirmed+1 {
			lost = fmt.Sprintf("%s%d are there", where, there)
		}
		v.add(t, lost, "")
		made += there
	}
	return v
}

func TestKills(t *testing.T) {
	var wg sync.WaitGroup
	var mu sync.Mutex
	var v verdict
	seeds := 31/share + 1
	if testing.Short() {
		seeds = min(seeds, 4)
	}
	books := make(chan uint64)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for seed := range books {
				one := killedOften(t, 10, rand.New(rand.NewPCG(seed, 3)))
				mu.Lock()
				v.states, v.lost, v.damaged = v.states+one.states, v.lost+one.lost, v.damaged+one.damaged
				mu.Unlock()
			}
		})
	}
	for seed := range uint64(seeds) {
		books <- seed
	}
	close(books)
	wg.Wait()
	told.kills = fmt.Sprintf("kills: %d, %v", v.states, v)
	if v.states < 10*seeds {
		t.Errorf("only %d kills", v.states)
	}
}
