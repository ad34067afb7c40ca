//go:build !windows

package backup

// niceness is how much quiet work lets others go first, of 0 to 19.
const niceness = 19
