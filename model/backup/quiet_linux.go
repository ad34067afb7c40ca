package backup

import "golang.org/x/sys/unix"

// beQuiet makes the thread that it is called on wait for others. Where the system refuses, it works as all do.
func beQuiet() { _ = unix.Setpriority(unix.PRIO_PROCESS, unix.Gettid(), niceness) }
