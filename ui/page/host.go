package page

import (
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/command"
	"alumnibook/ui/prefs"
	"alumnibook/ui/run"
)

// Host is what the shell does for its pages. All methods are called on the window's goroutine.
type Host interface {
	Book() *book.Book
	Firm() model.Firm // as it stands in the book now; kept current by the shell
	Words() *assets.Translator
	Runner() run.Runner
	Window() fyne.Window
	Prefs() *prefs.Prefs
	Commands() *command.Table
	Today() model.Date
	Now() time.Time // by the same clock

	Open(Route)     // goes to a place; what is unsaved on the page in front is asked about first
	Back()          // to where the user was before
	Current() Route // where the window stands

	Toast(text string)                                            // says briefly that something was done
	ToastUndo(text string, change int64)                          // the same, with a button that takes the change back
	Fail(err error)                                               // says what went wrong, in words; the details go to the log
	Sentence(err error) string                                    // what Fail would say, for a place beside a field
	Ask(Question)                                                 // a question on top of the page
	Show(title string, o fyne.CanvasObject, cancel func()) func() // own content on top of the page; the returned function closes it, Escape and the cross do what cancel says, or close it where that is nil
	PickOpen(Pick, func(paths []string))                          // asks for files to read; called back with none where the user gave up
	PickSave(Pick, func(path string))                             // asks where to write; called back with "" where the user gave up
	OpenURL(url string)                                           // http, https, mailto and tel only
	OpenFile(path string)                                         // a file or folder in the program that the system has for it
	ShowInFolder(path string)                                     // the folder of a file, with the file marked where the system can do that
	Copy(text string)                                             // onto the clipboard, and says so
	StatusChanged()                                               // asks the page in front for its status text again
	Badge(page string, n int)                                     // the number beside a page's name in the navigation, 0 for none

	ChangeLanguage(lang string)               // of the window, at once
	ChangeRegion(region string)               // one of assets.Regions, whose dates and numbers are written, at once
	ChangeLook(look string, textSize float32) // one of prefs.Looks and prefs.TextSizes, at once

	// Undo takes a change back, or an undo: that does it again. Where something was changed since, the user sees
	// both versions and chooses; done, which may be nil, hears whether it was done.
	Undo(change int64, done func(ok bool))

	// Do makes one change of the book on the runner. Where it worked, a toast offers to undo it (none where
	// nothing was changed) and done hears its number; where not, done hears the error and says it itself: in a
	// form, or by Fail. A nil done fails by itself.
	Do(doing model.Doing, fn func(tx *book.Tx) error, done func(change int64, err error))
}

// Question is asked on top of the page. Esc is Cancel.
type Question struct {
	Title, Text string
	Verb        string // what the button says: "Delete 3 people"
	Danger      bool   // the button takes something away
	Yes         func()
	Other       string // a third button between Cancel and the verb, "" for none
	OnOther     func()
	No          func() // after Cancel, may be nil
}

// Pick says which files are asked for.
type Pick struct {
	For      Purpose // whose last folder it begins in
	Title    string
	Kind     string   // what these files are: "Excel and CSV lists"
	Ext      []string // ".xlsx", ".csv"; none is any
	Multiple bool     // PickOpen: more than one at once
	Name     string   // PickSave: proposed file name
	Folder   string   // where to begin, "" for where the user was last for that purpose
	Dir      bool     // PickSave: asks for a folder instead of a file
}

// Purpose is what files are picked for. Each remembers its own last folder.
type Purpose string

// The purposes; what is written for others is the usual one.
const (
	ForExports  Purpose = ""
	ForLists    Purpose = "lists" // that are read: staff lists, contact cards, answers
	ForBackups  Purpose = "backups"
	ForBooks    Purpose = "books"
	ForPapers   Purpose = "papers" // scans and mails that prove something
	ForPictures Purpose = "pictures"
)
