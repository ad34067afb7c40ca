package backup

import (
	"errors"

	"github.com/zalando/go-keyring"

	"alumnibook/model"
)

// Keychain keeps the passphrase of a book's second place where the system keeps passwords, by the book's own UID. Get
// fails with CodeNotFound where none was put in; all fail with CodeNoKeychain where the system has nothing of the kind.
type Keychain interface {
	Get(book string) (string, error)
	Set(book, pass string) error
	Delete(book string) error
}

// SystemKeychain is the one of the system: Credential Manager, Keychain, or the Secret Service of a Linux desktop.
func SystemKeychain() Keychain { return systemKeychain{} }

// service is the name under which the system shows our passphrases.
const service = "Alumnibook"

type systemKeychain struct{}

func (systemKeychain) Get(book string) (string, error) {
	pass, err := keyring.Get(service, book)
	return pass, keychainError(err)
}

func (systemKeychain) Set(book, pass string) error {
	return keychainError(keyring.Set(service, book, pass))
}

// Delete takes a passphrase away; that there was none is no error.
func (systemKeychain) Delete(book string) error {
	err := keychainError(keyring.Delete(service, book))
	if model.CodeOf(err) == model.CodeNotFound {
		return nil
	}
	return err
}

// keychainError says that there is no keychain, whatever it was that refused: nobody can do more about it than type the
// passphrase in.
func keychainError(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, keyring.ErrNotFound):
		return model.E(model.CodeNotFound, service, nil)
	}
	return model.E(CodeNoKeychain, "", err)
}
