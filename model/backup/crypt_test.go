package backup

import (
	"bytes"
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"alumnibook/model"
)

// inFolder are the names of what lies in a folder.
func inFolder(t testing.TB, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func TestEncryptedIsReadAsWritten(t *testing.T) {
	cheap(t)
	dir, ctx := t.TempDir(), context.Background()
	rapid.Check(t, func(t *rapid.T) {
		plain := make([]byte, rapid.SampledFrom([]int{0, 1, 100, 1 << 16, 1<<16 + 1, 1 << 20, 3<<20 + 7}).Draw(t, "size"))
		_, _ = rand.Read(plain)
		pass := rapid.StringMatching(`[!-~äöüßå€]{1,40}`).Draw(t, "passphrase")
		from, to, back := filepath.Join(dir, "plain"), filepath.Join(dir, "sealed"), filepath.Join(dir, "back")
		defer func() { _, _ = os.Remove(to), os.Remove(back) }()
		if err := os.WriteFile(from, plain, 0o600); err != nil {
			t.Fatal(err)
		}
		var told int64
		if err := Encrypt(ctx, from, to, pass, func(done, total int64) { told = done }); err != nil {
			t.Fatal(err)
		}
		text, _ := os.ReadFile(to)
		if told != int64(len(plain)) || len(plain) > 50 && bytes.Contains(text, plain[:50]) {
			t.Fatal("told of", told)
		}
		if err := Decrypt(ctx, to, back, pass); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(back); err != nil || !bytes.Equal(got, plain) {
			t.Fatal("something else came back:", err)
		}
	})
}

// Whatever happens to an encrypted file: it is refused, and nothing is left of the attempt.
func TestDamagedEncryptedFileIsRefused(t *testing.T) {
	cheap(t)
	dir, ctx := t.TempDir(), context.Background()
	from, to := filepath.Join(dir, "plain"), filepath.Join(dir, "sealed.alumni.age")
	plain := make([]byte, 200_000)
	_, _ = rand.Read(plain)
	must(t, os.WriteFile(from, plain, 0o600))
	must(t, Encrypt(ctx, from, to, "the right words", nil))
	good, err := os.ReadFile(to)
	must(t, err)
	bad, back := filepath.Join(dir, "bad"), filepath.Join(dir, "back")
	refused := func(what string, text []byte, pass string, codes ...model.Code) {
		t.Helper()
		must(t, os.WriteFile(bad, text, 0o600))
		err := Decrypt(ctx, bad, back, pass)
		for _, c := range codes {
			if model.CodeOf(err) == c {
				codes = nil
			}
		}
		if codes != nil {
			t.Errorf("%s: %v", what, err)
		}
		for _, p := range []string{back, back + partEnding} {
			if _, err := os.Stat(p); err == nil {
				t.Errorf("%s: %s is left", what, filepath.Base(p))
			}
		}
	}
	refused("wrong passphrase", good, "the wrong words", model.CodeFilePassword)
	refused("no passphrase", good, "", model.CodeFilePassword)
	refused("empty", nil, "the right words", CodeDamaged)
	refused("something else", plain, "the right words", CodeDamaged)
	refused("longer", append(bytes.Clone(good), 0), "the right words", CodeDamaged)
	for _, n := range []int{1, 20, 100, 170, 1000, 1 << 16, 1<<16 + 300, 150_000, len(good) - 1} {
		refused("cut off", good[:n], "the right words", CodeDamaged)
	}
	for i := 0; i < len(good); i += 1 + len(good)/400 {
		text := bytes.Clone(good)
		text[i] ^= 1
		// A flip in the salt or in the key that is wrapped looks like another passphrase.
		refused("flipped", text, "the right words", CodeDamaged, model.CodeFilePassword)
	}
	for i := range 200 {
		text := bytes.Clone(good)
		text[i] ^= 1
		refused("flipped at the beginning", text, "the right words", CodeDamaged, model.CodeFilePassword)
	}
	must(t, Decrypt(ctx, to, back, "the right words"))
	wantCode(t, Decrypt(ctx, to, back, "the right words"), model.CodeExists)
	wantCode(t, Encrypt(ctx, from, to, "the right words", nil), model.CodeExists)
	wantCode(t, Encrypt(ctx, from, to+"2", "", nil), model.CodeInvalid)
	wantCode(t, Decrypt(ctx, to+"2", back+"2", "x"), model.CodeNoFile)
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	wantCode(t, Encrypt(stopped, from, to+"3", "the right words", nil), model.CodeCancelled)
}
