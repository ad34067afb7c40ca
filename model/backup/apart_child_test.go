package backup

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
)

// What this test program does instead of its tests, where it is started as the process of an Apart.
const (
	childVariable  = "TEST_APART_CHILD"
	reportVariable = "TEST_APART_REPORT" // the file into which it writes what others on the machine see of it
)

func TestMain(m *testing.M) {
	if kind := os.Getenv(childVariable); kind != "" {
		os.Exit(child(kind))
	}
	os.Exit(m.Run())
}

func child(kind string) int {
	workFactor = 2
	if path := os.Getenv(reportVariable); path != "" {
		seen := fmt.Sprint(nicenessOf(), "\n", strings.Join(append(os.Args, os.Environ()...), "\n"))
		if err := os.WriteFile(path, []byte(seen), 0o600); err != nil {
			return 4
		}
	}
	switch kind {
	case "mute":
		return 3
	case "babbling":
		fmt.Println("Hello!")
	case "deaf":
		_ = json.NewEncoder(os.Stdout).Encode(line{Done: 1, Total: 2})
		never, end, _ := os.Pipe()
		_, _ = never.Read(make([]byte, 1))
		_ = end.Close()
	case "waiting": // in the middle of the second place, until nobody wants the backup any more
		ended := make(chan struct{})
		hold(ended)
		if Serve(context.Background(), &closing{os.Stdin, sync.OnceFunc(func() { close(ended) })}, os.Stdout) != nil {
			return 1
		}
	default:
		if Serve(context.Background(), os.Stdin, os.Stdout) != nil {
			return 1
		}
	}
	return 0
}

// closing is an input that tells of its end.
type closing struct {
	io.Reader
	ended func()
}

func (c *closing) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	if err != nil {
		c.ended()
	}
	return n, err
}

// holding is a file that stops at its second write.
type holding struct {
	outFile
	writes int
	until  <-chan struct{}
}

func (h *holding) Write(p []byte) (int, error) {
	if h.writes++; h.writes > 1 {
		<-h.until
	}
	return h.outFile.Write(p)
}

func hold(until <-chan struct{}) {
	was := createFile
	createFile = func(path string) (outFile, error) {
		f, err := was(path)
		if strings.Contains(path, notesName) {
			return f, err
		}
		return &holding{outFile: f, until: until}, err
	}
}
