package backup

import (
	"os/exec"
	"syscall"

	"golang.org/x/sys/windows"
)

// startQuietly starts a process that waits for others, without a window of its own.
func startQuietly(cmd *exec.Cmd) error {
	cmd.SysProcAttr = &syscall.SysProcAttr{
		HideWindow:    true,
		CreationFlags: windows.CREATE_NO_WINDOW | windows.BELOW_NORMAL_PRIORITY_CLASS,
	}
	return cmd.Start()
}
