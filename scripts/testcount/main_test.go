package main

import (
	"strings"
	"testing"
)

func count(t *testing.T, lines ...string) (*counter, string, bool) {
	t.Helper()
	var out strings.Builder
	c := newCounter(&out)
	if err := c.read(strings.NewReader(strings.Join(lines, "\n"))); err != nil {
		t.Fatal(err)
	}
	ok := c.summary()
	return c, out.String(), ok
}

func TestCounts(t *testing.T) {
	_, out, ok := count(t,
		`{"Action":"pass","Package":"alumnibook/model","Test":"TestA"}`,
		`{"Action":"skip","Package":"alumnibook/model","Test":"TestB"}`,
		`{"Action":"pass","Package":"alumnibook/model","Elapsed":1.5}`,
		`{"Action":"skip","Package":"alumnibook/empty"}`)
	if !ok || !strings.Contains(out, "1 tests passed, 0 failed, 1 skipped (model TestB)") || !strings.Contains(out, "1 packages ok, 0 failed") {
		t.Errorf("ok %v:\n%s", ok, out)
	}
}

func TestFailuresShowTheirOutput(t *testing.T) {
	_, out, ok := count(t,
		`{"Action":"output","Package":"p","Test":"TestA","Output":"what was wrong\n"}`,
		`{"Action":"output","Package":"p","Test":"TestB","Output":"all went well\n"}`,
		`{"Action":"pass","Package":"p","Test":"TestB"}`,
		`{"Action":"fail","Package":"p","Test":"TestA"}`,
		`{"Action":"fail","Package":"p"}`)
	if ok || !strings.Contains(out, "what was wrong") || strings.Contains(out, "all went well") || !strings.Contains(out, "1 failed (p TestA)") {
		t.Errorf("ok %v:\n%s", ok, out)
	}
}

func TestBuildThatFailsCounts(t *testing.T) {
	_, out, ok := count(t,
		`{"Action":"pass","Package":"q","Test":"TestA"}`,
		`{"ImportPath":"p","Action":"build-output","Output":"main.go:1: no such thing\n"}`,
		`{"ImportPath":"p","Action":"build-fail"}`,
		`{"Action":"fail","Package":"p","FailedBuild":"p"}`)
	if ok || !strings.Contains(out, "no such thing") {
		t.Errorf("ok %v:\n%s", ok, out)
	}
}

func TestNothingTestedIsNotWell(t *testing.T) {
	if _, _, ok := count(t); ok {
		t.Error("no tests at all are taken for success")
	}
	if _, out, ok := count(t, `{"Action":"pass","Package":"q","Test":"TestA"}`, "FAIL go test"); ok || !strings.Contains(out, "1 checks failed (go test)") {
		t.Errorf("a tool that failed is overlooked:\n%s", out)
	}
}
