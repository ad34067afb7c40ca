package backup

import (
	"errors"
	"testing"

	"github.com/zalando/go-keyring"

	"alumnibook/model"
)

func TestKeychain(t *testing.T) {
	keyring.MockInit()
	k := SystemKeychain()
	if _, err := k.Get("a"); model.CodeOf(err) != model.CodeNotFound {
		t.Error(err)
	}
	for book, pass := range map[string]string{"a": "one", "b": "two"} {
		if err := k.Set(book, pass); err != nil {
			t.Error(err)
		}
	}
	if pass, err := k.Get("a"); err != nil || pass != "one" {
		t.Error(pass, err)
	}
	if err := errors.Join(k.Delete("a"), k.Delete("a")); err != nil {
		t.Error(err)
	}
	if _, err := k.Get("a"); model.CodeOf(err) != model.CodeNotFound {
		t.Error(err)
	}
	if pass, err := k.Get("b"); err != nil || pass != "two" {
		t.Error(pass, err)
	}
}

func TestNoKeychain(t *testing.T) {
	keyring.MockInitWithError(errors.New("no such interface"))
	t.Cleanup(keyring.MockInit)
	k := SystemKeychain()
	_, err := k.Get("a")
	for _, err := range []error{err, k.Set("a", "b"), k.Delete("a")} {
		if model.CodeOf(err) != CodeNoKeychain {
			t.Error(err)
		}
	}
}
