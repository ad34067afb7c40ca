package machine

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

func TestWhatTheSystemsSay(t *testing.T) {
	for _, c := range []struct {
		got, want Protection
		what      string
	}{
		{fromFileVault("FileVault is On.\n"), Encrypted, "FileVault on"},
		{fromFileVault("FileVault is Off.\n"), Unencrypted, "FileVault off"},
		{fromFileVault("FileVault is On.\nEncryption in progress: Percent completed = 31\n"), Encrypted, "FileVault under way"},
		{fromFileVault("Error: cannot tell.\n"), Unknown, "FileVault silent"},
		{fromDiskInfo("   Volume Name:  STICK\n   Encrypted:                 No\n   FileVault:                 No\n"), Unencrypted, "plain stick"},
		{fromDiskInfo("   Encrypted:  No\n   FileVault:                 Yes (Unlocked)\n"), Encrypted, "encrypted volume"},
		{fromDiskInfo("Could not find disk: x\n"), Unknown, "no such disk"},
		{fromBitLocker("1\r\n"), Encrypted, "BitLocker on"},
		{fromBitLocker("2\r\n"), Unencrypted, "BitLocker off"},
		{fromBitLocker("5\r\n"), Unencrypted, "BitLocker suspended"},
		{fromBitLocker("\r\n"), Unknown, "BitLocker silent"},
		{fromBitLocker("0\r\n"), Unknown, "a drive that can't have it"},
	} {
		if c.got != c.want {
			t.Errorf("%s is read as %s, want %s", c.what, c.got, c.want)
		}
	}
}

// device makes a block device as Linux shows it.
func device(t *testing.T, sys, number, uuid string, slaves ...string) {
	t.Helper()
	dir := filepath.Join(sys, "dev", "block", number)
	for _, d := range []string{"dm", "slaves"} {
		if err := os.MkdirAll(filepath.Join(dir, d), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if uuid != "" {
		if err := os.WriteFile(filepath.Join(dir, "dm", "uuid"), []byte(uuid), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range slaves {
		if err := os.Symlink(filepath.Join(sys, "dev", "block", s), filepath.Join(dir, "slaves", s)); err != nil {
			t.Skip("this system makes no links here")
		}
	}
}

func TestLinuxDiskIsFollowedDown(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Linux describes its disks by links, which take a right on Windows that few have")
	}
	sys := t.TempDir()
	device(t, sys, "8:1", "")
	device(t, sys, "8:2", "")
	device(t, sys, "254:0", "CRYPT-LUKS2-1234-luks", "8:1")
	device(t, sys, "254:1", "LVM-abcd", "254:0")
	device(t, sys, "254:2", "LVM-efgh", "8:2")
	device(t, sys, "254:3", "LVM-mixed", "254:0", "8:2")
	const mounts = `22 1 254:1 / / rw shared:1 - ext4 /dev/mapper/vg-root rw
23 22 8:2 / /data rw shared:2 - ext4 /dev/sda2 rw
24 22 254:2 / /data/lvm rw shared:3 - xfs /dev/mapper/vg-data rw
25 22 0:41 / /tmp rw - tmpfs tmpfs rw
26 22 0:55 /home /home rw - btrfs /dev/mapper/luks rw
27 22 254:3 / /mixed rw - ext4 /dev/mapper/mixed rw
28 22 0:60 / /home/ebba/Private rw - ecryptfs /home/.ecryptfs rw
29 22 8:2 / /with\040space rw - ext4 /dev/sda2 rw
`
	number := func(device string) string {
		return map[string]string{"/dev/mapper/luks": "254:0"}[device]
	}
	for path, want := range map[string]Protection{
		"/srv/Firm.alumni":                 Encrypted,
		"/data/Firm.alumni":                Unencrypted,
		"/database/Firm.alumni":            Encrypted,
		"/data/lvm/Firm.alumni":            Unencrypted,
		"/tmp/Firm.alumni":                 Unknown,
		"/home/ebba/Firm.alumni":           Encrypted,
		"/mixed/Firm.alumni":               Unencrypted,
		"/home/ebba/Private/x/Firm.alumni": Encrypted,
		"/with space/Firm.alumni":          Unencrypted,
	} {
		if got := fromMounts(mounts, sys, path, number); got != want {
			t.Errorf("%s lies on a disk that is %s, want %s", path, got, want)
		}
	}
	if got := fromMounts("", sys, "/x", number); got != Unknown {
		t.Errorf("without a list of mounts it is %s", got)
	}
}

func TestThisMachineIsAsked(t *testing.T) {
	switch got := DiskOf(context.Background(), t.TempDir()); got {
	case Encrypted, Unencrypted, Unknown:
	default:
		t.Errorf("it answers %q", got)
	}
}
