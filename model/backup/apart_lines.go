package backup

import (
	"errors"
	"syscall"
	"time"
	"unicode/utf8"

	"alumnibook/model"
)

// order is what the process that makes backups is asked for. It goes through a pipe: what stands on a command line or in
// the environment, others on the machine can read.
type order struct {
	Book       string
	Here       string
	Second     string
	Passphrase string
	Days       int
	Now        time.Time
}

func orderOf(bookPath string, p Plan) order {
	return order{bookPath, p.Here, p.Second.Dir, p.Second.Passphrase, p.Days, p.now()}
}

// plan is the plan that was ordered. Its clock goes on from the moment of the order, in the zone of the machine.
func (o order) plan() Plan {
	began := time.Now()
	return Plan{
		Here: o.Here, Second: Place{Dir: o.Second, Passphrase: o.Passphrase}, Days: o.Days,
		Clock: func() time.Time { return o.Now.Local().Add(time.Since(began)) },
	}
}

// sayable tells that everything arrives as it was said: names of files need not be text everywhere.
func (o order) sayable() bool { return utf8.ValidString(o.Book + o.Here + o.Second + o.Passphrase) }

// line is what the process says: how far it is, and at last what it made or why not.
type line struct {
	Done, Total int64
	Made        *Made `json:",omitempty"`
	SecondErr   *said `json:",omitempty"`
	Err         *said `json:",omitempty"`
	Unable      bool  `json:",omitempty"` // the process of the window may be able to
}

// said is an error on its way to another process.
type said struct {
	Code        model.Code
	Name, Field string
	Causes      string        // without their texts, which may hold what people wrote
	System      syscall.Errno // 0 where the system has said nothing
}

// say is what another process hears of an error, nil for none.
func say(err error) *said {
	if err == nil {
		return nil
	}
	s := &said{Code: model.CodeOf(err), Causes: model.Causes(err)}
	var known *model.Error
	if errors.As(err, &known) {
		s.Name, s.Field = known.Name, known.Field
	}
	_ = errors.As(err, &s.System)
	return s
}

// error is the error that was said.
func (s *said) error() error {
	if s == nil {
		return nil
	}
	return &model.Error{Code: s.Code, Name: s.Name, Field: s.Field, Err: &cause{s.Causes, s.System}}
}

// cause is what an error of another process came from.
type cause struct {
	causes string
	system syscall.Errno
}

func (c *cause) Error() string { return c.causes }

// Causes are for the log; see model.Causes.
func (c *cause) Causes() string { return c.causes }

// Unwrap is what the system said, nil for nothing.
func (c *cause) Unwrap() error {
	if c.system == 0 {
		return nil
	}
	return c.system
}
