//go:build unix

package duplicates

import (
	"syscall"
	"time"
)

// cpuSeconds is the processor time that this program has used, which depends less on what else runs.
func cpuSeconds() float64 {
	var u syscall.Rusage
	_ = syscall.Getrusage(syscall.RUSAGE_SELF, &u)
	return time.Duration(u.Utime.Nano() + u.Stime.Nano()).Seconds()
}
