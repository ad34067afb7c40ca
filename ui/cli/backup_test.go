package cli

import (
	"os"
	"path/filepath"
	"testing"
)

type made struct {
	Here    backedUp
	Second  *backedUp
	Problem string
}

func TestBackUpAndBringBack(t *testing.T) {
	path := practiceBook(t, "60")
	m := answerOf[made](t, "backup", "--book", path)
	if m.Here.Counts == nil || m.Here.Counts.People != 60 || m.Second != nil {
		t.Fatalf("%+v", m)
	}
	gone := peopleOf(t, path, "--limit", "1")[0]["id"].(string)
	other := peopleOf(t, path, "--limit", "2")[1]["id"].(string)
	if r := do(t, "erase", "--book", path, gone); r.exit != ExitDone {
		t.Fatal(r.err)
	}
	if r := do(t, "log", "--book", path, other, "--text", "rang up"); r.exit != ExitDone {
		t.Fatal(r.err)
	}

	before := fingerprint(t, path)
	dry := answerOf[restored](t, "restore", "--book", path, m.Here.File, "--dry-run")
	if dry.Then.People != 60 || dry.Now.People != 59 || dry.Then.Interactions == dry.Now.Interactions || dry.Erased != 1 || dry.Another || fingerprint(t, path) != before {
		t.Errorf("dry run: %+v", dry)
	}
	back := answerOf[restored](t, "restore", "--book", path, m.Here.File)
	if back.Aside == "" || back.Erased != 1 || len(peopleOf(t, path, "--limit", "100")) != 59 {
		t.Errorf("%+v", back)
	}
	if list := answerOf[[]backedUp](t, "backup", "--book", path, "--list"); len(list) < 2 {
		t.Errorf("%+v", list)
	}
	if again := answerOf[restored](t, "restore", "--book", path, back.Aside); again.Then.Interactions != dry.Now.Interactions {
		t.Errorf("undone: %+v", again)
	}
}

func TestEncryptedSecondPlace(t *testing.T) {
	path := practiceBook(t, "60")
	second := t.TempDir()
	if r := do(t, "backup", "--book", path, "--encrypt"); r.exit != ExitUsage {
		t.Errorf("nowhere: %d", r.exit)
	}
	if r := do(t, "backup", "--book", path, "--to", second, "--encrypt"); r.exit != ExitFailed || r.err == "" {
		t.Errorf("no passphrase: %d %s", r.exit, r.err)
	}
	t.Setenv(passphraseVariable, "seven old lamps burn below the quay 41")
	m := answerOf[made](t, "backup", "--book", path, "--to", second, "--encrypt")
	if m.Second == nil || !m.Second.Encrypted || filepath.Ext(m.Second.File) != ".age" {
		t.Fatalf("%+v", m)
	}
	before := fingerprint(t, path)
	t.Setenv(passphraseVariable, "seven old lamps burn below the quay 42")
	if r := do(t, "restore", "--book", path, m.Second.File); r.exit != ExitFailed || fingerprint(t, path) != before {
		t.Errorf("wrong passphrase: %d %s", r.exit, r.err)
	}
	t.Setenv(passphraseVariable, "seven old lamps burn below the quay 41")
	if back := answerOf[restored](t, "restore", "--book", filepath.Join(t.TempDir(), "New.alumni"), m.Second.File); back.Then.People != 60 || back.Now != nil {
		t.Errorf("%+v", back)
	}
	if r := do(t, "backup", "--book", path, "--to", filepath.Join(second, "pulled out"), "--json"); r.exit != ExitPartly {
		t.Errorf("missing place: %d %s", r.exit, r.err)
	}
}

func TestSalvageOfADamagedBook(t *testing.T) {
	path := practiceBook(t, "60")
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(body) / 2; i < len(body)/2+8192; i++ {
		body[i] = 0xA5
	}
	if err := os.WriteFile(path, body, 0o600); err != nil {
		t.Fatal(err)
	}
	before := fingerprint(t, path)
	out := filepath.Join(t.TempDir(), "Saved.alumni")
	r := do(t, "salvage", "--book", path, out)
	if r.exit != ExitPartly && r.exit != ExitDone || fingerprint(t, path) != before {
		t.Fatalf("%d %s", r.exit, r.err)
	}
	if n := len(peopleOf(t, out, "--limit", "100")); n < 40 {
		t.Errorf("%d people are left", n)
	}
	if r := do(t, "salvage", "--book", path, out); r.exit != ExitFailed {
		t.Errorf("onto a book that is there: %d", r.exit)
	}
}
