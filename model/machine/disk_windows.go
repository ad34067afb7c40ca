package machine

import (
	"context"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"golang.org/x/sys/windows"
)

// patience is how long the system may take to answer.
const patience = 20 * time.Second

// DiskOf tells whether the drive that a file lies on is encrypted. BitLocker itself answers administrators only; the
// shell marks its drives for everybody.
func DiskOf(ctx context.Context, path string) Protection {
	drive := filepath.VolumeName(path)
	if len(drive) != 2 || drive[1] != ':' || !letter(drive[0]) {
		return Unknown
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	ask := "(New-Object -ComObject Shell.Application).NameSpace('" + drive + "').Self.ExtendedProperty('System.Volume.BitLockerProtection')"
	c := exec.CommandContext(ctx, "powershell.exe", "-NoProfile", "-NonInteractive", "-Command", ask)
	c.SysProcAttr = &syscall.SysProcAttr{HideWindow: true, CreationFlags: windows.CREATE_NO_WINDOW}
	out, err := c.Output()
	if err != nil {
		return Unknown
	}
	return fromBitLocker(string(out))
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
