//go:build !windows && !darwin

package book

// systemSays is nothing: this system knows no such programs.
func systemSays(string) string { return "" }
