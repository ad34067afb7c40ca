package faults

import (
	"path/filepath"
)

// Kind is a kind of step on the disk.
type Kind int

// The kinds of steps that can fail or come last before a power cut.
const (
	Open Kind = iota
	Read
	Write
	Truncate
	Sync
	Delete
	mark
)

// op is a step that was taken.
type op struct {
	kind   Kind
	file   string
	offset int64 // of what was written; the new length of what was cut off
	data   []byte
	number int // of a mark
}

// Fault is a failure of the disk: at one step, or from there on.
type Fault struct {
	At      int
	Forever bool
	Full    bool   // there is no room left: only what is written fails
	Do      func() // done at the step in its place, where it is set: the step does not fail then
}

// Disk is a folder that is watched. What is written to it is not synced in earnest.
type Disk struct {
	dir   string
	noted bool
	ops   []op
	start map[string][]byte // what lay in the folder when it was first looked at

	fault  Fault
	failed int // how often a step has failed
	steps  int
}

// Watch takes note of all that the engine writes to the files of a folder, from what lies in it now on.
func Watch(dir string) (*Disk, error) {
	d, err := Loose(dir)
	if err != nil {
		return nil, err
	}
	start, err := readFolder(d.dir)
	mu.Lock()
	defer mu.Unlock()
	d.noted, d.start = true, start
	return d, err
}

// Loose looks after a folder without taking note of anything: nothing in it is synced in earnest, and its disk may fail.
func Loose(dir string) (*Disk, error) {
	install.Do(register)
	dir, err := filepath.EvalSymlinks(dir) // the engine knows files by their real names
	if err != nil {
		return nil, err
	}
	d := &Disk{dir: dir, fault: Fault{At: -1}}
	mu.Lock()
	defer mu.Unlock()
	disks = append(disks, d)
	return d, nil
}

// Stop ends the watch. The files should be closed by then.
func (d *Disk) Stop() {
	mu.Lock()
	defer mu.Unlock()
	for i, o := range disks {
		if o == d {
			disks = append(disks[:i:i], disks[i+1:]...)
			return
		}
	}
}

// Mark notes that what was done up to now was confirmed to the user, as the change of a number.
func (d *Disk) Mark(number int) {
	mu.Lock()
	defer mu.Unlock()
	d.note(op{kind: mark, number: number})
}

// Fail has the disk fail, counting from its next step as 0.
func (d *Disk) Fail(f Fault) {
	mu.Lock()
	defer mu.Unlock()
	d.fault, d.steps, d.failed = f, 0, 0
}

// Mend ends all failing, and tells how many steps there were since, and how many have failed.
func (d *Disk) Mend() (steps, failed int) {
	mu.Lock()
	defer mu.Unlock()
	d.fault = Fault{At: -1}
	return d.steps, d.failed
}

// step tells whether the next step fails. It is called while mu is held.
func (d *Disk) step(kind Kind) bool {
	n := d.steps
	d.steps++
	f := d.fault
	if f.At < 0 || n < f.At || n > f.At && !f.Forever || f.Full && kind != Write {
		return false
	}
	if f.Do != nil {
		f.Do()
		return false
	}
	d.failed++
	return true
}

func (d *Disk) note(o op) {
	if d.noted {
		d.ops = append(d.ops, o)
	}
}
