package main

import (
	"regexp"
	"testing"
)

func TestVersionIsSemantic(t *testing.T) {
	if v := version(); !regexp.MustCompile(`^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z.-]+)?$`).MatchString(v) {
		t.Errorf("the program's version is %q", v)
	}
}
