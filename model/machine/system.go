package machine

import (
	"runtime"
	"strings"
)

// names are what the systems call themselves.
var names = map[string]string{"windows": "Windows", "darwin": "macOS", "linux": "Linux"}

// System names what the program runs on: the system with its release, the kind of its processor, and the Go that it is
// built with, as "Windows 10.0.26100, amd64, Go 1.26.8".
func System() string {
	return systemName(runtime.GOOS, release(), runtime.GOARCH) + ", " + strings.Replace(runtime.Version(), "go", "Go ", 1)
}

func systemName(system, release, processor string) string {
	name := names[system]
	if name == "" {
		name = system
	}
	return strings.TrimSpace(name+" "+release) + ", " + processor
}
