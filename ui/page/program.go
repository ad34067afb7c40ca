package page

// Program is what the window knows of the program itself, beside what it does for every page. A Host may be one.
type Program interface {
	Version() string   // "1.4.0"
	LogFolder() string // where log and crash file stand
}

// ProgramOf is what a host knows of the program, nothing where it is none.
func ProgramOf(h Host) Program {
	if p, ok := h.(Program); ok {
		return p
	}
	return unknown{}
}

// unknown is a program of which nothing is known, as in tests.
type unknown struct{}

func (unknown) Version() string   { return "" }
func (unknown) LogFolder() string { return "" }
