package main

import (
	"os"
	"syscall"
)

// attachParent asks for the console of the program that started this one (ATTACH_PARENT_PROCESS).
const attachParent = 0xFFFFFFFF

// attachConsole gives a program that was built for the window the console it was started from, so that commands can
// answer there. Output that goes into a file or a pipe stays where it goes.
func attachConsole() {
	_, err := os.Stdout.Stat()
	hasOut := err == nil
	_, err = os.Stderr.Stat()
	hasErr := err == nil
	if hasOut && hasErr {
		return
	}
	attach := syscall.NewLazyDLL("kernel32.dll").NewProc("AttachConsole")
	if ok, _, _ := attach.Call(attachParent); ok == 0 {
		return
	}
	console, err := os.OpenFile("CONOUT$", os.O_RDWR, 0)
	if err != nil {
		return
	}
	if !hasOut {
		os.Stdout = console
	}
	if !hasErr {
		os.Stderr = console
	}
}
