//go:build !linux

package backup

import (
	"errors"
	"os"
	"testing"
)

func mount(string, string) (string, error) { return "", errors.ErrUnsupported }

func unmount(string) error { return errors.ErrUnsupported }

// asNobody runs fn as who runs the tests, whom the system has to be able to refuse something.
func asNobody(t testing.TB, _, _ string, fn func()) {
	if os.Getuid() <= 0 {
		t.Skip("a user whom the system refuses something is needed")
	}
	fn()
}
