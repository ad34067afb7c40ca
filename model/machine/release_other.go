//go:build !linux && !darwin && !windows

package machine

func release() string { return "" }
