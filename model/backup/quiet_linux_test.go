package backup

import (
	"runtime"
	"testing"

	"golang.org/x/sys/unix"
)

func TestHeavyWorkLetsOthersGoFirst(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	mine, err := unix.Getpriority(unix.PRIO_PROCESS, 0) // as the system counts them: 20 less the niceness
	must(t, err)
	var theirs int
	quietly(func() { theirs, err = unix.Getpriority(unix.PRIO_PROCESS, unix.Gettid()) })
	must(t, err)
	if theirs != min(mine, 20-niceness) {
		t.Errorf("%d instead of %d", theirs, 20-niceness)
	}
	if still, _ := unix.Getpriority(unix.PRIO_PROCESS, 0); still != mine {
		t.Errorf("everything else is at %d instead of %d", still, mine)
	}
}
