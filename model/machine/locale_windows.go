package machine

import (
	"unsafe"

	"golang.org/x/sys/windows"
)

var defaultLocaleName = windows.NewLazySystemDLL("kernel32.dll").NewProc("GetUserDefaultLocaleName")

// maxLocaleName is how long the name of a locale can be, its end included.
const maxLocaleName = 85

// SystemLocale is what the settings say: the languages in which Windows itself is shown, and the region of formats.
// Where they don't answer, it is empty.
func SystemLocale() Locale {
	languages, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME)
	if err != nil {
		languages = nil
	}
	return localeOf(languages, formats())
}

func formats() string {
	if defaultLocaleName.Find() != nil {
		return ""
	}
	var name [maxLocaleName]uint16
	n, _, _ := defaultLocaleName.Call(uintptr(unsafe.Pointer(&name[0])), maxLocaleName)
	if n == 0 {
		return ""
	}
	return windows.UTF16ToString(name[:])
}
