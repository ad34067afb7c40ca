package safety

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/model/machine"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
	"alumnibook/ui/uitest"
)

func TestBackupNowIsCountedAndListed(t *testing.T) {
	k, v := open(t, uitest.Named("Åsa", "Kvist"), uitest.Named("Søren", "Sørensen"))
	k.W.MustSee("There is no backup yet", "There is no second place.")
	k.W.Tap("Back up now")
	k.W.MustSee("Backed up today", "Opened again and counted: 2 people, 0 entries in the history", "Opened, counted", "This computer")
	if len(v.all) != 1 || v.StatusText() == "" {
		t.Fatalf("%d backups are listed, the status is %q", len(v.all), v.StatusText())
	}
	if k.Toasts[len(k.Toasts)-1] != "Backed up: opened again and counted." {
		t.Errorf("it said %v", k.Toasts)
	}
}

func TestBackupThatFailsIsSaid(t *testing.T) {
	k, v := open(t, uitest.Named("Åsa", "Kvist"))
	k.err = model.E(model.CodeDiskFull, "Lindqvist.alumni", nil)
	v.BackupsChanged()
	k.W.MustSee("The last backup could not be made", "disk_full")
}

func TestRestoreShowsWhoComesAndGoesFirst(t *testing.T) {
	k, v := open(t, uitest.Named("Åsa", "Kvist"), uitest.Named("Søren", "Sørensen"))
	k.make(t)
	uitest.Add(t, k.B, uitest.Named("Maja", "O'Neill"))
	ids, err := k.B.Find(t.Context(), model.Filter{Search: "kvist"}, model.Sort{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.B.Change(t.Context(), model.Doing{Code: "trash", Count: 1}, func(tx *book.Tx) error { return tx.TrashPeople(ids) }); err != nil {
		t.Fatal(err)
	}
	k.choose(0)
	k.W.Tap("Restore…")
	k.W.MustSee("Backup of today", "Would be missing (1)", "Would come back (1)", "Would be as then (0)", "O'Neill")
	k.W.MustNotSee("Kvist")
	k.W.Tap("Cancel")
	if v.looked != nil || len(k.restored) != 0 {
		t.Fatal("Cancel restored it")
	}
	k.W.Tap("Restore…")
	k.W.Tap("Restore this backup")
	if len(k.restored) != 1 || k.restored[0].Path != v.all[0].Path || k.another {
		t.Errorf("restored was %+v", k.restored)
	}
}

func TestBackupOfAnotherBookNeedsAYes(t *testing.T) {
	other, _ := open(t, uitest.Named("Only", "One"))
	path := other.make(t).Here.Path
	k, v := open(t, uitest.Named("Åsa", "Kvist"))
	if _, err := k.B.UID(t.Context()); err != nil {
		t.Fatal(err)
	}
	k.Picks = [][]string{{path}}
	v.list.fromFile()
	k.W.MustSee("This is a backup of another book.", "Would come back (1)")
	if !v.looked.do.Disabled() {
		t.Fatal("it can be restored without a yes")
	}
	v.looked.sure.Tap()
	k.W.Tap("Restore this backup")
	if len(k.restored) != 1 || !k.another {
		t.Errorf("restored was %+v, another %v", k.restored, k.another)
	}
}

func TestDamagedBackupChangesNothing(t *testing.T) {
	k, v := open(t, uitest.Named("Åsa", "Kvist"))
	path := k.make(t).Here.Path
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	raw[len(raw)/2] ^= 0x55
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	k.choose(0)
	k.W.Tap("Restore…")
	if v.looked != nil || len(k.Failed) != 1 || model.CodeOf(k.Failed[0]) != backup.CodeDamaged {
		t.Errorf("it failed with %v", k.Failed)
	}
	k.W.MustSee("Back up now")
}

func TestSecondPlaceIsEncryptedUnlessDeclined(t *testing.T) {
	k, v := open(t, uitest.Named("Åsa", "Kvist"))
	dir := stick(t)
	v.tabs.Select(tabSecond)
	k.Picks = [][]string{{dir}}
	k.W.Tap("Choose a folder…")
	k.W.MustSee("With a passphrase", "Without a passphrase", dir)
	k.W.Fill("Passphrase", "short")
	k.W.Tap("Lay backups there")
	k.W.MustSee("Too short: at least 12 characters.")
	k.W.Fill("Passphrase", "kamu-tepi-rolo-basi-muni-dodo")
	k.W.Tap("Lay backups there")
	if k.second.Second != dir || k.second.Plain || !k.second.Keychain || k.pass != "kamu-tepi-rolo-basi-muni-dodo" {
		t.Fatalf("the second place is %+v with %q", k.second, k.pass)
	}
	found := endings(t, dir)
	if !strings.Contains(found, ".age") || strings.Contains(found, ".alumni\n") {
		t.Errorf("there lies %s", found)
	}
	k.W.MustSee("The backups there are encrypted.")
	v.tabs.Select(tabList)
	k.W.MustSee("Encrypted", "Also in", filepath.Base(dir))
	v.tabs.Select(tabSecond)
	k.W.Tap("No second place any more")
	k.W.MustSee("No second place any more?")
	k.W.Tap("No second place any more")
	if k.second != (prefs.Backups{}) {
		t.Errorf("it is still %+v", k.second)
	}
	if endings(t, dir) == "" {
		t.Error("what lay there is gone")
	}
}

func TestPassphraseMayBeDeclinedWithAWarning(t *testing.T) {
	k, v := open(t, uitest.Named("Åsa", "Kvist"))
	dir := stick(t)
	v.tabs.Select(tabSecond)
	k.Picks = [][]string{{dir}}
	k.W.Tap("Choose a folder…")
	k.W.MustNotSee("Losing such a stick")
	k.W.Tap("Without a passphrase")
	k.W.MustSee("Losing such a stick has to be reported")
	k.W.Tap("Lay backups there")
	if !k.second.Plain || k.pass != "" || k.second.Keychain {
		t.Fatalf("the second place is %+v with %q", k.second, k.pass)
	}
	if found := endings(t, dir); strings.Contains(found, ".age") || !strings.Contains(found, ".alumni") {
		t.Errorf("there lies %s", found)
	}
	k.W.MustSee("The backups there are not encrypted")
}

func TestKeychainThatIsNotThereIsSaid(t *testing.T) {
	k, v := open(t, uitest.Named("Åsa", "Kvist"))
	k.newErr, k.idle = model.E(backup.CodeNoKeychain, "", nil), true
	v.tabs.Select(tabSecond)
	k.Picks = [][]string{{stick(t)}}
	k.W.Tap("Choose a folder…")
	k.W.Tap("Lay backups there")
	if len(k.Toasts) == 0 || k.Toasts[0] != "no_keychain" {
		t.Errorf("it said %v", k.Toasts)
	}
}

func TestSecondPlaceIsNotThePlaceOfTheBook(t *testing.T) {
	k, v := open(t)
	v.tabs.Select(tabSecond)
	k.Picks = [][]string{{filepath.Join(filepath.Dir(k.B.Path()), "inside")}}
	k.W.Tap("Choose a folder…")
	k.W.MustSee("That is the same place")
	if k.second.Second != "" {
		t.Error("it was taken")
	}
}

func TestPassphraseIsAskedForUntilItIsRight(t *testing.T) {
	k, v := open(t, uitest.Named("Åsa", "Kvist"))
	k.second, k.pass = prefs.Backups{Second: stick(t)}, "kamu-tepi-rolo-basi-muni-dodo"
	k.make(t)
	k.pass = ""
	v.refresh()
	v.read()
	k.W.MustSee("waits for its passphrase")
	k.W.Tap("Give the passphrase")
	k.W.Fill("Passphrase", "wrong wrong wrong")
	k.W.Tap("Use it")
	k.W.MustSee("This passphrase does not open it.")
	k.W.Fill("Passphrase", "KAMU tepi rolo basi muni dodo")
	k.W.Tap("Use it")
	k.W.MustNotSee("waits for its passphrase")
	if k.pass == "" {
		t.Error("it was not taken")
	}
	k.pass = ""
	v.refresh()
	for i, b := range v.all {
		if b.Second {
			k.choose(i)
		}
	}
	k.W.Tap("Restore…")
	k.W.MustSee("Passphrase of the backup")
	k.W.Fill("Passphrase", "not that one at all")
	k.W.Tap("Open the backup")
	k.W.MustSee("This passphrase does not open it.")
	k.W.Fill("Passphrase", "kamu-tepi-rolo-basi-muni-dodo")
	k.W.Tap("Open the backup")
	k.W.MustSee("Backup of today", "from "+filepath.Base(k.second.Second))
	k.W.Tap("Restore this backup")
	if len(k.given) != 1 || k.given[0] != "kamu-tepi-rolo-basi-muni-dodo" {
		t.Errorf("it was restored with %q", k.given)
	}
}

func TestSecondPlaceThatIsMissingIsToldCalmly(t *testing.T) {
	k, v := open(t, uitest.Named("Åsa", "Kvist"))
	dir := filepath.Join(stick(t), "USB")
	k.second = prefs.Backups{Second: dir, Plain: true}
	k.make(t)
	v.refresh()
	v.read()
	k.W.MustSee("The second place USB is not there just now.", "Backed up today")
	if len(k.Failed) != 0 {
		t.Errorf("it failed with %v", k.Failed)
	}
}

func TestPasswordIsSetChangedAndTakenAway(t *testing.T) {
	k, v := open(t)
	v.tabs.Select(tabLock)
	k.W.MustSee("The book opens without a password.", "It does not encrypt the file")
	k.W.Tap("Set a password…")
	k.W.Fill("New password", "Krabba!")
	k.W.Fill("Once more", "Krabba?")
	k.W.Tap("Set the password")
	k.W.MustSee("This is not the same as above.")
	k.W.Fill("Once more", "Krabba!")
	k.W.Tap("Set the password")
	k.W.MustSee("Too short: at least 8 characters.")
	k.W.Fill("New password", "Krabba!17")
	k.W.Fill("Once more", "Krabba!17")
	k.W.Tap("Set the password")
	if ok, err := k.B.CheckPassword(t.Context(), "Krabba!17"); !ok || err != nil || !k.has {
		t.Fatalf("it is not the password: %v %v, the window knows %v", ok, err, k.has)
	}
	k.W.MustSee("The window locks itself after", "10 minutes")
	k.W.Tap("Lock now")
	if k.locks != 1 {
		t.Error("the window was not locked")
	}
	v.lock.after.SetValue("20")
	v.lock.after.OnChanged("20")
	if n := k.Prefs().LockAfter(); n != 20 {
		t.Errorf("it locks after %d minutes", n)
	}
	k.W.Tap("Take it away…")
	k.W.Fill("Password until now", "wrong one")
	k.W.Tap("Take it away")
	k.W.MustSee("That is not the password until now.")
	k.W.Fill("Password until now", "Krabba!17")
	k.W.Tap("Take it away")
	if has, _ := k.B.HasPassword(t.Context()); has || k.has {
		t.Error("the book still has a password")
	}
}

func TestDiskThatIsNotEncryptedIsWarnedAbout(t *testing.T) {
	k, v := open(t)
	for state, want := range map[machine.Protection]string{
		machine.Unencrypted: "Whoever steals this computer", machine.Encrypted: "A thief of this computer can’t read", machine.Unknown: "The system does not say",
	} {
		v.disk = state
		v.status.draw()
		v.lock.draw()
		v.tabs.Select(tabList)
		if warned := k.W.Sees("who steals it can read the book"); warned != (state == machine.Unencrypted) {
			t.Errorf("%s: warned %v", state, warned)
		}
		v.tabs.Select(tabLock)
		k.W.MustSee(want)
	}
}

func TestBookThatIsOnlyReadHasNoWayToChangeAnything(t *testing.T) {
	made, _ := open(t, uitest.Named("Åsa", "Kvist"))
	made.make(t)
	b, err := book.OpenReadOnlyWith(t.Context(), made.B.Path(), uitest.Clock)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	k := &keeper{Host: uitest.NewHost(t, b), clock: uitest.Clock()}
	k.view = newView(k)
	k.Put(k.view, page.Route{Page: page.Safety})
	k.W.MustSee("Backed up today")
	k.choose(0)
	if !k.view.status.button.Disabled() || !k.view.list.restore.Disabled() {
		t.Error("it can be backed up or restored")
	}
	k.view.tabs.Select(tabSecond)
	k.W.MustSee("open only to look at")
}

// endings lists the names of the files below a folder.
func endings(t *testing.T, dir string) string {
	t.Helper()
	var names []string
	err := filepath.WalkDir(dir, func(_ string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, d.Name())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(names, "\n")
}
