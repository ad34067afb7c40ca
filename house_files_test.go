package main

import (
	"go/ast"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// openers are the ways to open a file by one's own hand, by their packages.
var openers = map[string][]string{
	"os":      {"Open", "OpenFile", "OpenRoot", "OpenInRoot", "ReadFile", "Create", "WriteFile", "Truncate", "CopyFS", "DirFS", "Link"},
	"ioutil":  {"ReadFile", "WriteFile"},
	"syscall": {"Open", "CreateFile"},
	"unix":    {"Open", "Openat"},
	"windows": {"Open", "CreateFile"},
}

// mayOpen are the files of the program that open files by their own hand, and why none of those can be that of an open
// book, or one beside it: the system takes the engine's locks away as soon as anybody else in this program closes such a
// file, and another program could then write in between. What the user names is opened with model.OpenToRead.
var mayOpen = map[string]string{
	"model/handsoff.go":                 "asks first whether it is an open book",
	"model/book/open.go":                "the header of a book whose lock is ours and that is not open yet",
	"model/book/create.go":              "the file of a book that is only being made; folders",
	"model/book/lock.go":                "what stands beside the lock, which the engine does not know",
	"model/book/migrate.go":             "a copy that is only being made",
	"model/book/copy.go":                "a copy that is only being made",
	"model/book/copy_counts.go":         "a copy, which nobody has open",
	"model/book/replace.go":             "a book that is closed and whose lock is ours",
	"model/book/salvage_run.go":         "a book that is only being made",
	"model/book/salvage_pages.go":       "a damaged book whose lock is ours and that is not open",
	"model/book/synced.go":              "settings of other programs",
	"model/book/network_linux.go":       "the system's list of mounts",
	"model/machine/mounts.go":           "what the system says of its disks",
	"model/machine/disk_linux.go":       "the system's list of mounts",
	"model/backup/opens.go":             "copies, which nobody has open",
	"model/backup/write.go":             "copies, which nobody has open",
	"model/backup/crypt.go":             "copies, which nobody has open",
	"model/backup/folder.go":            "the notes beside copies",
	"model/backup/restore_stage.go":     "copies, which nobody has open",
	"model/exchange/outfile/outfile.go": "folders",
	"model/exchange/handover/export.go": "a calendar that was written before",
	"ui/log.go":                         "the log",
	"ui/run/frames.go":                  "what a measurement writes",
	"ui/ledger/proof.go":                "a scan, once it is told from the open book",
	"ui/ledger/paper.go":                "a new file in a folder of our own",
	"ui/newsletter/browser.go":          "a new file in a folder of our own",
	"ui/problem/entry.go":               "the log",
	"ui/uitest/window.go":               "pictures of tests",
	"model/book/faults/states.go":       "tests alone use it",
	"model/book/booktest/booktest.go":   "files of new books that are closed; tests alone use it",
	"console_windows.go":                "the console",
}

func TestNobodyOpensTheFilesOfABook(t *testing.T) {
	found := map[string]bool{}
	for _, s := range sources(t) {
		file := filepath.ToSlash(s.path)
		if within(s.folder, "scripts") {
			continue
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := sel.X.(*ast.Ident)
			if !ok || !slices.Contains(openers[x.Name], sel.Sel.Name) {
				return true
			}
			found[file] = true
			if mayOpen[file] == "" {
				t.Errorf("%v: %s.%s is called: could that be an open book?", s.set.Position(sel.Pos()), x.Name, sel.Sel.Name)
			}
			return true
		})
		for _, i := range s.file.Imports { // under another name it would be passed over
			if name := strings.Trim(i.Path.Value, `"`); i.Name != nil && (name == "os" || name == "syscall" || name == "io/ioutil") {
				t.Errorf("%s gives %s another name", file, name)
			}
		}
	}
	for file := range mayOpen {
		if !found[file] {
			t.Errorf("%s opens no files: it need not stand here", file)
		}
	}
}

func TestFaultsAreForTestsAlone(t *testing.T) {
	for _, s := range sources(t) {
		if slices.Contains(s.imports, module+"/model/book/faults") {
			t.Errorf("%s uses the failing disk", s.path)
		}
		if slices.Contains(s.imports, module+"/model/book/booktest") && !within(s.folder, "ui/uitest") {
			t.Errorf("%s makes books as tests do", s.path)
		}
	}
}
