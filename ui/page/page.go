// Package page is what the shell of the window and its pages know of each other. Pages know nothing of other
// pages: they meet in routes and in events of the book.
package page

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"alumnibook/model/book"
	"alumnibook/ui/command"
)

// The pages that others may open by their ID.
const (
	People     = "people"
	Import     = "import"
	Changes    = "changes"
	Duplicates = "duplicates"
	Handover   = "handover"
	Settings   = "settings"
	Today      = "today"
	Call       = "call"
	Leaving    = "leaving"
	Events     = "events"     // ID: an event, whose page it is; Do: "new", "edit", "copy"
	Guests     = "guests"     // ID: the event whose guest list it is; Do: "" or "invite"
	Door       = "door"       // ID: the event; Do: "" or "paper"
	After      = "after"      // ID: the event that was held; Arg: a tab
	Newsletter = "newsletter" // ID: an issue; Do: "new"
	Safety     = "safety"     // Do: "" or "restore"
	Facts      = "facts"      // of the program itself
	Problem    = "problem"    // what a report of one would say
	Rights     = "rights"     // Do: "request", "pack", "erase" with a person as ID, "" with a tab as Arg
)

// Pair is what a route to Duplicates does that carries the ids of two people in Arg, "12,15".
const Pair = "pair"

// These is how the argument of a route to People begins that shows just some people, whose ids follow: "these:12,15".
const These = "these:"

// ThesePeople makes a route to People that shows just these.
func ThesePeople(ids []int64) Route {
	return Route{Page: People, Arg: These + TextsOf(ids)}
}

// About begins the argument of a route to Changes that shows what was done to one person, whose id follows: "about:12".
const About = "about:"

// ChangesOf makes a route to Changes that shows what was done to one person.
func ChangesOf(id int64) Route {
	return Route{Page: Changes, Arg: About + strconv.FormatInt(id, 10)}
}

// Route is a place in the window. Routes are comparable; equal ones are the same place.
type Route struct {
	Page string // the page's ID
	Do   string // what to do there: "" look, "new", "edit", "log", "export", …
	ID   int64  // the record, 0 for none
	Arg  string // anything else: a search, a tab, paths (see Files)
}

// Files makes a route that carries paths of files.
func Files(page string, paths []string) Route {
	return Route{Page: page, Arg: strings.Join(paths, "\x00")}
}

// Paths are the files that the route carries.
func (r Route) Paths() []string {
	if r.Arg == "" {
		return nil
	}
	return strings.Split(r.Arg, "\x00")
}

// Page is one page of the window. It is made when it is first opened and lives until the window's language or
// book changes. All its methods are called on the window's goroutine.
type Page interface {
	// Content is what the page shows; always the same object.
	Content() fyne.CanvasObject
	// Open goes to a route of this page. It is called each time the page comes to the front.
	Open(Route)
}

// Entry is how a page is announced to the shell.
type Entry struct {
	ID    string          // the ID of its routes
	Words string          // key of its name in the navigation; "" for a page that does not stand there
	Icon  fyne.Resource   // one of look.Icon
	Below bool            // at the foot of the navigation
	Make  func(Host) Page // called once the page is first opened
	// Commands are the page's commands that are possible everywhere in the program; they open a route. May be nil.
	Commands func(Host) []MenuCommand
	// Keys are the page's own commands that have shortcuts, to be read and not to be run: the manual lists them before
	// the page was ever made. May be nil.
	Keys func() []MenuCommand
}

// MenuCommand is a command with the menu it stands in.
type MenuCommand struct {
	Menu command.Menu
	command.Command
}

// What a page may also be able to do. The shell asks for it where it needs it.
type (
	// Searchable pages have a search field (Ctrl+F).
	Searchable interface{ FocusSearch() }
	// Unsaved pages hold what was typed and is not in the book yet. Save calls back once it is known whether it
	// worked; the page shows by itself what is wrong.
	Unsaved interface {
		HasUnsaved() bool
		Save(done func(ok bool))
		Discard()
	}
	// DropTarget pages take files that are dropped on the window; false hands them to the shell.
	DropTarget interface{ Drop(paths []string) bool }
	// SelectAller pages can select everything (Ctrl+A where no text field has the cursor).
	SelectAller interface{ SelectAll() }
	// Refresher pages hear that the book has changed, also while they are in the background.
	Refresher interface{ BookChanged(book.Event) }
	// Stateful pages remember where they stood when the user comes back by Back or Forward. The value must not be
	// changed after it was handed out.
	Stateful interface {
		SaveState() any
		RestoreState(any)
	}
	// Commander pages have commands that are possible while they are in front. Asked once, after Make.
	Commander interface{ Commands() []MenuCommand }
	// Counted pages have something to say at the left of the status line: "376 people · 1 selected". After it
	// changed, the page calls Host.StatusChanged.
	Counted interface{ StatusText() string }
	// Selector pages have people selected, which commands such as "log a call" then offer first.
	Selector interface{ SelectedPeople() []int64 }
	// Leaver pages hear that another page came to the front.
	Leaver interface{ Left() }
	// Closer pages hear that they are thrown away.
	Closer interface{ Close() }
	// Escaper pages do something on Esc where nothing else took it; false where there was nothing to do.
	Escaper interface{ Escape() bool }
)
