//go:build race

package faults_test

// share is which part of all faults is tried: the race detector makes each many times slower. All are tried without it.
const share = 16
