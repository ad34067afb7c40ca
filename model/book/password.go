package book

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"
	"gorm.io/gorm"

	"alumnibook/model"
)

// CodeWrongPassword is the code where the password that was given is not the book's.
const CodeWrongPassword model.Code = "wrong_password"

// passwordSetting is the setting that holds the password's fingerprint. It keeps a passer-by from the window, not a
// thief from the file: what is in the book is not encrypted by it.
const passwordSetting = "password"

// shortestPassword is how many characters a password has at least.
const shortestPassword = 8

// The cost of one try, as it is set for a new password: 64 MiB, three times over, on one core.
const (
	passwordMemory  = 64 << 10 // KiB
	passwordTimes   = 3
	passwordThreads = 1
)

// The most that a stored fingerprint may cost: one that says more was not made by this program.
const (
	mostPasswordMemory  = 1 << 20 // KiB
	mostPasswordTimes   = 16
	mostPasswordThreads = 16
)

// HasPassword tells whether the window asks for a password.
func (b *Book) HasPassword(ctx context.Context) (bool, error) {
	stored, err := readSetting(b.read.WithContext(ctx), passwordSetting)
	return stored != "", named(codedIn(ctx, err), b.path)
}

// CheckPassword tells whether a password is the book's; any is where there is none. It takes a good part of a second,
// so that trying many takes long.
func (b *Book) CheckPassword(ctx context.Context, password string) (bool, error) {
	stored, err := readSetting(b.read.WithContext(ctx), passwordSetting)
	if err != nil {
		return false, named(codedIn(ctx, err), b.path)
	}
	ok, err := samePassword(stored, password)
	return ok, named(coded(err), b.path)
}

// SetPassword sets the password in the place of the old one, which fails with CodeWrongPassword where it is not; an empty
// one takes it away. It is no change that could be undone.
func (b *Book) SetPassword(ctx context.Context, old, password string) error {
	if password != "" && utf8.RuneCountInString(password) < shortestPassword {
		return model.Invalid("password", "short")
	}
	b.changing.Lock()
	defer b.changing.Unlock()
	if err := b.checkThere(); err != nil {
		return err
	}
	err := b.write.WithContext(ctx).Transaction(func(db *gorm.DB) error {
		stored, err := readSetting(db, passwordSetting)
		if err != nil {
			return err
		}
		ok, err := samePassword(stored, old)
		if err == nil && !ok {
			err = model.E(CodeWrongPassword, "", nil)
		}
		if err != nil {
			return err
		}
		if password == "" {
			return run(ctx, db, "DELETE FROM settings WHERE name = ?", passwordSetting)
		}
		return writeSetting(db, passwordSetting, passwordPrint(password))
	})
	return named(codedIn(ctx, err), b.path)
}

// passwordBytes are the bytes of a password: an ä typed on one system is that of another.
func passwordBytes(password string) []byte { return norm.NFC.Bytes([]byte(password)) }

// passwordPrint is what is stored of a password, in the usual form: kind, version, cost, salt and fingerprint.
func passwordPrint(password string) string {
	salt := make([]byte, 16)
	_, _ = rand.Read(salt) // never fails
	hash := argon2.IDKey(passwordBytes(password), salt, passwordTimes, passwordMemory, passwordThreads, 32)
	text := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, passwordMemory, passwordTimes, passwordThreads, text(salt), text(hash))
}

// samePassword compares a password with what is stored, at the cost that is stored with it.
func samePassword(stored, password string) (bool, error) {
	if stored == "" {
		return true, nil
	}
	var version, memory, times, threads uint32
	parts := strings.Split(stored, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false, badPrint(nil)
	}
	if _, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &memory, &times, &threads); err != nil {
		return false, badPrint(err)
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false, badPrint(err)
	}
	hash, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil {
		return false, badPrint(err)
	}
	if version != argon2.Version || memory > mostPasswordMemory || times < 1 || times > mostPasswordTimes ||
		threads < 1 || threads > mostPasswordThreads || len(hash) < 16 || len(hash) > 64 {
		return false, badPrint(nil)
	}
	made := argon2.IDKey(passwordBytes(password), salt, times, memory, uint8(threads), uint32(len(hash)))
	return subtle.ConstantTimeCompare(made, hash) == 1, nil
}

// badPrint is the error of a fingerprint that was not written by this program: the window stays shut.
func badPrint(err error) error {
	return model.E(model.CodeDamaged, "", errors.Join(errors.New("password"), err))
}
