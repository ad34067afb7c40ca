package backup

import (
	"os"
	"sync"
	"time"
)

// lookEvery is how often the size of a growing copy is looked at.
const lookEvery = 200 * time.Millisecond

// tell says how many bytes are done of those of all copies.
func (m *making) tell(done int64) {
	if m.progress != nil && m.size > 0 {
		total := m.size * m.parts
		m.progress(min(done, total), total)
	}
}

// watch tells how far a copy is that the engine writes, until it is stopped. Nothing is told after that.
func (m *making) watch(part string) (stop func()) {
	if m.progress == nil {
		return func() {}
	}
	done := make(chan struct{})
	var waiting sync.WaitGroup
	waiting.Go(func() {
		tick := time.NewTicker(lookEvery)
		defer tick.Stop()
		for {
			select {
			case <-done:
				return
			case <-tick.C:
				if info, err := os.Stat(part); err == nil {
					m.tell(info.Size())
				}
			}
		}
	})
	return func() {
		close(done)
		waiting.Wait()
	}
}
