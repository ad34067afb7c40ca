package machine

import (
	"context"
	"os/exec"
	"strings"
	"time"
)

// patience is how long the system may take to answer.
const patience = 10 * time.Second

// DiskOf tells whether the disk that a file lies on is encrypted.
func DiskOf(ctx context.Context, path string) Protection {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if rest, ok := strings.CutPrefix(path, "/Volumes/"); ok {
		name, _, _ := strings.Cut(rest, "/")
		out, err := exec.CommandContext(ctx, "/usr/sbin/diskutil", "info", "/Volumes/"+name).Output()
		if err != nil {
			return Unknown
		}
		return fromDiskInfo(string(out))
	}
	out, err := exec.CommandContext(ctx, "/usr/bin/fdesetup", "status").Output()
	if err != nil {
		return Unknown
	}
	return fromFileVault(string(out))
}
