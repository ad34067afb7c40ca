package book

// mayRead can't be told here without opening the file; the engine then says so.
func mayRead(string) bool { return true }
