package cocoa

import (
	"errors"
	"fmt"

	"github.com/ebitengine/purego"
	"github.com/ebitengine/purego/objc"
)

// delegateClass is what GLFW makes the delegate of the application from. The system knows the class as soon as the
// program is loaded, and GLFW makes the delegate with the first window.
const delegateClass = "GLFWApplicationDelegate"

// Answers to macOS, from NSApplication.h.
const (
	openSucceeded   = 0 // NSApplicationDelegateReplySuccess
	terminateCancel = 0 // NSTerminateCancel: the window ends the program when everything is saved
)

// aboutAction is the method of the delegate that "About" in the menu calls.
const aboutAction = "alumnibookAbout:"

// Attend makes the delegate of the application pass on what macOS asks. It is called once, before the first window is
// made: a book that was double clicked to start the program is handed over while that one is made. The methods are
// called on the main thread, in the middle of its work, so they only note what was asked.
func Attend() (<-chan Asked, error) {
	l := make(line, room)
	if err := l.attend(); err != nil {
		return nil, fmt.Errorf("hear what macOS asks: %w", err)
	}
	return l, nil
}

func (l line) attend() (err error) {
	defer func() { // purego panics about what it can't pass on
		if r := recover(); r != nil {
			err = fmt.Errorf("%v", r)
		}
	}()
	class := objc.GetClass(delegateClass)
	if class == 0 {
		return errors.New("there is no " + delegateClass)
	}
	replace, err := replaceMethod()
	if err != nil {
		return err
	}
	for _, m := range l.methods() {
		replace(class, objc.RegisterName(m.name), objc.NewIMP(m.do), m.types)
	}
	return nil
}

// method is one of the delegate; types is how the system notes what it takes and gives.
type method struct {
	name, types string
	do          any
}

func (l line) methods() []method {
	return []method{
		{"application:openFiles:", "v@:@@", func(_ objc.ID, _ objc.SEL, app, files objc.ID) {
			l.put(Asked{Files: texts(files)})
			app.Send(objc.RegisterName("replyToOpenOrPrint:"), openSucceeded)
		}},
		{"applicationShouldHandleReopen:hasVisibleWindows:", "B@:@B", func(objc.ID, objc.SEL, objc.ID, bool) bool {
			l.put(Asked{})
			return true
		}},
		{"applicationShouldTerminate:", "Q@:@", func(objc.ID, objc.SEL, objc.ID) uint64 {
			l.put(Asked{Quit: true})
			return terminateCancel
		}},
		{aboutAction, "v@:@", func(objc.ID, objc.SEL, objc.ID) { l.put(Asked{About: true}) }},
	}
}

// replaceMethod finds the function that puts a method into a class, or into the place of one that is there.
func replaceMethod() (replace func(objc.Class, objc.SEL, objc.IMP, string) objc.IMP, err error) {
	lib, err := purego.Dlopen("/usr/lib/libobjc.A.dylib", purego.RTLD_GLOBAL|purego.RTLD_NOW)
	if err != nil {
		return nil, err
	}
	at, err := purego.Dlsym(lib, "class_replaceMethod")
	if err != nil {
		return nil, err
	}
	purego.RegisterFunc(&replace, at)
	return replace, nil
}

// texts reads an NSArray of NSStrings.
func texts(array objc.ID) []string {
	var list []string
	for i := range objc.Send[uint64](array, objc.RegisterName("count")) {
		list = append(list, text(array.Send(objc.RegisterName("objectAtIndex:"), i)))
	}
	return list
}

// text reads an NSString.
func text(s objc.ID) string { return objc.Send[string](s, objc.RegisterName("UTF8String")) }
