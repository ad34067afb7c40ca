package ui

import (
	"os"
	"path/filepath"
	"runtime"

	"alumnibook/model/book"
	"alumnibook/ui/page"
)

// bookPlace is where a new book is proposed to lie.
type bookPlace struct {
	folder string
	synced string // what keeps the user's documents in step with other computers, where they are not proposed for that
}

// placeForBook proposes the user's documents for a new book, or a folder of ours.
func (s *Shell) placeForBook() bookPlace { return unsynced(s.o.Documents) }

// unsynced is a folder, or one of ours where a program such as OneDrive would copy a book there while it is written.
func unsynced(folder string) bookPlace {
	by := syncedBy(folder)
	if by == "" {
		return bookPlace{folder: folder}
	}
	for _, own := range ownFolders() {
		if syncedBy(own) == "" {
			return bookPlace{own, by}
		}
	}
	return bookPlace{folder: folder}
}

// syncedBy names the program that would copy a book in a folder, "" for none.
func syncedBy(folder string) string { return book.SyncedBy(filepath.Join(folder, "x")) }

// ownFolders are those of ours that a book can lie in: one that is easily found, and one that no such program looks at.
func ownFolders() []string {
	var list []string
	if home, err := os.UserHomeDir(); err == nil {
		list = append(list, filepath.Join(home, "Alumnibook"))
	}
	if local, err := os.UserCacheDir(); err == nil && runtime.GOOS == "windows" { // elsewhere a cache is emptied now and then
		return append(list, filepath.Join(local, "Alumnibook"))
	}
	return append(list, DataFolder())
}

// say tells why it is not the documents, if it isn't.
func (p bookPlace) say(s *Shell) string {
	if p.synced == "" {
		return ""
	}
	return s.words.T("first.where_synced", "name", p.synced)
}

// ready makes the proposed folder where it is ours and not there yet.
func (p bookPlace) ready(folder string) {
	if p.synced == "" || filepath.Clean(folder) != p.folder {
		return
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		logError(err) // making the book says it better
	}
}

// pick asks where a new book is to lie.
func (p bookPlace) pick(s *Shell) func(page.Pick, func(string)) {
	return func(q page.Pick, done func(string)) {
		p.ready(q.Folder)
		s.pickSave(q, done)
	}
}
