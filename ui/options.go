package ui

import (
	"os"
	"path/filepath"
	"time"

	"alumnibook/model/backup"
	"alumnibook/model/machine"
	"alumnibook/ui/cocoa"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
)

// Options say how the window starts. Only tests set more than the first three and Apart.
type Options struct {
	BookPath string   // the book to open, "" for the one of last time
	Files    []string // lists to import as soon as the book is open
	Version  string   // of the program

	Pages     []page.Entry     // nil for all there are
	Clock     func() time.Time // nil for the system's
	Runner    run.Runner       // nil for one that works in the background
	Picker    Picker           // nil for the system's dialogs
	Documents string           // folder for new books, "" for the user's documents
	Data      string           // the program's own folder, "" for DataFolder
	LogFolder string           // "" for the log folder in Data
	Keychain  backup.Keychain  // nil for the system's
	Apart     *backup.Apart    // makes backups in a process of its own; nil makes them in this one

	Locale machine.Locale // the system's language and region; empty for what the system says

	Asks <-chan cocoa.Asked // what macOS asks of the program; nil on other systems

	CalendarWait time.Duration // before a calendar file is written anew; 0 for the usual while, less for none
}

func (o *Options) fill() {
	if o.Pages == nil {
		o.Pages = Pages()
	}
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Documents == "" {
		o.Documents = documents()
	}
	if o.Data == "" {
		o.Data = DataFolder()
	}
	if o.LogFolder == "" {
		o.LogFolder = filepath.Join(o.Data, "log")
	}
	if o.Locale.Languages == nil && o.Locale.Country == "" {
		o.Locale = machine.SystemLocale()
	}
	if o.Keychain == nil {
		o.Keychain = backup.SystemKeychain()
	}
}

// documents is the folder that the user keeps documents in, or the home folder where there is none.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, name := range []string{"Documents", "Dokumente", "Dokumenter", "Dokument"} {
		dir := filepath.Join(home, name)
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			return dir
		}
	}
	return home
}

// absolute makes paths good for a program that was started in another folder.
func absolute(paths []string) []string {
	list := make([]string, 0, len(paths))
	for _, p := range paths {
		if abs, err := filepath.Abs(p); err == nil {
			p = abs
		}
		list = append(list, p)
	}
	return list
}
