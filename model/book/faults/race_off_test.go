//go:build !race

package faults_test

// share is which part of all faults is tried.
const share = 1
