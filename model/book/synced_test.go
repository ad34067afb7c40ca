package book

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"alumnibook/model"
)

func TestSyncedFoldersAreKnownByTheirNames(t *testing.T) {
	for _, c := range []struct{ system, dir, want string }{
		{"windows", `C:\Users\eva\OneDrive\Documents`, oneDrive},
		{"windows", `C:\Users\eva\OneDrive - Nordlys GmbH\Alumni`, oneDrive},
		{"windows", `C:/Users/eva/onedrive/x`, oneDrive},
		{"windows", `D:\Dropbox (Personal)\x`, dropbox},
		{"windows", `C:\Users\eva\iCloudDrive\x`, iCloud},
		{"windows", `C:\Users\eva\Google Drive`, googleDrive},
		{"windows", `C:\Users\eva\Nextcloud\x`, nextcloud},
		{"windows", `C:\Users\eva\ownCloud`, ownCloud},
		{"windows", `C:\Users\eva\Documents`, ""},
		{"windows", `C:\Users\eva\Documents\OneDrive notes`, ""},
		{"darwin", "/Users/eva/Library/Mobile Documents/com~apple~CloudDocs/Alumni", iCloud},
		{"darwin", "/Users/eva/Library/CloudStorage/OneDrive-Nordlys/Alumni", oneDrive},
		{"darwin", "/Users/eva/Library/CloudStorage/GoogleDrive-eva@nordlys.example/My Drive", googleDrive},
		{"darwin", "/Users/eva/Library/CloudStorage/Dropbox-Nordlys", dropbox},
		{"darwin", "/Users/eva/Library/CloudStorage/Tresorit-Nordlys/x", "Tresorit"},
		{"darwin", "/Users/eva/Dropbox", dropbox},
		{"darwin", "/Users/eva/Documents/CloudStorage", ""},
		{"darwin", "/Users/eva/Documents", ""},
		{"linux", "/home/eva/Nextcloud/Alumni", nextcloud},
		{"linux", "/home/eva/OneDrive", oneDrive},
		{"linux", "/home/eva/my dropbox notes", ""},
		{"linux", `/home/eva/a\OneDrive\b`, ""},
	} {
		m := machine{system: c.system, env: func(string) string { return "" }}
		if got := m.byName(c.dir); got != c.want {
			t.Errorf("%s: %q instead of %q", c.dir, got, c.want)
		}
	}
}

func TestSyncedFoldersAreKnownByWhatTheSystemSays(t *testing.T) {
	env := map[string]string{
		"OneDrive": `C:\Users\eva\Wolke`, "OneDriveCommercial": `D:\Nordlys`, "OneDriveConsumer": "",
	}
	m := machine{system: "windows", env: func(name string) string { return env[name] }}
	for dir, want := range map[string]string{
		`C:\Users\eva\Wolke`: oneDrive, `c:\users\eva\wolke\Alumni`: oneDrive, `D:\Nordlys\Teams\x`: oneDrive, `D:\Nordlys 2`: "", `C:\Users\eva`: "",
	} {
		if got := m.byRoots(dir); got != want {
			t.Errorf("%s: %q instead of %q", dir, got, want)
		}
	}

	if runtime.GOOS == "windows" {
		return // the rest are paths of macOS and Linux
	}
	home := t.TempDir()
	write := func(path, text string) {
		must(t, os.MkdirAll(filepath.Join(home, filepath.Dir(path)), 0o700))
		must(t, os.WriteFile(filepath.Join(home, path), []byte(text), 0o600))
	}
	write(".dropbox/info.json", `{"personal": {"path": "/data/box", "host": 1}, "business": {"path": "/data/Nordlys Box/Eva"}}`)
	write(".config/Nextcloud/nextcloud.cfg", "[Accounts]\n0\\Folders\\1\\localPath=/data/cloud/\nversion=2\n")
	write(".config/ownCloud/owncloud.cfg", "0\\Folders\\1\\localPath=/data/own\n")
	must(t, os.MkdirAll(filepath.Join(home, "Library", "Mobile Documents", "com~apple~CloudDocs"), 0o700))
	must(t, os.Symlink(filepath.Join(home, "Documents"), filepath.Join(home, "Library", "Mobile Documents", "com~apple~CloudDocs", "Documents")))
	m = machine{system: "darwin", home: home, env: func(string) string { return "" }}
	for dir, want := range map[string]string{
		"/data/box/x": dropbox, "/data/Nordlys Box/Eva": dropbox, "/data/Nordlys Box": "", "/data/cloud/a": nextcloud, "/data/own": ownCloud,
		filepath.Join(home, "Documents", "Alumni"): iCloud, filepath.Join(home, "Desktop"): "",
	} {
		if got := m.byRoots(dir); got != want {
			t.Errorf("%s: %q instead of %q", dir, got, want)
		}
	}
}

func TestSyncedFoldersAreKnownByTheirMarks(t *testing.T) {
	for mark, want := range map[string]string{
		".849C9593-D756-4E56-8D6E-42412F2A707B": oneDrive, ".dropbox": dropbox, ".dropbox.cache/": dropbox, ".tmp.driveupload/": googleDrive,
		".shortcut-targets-by-id/": googleDrive, ".sync_5f3a1c.db": nextcloud, "._sync_5f3a1c.db": nextcloud, ".nextcloudsync.log": nextcloud,
		".owncloudsync.log": ownCloud, ".stfolder/": "Syncthing",
		".dropbox/": "", "sync_notes.db": "", ".sync_notes.txt": "",
	} {
		t.Run(mark, func(t *testing.T) {
			top := t.TempDir()
			dir := filepath.Join(top, "Team", "Alumni")
			must(t, os.MkdirAll(dir, 0o700))
			if mark[len(mark)-1] == '/' {
				must(t, os.Mkdir(filepath.Join(top, mark), 0o700))
			} else {
				must(t, os.WriteFile(filepath.Join(top, mark), nil, 0o600))
			}
			path := filepath.Join(dir, "Firm.alumni")
			if got := SyncedBy(path); got != want {
				t.Fatalf("%q instead of %q", got, want)
			}
			b, err := Create(context.Background(), path, Options{})
			if want == "" {
				must(t, err)
				must(t, b.Close())
				return
			}
			wantSynced(t, err, want)
			if files, _ := os.ReadDir(dir); len(files) != 0 {
				t.Errorf("left behind: %v", files)
			}
		})
	}
}

func wantSynced(t *testing.T, err error, by string) {
	t.Helper()
	wantCode(t, err, CodeSynced)
	if e, ok := err.(*model.Error); !ok || e.Name != by {
		t.Errorf("%#v does not name %s", err, by)
	}
}

func TestBookInASyncedFolderIsLeftAlone(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	plain := filepath.Join(dir, "Firm.alumni")
	closedBook(t, plain, 2)
	synced := filepath.Join(dir, "Dropbox")
	must(t, os.Mkdir(synced, 0o700))
	path := filepath.Join(synced, "Firm.alumni")
	must(t, os.Rename(plain, path))
	before, err := os.ReadFile(path)
	must(t, err)
	paths := []string{path}
	if runtime.GOOS != "windows" { // where a link takes a right that few have
		link := filepath.Join(dir, "Alumni") // the folder under another name
		must(t, os.Symlink(synced, link))
		paths = append(paths, filepath.Join(link, "Firm.alumni"))
	}
	for _, p := range paths {
		_, err := Open(ctx, p)
		wantSynced(t, err, dropbox)
		_, err = OpenReadOnly(ctx, p)
		wantSynced(t, err, dropbox)
	}
	after, err := os.ReadFile(path)
	must(t, err)
	if files, _ := os.ReadDir(synced); len(files) != 1 || string(before) != string(after) {
		t.Errorf("changed: %v", files)
	}
}
