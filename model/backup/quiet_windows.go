package backup

import "golang.org/x/sys/windows"

var setThreadPriority = windows.NewLazySystemDLL("kernel32.dll").NewProc("SetThreadPriority")

// below is THREAD_PRIORITY_BELOW_NORMAL.
const below = -1

// beQuiet makes the thread that it is called on wait for others. Where the system refuses, it works as all do.
func beQuiet() {
	priority := int32(below)
	_, _, _ = setThreadPriority.Call(uintptr(windows.CurrentThread()), uintptr(priority))
}
