package model

import (
	"strings"
	"testing"
)

func TestFileNamesThatWindowsTakesForSomethingElse(t *testing.T) {
	for name, want := range map[string]bool{
		"Firm.alumni": true, "Lind & Co #1 50% ä'ø.alumni": true, "Connie.alumni": true, "COM12.csv": true, "COM.csv": true, "lpt": true,
		"Nul points.pdf": true, ".alumni": true, "a;b=c,d!.xlsx": true,
		"Firm: new.alumni": false, "what?.alumni": false, `"Firm".alumni`: false, "a*.alumni": false, "a<b>.vcf": false, "a|b": false, "a\tb": false,
		"con": false, "CON.alumni": false, "aux .alumni": false, "nul.tar.gz": false, "com1.csv": false, "COM1 .csv": false, "LPT².txt": false, "conin$": false,
		strings.Repeat("ä", 255): true, strings.Repeat("ä", 256): false,
	} {
		if got := isFileNameOfWindows(name); got != want {
			t.Errorf("%q: %t", name, got)
		}
	}
}
