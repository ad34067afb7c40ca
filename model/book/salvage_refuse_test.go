package book_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
)

func TestSalvageRefusesWhatIsNoBook(t *testing.T) {
	dir := t.TempDir()
	_, data := wholeBook(t)
	write := func(name string, data []byte) string {
		path := filepath.Join(dir, name)
		ok(t, os.WriteFile(path, data, 0o600))
		return path
	}
	newer := bytes.Clone(data)
	newer[60+3] = 99
	foreign := filepath.Join(dir, "foreign.db")
	db, err := sql.Open("sqlite", "file:"+foreign)
	ok(t, err)
	for _, q := range []string{"CREATE TABLE t (a, b)", "INSERT INTO t VALUES (1, 'x')", "CREATE TABLE songs (id INTEGER PRIMARY KEY, title TEXT)", "INSERT INTO songs VALUES (1, 'x')"} {
		_, err := db.Exec(q)
		ok(t, err)
	}
	ok(t, db.Close())
	there := write("there.alumni", []byte("mine"))
	for name, c := range map[string]struct {
		path, to string
		want     model.Code
	}{
		"missing":   {filepath.Join(dir, "none.alumni"), "", model.CodeNoFile},
		"folder":    {dir, "", model.CodeNotABook},
		"empty":     {write("empty.alumni", nil), "", model.CodeNotABook},
		"short":     {write("short.alumni", []byte("hello")), "", model.CodeNotABook},
		"letter":    {write("letter.alumni", []byte(strings.Repeat("Dear Sir, ", 90_000))), "", model.CodeNotABook},
		"zeros":     {write("zeros.alumni", make([]byte, 1<<20)), "", model.CodeNotABook},
		"noise":     {write("noise.alumni", noise(1<<20)), "", model.CodeNotABook},
		"foreign":   {foreign, "", model.CodeNotABook},
		"encrypted": {write("sealed.alumni", append([]byte("age-encryption.org/v1\n"), noise(1<<16)...)), "", model.CodeFileEncrypted},
		"newer":     {write("newer.alumni", newer), "", model.CodeNewer},
		"onto":      {write("whole.alumni", data), there, model.CodeExists},
		"nowhere":   {filepath.Join(dir, "whole.alumni"), filepath.Join(dir, "none", "x.alumni"), model.CodeNoFile},
	} {
		t.Run(name, func(t *testing.T) {
			to := c.to
			if to == "" {
				to = filepath.Join(t.TempDir(), "Salvaged.alumni")
			}
			before, _ := os.ReadFile(c.path)
			_, err := book.Salvage(t.Context(), c.path, to, nil)
			code(t, err, c.want)
			if after, _ := os.ReadFile(c.path); !bytes.Equal(before, after) {
				t.Error("the file was changed")
			}
			if files, _ := os.ReadDir(filepath.Dir(to)); c.to == "" && len(files) != 0 {
				t.Errorf("left behind: %v", files)
			}
		})
	}
	if data, _ := os.ReadFile(there); string(data) != "mine" {
		t.Error("overwritten")
	}
}

func noise(n int) []byte {
	data, x := make([]byte, n), uint32(1)
	for i := range data {
		x = x*1664525 + 1013904223
		data[i] = byte(x >> 24)
	}
	return data
}

func TestSalvageLeavesAnOpenBookAlone(t *testing.T) {
	path, _ := wholeBook(t)
	b, err := book.Open(t.Context(), path)
	ok(t, err)
	_, err = book.Salvage(t.Context(), path, filepath.Join(t.TempDir(), "x.alumni"), nil)
	code(t, err, model.CodeBookOpen)
	ok(t, b.Close())
}

func TestSalvageCanBeStopped(t *testing.T) {
	path, data := wholeBook(t)
	for _, after := range []int{1, 3, 9} {
		ctx, stop := context.WithCancel(t.Context())
		dir, n := t.TempDir(), 0
		_, err := book.Salvage(ctx, path, filepath.Join(dir, "x.alumni"), func(int64, int64) {
			if n++; n == after {
				stop()
			}
		})
		stop()
		code(t, err, model.CodeCancelled)
		if files, _ := os.ReadDir(dir); len(files) != 0 {
			t.Errorf("left behind: %v", files)
		}
	}
	if now, _ := os.ReadFile(path); !bytes.Equal(now, data) {
		t.Error("the file was changed")
	}
}

// A book whose window was killed has its last changes in the log beside it.
func TestSalvageReadsTheLogOfACrash(t *testing.T) {
	path, _ := wholeBook(t)
	b, err := book.Open(t.Context(), path)
	ok(t, err)
	_, err = b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		return tx.CreatePeople([]*model.Person{{Given: "Only", Family: "InTheLog", Status: model.StatusAlumnus}})
	})
	ok(t, err)
	dir := t.TempDir()
	crashed := filepath.Join(dir, "Firm.alumni")
	for _, end := range []string{"", "-wal"} {
		data, err := os.ReadFile(path + end)
		ok(t, err)
		ok(t, os.WriteFile(crashed+end, data, 0o600))
	}
	ok(t, b.Close())
	log, err := os.ReadFile(crashed + "-wal")
	ok(t, err)
	if len(log) == 0 {
		t.Fatal("there is no log")
	}
	to := filepath.Join(t.TempDir(), "Salvaged.alumni")
	r, err := book.Salvage(t.Context(), crashed, to, nil)
	ok(t, err)
	if r.Lost() != 0 || len(r.Problems) > 0 {
		t.Errorf("%d lost, problems %q", r.Lost(), r.Problems)
	}
	if got := texts(t, openRaw(t, to), "SELECT given FROM people WHERE family = 'InTheLog'"); len(got) != 1 {
		t.Error("what was in the log is missing")
	}
	if now, _ := os.ReadFile(crashed + "-wal"); !bytes.Equal(now, log) {
		t.Error("the log was changed")
	}
	for i := len(log) / 2; i < len(log)/2+64; i++ { // as far as it is sound
		log[i] ^= 0xff
	}
	ok(t, os.WriteFile(crashed+"-wal", log, 0o600))
	_, err = book.Salvage(t.Context(), crashed, filepath.Join(t.TempDir(), "Again.alumni"), nil)
	ok(t, err)
}

func TestSalvageWithoutTheFirstPage(t *testing.T) {
	path, data := wholeBook(t)
	was := dump(t, path)
	for name, spoil := range map[string]func(page []byte){
		"zeros": func(page []byte) { clear(page) }, "noise": func(page []byte) { copy(page, noise(len(page))) },
		"only the beginning": func(page []byte) { clear(page[:100]) }, "all but the beginning": func(page []byte) { copy(page[100:], noise(len(page)-100)) },
	} {
		t.Run(name, func(t *testing.T) {
			spoiled := bytes.Clone(data)
			spoil(spoiled[:pageSize])
			dir := t.TempDir()
			damaged, to := filepath.Join(dir, "Firm.alumni"), filepath.Join(dir, "Salvaged.alumni")
			ok(t, os.WriteFile(damaged, spoiled, 0o600))
			r, err := book.Salvage(t.Context(), damaged, to, nil)
			ok(t, err)
			if len(r.Problems) > 0 || r.Stubs > 0 {
				t.Errorf("%d stubs, problems %q", r.Stubs, r.Problems)
			}
			is := dump(t, to)
			for table, rows := range was {
				if len(is[table]) < len(rows) {
					t.Errorf("%s: %d of %d rows", table, len(is[table]), len(rows))
				}
			}
		})
	}
}

// Of people whose rows are gone there is left what others say of them.
func TestSalvageKeepsWhatIsSaidOfLostPeople(t *testing.T) {
	path, data := wholeBook(t)
	spoiled := bytes.Clone(data)
	db := openRaw(t, path)
	pages := texts(t, db, "SELECT pageno FROM dbstat WHERE name = 'people' AND pagetype = 'leaf' ORDER BY pageno LIMIT 4")
	for _, p := range pages {
		var n int
		_, err := fmt.Sscan(p, &n)
		ok(t, err)
		clear(spoiled[(n-1)*pageSize : n*pageSize])
	}
	dir := t.TempDir()
	damaged, to := filepath.Join(dir, "Firm.alumni"), filepath.Join(dir, "Salvaged.alumni")
	ok(t, os.WriteFile(damaged, spoiled, 0o600))
	r, err := book.Salvage(t.Context(), damaged, to, nil)
	ok(t, err)
	was, is := dump(t, path), dump(t, to)
	lost := 0
	for _, line := range r.Tables {
		if line.Name == "people" {
			lost = line.Lost
			if line.About || line.Lost == 0 || line.Read+line.Lost != len(was["people"]) {
				t.Errorf("people: %+v of %d", line, len(was["people"]))
			}
		} else if line.Lost > 0 {
			t.Errorf("lost of %s: %+v", line.Name, line)
		}
	}
	if r.Stubs == 0 || len(r.Problems) > 0 || len(is["people"]) != len(was["people"]) || r.Unread != len(pages) {
		t.Errorf("%d stubs for %d lost people, %d pages unread, problems %q", r.Stubs, lost, r.Unread, r.Problems)
	}
	for _, table := range []string{"emails", "phones", "interactions", "interaction_people", "consents", "notes"} {
		if len(is[table]) != len(was[table]) {
			t.Errorf("%s: %d rows instead of %d", table, len(is[table]), len(was[table]))
		}
	}
	for key, row := range was["people"] {
		if is["people"][key]["uid"] != row["uid"] {
			t.Errorf("person %s has another UID", key)
		}
	}
}
