package ui

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"unsafe"

	"golang.org/x/sys/windows"

	"alumnibook/assets"
	"alumnibook/ui/prefs"
)

// errNoGraphics ends a program whose window can't be drawn, after the user was told.
var errNoGraphics = errors.New("the system has no OpenGL 2.1 to draw the window with")

// Remote desktops, virtual machines and computers without their graphics driver have the OpenGL 1.1 that Windows brings
// along. The toolkit then ends the program without a word that a user sees, so it is asked before.
var (
	user32   = windows.NewLazySystemDLL("user32.dll")
	gdi32    = windows.NewLazySystemDLL("gdi32.dll")
	opengl32 = windows.NewLazyDLL("opengl32.dll") // not only the system's: one beside the program comes first

	createWindow      = user32.NewProc("CreateWindowExW")
	destroyWindow     = user32.NewProc("DestroyWindow")
	getDC             = user32.NewProc("GetDC")
	releaseDC         = user32.NewProc("ReleaseDC")
	choosePixelFormat = gdi32.NewProc("ChoosePixelFormat")
	setPixelFormat    = gdi32.NewProc("SetPixelFormat")
	createContext     = opengl32.NewProc("wglCreateContext")
	makeCurrent       = opengl32.NewProc("wglMakeCurrent")
	deleteContext     = opengl32.NewProc("wglDeleteContext")
	getString         = opengl32.NewProc("glGetString")
)

// pixelFormat is PIXELFORMATDESCRIPTOR of wingdi.h.
type pixelFormat struct {
	size, version                     uint16
	flags                             uint32
	kind, colour                      byte
	_                                 [13]byte // shifts of the colours, alpha and accumulation
	depth, stencil, auxiliary, layers byte
	_                                 byte
	_                                 [3]uint32 // masks of layers
}

// checkGraphics fails with errNoGraphics where the system can't draw the window, after telling the user why and what helps.
func checkGraphics(p *prefs.Prefs, o Options) error {
	version := openGL()
	if drawsWindows(version) {
		return nil
	}
	slog.Error("no graphics", "opengl", version)
	folder := "?"
	if exe, err := os.Executable(); err == nil {
		folder = filepath.Dir(exe)
	}
	messageBox("Alumnibook", assets.Words(language(p, o)).T("graphics.none", "folder", folder))
	return errNoGraphics
}

// openGL is what the system's OpenGL calls itself, such as "4.6.0 NVIDIA 551.23"; "" where there is none.
func openGL() string {
	const (
		colours, drawn, version = 32, 0x4 | 0x20 | 0x1, 0x1F02 // PFD_DRAW_TO_WINDOW | PFD_SUPPORT_OPENGL | PFD_DOUBLEBUFFER, GL_VERSION
	)
	if opengl32.Load() != nil {
		return ""
	}
	runtime.LockOSThread() // a context belongs to a thread
	defer runtime.UnlockOSThread()
	class, _ := windows.UTF16PtrFromString("STATIC")
	window, _, _ := createWindow.Call(0, uintptr(unsafe.Pointer(class)), 0, 0, 0, 0, 1, 1, 0, 0, 0, 0)
	if window == 0 {
		return ""
	}
	defer destroyWindow.Call(window)
	dc, _, _ := getDC.Call(window)
	defer releaseDC.Call(window, dc)
	f := pixelFormat{version: 1, flags: drawn, colour: colours, depth: 24}
	f.size = uint16(unsafe.Sizeof(f))
	n, _, _ := choosePixelFormat.Call(dc, uintptr(unsafe.Pointer(&f)))
	if ok, _, _ := setPixelFormat.Call(dc, n, uintptr(unsafe.Pointer(&f))); n == 0 || ok == 0 {
		return ""
	}
	context, _, _ := createContext.Call(dc)
	if context == 0 {
		return ""
	}
	defer deleteContext.Call(context)
	if ok, _, _ := makeCurrent.Call(dc, context); ok == 0 {
		return ""
	}
	defer makeCurrent.Call(0, 0)
	text, _, _ := getString.Call(version)
	if text == 0 {
		return ""
	}
	return windows.BytePtrToString(*(**byte)(unsafe.Pointer(&text))) // the driver's own memory
}

// messageBox shows words in the system's own box.
func messageBox(title, text string) {
	t, errTitle := windows.UTF16PtrFromString(title)
	x, errText := windows.UTF16PtrFromString(text)
	if errTitle == nil && errText == nil {
		_, _ = windows.MessageBox(0, x, t, windows.MB_OK|windows.MB_ICONERROR)
	}
}
