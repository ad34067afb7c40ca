//go:build frames

package run

import (
	"fmt"
	"os"
	"time"

	"fyne.io/fyne/v2"
)

// A program that is built with the tag "frames" tells how long its window makes others wait: as soon as there is a file of
// the name in ALUMNIBOOK_FRAMES, it writes one line for each look into that file, when it looked and after how many
// microseconds the window came to it. While a frame is drawn, that is what is left of the frame.
func init() {
	path := os.Getenv("ALUMNIBOOK_FRAMES")
	if path == "" {
		return
	}
	go func() {
		for {
			if f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0); err == nil {
				measure(f)
			}
			time.Sleep(frameLook)
		}
	}()
}

const frameLook = 3 * time.Millisecond

func measure(f *os.File) {
	for {
		began := time.Now()
		fyne.DoAndWait(func() {})
		fmt.Fprintln(f, began.UnixMicro(), time.Since(began).Microseconds())
		time.Sleep(frameLook)
	}
}
