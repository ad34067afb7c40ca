package cocoa

import "testing"

// macOS waits for the answer of whom it asks, so that nothing may wait for a window that does not listen.
func TestAskingNeverWaits(t *testing.T) {
	l := make(line, room)
	for range 3 * room {
		l.put(Asked{Quit: true})
	}
	if len(l) != room {
		t.Errorf("%d wait, there is room for %d", len(l), room)
	}
}
