package machine

import "golang.org/x/sys/unix"

func release() string {
	version, err := unix.Sysctl("kern.osproductversion")
	if err != nil {
		return ""
	}
	return version
}
