package problem

import (
	"strings"
	"testing"
)

var hidden = private{
	home: "/home/ebba.berg", user: "ebba.berg", computer: "BERG-LAPTOP", firm: "Kjær Advokater",
	book: "/srv/Fælles drev/Kjær Advokater/Alumner 2026.alumni",
}

func whole() report {
	return report{
		told: "It ended when Ebba pressed the button.", version: "1.2.3", system: "Linux 6.1, amd64, Go 1.26.8", language: "da", textSize: 1.15,
		people: 376, entries: 12_345, private: hidden,
		crash: "panic: runtime error: index out of range [3]\n\ngoroutine 1 [running]:\nmain.main()\n\t/home/ebba.berg/src/main.go:12",
		log: `time=2026-11-22T08:00:00Z level=ERROR msg=failed code=disk_full causes="PathError open"` + "\n" +
			`level=INFO msg="Cause: open /srv/Fælles drev/Kjær Advokater/Alumner 2026.alumni: no"` + "\n" +
			`level=INFO msg="At C:\\Users\\Ebba\\AppData\\Roaming\\x.json of BERG-LAPTOP, /Users/ebba/Library/y"` + "\n" +
			`level=INFO msg="Alumner 2026 of kjær advokater by ebba.berg in /srv/fælles drev/kjær advokater/liste.xlsx"`,
	}
}

func TestReportSaysWhatHelps(t *testing.T) {
	text := whole().text()
	for _, want := range []string{
		"It ended when Ebba pressed the button.\n\n", "Alumnibook: 1.2.3\n", "System: Linux 6.1, amd64, Go 1.26.8\n", "Language: da\n", "Text size: 115 %\n",
		"People: about 400\n", "Entries: about 10000\n", "index out of range [3]", "main.main()", "~/src/main.go:12", "code=disk_full",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is missing in\n%s", want, text)
		}
	}
}

func TestReportNamesNobody(t *testing.T) {
	r := whole()
	r.told = ""
	text := strings.ToLower(r.text())
	for _, secret := range []string{"ebba", "berg", "kjær", "alumner", "fælles", "liste", "376", "12345", "12,345"} {
		if strings.Contains(text, secret) {
			t.Errorf("%q stands in\n%s", secret, text)
		}
	}
}

func TestNamesAreHiddenOnWindowsToo(t *testing.T) {
	p := private{home: `C:\Users\Søren Berg`, user: "søren", book: `D:\Akten\Firma.alumni`}
	for text, want := range map[string]string{
		`open C:\Users\Søren Berg\x`:              `open ~\x`,
		`"c:\\users\\søren berg\\Documents\\x"`:   `"~\\Documents\\x"`,
		`D:/Akten/Firma.alumni`:                   `<book>`,
		`D:\Akten\other`:                          `<folder>\other`,
		`Firma, søren/Søren sørensen`:             `<book>, ~/~ sørensen`,
		`E:\Daten\Liste.csv is gone`:              `<file> is gone`,
		`goroutine 1, main.go:12, user interface`: `goroutine 1, main.go:12, user interface`,
	} {
		if got := p.hide(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := (private{}).hide("all of it"); got != "all of it" {
		t.Errorf("without names it becomes %q", got)
	}
}

func TestNewestCrashIsTold(t *testing.T) {
	file := "panic: runtime error: first\n\ngoroutine 7 [running]:\na()\n\n" +
		"panic: could not save Søren Sørensen\nand more of him\n\tpanic: again\n[signal SIGSEGV: segmentation violation]\n\ngoroutine 9 [running]:\nb(0x1)\n" + strings.Repeat("c()\n", 200)
	got := lastCrash(file)
	if strings.Contains(got, "rensen") || strings.Contains(got, "a()") || !strings.HasPrefix(got, "panic: (its words are left out)\n[signal SIGSEGV") || !strings.Contains(got, "goroutine 9 [running]:\nb(0x1)\n") {
		t.Errorf("got %s", got)
	}
	if n := strings.Count(got, "\n"); n > crashLines+5 {
		t.Errorf("%d lines", n)
	}
	for file, want := range map[string]string{"": "", "nothing\nhere": "", "fatal error: all goroutines are asleep - deadlock!\n": "fatal error: all goroutines are asleep - deadlock!"} {
		if got := lastCrash(file); got != want {
			t.Errorf("%q tells %q, want %q", file, got, want)
		}
	}
}

func TestCountsAreRounded(t *testing.T) {
	for n, want := range map[int]string{-1: "not counted", 0: "none", 9: "under 10", 10: "about 10", 376: "about 400", 95_000: "about 100000", 14: "about 10", 999: "about 1000"} {
		if got := about(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}

func TestLastLines(t *testing.T) {
	if got := lastLines("a\nb\nc\n", 2); got != "b\nc" {
		t.Errorf("got %q", got)
	}
	if got := lastLines("a", 2); got != "a" {
		t.Errorf("got %q", got)
	}
}
