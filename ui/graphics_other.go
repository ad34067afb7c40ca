//go:build !windows

package ui

import "alumnibook/ui/prefs"

// checkGraphics is for Windows alone: elsewhere the toolkit itself says in the terminal what is missing.
func checkGraphics(*prefs.Prefs, Options) error { return nil }
