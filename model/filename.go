package model

import (
	"path/filepath"
	"runtime"
	"strings"
	"unicode"
	"unicode/utf16"
)

// NotInFileNames are the characters that some system does not take in the name of a file.
const NotInFileNames = `<>:"/\|?*`

// longestOfWindows is how long a file's name may be.
const longestOfWindows = 255

// CheckFileName fails with CodeFileName where the system would take a file's name for something else without a word:
// Windows takes "Firm: new" for something hidden in the file "Firm", and "aux" for a device.
func CheckFileName(path string) error {
	if runtime.GOOS != "windows" || isFileNameOfWindows(filepath.Base(path)) {
		return nil
	}
	return E(CodeFileName, filepath.Base(path), nil)
}

func isFileNameOfWindows(name string) bool {
	return len(utf16.Encode([]rune(name))) <= longestOfWindows && !strings.ContainsAny(name, NotInFileNames) && !strings.ContainsFunc(name, unicode.IsControl) && !IsDeviceName(name)
}

// IsDeviceName tells whether Windows takes a name for a device, whatever its ending.
func IsDeviceName(name string) bool {
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	base = strings.TrimSpace(base)
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, ok := strings.CutPrefix(base, "COM")
	if !ok {
		port, ok = strings.CutPrefix(base, "LPT")
	}
	return ok && len([]rune(port)) == 1 && strings.ContainsAny(port, "0123456789¹²³")
}
