package ui

import (
	"bufio"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"net"
	"strings"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
)

// A window tells in the lock file of its book where it listens. A second start of the same book asks it to come
// forward, hands over the files it was started with, and ends.

// call is what a second start says. The secret comes from the lock file, so that only who may read the book's
// folder can call.
type call struct {
	Secret string   `json:"secret"`
	Files  []string `json:"files,omitempty"`
}

const (
	callAnswer  = "ok"
	callTimeout = 2 * time.Second
	callSize    = 1 << 20
)

// listener is the ear of a window that has a book open.
type listener struct {
	net.Listener
	secret string
}

// listen opens an ear on this computer alone.
func listen() (*listener, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	return &listener{l, rand.Text()}, nil
}

// address is what stands in the lock file.
func (l *listener) address() string { return l.Addr().String() + "/" + l.secret }

// serve hears calls until the ear is closed or the context ends.
func (l *listener) serve(ctx context.Context, called func(files []string)) {
	stop := context.AfterFunc(ctx, func() { _ = l.Close() })
	defer stop()
	for {
		c, err := l.Accept()
		if err != nil {
			if errors.Is(err, net.ErrClosed) || ctx.Err() != nil {
				return
			}
			continue
		}
		if files, ok := l.answer(c); ok {
			called(files)
		}
	}
}

func (l *listener) answer(c net.Conn) ([]string, bool) {
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(callTimeout))
	line, err := bufio.NewReaderSize(c, callSize).ReadSlice('\n')
	var said call
	if err != nil || json.Unmarshal(line, &said) != nil || said.Secret != l.secret {
		return nil, false
	}
	_, err = c.Write([]byte(callAnswer + "\n"))
	return said.Files, err == nil
}

// comeForward asks the window that has a book open to show itself and to take some files. It tells whether there
// was one that answered.
func comeForward(path string, files []string) bool {
	h, ok := book.Holder(path)
	if !ok || h.Address == "" || !h.Mine() {
		return false
	}
	address, secret, _ := strings.Cut(h.Address, "/")
	c, err := net.DialTimeout("tcp", address, callTimeout)
	if err != nil {
		return false
	}
	defer func() { _ = c.Close() }()
	_ = c.SetDeadline(time.Now().Add(callTimeout))
	line, err := json.Marshal(call{secret, files})
	if err != nil {
		return false
	}
	if _, err := c.Write(append(line, '\n')); err != nil {
		return false
	}
	answer, err := bufio.NewReader(c).ReadString('\n')
	return err == nil && strings.TrimSpace(answer) == callAnswer
}

// holderElsewhere finds out who on another computer, or as another user of this one, has a book open, after opening it
// failed for that.
func holderElsewhere(path string, err error) (book.HeldBy, bool) {
	if model.CodeOf(err) != model.CodeBookOpen {
		return book.HeldBy{}, false
	}
	h, ok := book.Holder(path)
	return h, ok && h.Host != "" && !h.Mine()
}
