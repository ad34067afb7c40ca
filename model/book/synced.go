package book

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"alumnibook/model"
)

// CodeSynced is the code of a book in a folder that a program keeps in step with others; Name says which program.
const CodeSynced model.Code = "synced"

// The programs that keep folders in step, as they call themselves.
const (
	oneDrive    = "OneDrive"
	dropbox     = "Dropbox"
	iCloud      = "iCloud Drive"
	googleDrive = "Google Drive"
	nextcloud   = "Nextcloud"
	ownCloud    = "ownCloud"
)

// SyncedBy names the program that keeps the folder of a file in step with other machines, such as OneDrive; "" where
// none is known to do so. It goes by the names of the folders, by what those programs tell the system of themselves, and
// by the files that they leave in the topmost folder of theirs.
func SyncedBy(path string) string {
	home, _ := os.UserHomeDir()
	m := machine{system: runtime.GOOS, home: home, env: os.Getenv}
	dir := filepath.Dir(path)
	if by := m.syncedBy(dir); by != "" {
		return by
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil && real != dir {
		return m.syncedBy(real)
	}
	return ""
}

// machine is what recognising a folder needs to know of the computer.
type machine struct {
	system string // as Go calls it
	home   string
	env    func(string) string
}

func (m machine) syncedBy(dir string) string {
	if by := m.byName(dir); by != "" {
		return by
	}
	if by := m.byRoots(dir); by != "" {
		return by
	}
	for at := dir; ; at = filepath.Dir(at) {
		by := byMarker(at)
		if by == "" {
			by = systemSays(at)
		}
		if up := filepath.Dir(at); by != "" || up == at {
			return by
		}
	}
}

// parts are the names of the folders of a path.
func (m machine) parts(dir string) []string {
	return strings.FieldsFunc(dir, func(r rune) bool { return r == '/' || m.system == "windows" && r == '\\' })
}

// folderNames are the names of the topmost folders of each program. They stand alone, or in front of an account's or a
// firm's name: "OneDrive - Nordlys", "Dropbox (Personal)".
var folderNames = []struct{ name, by string }{
	{"onedrive", oneDrive},
	{"dropbox", dropbox},
	{"icloud drive", iCloud},
	{"iclouddrive", iCloud},
	{"com~apple~clouddocs", iCloud},
	{"mobile documents", iCloud},
	{"google drive", googleDrive},
	{"googledrive", googleDrive},
	{"drivefs", googleDrive},
	{"nextcloud", nextcloud},
	{"owncloud", ownCloud},
	{"pcloud drive", "pCloud"},
	{"pclouddrive", "pCloud"},
	{"box sync", "Box"},
	{"synologydrive", "Synology Drive"},
	{"proton drive", "Proton Drive"},
	{"magentacloud", "MagentaCLOUD"},
	{"hidrive", "HiDrive"},
	{"megasync", "MEGA"},
}

// cloudStorage is where macOS keeps the folders of all such programs, as "Dropbox" or "GoogleDrive-eva@nordlys.example".
const cloudStorage = "CloudStorage"

func (m machine) byName(dir string) string {
	parts := m.parts(dir)
	for i, part := range parts {
		under := m.system == "darwin" && i > 0 && strings.EqualFold(parts[i-1], cloudStorage)
		for _, f := range folderNames {
			rest, ok := strings.CutPrefix(strings.ToLower(part), f.name)
			if ok && (rest == "" || strings.HasPrefix(rest, " - ") || strings.HasPrefix(rest, " (") || under && rest[0] == '-') {
				return f.by
			}
		}
		if under {
			name, _, _ := strings.Cut(part, "-")
			return name
		}
	}
	return ""
}

// rootVariables are the variables in which programs tell where their folder is.
var rootVariables = []struct{ name, by string }{
	{"OneDrive", oneDrive},
	{"OneDriveConsumer", oneDrive},
	{"OneDriveCommercial", oneDrive},
	{"iCloudDrive", iCloud},
}

// byRoots goes by what the programs say of where their folders are: in a variable, or in a file of their settings.
func (m machine) byRoots(dir string) string {
	for _, v := range rootVariables {
		if m.within(dir, m.env(v.name)) {
			return v.by
		}
	}
	for _, file := range []string{
		filepath.Join(m.home, ".dropbox", "info.json"), filepath.Join(m.env("APPDATA"), "Dropbox", "info.json"), filepath.Join(m.env("LOCALAPPDATA"), "Dropbox", "info.json"),
	} {
		for _, root := range dropboxRoots(file) {
			if m.within(dir, root) {
				return dropbox
			}
		}
	}
	if m.system == "darwin" && m.home != "" { // Desktop and Documents stay where they were and are linked from there
		for _, name := range []string{"Desktop", "Documents"} {
			link, err := os.Readlink(filepath.Join(m.home, "Library", "Mobile Documents", "com~apple~CloudDocs", name))
			if err == nil && m.within(dir, link) {
				return iCloud
			}
		}
	}
	return m.byClients(dir)
}

// within tells whether a folder is another one or lies in it.
func (m machine) within(dir, root string) bool {
	in, of := m.parts(dir), m.parts(root)
	if len(of) == 0 || len(in) < len(of) {
		return false
	}
	for i := range of {
		if !strings.EqualFold(in[i], of[i]) {
			return false
		}
	}
	return true
}

// dropboxRoots reads where Dropbox keeps its folders: one for each account.
func dropboxRoots(file string) []string {
	if !filepath.IsAbs(file) {
		return nil
	}
	text, err := os.ReadFile(file)
	if err != nil {
		return nil
	}
	var accounts map[string]struct {
		Path string `json:"path"`
	}
	if json.Unmarshal(text, &accounts) != nil {
		return nil
	}
	var roots []string
	for _, a := range accounts {
		roots = append(roots, a.Path)
	}
	return roots
}

// byClients reads where the clients of Nextcloud and ownCloud keep their folders.
func (m machine) byClients(dir string) string {
	for _, c := range []struct{ folder, file, by string }{{"Nextcloud", "nextcloud.cfg", nextcloud}, {"ownCloud", "owncloud.cfg", ownCloud}} {
		for _, base := range []string{filepath.Join(m.home, ".config"), m.env("APPDATA"), filepath.Join(m.home, "Library", "Preferences")} {
			if !filepath.IsAbs(base) {
				continue
			}
			text, err := os.ReadFile(filepath.Join(base, c.folder, c.file))
			if err != nil {
				continue
			}
			for line := range strings.Lines(string(text)) {
				if name, value, ok := strings.Cut(strings.TrimSpace(line), "="); ok && strings.HasSuffix(name, "localPath") && m.within(dir, value) {
					return c.by
				}
			}
		}
	}
	return ""
}

// markers are what the programs leave in the topmost of their folders.
var markers = []struct {
	name, by string
	folder   bool
}{
	{".849C9593-D756-4E56-8D6E-42412F2A707B", oneDrive, false},
	{".dropbox", dropbox, false}, // as a folder it holds the settings, and says nothing of where it lies
	{".dropbox.cache", dropbox, true},
	{".tmp.driveupload", googleDrive, true},
	{".tmp.drivedownload", googleDrive, true},
	{".shortcut-targets-by-id", googleDrive, true},
	{".nextcloudsync.log", nextcloud, false},
	{".owncloudsync.log", ownCloud, false},
	{".stfolder", "Syncthing", true},
	{".SynologyWorkingDirectory", "Synology Drive", true},
	{".seafile-data", "Seafile", true},
}

// byMarker looks for something that such a program has left in a folder.
func byMarker(dir string) string {
	for _, mark := range markers {
		if info, err := os.Lstat(filepath.Join(dir, mark.name)); err == nil && info.IsDir() == mark.folder {
			return mark.by
		}
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		return ""
	}
	for _, f := range files { // where the clients of Nextcloud and ownCloud keep their list of the files
		name := strings.TrimPrefix(f.Name(), ".")
		if name != f.Name() && strings.HasPrefix(strings.TrimPrefix(name, "_"), "sync_") && strings.HasSuffix(name, ".db") {
			return nextcloud
		}
	}
	return ""
}
