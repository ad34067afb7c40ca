package cocoa

import (
	"slices"
	"testing"

	"github.com/ebitengine/purego"
	"github.com/ebitengine/purego/objc"
)

// frameworks loads what the window's toolkit would have brought along.
func frameworks(t *testing.T) {
	t.Helper()
	for _, name := range []string{"Foundation", "AppKit"} {
		if _, err := purego.Dlopen("/System/Library/Frameworks/"+name+".framework/"+name, purego.RTLD_GLOBAL|purego.RTLD_NOW); err != nil {
			t.Fatal(err)
		}
	}
}

// sel makes the tests shorter.
func sel(name string) objc.SEL { return objc.RegisterName(name) }

func nsString(s string) objc.ID {
	return objc.ID(objc.GetClass("NSString")).Send(sel("stringWithUTF8String:"), s)
}

// The delegate here is a class of the name that GLFW's has, with the one method of it that is replaced.
func TestWhatMacOSAsksIsHeard(t *testing.T) {
	frameworks(t)
	if _, err := Attend(); err == nil {
		t.Fatal("it attends without a delegate")
	}
	stops := objc.MethodDef{Cmd: sel("applicationShouldTerminate:"), Fn: func(objc.ID, objc.SEL, objc.ID) uint64 { return 1 }}
	class, err := objc.RegisterClass(delegateClass, objc.GetClass("NSObject"), nil, nil, []objc.MethodDef{stops})
	if err != nil {
		t.Fatal(err)
	}
	asked, err := Attend()
	if err != nil {
		t.Fatal(err)
	}
	delegate := objc.ID(class).Send(sel("new"))
	var nobody objc.ID
	files := []string{"/Users/Jürgen/Ehemalige Größe.alumni", "/tmp/b.alumni"}
	array := objc.ID(objc.GetClass("NSMutableArray")).Send(sel("array"))
	for _, f := range files {
		array.Send(sel("addObject:"), nsString(f))
	}
	delegate.Send(sel("application:openFiles:"), nobody, array)
	if got := <-asked; !slices.Equal(got.Files, files) || got.Quit {
		t.Errorf("a double click asks for %+v", got)
	}
	if !objc.Send[bool](delegate, sel("applicationShouldHandleReopen:hasVisibleWindows:"), nobody, false) {
		t.Error("a click in the Dock is refused")
	}
	if got := <-asked; got.Files != nil || got.Quit || got.About {
		t.Errorf("a click in the Dock asks for %+v", got)
	}
	if now := objc.Send[uint64](delegate, sel("applicationShouldTerminate:"), nobody); now != terminateCancel {
		t.Errorf("quitting answers %d", now)
	}
	if got := <-asked; !got.Quit {
		t.Errorf("quitting asks for %+v", got)
	}
	delegate.Send(sel(aboutAction), nobody)
	if got := <-asked; !got.About {
		t.Errorf("about asks for %+v", got)
	}
}

func TestItemsAreNamedByWhatTheyDo(t *testing.T) {
	frameworks(t)
	menu := objc.ID(objc.GetClass("NSMenu")).Send(sel("new"))
	add := func(name, does string) objc.ID {
		var action objc.SEL
		if does != "" {
			action = sel(does)
		}
		return menu.Send(sel("addItemWithTitle:action:keyEquivalent:"), nsString(name), action, nsString(""))
	}
	lineIn := func() {
		menu.Send(sel("addItem:"), objc.ID(objc.GetClass("NSMenuItem")).Send(sel("separatorItem")))
	}
	lineIn()
	about := add("About Alumnibook", "orderFrontStandardAboutPanel:")
	lineIn()
	lineIn()
	settings, quit, other := add("Settings…", "tapped:"), add("Quit Alumnibook", "terminate:"), add("Other", "tapped:")
	names := Names{ToolkitSettings: "Settings…", About: "Über Alumnibook", Settings: "Einstellungen …", Quit: "Alumnibook beenden"}
	for _, item := range items(menu) {
		names.item(item, names.actions())
	}
	tidy(menu)
	for item, want := range map[objc.ID]string{about: names.About, settings: names.Settings, quit: names.Quit, other: "Other"} {
		if got := text(item.Send(sel("title"))); got != want {
			t.Errorf("an item is called %q, want %q", got, want)
		}
	}
	if does := objc.Send[objc.SEL](about, sel("action")); does != sel(aboutAction) {
		t.Error("about opens the panel of the system")
	}
	if n := len(items(menu)); n != 5 {
		t.Errorf("%d items are left, want 4 and a line", n)
	}
}
