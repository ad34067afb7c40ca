package problem

import (
	"strings"
)

const (
	crashLines = 80
	logLines   = 60
)

// ended is how the runtime begins to tell why the program ended.
var ended = []string{"panic: ", "fatal error: ", "unexpected fault ", "SIG"}

// lastCrash is the newest of the crashes in a crash file: why the program ended and what it was doing. What it said in
// words of its own is left out, because those could come from a book.
func lastCrash(file string) string {
	lines := strings.Split(file, "\n")
	first := -1
	for i, line := range lines {
		if begins(line, ended) && (i == 0 || !begins(lines[i-1], ended)) {
			first = i
		}
	}
	if first < 0 {
		return ""
	}
	said := []string{reason(lines[first])}
	for i, line := range lines[first+1:] {
		if strings.HasPrefix(line, "[signal ") {
			said = append(said, line)
		}
		if strings.HasPrefix(line, "goroutine ") {
			doing := lines[first+1+i:]
			return strings.Join(append(append(said, ""), doing[:min(len(doing), crashLines)]...), "\n")
		}
	}
	return strings.Join(said, "\n")
}

func begins(line string, with []string) bool {
	for _, w := range with {
		if strings.HasPrefix(line, w) {
			return true
		}
	}
	return false
}

// reason keeps of the first line of a crash what the runtime says of itself.
func reason(line string) string {
	if rest, ok := strings.CutPrefix(line, "panic: "); ok && !strings.HasPrefix(rest, "runtime error: ") {
		return "panic: (its words are left out)"
	}
	return line
}

// lastLines are the last whole lines of a text.
func lastLines(text string, n int) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return strings.Join(lines[max(len(lines)-n, 0):], "\n")
}
