package ui

import (
	"os"
	"path/filepath"
	"testing"

	"alumnibook/ui/page"
	"alumnibook/ui/problem"
)

func TestCrashIsOfferedForAReportOnce(t *testing.T) {
	path := makeBook(t)
	b := newBench(t, Options{BookPath: path})
	b.s.o.Pages = append(b.s.o.Pages, problem.Entry())
	if err := os.MkdirAll(b.s.o.LogFolder, 0o700); err != nil {
		t.Fatal(err)
	}
	crash := filepath.Join(b.s.o.LogFolder, crashName)
	put := func(text string) {
		if err := os.WriteFile(crash, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const said = "Alumnibook ended unexpectedly the last time. What you had saved is there."
	again := func() {
		b.s.root.Toasts().CloseAll()
		b.s.closeBook(func() {})
		b.s.openBook(path)
	}
	put("")
	b.s.Start()
	b.MustNotSee(said)
	put("panic: runtime error: index out of range\n\ngoroutine 1 [running]:\n")
	again()
	b.MustSee(said)
	b.Tap("Report…")
	b.MustSee("Report a problem", "index out of range")
	if b.front() != page.Problem {
		t.Errorf("the report is not open, but %s", b.front())
	}
	for id, item := range b.s.frame.nav.items {
		if item.Selected {
			t.Errorf("the report looks like a page of %s", id)
		}
	}
	again()
	b.MustNotSee(said)
	put("") // somebody emptied the folder
	again()
	b.MustNotSee(said)
}
