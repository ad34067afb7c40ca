// Package cocoa hears what macOS asks of a program and the toolkit of its window does not pass on: to open a book that
// was double clicked, to come back after a click in the Dock, to quit, to say what it is. On other systems nobody asks.
package cocoa

// Asked is one thing that macOS asks for. With nothing in it, the program is to show its window.
type Asked struct {
	Files []string // whole paths to open
	Quit  bool     // by the menu, by the Dock or at log-off
	About bool     // what the program is and of which version
}

// Names are the words of the menus that the toolkit makes in English, in the language of the window.
type Names struct {
	ToolkitSettings                                            string // how the settings were handed to the toolkit, by which they are found
	About, Settings, Services, Hide, HideOthers, ShowAll, Quit string // in the menu of the program
	Window, Minimize, Zoom, AllToFront, FullScreen             string // the menu of the windows, and what stands in it
}

// room is how much may be asked before anybody listens. What does not fit in is dropped: macOS waits for the answer,
// and must never wait for the window.
const room = 64

type line chan Asked

func (l line) put(a Asked) {
	select {
	case l <- a:
	default:
	}
}
