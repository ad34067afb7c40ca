package backup

import "golang.org/x/sys/unix"

// quietNiceness is how low a process of an Apart stands, as nicenessOf tells it.
const quietNiceness = 20 - niceness

// nicenessOf is how the system counts the priority of this process: 20 less the niceness.
func nicenessOf() int {
	n, _ := unix.Getpriority(unix.PRIO_PROCESS, 0)
	return n
}
