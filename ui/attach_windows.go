package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
	"github.com/ncruces/zenity"
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
