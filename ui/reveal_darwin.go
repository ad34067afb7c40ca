package ui

import "os/exec"

// revealing is the command that shows a file in its folder. The path is one argument of it; no shell has a part in it.
func revealing(path string) *exec.Cmd { return exec.Command("/usr/bin/open", "-R", path) }
