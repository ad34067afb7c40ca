package backup

import "os/exec"

// startQuietly starts a process that waits for others: it inherits that from the thread that starts it.
func startQuietly(cmd *exec.Cmd) (err error) {
	quietly(func() { err = cmd.Start() })
	return err
}
