package backup

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"filippo.io/age"

	"alumnibook/model"
	"alumnibook/model/exchange/outfile"
)

// workFactor is how hard each try of a passphrase is made, as a power of two for scrypt: about a second. Tests take less.
var workFactor = 18

// mostWork is the hardest that is tried when a file is opened that says it needs more.
const mostWork = 20

// Encrypt writes a file encrypted with a passphrase, in the format of age, to a path where nothing lies yet. It has its
// name only once it was read back and lies on the disk. Errors: CodeExists, CodeDiskFull, CodeNoAccess, CodeNoFile,
// CodeInvalid for an empty passphrase.
func Encrypt(ctx context.Context, from, to, passphrase string, progress func(done, total int64)) error {
	s, err := newSeal(passphrase)
	if err != nil {
		return err
	}
	_, err = writeFile(ctx, from, to, s, progress)
	return err
}

// seal encrypts one file. The slow part, making a key of the passphrase, is done before the file is known.
type seal struct {
	w   io.WriteCloser
	out late
	key keptKey
}

func newSeal(passphrase string) (*seal, error) {
	r, err := age.NewScryptRecipient(normal(passphrase))
	if err != nil {
		return nil, model.Invalid("passphrase", "missing")
	}
	r.SetWorkFactor(workFactor)
	s := &seal{key: keptKey{ScryptRecipient: r}}
	if s.w, err = age.Encrypt(&s.out, &s.key); err != nil {
		return nil, model.E(model.CodeInternal, "", err)
	}
	return s, nil
}

// keptKey remembers the key of the file, so that it can be read back without the slow part.
type keptKey struct {
	*age.ScryptRecipient
	key []byte
}

// Wrap hands the key on.
func (k *keptKey) Wrap(key []byte) ([]*age.Stanza, error) {
	k.key = bytes.Clone(key)
	return k.ScryptRecipient.Wrap(key)
}

// WrapWithLabels hands the key on.
func (k *keptKey) WrapWithLabels(key []byte) ([]*age.Stanza, []string, error) {
	k.key = bytes.Clone(key)
	return k.ScryptRecipient.WrapWithLabels(key)
}

// late keeps what is written until it is known where to.
type late struct {
	head bytes.Buffer
	to   io.Writer
}

func (l *late) Write(p []byte) (int, error) {
	if l.to == nil {
		return l.head.Write(p)
	}
	return l.to.Write(p)
}

// into begins to write the file.
func (s *seal) into(w io.Writer) (io.WriteCloser, error) {
	_, err := s.out.head.WriteTo(w)
	s.out.to = w
	return s.w, err
}

// check reads an encrypted file to its end; each part of it proves that it is what was written.
func (s *seal) check(ctx context.Context, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	r, err := age.Decrypt(f, age.NewInjectedFileKeyIdentity(s.key.key))
	if err != nil {
		return model.E(CodeDamaged, filepath.Base(path), err)
	}
	if err := transfer(ctx, io.Discard, r, nil); err != nil {
		return readError(path, err)
	}
	return nil
}

// Decrypt writes what is in an encrypted file to a path where nothing lies yet, once it was read to its end. Errors:
// CodeFilePassword, CodeDamaged, CodeExists, CodeDiskFull, CodeNoAccess, CodeNoFile.
func Decrypt(ctx context.Context, from, to, passphrase string) error {
	f, err := os.Open(from)
	if err != nil {
		return outfile.Coded(from, err)
	}
	defer func() { _ = f.Close() }()
	r, err := unseal(f, from, passphrase)
	if err != nil {
		return err
	}
	return writePart(ctx, to, func(w io.Writer) error {
		return readError(from, transfer(ctx, w, r, nil))
	}, func(string) error { return nil })
}

// unseal opens an encrypted file.
func unseal(f io.Reader, path, passphrase string) (io.Reader, error) {
	id, err := age.NewScryptIdentity(normal(passphrase))
	if err != nil {
		return nil, model.E(model.CodeFilePassword, filepath.Base(path), nil)
	}
	id.SetMaxWorkFactor(mostWork)
	r, err := age.Decrypt(f, id)
	if none := (*age.NoIdentityMatchError)(nil); errors.As(err, &none) && len(none.StanzaTypes) == 1 && none.StanzaTypes[0] == "scrypt" {
		return nil, model.E(model.CodeFilePassword, filepath.Base(path), nil)
	}
	if err != nil {
		return nil, readError(path, err)
	}
	return r, nil
}

// readError takes what is wrong with an encrypted file for damage, and leaves what the system says of a file or of the
// disk as it is.
func readError(path string, err error) error {
	var known *model.Error
	var system *fs.PathError
	if err == nil || errors.As(err, &known) || errors.As(err, &system) {
		return err
	}
	return model.E(CodeDamaged, filepath.Base(path), err)
}
