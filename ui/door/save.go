package door

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/run"
)

// saver stores what is done at the door, each thing as a change of its own and in the order in which it was done. The page
// shows it before: nobody waits for the disk. There are no messages of what went well: the row says it.
type saver struct {
	v       *view
	queue   []save
	busy    bool
	mine    map[int64]bool // changes of this page of which the book has not told yet
	foreign map[int64]bool // changes that the book told of while one of this page was under way
	round   int            // counts what was done, so that a reading from before is not shown
	again   bool           // the list is to be read once all is stored
}

type save struct {
	doing  model.Doing
	write  func(tx *book.Tx) error
	failed func(err error) // puts the row back
}

func newSaver(v *view) *saver {
	return &saver{v: v, mine: map[int64]bool{}, foreign: map[int64]bool{}}
}

// add stores something, after what was added before it.
func (s *saver) add(one save) {
	s.round++
	s.queue = append(s.queue, one)
	s.next()
}

// waiting counts what is not stored yet.
func (s *saver) waiting() int {
	n := len(s.queue)
	if s.busy {
		n++
	}
	return n
}

func (s *saver) next() {
	if s.busy || len(s.queue) == 0 {
		return
	}
	one, b := s.queue[0], s.v.host.Book()
	s.queue, s.busy = s.queue[1:], true
	s.v.host.Runner().Start(run.Job{
		Keep: true,
		Work: func(ctx context.Context, _ run.Progress) (any, error) { return b.Change(ctx, one.doing, one.write) },
		Done: func(answer any, err error) {
			s.busy = false
			id, _ := answer.(int64)
			s.done(one, id, err)
			s.next()
			s.rest()
		},
	})
}

func (s *saver) done(one save, id int64, err error) {
	switch {
	case err != nil:
		s.again = true
		one.failed(err)
	case s.foreign[id]:
		delete(s.foreign, id)
	case id != 0:
		s.mine[id] = true
	}
}

// told hears of a change of the book, and tells whether it is another one than those of this page.
func (s *saver) told(id int64) bool {
	switch {
	case s.mine[id]:
		delete(s.mine, id)
		return false
	case s.busy:
		s.foreign[id] = true // its own job may be about to say that it was this page's
		return false
	}
	return true
}

// rest comes when all is stored: the list is read anew where something else was changed meanwhile.
func (s *saver) rest() {
	if s.waiting() > 0 {
		return
	}
	if len(s.foreign) > 0 || s.again {
		clear(s.foreign)
		s.again = false
		s.v.load()
		return
	}
	s.v.tell()
}
