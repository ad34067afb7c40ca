package machine

import (
	"runtime"
	"strings"
	"testing"
)

func TestSystemIsNamed(t *testing.T) {
	for _, c := range [][4]string{
		{"windows", "10.0.26100", "amd64", "Windows 10.0.26100, amd64"},
		{"darwin", "15.1", "arm64", "macOS 15.1, arm64"},
		{"freebsd", "", "amd64", "freebsd, amd64"},
	} {
		if got := systemName(c[0], c[1], c[2]); got != c[3] {
			t.Errorf("got %q, want %q", got, c[3])
		}
	}
	if got := System(); !strings.Contains(got, ", "+runtime.GOARCH+", Go 1.") || runtime.GOOS == "linux" && !strings.Contains(got, ".") {
		t.Errorf("this one is %q", got)
	}
}
