//go:build !linux

package backup

// quietNiceness and nicenessOf are for systems that tell how low a process stands from its beginning.
const quietNiceness = 0

func nicenessOf() int { return 0 }
