//go:build !linux && !darwin && !windows

package machine

import "context"

// DiskOf can't tell on this system.
func DiskOf(context.Context, string) Protection { return Unknown }
