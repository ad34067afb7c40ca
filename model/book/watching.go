package book

import (
	"context"
	"database/sql/driver"
	"os"

	gosqlite "github.com/glebarez/go-sqlite"
)

// watching connects to a book that is only looked at. A book that nobody has open is read as a file that nobody
// changes: SQLite then needs no file beside it, which it could not make in a folder that can't be written. As soon as
// somebody opens it, the connections are made anew, as readers beside a writer.
type watching struct{ path string }

// fileState is what tells that a connection is out of date.
type fileState struct {
	open  bool // somebody has it open, or had it until a crash: there is a log beside it
	size  int64
	moved int64
}

// state looks at the file without opening it.
func (w *watching) state() fileState {
	var s fileState
	if _, err := os.Stat(w.path + "-wal"); err == nil || held(w.path) {
		s.open = true
		return s
	}
	if info, err := os.Stat(w.path); err == nil {
		s.size, s.moved = info.Size(), info.ModTime().UnixNano()
	}
	return s
}

// Connect opens a reader that suits the file as it is now.
func (w *watching) Connect(context.Context) (driver.Conn, error) {
	s := w.state()
	dsn := readerDSN(w.path)
	if !s.open {
		dsn += "&immutable=1"
	}
	c, err := (&gosqlite.Driver{}).Open(dsn)
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(w.path)
	if err != nil {
		_ = c.Close()
		return nil, err
	}
	return &watchingConn{sqliteConn: c.(sqliteConn), from: w, state: s, file: info}, nil
}

// Driver is the driver below.
func (w *watching) Driver() driver.Driver { return &gosqlite.Driver{} }

// sqliteConn is what a connection of the driver below can do.
type sqliteConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
}

// watchingConn is a connection that is thrown away once it does not suit the file any more.
type watchingConn struct {
	sqliteConn
	from  *watching
	state fileState
	file  os.FileInfo
}

// ResetSession is asked before the connection is used again.
func (c *watchingConn) ResetSession(context.Context) error {
	if !c.state.open && c.from.state() != c.state {
		return driver.ErrBadConn
	}
	if info, err := os.Stat(c.from.path); err == nil && !os.SameFile(info, c.file) {
		return driver.ErrBadConn // another book was put in its place
	}
	return nil
}
