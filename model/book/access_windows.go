package book

import "io/fs"

// mayRead can't be told here without opening the file; the engine then says so.
func mayRead(string) bool { return true }

// isReadOnlyFolder can't be told here: Windows marks Documents and its like as read-only and lets everything be written
// to them. The lock then says so.
func isReadOnlyFolder(fs.FileInfo) bool { return false }
