package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestCheckLineTicksAndOpens(t *testing.T) {
	test.NewTempApp(t)
	opened, ticked := 0, []bool{}
	l := NewCheckLine("Farewell", "Karl Berg", false, NewMuted("until Friday"), func() { opened++ })
	l.OnTicked = func(on bool) { ticked = append(ticked, on) }
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(300, 60))
	test.Tap(l.box)
	if opened != 0 || len(ticked) != 1 || !ticked[0] || !l.Ticked() {
		t.Errorf("the box opened %d times and ticked %v", opened, ticked)
	}
	test.Tap(l)
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if opened != 2 || len(ticked) != 1 {
		t.Errorf("the line opened %d times and ticked %v", opened, ticked)
	}
	l.Tick()
	if l.Ticked() || len(ticked) != 2 {
		t.Errorf("a second tick left %v", ticked)
	}
}

func TestCheckLineGrowsWithItsWords(t *testing.T) {
	test.NewTempApp(t)
	l := NewCheckLine("Ask Annelies Margarethe Friederike for her consent to everything", "", false, nil, nil)
	test.NewTempWindow(t, l)
	l.Resize(fyne.NewSize(600, 20))
	wide := l.MinSize().Height
	l.Resize(fyne.NewSize(160, 20))
	if narrow := l.MinSize().Height; narrow <= wide {
		t.Errorf("a narrow line is %v high, a wide one %v", narrow, wide)
	}
	if !l.Disabled() {
		t.Error("a line that opens nothing takes the keyboard")
	}
}

func TestSegmentsFieldIsDirtyOnceAnotherIsChosen(t *testing.T) {
	test.NewTempApp(t)
	f := NewSegmentsField(Choice{Text: "–"}, Choice{Text: "Yes", Value: "yes"}, Choice{Text: "No", Value: "no"})
	form := NewForm()
	form.Add("answer", "Answer", f)
	form.MarkClean()
	if f.Value() != "" || form.Dirty() {
		t.Fatalf("it begins with %q", f.Value())
	}
	said := ""
	f.OnChanged = func(value string) { said = value }
	f.Select("no")
	if f.Value() != "no" || said != "no" || !form.Dirty() {
		t.Errorf("it is %q, told was %q", f.Value(), said)
	}
	f.SetValue("unknown")
	if f.Value() != "" {
		t.Errorf("an unknown value shows %q", f.Value())
	}
}
