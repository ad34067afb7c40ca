package backup

import (
	"crypto/rand"
	"math/big"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"alumnibook/model"
)

// What our passphrases are made of: syllables that are said and written alike in all languages of the program, without
// letters that look like others.
const (
	consonants = "bdfghklmnprst"
	vowels     = "aeiou"
	groups     = 6 // of two syllables each
)

// NewPassphrase makes a passphrase of six groups that can be typed off a sheet and read aloud: "kamu-tepi-…". Of those
// there are 4225⁶, which is 72 bits.
func NewPassphrase() string {
	parts := make([]string, groups)
	for i := range parts {
		parts[i] = oneOf(consonants) + oneOf(vowels) + oneOf(consonants) + oneOf(vowels)
	}
	return strings.Join(parts, "-")
}

func oneOf(letters string) string {
	n, err := rand.Int(rand.Reader, big.NewInt(int64(len(letters))))
	if err != nil {
		panic(err) // the system has no randomness: nothing may be encrypted
	}
	return letters[n.Int64() : n.Int64()+1]
}

// leastPassphrase is how many characters a passphrase of one's own must have.
const leastPassphrase = 12

// CheckPassphrase refuses a passphrase that is too short to protect anything.
func CheckPassphrase(pass string) error {
	if utf8.RuneCountInString(normal(pass)) < leastPassphrase {
		return model.Invalid("passphrase", "short")
	}
	return nil
}

var (
	ourShape = regexp.MustCompile(`^([` + consonants + `][` + vowels + `]){2}(-([` + consonants + `][` + vowels + `]){2}){5}$`)
	between  = regexp.MustCompile(`[\s\p{Pd}]+`)
)

// normal is a passphrase as it counts, however it was typed: the letters of another keyboard are the same letters, and
// of our own groups neither capitals matter nor what stands between them.
func normal(pass string) string {
	pass = strings.TrimSpace(norm.NFC.String(pass))
	if plain := between.ReplaceAllString(strings.ToLower(pass), "-"); ourShape.MatchString(plain) {
		return plain
	}
	return pass
}
