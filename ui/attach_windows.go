package ui

import (
	"errors"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/ncruces/zenity"
	"golang.org/x/sys/windows"
)

// attach keeps the system's dialogs in front of our window.
func attach(w fyne.Window) []zenity.Option {
	native, ok := w.(driver.NativeWindow)
	if !ok {
		return nil
	}
	var handle uintptr
	native.RunNative(func(context any) {
		if c, ok := context.(driver.WindowsWindowContext); ok {
			handle = c.HWND
		}
	})
	if handle == 0 {
		return nil
	}
	return []zenity.Option{zenity.Attach(handle)}
}

// apartment makes this goroutine's thread one for dialogs, until leave is called. They are objects of the shell, which
// are for single-threaded apartments only; zenity leaves it to its caller to enter one.
func apartment() (leave func()) {
	runtime.LockOSThread()
	const already = windows.Errno(windows.S_FALSE) // such a one, which has to be left once more
	err := windows.CoInitializeEx(0, windows.COINIT_APARTMENTTHREADED|windows.COINIT_DISABLE_OLE1DDE)
	if err != nil && !errors.Is(err, already) {
		return runtime.UnlockOSThread // the thread is in another: then that has to do
	}
	return func() {
		windows.CoUninitialize()
		runtime.UnlockOSThread()
	}
}
