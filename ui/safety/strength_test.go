package safety

import (
	"testing"

	"alumnibook/model/backup"
	"alumnibook/model/rights"
	"alumnibook/ui/prefs"
)

func TestStrengthOfPassphrases(t *testing.T) {
	for pass, want := range map[string]string{
		backup.NewPassphrase():          "safety.strength_strong",
		"korrekt häst batteri klammer":  "safety.strength_strong",
		"Xk9!vvQ2#pLm":                  "safety.strength_fair",
		"lindqvist2026":                 "safety.strength_fair",
		"aaaaaaaaaaaaaaaaaaaaaaaa":      "safety.strength_weak",
		"ha ha ha ha ha ha ha ha ha ha": "safety.strength_weak",
	} {
		if got := strengthKey(pass); got != want {
			t.Errorf("%q is %s, want %s", pass, got, want)
		}
	}
}

func TestNewPassphraseIsJudgedWhileItIsWritten(t *testing.T) {
	k, v := open(t)
	v.tabs.Select(tabSecond)
	k.Picks = [][]string{{stick(t)}}
	k.W.Tap("Choose a folder…")
	k.W.MustSee("Strong. Its check on the recovery sheet is")
	k.W.Fill("Passphrase", "lindqvist")
	k.W.MustSee("Too short: at least 12 characters.")
	k.W.Fill("Passphrase", "aaaaaaaaaaaaa")
	k.W.MustSee("Weak: too few different characters.")
	k.W.Fill("Passphrase", "lindqvist2026")
	k.W.MustSee("Fair. A few more words make it strong. Its check on the recovery sheet is " + rights.PassphraseCheck("lindqvist2026"))
	k.W.Tap("Propose another")
	k.W.MustSee("Strong.")
}

func TestTypedPassphraseIsComparedWithTheSheetOnlyWhereItsLettersShow(t *testing.T) {
	k, v := open(t)
	k.second = prefs.Backups{Second: stick(t)}
	v.refresh()
	v.read()
	v.tabs.Select(tabSecond)
	k.W.Tap("Give the passphrase")
	const pass = "kamu-tepi-rolo-basi-muni-dodo"
	k.W.Fill("Passphrase", pass)
	k.W.MustNotSee("Check of what you typed")
	k.W.Tap("Show what I type")
	k.W.MustSee("Check of what you typed: " + rights.PassphraseCheck(pass))
	k.W.Fill("Passphrase", "kamu-tepi-rolo-basi-muni-dodi")
	k.W.MustSee("Check of what you typed: " + rights.PassphraseCheck("kamu-tepi-rolo-basi-muni-dodi"))
}
