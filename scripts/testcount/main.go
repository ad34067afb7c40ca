// Command testcount reads what "go test -json" writes, shows the output of tests that fail, and ends with the counts. Its
// arguments are the names of checks that failed before. It exits with 1 where anything failed or nothing was tested.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// event is one line of go test -json.
type event struct {
	Action      string
	Package     string
	ImportPath  string // of a build
	Test        string
	Output      string
	Elapsed     float64
	FailedBuild string
}

// counter adds up what the events say.
type counter struct {
	out              io.Writer
	output           map[string]*strings.Builder // of tests that run, and of packages
	packages, passed int
	failed, skipped  []string
	badPackages      []string
	other            []string // what failed besides tests
}

func main() {
	c := newCounter(os.Stdout)
	c.other = os.Args[1:]
	if err := c.read(os.Stdin); err != nil {
		fmt.Fprintln(os.Stderr, "testcount:", err)
		os.Exit(1)
	}
	if !c.summary() {
		os.Exit(1)
	}
}

func newCounter(out io.Writer) *counter {
	return &counter{out: out, output: map[string]*strings.Builder{}}
}

func (c *counter) read(r io.Reader) error {
	lines := bufio.NewReader(r)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 0 {
			c.line(line)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (c *counter) line(line []byte) {
	var e event
	if json.Unmarshal(line, &e) != nil || e.Action == "" {
		text := strings.TrimSpace(string(line))
		if text != "" {
			fmt.Fprintln(c.out, text)
		}
		if strings.HasPrefix(text, "FAIL ") {
			c.other = append(c.other, strings.TrimPrefix(text, "FAIL "))
		}
		return
	}
	key := e.Package + e.ImportPath + " " + e.Test
	switch e.Action {
	case "output", "build-output":
		if c.output[key] == nil {
			c.output[key] = &strings.Builder{}
		}
		c.output[key].WriteString(e.Output)
	case "pass", "fail", "skip":
		c.ended(e, key)
	case "build-fail":
		c.show(key)
	}
}

// ended notes the end of a test or of a package.
func (c *counter) ended(e event, key string) {
	name := strings.TrimSpace(short(e.Package) + " " + e.Test)
	defer delete(c.output, key)
	switch {
	case e.Test == "" && e.Action == "fail":
		c.badPackages = append(c.badPackages, name)
		c.show(key)
		fmt.Fprintf(c.out, "FAIL  %s  %.1f s\n", name, e.Elapsed)
	case e.Test == "" && e.Action == "pass":
		c.packages++
		fmt.Fprintf(c.out, "ok    %s  %.1f s\n", name, e.Elapsed)
	case e.Test == "":
	case e.Action == "pass":
		c.passed++
	case e.Action == "skip":
		c.skipped = append(c.skipped, name)
		c.show(key)
	default:
		c.failed = append(c.failed, name)
		c.show(key)
	}
}

// show writes what a test said.
func (c *counter) show(key string) {
	if o := c.output[key]; o != nil {
		fmt.Fprint(c.out, o.String())
	}
}

// short is a package's path without the module's name.
func short(path string) string { return strings.TrimPrefix(path, "alumnibook/") }

// summary writes the counts and tells whether all is well.
func (c *counter) summary() bool {
	list := func(names []string) string {
		if len(names) == 0 {
			return ""
		}
		slices.Sort(names)
		return " (" + strings.Join(names, ", ") + ")"
	}
	fmt.Fprintf(c.out, "\n%d packages ok, %d failed%s\n", c.packages, len(c.badPackages), list(c.badPackages))
	if len(c.other) > 0 {
		fmt.Fprintf(c.out, "%d checks failed%s\n", len(c.other), list(c.other))
	}
	fmt.Fprintf(c.out, "%d tests passed, %d failed%s, %d skipped%s\n", c.passed, len(c.failed), list(c.failed), len(c.skipped), list(c.skipped))
	return c.passed > 0 && len(c.failed)+len(c.badPackages)+len(c.other) == 0
}
