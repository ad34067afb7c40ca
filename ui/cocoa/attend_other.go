//go:build !darwin

package cocoa

// Attend is nil: here nobody asks.
func Attend() (<-chan Asked, error) { return nil, nil }

// NameMenus does nothing: the menus stand in the window and have their names.
func NameMenus(Names) {}
