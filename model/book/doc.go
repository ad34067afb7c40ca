// Package book is the register itself: one file that holds everything the firm knows.
//
// It opens and checks the file, finds and reads people, and lets everything that writes through one door,
// Book.Change: one transaction, one entry in the journal, one undo. What is special to SQLite (opening, search
// index, locking) stands in files of its own.
package book
