//go:build race

package book

// underRace tells that the race detector looks on.
const underRace = true
