package ui

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
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
	enumDisplays      = user32.NewProc("EnumDisplayDevicesW")
	systemMetrics     = user32.NewProc("GetSystemMetrics")
	getDC             = user32.NewProc("GetDC")
	releaseDC         = user32.NewProc("ReleaseDC")
	choosePixelFormat = gdi32.NewProc("ChoosePixelFormat")
	setPixelFormat    = gdi32.NewProc("SetPixelFormat")
	createContext     = opengl32.NewProc("wglCreateContext")
	makeCurrent       = opengl32.NewProc("wglMakeCurrent")
	deleteContext     = opengl32.NewProc("wglDeleteContext")
	getString         = opengl32.NewProc("glGetString")
)

const (
	stateDrawn    = "drawn_with" // in the preferences
	remoteSession = 0x1000       // SM_REMOTESESSION of winuser.h
)

// displayDevice is DISPLAY_DEVICEW of wingdi.h.
type displayDevice struct {
	size    uint32
	name    [32]uint16
	text    [128]uint16
	flags   uint32
	id, key [128]uint16
}

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
// Asking takes a fifth of the whole start, so what has passed once is not asked again.
func checkGraphics(p *prefs.Prefs, o Options) error {
	var known string
	now := drawnWith()
	if p.State(stateDrawn, &known); known == now {
		return nil
	}
	version := openGL()
	if drawsWindows(version) {
		p.SetState(stateDrawn, now)
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

// drawnWith names what the system draws with now: its graphics cards, which "Microsoft Basic Display Adapter" stands for
// where the driver is missing, whether it is a remote session, and whether an OpenGL lies beside the program.
func drawnWith() string {
	var with []string
	for i := range uintptr(16) { // at most so many, lest a strange driver keep the program here
		d := displayDevice{size: uint32(unsafe.Sizeof(displayDevice{}))}
		if ok, _, _ := enumDisplays.Call(0, i, uintptr(unsafe.Pointer(&d)), 0); ok == 0 {
			break
		}
		if name := windows.UTF16ToString(d.text[:]); !slices.Contains(with, name) {
			with = append(with, name)
		}
	}
	if remote, _, _ := systemMetrics.Call(remoteSession); remote != 0 {
		with = append(with, "remote")
	}
	if exe, err := os.Executable(); err == nil {
		if _, err := os.Stat(filepath.Join(filepath.Dir(exe), "opengl32.dll")); err == nil {
			with = append(with, "own")
		}
	}
	return strings.Join(with, "; ")
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
