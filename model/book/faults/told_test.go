package faults_test

import (
	"database/sql"
	"fmt"
	"os"
	"strings"
	"testing"
)

// told is what the tests have tried, for the line at the end.
var told struct{ power, errors, kills string }

// String counts what was tried.
func (v verdict) String() string { return fmt.Sprintf("%d lost, %d damaged", v.lost, v.damaged) }

// TestMain lets this program be the one that is killed, or the one that visits a book, and says at the end what was
// tried.
func TestMain(m *testing.M) {
	if path := os.Getenv(workVariable); path != "" {
		os.Exit(work(path))
	}
	if path := os.Getenv(visitVariable); path != "" {
		os.Exit(visit(path))
	}
	code := m.Run()
	if told.power+told.errors+told.kills != "" {
		fmt.Println(strings.Join([]string{told.power, told.errors, told.kills}, "; "))
	}
	os.Exit(code)
}

// fold has the log of an open book folded into its file by another connection.
func fold(t testing.TB, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	must(t, err)
	_, err = db.Exec("PRAGMA wal_checkpoint(PASSIVE)")
	must(t, err)
	must(t, db.Close())
}
