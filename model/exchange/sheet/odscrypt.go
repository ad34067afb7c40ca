package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"hash"
	"io"
	"strings"

	"alumnibook/model"
)

// odsKey is how one part of a spreadsheet is encrypted.
type odsKey struct {
	algorithm, vector           string
	derivation, salt            string
	size, rounds                int
	startKey                    string
	checksumMethod, checksumSum string
}

// mostRounds of making a key of the password; LibreOffice makes 100,000.
const mostRounds = 2_000_000

var errPassword = errors.New("the password does not fit")

// odsParts opens the parts of a spreadsheet, decrypted where there is a password on it. The errors are
// CodeFileEncrypted, CodeFilePassword, and CodeFileKind "ods_encrypted" for ways of encrypting that are not known
// here.
func odsParts(name string, p parts, password string) (open func(string) (io.ReadCloser, error), err error) {
	keys, whole := p.odsKeys()
	switch {
	case whole || p.get("encrypted-package") != nil:
		return nil, model.E(model.CodeFileKind, "ods_encrypted", nil)
	case keys[odsContent] == (odsKey{}):
		return p.open, nil
	case !keys[odsContent].known():
		return nil, model.E(model.CodeFileKind, "ods_encrypted", nil)
	case password == "":
		return nil, model.E(model.CodeFileEncrypted, name, nil)
	}
	plain := map[string][]byte{}
	for part, key := range keys {
		if part != odsContent && part != odsStyles {
			continue
		}
		b, err := p.odsDecrypt(part, key, password)
		if errors.Is(err, errPassword) {
			return nil, model.E(model.CodeFilePassword, name, err)
		}
		if err != nil {
			return nil, model.E(model.CodeFileDamaged, name, err)
		}
		plain[part] = b
	}
	return func(part string) (io.ReadCloser, error) {
		b, ok := plain[part]
		if !ok {
			return p.open(part)
		}
		r := flate.NewReader(bytes.NewReader(b))
		return readCloser{utf8Reader(io.LimitReader(r, mostUnpacked)), r}, nil
	}, nil
}

// odsKeys reads how the parts are encrypted; whole tells that they are all in one, as newest versions do it.
func (p parts) odsKeys() (keys map[string]odsKey, whole bool) {
	keys = map[string]odsKey{}
	b, err := p.readAll(odsManifest)
	if err != nil {
		return keys, false
	}
	part, key := "", odsKey{}
	for t := newTags(bytes.NewReader(b)); ; {
		tag, err := t.next()
		if err != nil {
			return keys, whole
		}
		name, attrs, ends, _ := element(tag)
		if ends {
			continue
		}
		a := attributes(attrs)
		switch string(name) {
		case "file-entry":
			part, key = a["full-path"], odsKey{}
			whole = whole || part == "encrypted-package"
			continue
		case "encryption-data":
			key.checksumMethod, key.checksumSum = a["checksum-type"], a["checksum"]
		case "algorithm":
			key.algorithm, key.vector = a["algorithm-name"], a["initialisation-vector"]
		case "key-derivation":
			key.derivation, key.salt = a["key-derivation-name"], a["salt"]
			key.size, key.rounds = times(a["key-size"], 1<<10), times(a["iteration-count"], 1<<30)
		case "start-key-generation":
			key.startKey = a["start-key-generation-name"]
		default:
			continue
		}
		keys[part] = key
	}
}

// known tells whether this way of encrypting is known here: that of LibreOffice from 3.5 to 24.2.
func (k odsKey) known() bool {
	return strings.HasSuffix(k.algorithm, "-cbc") && strings.HasSuffix(k.derivation, "PBKDF2") &&
		strings.HasSuffix(k.startKey, "sha256") && (k.size == 16 || k.size == 24 || k.size == 32) && k.rounds <= mostRounds
}

// odsDecrypt gives a part as it was before it was encrypted: packed.
func (p parts) odsDecrypt(part string, k odsKey, password string) ([]byte, error) {
	f := p.get(part)
	if f == nil {
		return nil, errNoContent
	}
	b, err := readRaw(f)
	if err != nil {
		return nil, err
	}
	salt, err1 := base64.StdEncoding.DecodeString(k.salt)
	vector, err2 := base64.StdEncoding.DecodeString(k.vector)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	start := sha256.Sum256([]byte(password))
	secret, err := pbkdf2.Key(sha1.New, string(start[:]), salt, k.rounds, k.size)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(secret)
	if err != nil {
		return nil, err
	}
	if len(vector) != aes.BlockSize || len(b) == 0 || len(b)%aes.BlockSize != 0 {
		return nil, errors.New("an encrypted part of odd length")
	}
	cipher.NewCBCDecrypter(block, vector).CryptBlocks(b, b)
	if padding := int(b[len(b)-1]); padding >= 1 && padding <= aes.BlockSize {
		b = b[:len(b)-padding]
	}
	return b, k.check(b)
}

// check tells whether the password was the right one.
func (k odsKey) check(b []byte) error {
	var sum hash.Hash
	switch {
	case strings.HasSuffix(k.checksumMethod, "sha256-1k"):
		sum = sha256.New()
	case strings.HasSuffix(strings.ToLower(k.checksumMethod), "sha1/1k"):
		sum = sha1.New()
	default:
		if _, err := io.Copy(io.Discard, io.LimitReader(flate.NewReader(bytes.NewReader(b)), 1<<10)); err != nil {
			return errPassword
		}
		return nil
	}
	sum.Write(b[:min(len(b), 1024)])
	if base64.StdEncoding.EncodeToString(sum.Sum(nil)) != k.checksumSum {
		return errPassword
	}
	return nil
}

// readRaw reads a part as it lies in the archive, where it is stored and not packed.
func readRaw(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, mostUnpacked/4+1))
	if err == nil && len(b) > mostUnpacked/4 {
		err = errors.New("an encrypted part that is too big")
	}
	return b, err
}
