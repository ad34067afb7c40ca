package prefs

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestWhatIsStoredComesBack(t *testing.T) {
	store := test.NewTempApp(t).Preferences()
	p := New(store)
	p.SetLanguage("sv")
	p.SetLook(LookDark)
	p.SetTextSize(1.15)
	p.SetWindowSize(fyne.NewSize(900, 700))
	p.SetLastBook("/a/Firm.alumni")
	p.SetLastBook("/b/Other.alumni")
	p.SetLastBook("/a/Firm.alumni")
	p.SetState("people.grid", map[string]int{"name": 240})

	p = New(store)
	if p.Language() != "sv" || p.Look() != LookDark || p.TextSize() != 1.15 || p.WindowSize() != fyne.NewSize(900, 700) {
		t.Errorf("got %q %q %v %v", p.Language(), p.Look(), p.TextSize(), p.WindowSize())
	}
	if r := p.RecentBooks(); len(r) != 2 || r[0] != "/a/Firm.alumni" {
		t.Errorf("recent books %v", r)
	}
	p.ForgetBook("/a/Firm.alumni")
	if p.LastBook() != "" || len(p.RecentBooks()) != 1 {
		t.Errorf("a forgotten book is %q, %v", p.LastBook(), p.RecentBooks())
	}
	widths := map[string]int{}
	if !p.State("people.grid", &widths) || widths["name"] != 240 {
		t.Errorf("state %v", widths)
	}
}

func TestNonsenseIsAnsweredWithTheUsual(t *testing.T) {
	store := test.NewTempApp(t).Preferences()
	store.SetString(keyLanguage, "xx")
	store.SetString(keyLook, "pink")
	store.SetFloat(keyTextSize, 40)
	store.SetFloat(keyWidth, 3)
	store.SetString(keyState+"x", "{")
	p := New(store)
	var v map[string]int
	if p.Language() != "" || p.Look() != LookLight || p.TextSize() != 1 || p.WindowSize().Width != firstWidth || p.State("x", &v) {
		t.Errorf("got %q %q %v %v", p.Language(), p.Look(), p.TextSize(), p.WindowSize())
	}
}
