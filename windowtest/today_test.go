//go:build window

package windowtest

import (
	"image"
	"path/filepath"
	"testing"
	"time"
)

// due is how many promises the terminal says are to be kept.
func due(t *testing.T, d *desktop, program, book string) int {
	t.Helper()
	var day struct {
		Counts struct {
			FollowUps int `json:"follow_ups"`
		}
	}
	ask(t, d, &day, program, "today", "--book", book)
	return day.Counts.FollowUps
}

// The window opens on what there is to do, and makes an alumnus of who left yesterday. What is done goes away, and comes
// back when it is taken back.
func TestTodayIsWorkedOff(t *testing.T) {
	program, book, d := callBook(t)
	promised := due(t, d, program, book)
	yesterday := time.Now().AddDate(0, 0, -1).Format(time.DateOnly)
	var leaver struct{ Status string }
	ask(t, d, &leaver, program, "leaver", "add", "--book", book, "--given", "Xaver", "--family", "Quandt", "--last-day", yesterday)
	if leaver.Status != "leaving" {
		t.Fatalf("the leaver is %q", leaver.Status)
	}

	d.start(program, "--book", book)
	whole := d.settled()
	d.save(whole, "opened")
	cards := image.Rect(180, 100, width, height-230) // above the words that offer to undo
	d.does("promise kept", d.ticks(image.Rect(180, 100, width/2, height-60)))
	d.until("the line is gone", func() bool { return differentIn(whole, d.look(), cards) >= 10*blink })
	d.does("promise open again", d.keys("ctrl+z"))
	// The offers to undo may stand three high for a while, over the lowest card.
	d.until("the page is as it was before", func() bool { return differentIn(whole, d.look(), cards) < 4*blink })
	d.keys("ctrl+q")()
	d.stops()
	if got := codes(t, d, program, book); got != "undo follow_up_done became_alumni add_leaver import newsletter_sent practice practice" {
		t.Errorf("the journal tells of %s", got)
	}
	if got := due(t, d, program, book); got != promised {
		t.Errorf("%d promises are open, %d before", got, promised)
	}
	checkLog(t, ownFolder(filepath.Dir(book)))
}
