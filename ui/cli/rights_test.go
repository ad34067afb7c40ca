package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model/consent"
)

// through is what the gate answers a script.
type through struct {
	Asked   int
	Allowed []who
	LeftOut []barred `json:"left_out"`
	Reasons []leftOut
}

func gateOf(t *testing.T, path string, args ...string) through {
	t.Helper()
	return answerOf[through](t, append([]string{"gate", "--book", path}, args...)...)
}

func TestGateAddsUpAndTellsWhy(t *testing.T) {
	path := practiceBook(t, "376")
	for _, purpose := range consent.Purposes {
		for _, channel := range consent.Channels {
			g := gateOf(t, path, "--purpose", string(purpose), "--channel", string(channel))
			n := 0
			for _, r := range g.Reasons {
				n += r.Count
			}
			if g.Asked != 376 || len(g.Allowed)+len(g.LeftOut) != g.Asked || n != len(g.LeftOut) {
				t.Errorf("%s on %s: %d asked, %d allowed, %d left out, %d reasons", purpose, channel, g.Asked, len(g.Allowed), len(g.LeftOut), n)
			}
		}
	}
	if g := gateOf(t, path, "--purpose", "newsletter", "--channel", "email"); len(g.Allowed) != 298 {
		t.Errorf("newsletter: %d allowed", len(g.Allowed))
	}
	if r := do(t, "gate", "--book", path, "--purpose", "gossip"); r.exit != ExitUsage {
		t.Errorf("no purpose: %d %s", r.exit, r.err)
	}
}

// TestChangeOfMind takes back one consent, with a scan of the letter, and leaves the other.
func TestChangeOfMind(t *testing.T) {
	path := practiceBook(t, "376")
	before, invited := gateOf(t, path, "--purpose", "newsletter"), gateOf(t, path, "--purpose", "events")
	somebody := before.Allowed[0].ID
	scan := filepath.Join(t.TempDir(), "letter.pdf")
	if err := os.WriteFile(scan, []byte("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if r := do(t, "consent", "--book", path, somebody, "--purpose", "newsletter", "--state", "withdrawn", "--source", "call", "--form", "3", "--proof", scan); r.exit != ExitDone {
		t.Fatalf("%d %s", r.exit, r.err)
	}
	if after := gateOf(t, path, "--purpose", "newsletter"); len(after.Allowed) != len(before.Allowed)-1 {
		t.Errorf("%d allowed, %d before", len(after.Allowed), len(before.Allowed))
	}
	if after := gateOf(t, path, "--purpose", "events"); len(after.Allowed) != len(invited.Allowed) {
		t.Errorf("%d invited, %d before", len(after.Allowed), len(invited.Allowed))
	}
	ledger := answerOf[[]consented](t, "consent", "--book", path, somebody)
	if newest := ledger[0]; newest.State != "withdrawn" || !newest.Proof || newest.Form != "3" || !newest.Holds {
		t.Errorf("%+v", newest)
	}
	for _, bad := range []string{filepath.Join(t.TempDir(), "none.pdf"), os.Args[0]} {
		if r := do(t, "consent", "--book", path, somebody, "--purpose", "newsletter", "--state", "given", "--proof", bad); r.exit != ExitFailed || r.err == "" {
			t.Errorf("%s: %d %s", bad, r.exit, r.err)
		}
	}
}

// TestErasedStayErased erases somebody: no byte of the name is left beside the backups, nobody finds them, and a dry run
// changes nothing.
func TestErasedStayErased(t *testing.T) {
	path := practiceBook(t, "376")
	people := peopleOf(t, path, "--limit", "400")
	var id, family string
	count := map[any]int{}
	for _, p := range people {
		count[p["family_name"]]++
	}
	for _, p := range people {
		if name, _ := p["family_name"].(string); count[name] == 1 && len(name) > 8 {
			id, family = p["id"].(string), name
		}
	}
	dry := answerOf[erased](t, "erase", "--book", path, id, "--dry-run")
	if dry.Left != len(people)-1 || len(peopleOf(t, path, "--limit", "400")) != len(people) {
		t.Fatalf("dry run: %+v", dry)
	}
	done := answerOf[erased](t, "erase", "--book", path, id)
	if done.Left != len(people)-1 || len(peopleOf(t, path, "--search", family)) != 0 {
		t.Errorf("%+v", done)
	}
	body, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(bytes.ToLower(body), bytes.ToLower([]byte(family))) {
		t.Errorf("the book still holds %q", family)
	}
	if r := do(t, "erase", "--book", path, id); r.exit != ExitFailed {
		t.Errorf("erased twice: %d %s", r.exit, r.err)
	}
	if r := do(t, "undo", "--book", path); strings.Contains(r.out+r.err, family) || len(peopleOf(t, path, "--search", family)) != 0 {
		t.Errorf("undo after erasing: %d %s %s", r.exit, r.out, r.err)
	}
}

func TestAccessPack(t *testing.T) {
	path := practiceBook(t, "60")
	id := peopleOf(t, path, "--limit", "1")[0]["id"].(string)
	for _, name := range []string{"pack.pdf", "pack.xlsx"} {
		out := filepath.Join(t.TempDir(), name)
		if r := do(t, "access-pack", "--book", path, id, out); r.exit != ExitDone {
			t.Fatalf("%s: %d %s", name, r.exit, r.err)
		}
		if info, err := os.Stat(out); err != nil || info.Size() < 2000 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if r := do(t, "access-pack", "--book", path, id, "pack.doc"); r.exit != ExitUsage {
		t.Errorf("%d %s", r.exit, r.err)
	}
}
