package safety

import (
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/uitest"
)

// keeper is a host that also looks after backups, as the shell does.
type keeper struct {
	*uitest.Host
	view     *view
	clock    time.Time
	second   prefs.Backups
	pass     string
	err      error
	newErr   error // of the next choice of a second place
	restored []backup.Backup
	given    []string // passphrases that restores were given
	another  bool
	opened   string
	has      bool
	locks    int
	stops    int
	idle     bool // no backup is really made
}

func (k *keeper) plan() backup.Plan {
	p := backup.Plan{Here: book.BackupFolder(k.B.Path()), Clock: func() time.Time { return k.clock }}
	p.Second = backup.Place{Dir: k.second.Second, Passphrase: k.pass}
	return p
}

func (k *keeper) Backups() page.Backups {
	return page.Backups{Plan: k.plan(), Second: k.second, Err: k.err, Asks: k.second.Second != "" && !k.second.Plain && k.pass == ""}
}

func (k *keeper) BackUp(progress func(done, total int), done func(error)) {
	if k.idle {
		done(nil)
		return
	}
	k.clock = k.clock.Add(time.Minute)
	progress(1, 2)
	made, err := backup.Make(k.T.Context(), k.B, k.plan(), nil)
	k.err = err
	if err == nil && made.SecondErr == nil && k.second.Second != "" {
		k.second.Reached = k.clock
	}
	k.view.refresh()
	k.view.read()
	done(err)
}

func (k *keeper) StopBackUp() { k.stops++ }

func (k *keeper) ChooseSecond(second prefs.Backups, pass string, done func(error)) {
	k.second, k.pass = second, pass
	done(k.newErr)
}

func (k *keeper) GivePassphrase(pass string) { k.pass = pass }

func (k *keeper) Restore(from backup.Backup, pass string, another bool) {
	k.restored, k.given, k.another = append(k.restored, from), append(k.given, pass), another
}

func (k *keeper) OpenBook(path string)     { k.opened = path }
func (k *keeper) PasswordChanged(has bool) { k.has = has }
func (k *keeper) Lock()                    { k.locks++ }

// open shows the page of a book with some people.
func open(t *testing.T, people ...*model.Person) (*keeper, *view) {
	t.Helper()
	b := uitest.NewBook(t)
	if len(people) > 0 {
		uitest.Add(t, b, people...)
	}
	k := &keeper{Host: uitest.NewHost(t, b), clock: uitest.Clock()}
	k.view = newView(k)
	k.Put(k.view, page.Route{Page: page.Safety})
	return k, k.view
}

// make makes a backup behind the page's back.
func (k *keeper) make(t *testing.T) backup.Made {
	t.Helper()
	k.clock = k.clock.Add(time.Hour)
	made, err := backup.Make(t.Context(), k.B, k.plan(), nil)
	if err != nil {
		t.Fatal(err)
	}
	k.view.read()
	return made
}

// choose chooses the backup of a row.
func (k *keeper) choose(row int) {
	k.view.list.grid.Select(int64(row + 1))
	k.view.list.chosen()
}

// stick is a folder elsewhere, as a USB stick is one.
func stick(t *testing.T) string {
	t.Helper()
	return t.TempDir()
}
