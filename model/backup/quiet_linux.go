package backup

import "golang.org/x/sys/unix"

// niceness is how much the thread lets others go first, of 0 to 19.
const niceness = 19

// beQuiet makes the thread that it is called on wait for others. Where the system refuses, it works as all do.
func beQuiet() { _ = unix.Setpriority(unix.PRIO_PROCESS, unix.Gettid(), niceness) }
