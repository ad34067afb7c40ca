package book

import (
	"context"
	"strings"
	"testing"

	"alumnibook/model"
)

func TestPasswordOfABook(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	check := func(password string, want bool) {
		t.Helper()
		if got, err := b.CheckPassword(ctx, password); got != want || err != nil {
			t.Errorf("%q: %v %v", password, got, err)
		}
	}
	has := func(want bool) {
		t.Helper()
		if got, err := b.HasPassword(ctx); got != want || err != nil {
			t.Error(got, err)
		}
	}
	has(false)
	check("", true)
	wantCode(t, b.SetPassword(ctx, "", "short"), model.CodeInvalid)
	has(false)
	must(t, b.SetPassword(ctx, "", "Schön am Häfen"))
	has(true)
	check("Schön am Häfen", true)
	check("Scho\u0308n am Ha\u0308fen", true) // the same, typed on another system
	check("schön am häfen", false)
	check("", false)
	wantCode(t, b.SetPassword(ctx, "wrong", "another one"), CodeWrongPassword)
	wantCode(t, b.SetPassword(ctx, "", ""), CodeWrongPassword)
	check("Schön am Häfen", true)
	must(t, b.SetPassword(ctx, "Schön am Häfen", "another one"))
	check("Schön am Häfen", false)
	must(t, b.Close())

	b, err := Open(ctx, b.Path())
	must(t, err)
	defer func() { must(t, b.Close()) }()
	check("another one", true)
	stored, err := readSetting(b.read, passwordSetting)
	must(t, err)
	if !strings.HasPrefix(stored, "$argon2id$v=19$m=65536,t=3,p=1$") || strings.Contains(stored, "another") {
		t.Errorf("stored as %q", stored)
	}
	must(t, b.SetPassword(ctx, "another one", ""))
	has(false)
	check("whatever", true)
	sound(t, b)
}

func TestPasswordThatWasTamperedWithKeepsTheWindowShut(t *testing.T) {
	ctx, b := context.Background(), newBook(t)
	must(t, b.SetPassword(ctx, "", "a long password"))
	good, err := readSetting(b.read, passwordSetting)
	must(t, err)
	for _, bad := range []string{
		"x", "$argon2id$", strings.Replace(good, "argon2id", "argon2i", 1), strings.Replace(good, "m=65536", "m=4194304", 1),
		strings.Replace(good, "t=3", "t=900", 1), strings.Replace(good, "t=3", "t=0", 1), strings.Replace(good, "p=1", "p=0", 1), good[:len(good)-40], good + "!",
	} {
		must(t, writeSetting(b.write, passwordSetting, bad))
		ok, err := b.CheckPassword(ctx, "a long password")
		wantCode(t, err, model.CodeDamaged)
		if ok {
			t.Errorf("%q let somebody in", bad)
		}
	}
}
