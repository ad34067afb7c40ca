package ui

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
)

// revealing is the command that shows a file in its folder. Explorer reads its own command line, in which the path
// stands in quotes; no shell has a part in it, and no path holds a quote on Windows.
func revealing(path string) *exec.Cmd {
	c := exec.Command(filepath.Join(os.Getenv("SystemRoot"), "explorer.exe"))
	c.SysProcAttr = &syscall.SysProcAttr{CmdLine: `explorer.exe /select,"` + filepath.Clean(path) + `"`}
	return c
}
