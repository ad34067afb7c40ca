//go:build !linux && !windows

package backup

import (
	"os/exec"

	"golang.org/x/sys/unix"
)

// startQuietly starts a process that waits for others. Where the system refuses, it works as all do.
func startQuietly(cmd *exec.Cmd) error {
	if err := cmd.Start(); err != nil {
		return err
	}
	_ = unix.Setpriority(unix.PRIO_PROCESS, cmd.Process.Pid, niceness)
	return nil
}
