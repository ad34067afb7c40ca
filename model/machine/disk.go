// Package machine finds out what the computer says of itself, as far as a program without special rights may ask.
package machine

import "strings"

// Protection tells whether a disk is encrypted, so that a thief of the computer can't read it.
type Protection string

// What can be known of a disk.
const (
	Encrypted   Protection = "encrypted"
	Unencrypted Protection = "unencrypted"
	Unknown     Protection = "unknown" // the system does not say, or was not understood
)

// fromFileVault reads what macOS says of the disk that the system starts from.
func fromFileVault(said string) Protection {
	switch {
	case strings.Contains(said, "FileVault is On"):
		return Encrypted
	case strings.Contains(said, "Decryption in progress"), strings.Contains(said, "FileVault is Off"):
		return Unencrypted
	}
	return Unknown
}

// fromDiskInfo reads what macOS says of any other disk.
func fromDiskInfo(said string) Protection {
	found := Unknown
	for line := range strings.Lines(said) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || name != "FileVault" && name != "Encrypted" {
			continue
		}
		switch value = strings.TrimSpace(value); {
		case strings.HasPrefix(value, "Yes"):
			return Encrypted
		case strings.HasPrefix(value, "No"):
			found = Unencrypted
		}
	}
	return found
}

// fromBitLocker reads the number by which the Windows shell marks a drive. A suspended protection leaves the key in the
// clear.
func fromBitLocker(said string) Protection {
	switch strings.TrimSpace(said) {
	case "1", "3", "6": // on, being encrypted, on and locked
		return Encrypted
	case "2", "4", "5": // off, being decrypted, suspended
		return Unencrypted
	}
	return Unknown
}
