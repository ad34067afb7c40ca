package book

import (
	"os"
	"path/filepath"
	"strings"
)

// networkTypes are the names under which Linux mounts what lies on another machine.
var networkTypes = map[string]bool{
	"nfs": true, "nfs4": true, "cifs": true, "smb3": true, "smbfs": true, "ncpfs": true, "afs": true, "ceph": true, "glusterfs": true,
	"davfs": true, "fuse.sshfs": true, "fuse.rclone": true, "fuse.gvfsd-fuse": true, "fuse.s3fs": true, "fuse.davfs2": true, "fuse.onedriver": true,
	"fuse.glusterfs": true, "fuse.smbnetfs": true, "fuse.google-drive-ocamlfuse": true,
}

// isNetworkDrive looks the folder's mount up in the list of mounts.
func isNetworkDrive(dir string) bool {
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	list, err := os.ReadFile("/proc/self/mountinfo")
	return err == nil && networkTypes[mountType(string(list), dir)]
}

// mountType finds the type of the longest mount point above a folder.
func mountType(mountinfo, dir string) string {
	longest, kind := -1, ""
	for line := range strings.Lines(mountinfo) {
		left, right, ok := strings.Cut(line, " - ")
		fields, types := strings.Fields(left), strings.Fields(right)
		if !ok || len(fields) < 5 || len(types) < 1 {
			continue
		}
		point := strings.ReplaceAll(fields[4], `\040`, " ")
		if (point == "/" || dir == point || strings.HasPrefix(dir, point+"/")) && len(point) >= longest {
			longest, kind = len(point), types[0]
		}
	}
	return kind
}
