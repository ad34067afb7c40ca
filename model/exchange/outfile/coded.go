package outfile

// Coded gives what the system says of writing a file its code, as Write does; errors that have a code keep it.
func Coded(path string, err error) error { return coded(path, err) }
