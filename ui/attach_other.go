//go:build !windows

package ui

import (
	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"
)

// attach is needed on Windows alone.
func attach(fyne.Window) []zenity.Option { return []zenity.Option{zenity.Modal()} }

// apartment is needed on Windows alone.
func apartment() (leave func()) { return func() {} }
