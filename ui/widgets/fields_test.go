package widgets

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"alumnibook/ui/look"
)

func TestComboSuggests(t *testing.T) {
	s, f := formStage(t)
	saves := 0
	f.OnSave = func() error { saves++; return nil }
	f.office.Focus()
	s.typed("h")
	if got := f.office.Suggestions(); !slices.Equal(got, []string{"Hamburg"}) {
		t.Fatalf("suggests %v", got)
	}
	s.key(fyne.KeyDown, fyne.KeyReturn)
	if f.office.Value() != "Hamburg" || saves != 0 || f.office.Suggestions() != nil {
		t.Errorf("value %q, saved %d times, still suggests %v", f.office.Value(), saves, f.office.Suggestions())
	}
	f.office.SetValue("")
	s.typed("M")
	s.key(fyne.KeyEscape)
	if f.office.Suggestions() != nil || f.office.Value() != "M" {
		t.Errorf("Escape left %v, value %q", f.office.Suggestions(), f.office.Value())
	}
	s.typed("a")
	f.office.complete.list.MouseDown(nil) // comes before the field loses the keyboard
	s.window.Canvas().Unfocus()
	if f.office.Suggestions() == nil {
		t.Fatal("pressing on the list closed it")
	}
	f.office.complete.list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 15)})
	f.office.complete.list.MouseUp(nil)
	if f.office.Value() != "Malmö" {
		t.Errorf("a click took %q", f.office.Value())
	}
	s.typed("x")
	f.first.Focus()
	if f.office.Suggestions() != nil {
		t.Error("the list stayed open in another field")
	}
}

func TestSelectTakesOnlyChoices(t *testing.T) {
	s, f := formStage(t)
	var told []string
	f.lang.OnChanged = func(v string) { told = append(told, v) }
	f.lang.Focus()
	s.typed("dan")
	s.key(fyne.KeyReturn)
	if f.lang.Value() != "da" || f.lang.Entry().Text != "Dansk" {
		t.Errorf("took %q, shows %q", f.lang.Value(), f.lang.Entry().Text)
	}
	s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if f.lang.Value() != "en" {
		t.Errorf("down from the present choice took %q", f.lang.Value())
	}
	s.typed("nonsense")
	f.first.Focus()
	if f.lang.Value() != "en" || f.lang.Entry().Text != "English" {
		t.Errorf("after nonsense %q, shows %q", f.lang.Value(), f.lang.Entry().Text)
	}
	if !slices.Equal(told, []string{"da", "en"}) {
		t.Errorf("told %v", told)
	}
}

func TestChipsByKeyboard(t *testing.T) {
	s, f := formStage(t)
	f.tags.Focus()
	s.typed("Ambassador")
	s.key(fyne.KeyReturn)
	s.typed("Tax,ambassador,")
	if got := f.tags.Value(); !slices.Equal(got, []string{"Ambassador", "Tax"}) {
		t.Errorf("tags %v", got)
	}
	s.key(fyne.KeyBackspace)
	if got := f.tags.Value(); !slices.Equal(got, []string{"Ambassador"}) {
		t.Errorf("after Backspace %v", got)
	}
	chip := f.tags.chips.Objects[0].(*Chip)
	test.TapAt(chip, fyne.NewPos(chip.Size().Width-8, 10))
	if len(f.tags.Value()) != 0 {
		t.Error("the cross did not remove")
	}
	s.typed("half")
	f.first.Focus()
	if got := f.tags.Value(); !slices.Equal(got, []string{"half"}) {
		t.Errorf("what was typed got lost: %v", got)
	}
}

func TestListFieldMovesAndPrefers(t *testing.T) {
	_, f := formStage(t)
	f.mails.SetItems(1, mailItem("a"), mailItem("b"), mailItem("c"))
	value := func() string {
		var out []string
		for _, item := range f.mails.Items() {
			out = append(out, item.Fields["mail"].(*TextField).Value())
		}
		return strings.Join(out, "")
	}
	f.mails.Shift(1, -1)
	if value() != "bac" || f.mails.Preferred() != 0 {
		t.Errorf("after moving up %s, preferred %d", value(), f.mails.Preferred())
	}
	f.mails.Shift(2, 1) // it is the last
	f.mails.Remove(1)
	if value() != "bc" || f.mails.Preferred() != 0 {
		t.Errorf("after removing %s, preferred %d", value(), f.mails.Preferred())
	}
	f.mails.Remove(0)
	if value() != "c" || f.mails.Preferred() != -1 {
		t.Errorf("after removing the preferred %s, preferred %d", value(), f.mails.Preferred())
	}
}

func TestNumberKeepsLettersOut(t *testing.T) {
	s, f := formStage(t)
	f.age.Focus()
	s.typed("1a2.")
	if n, ok := f.age.Value(); !ok || n != 12 || f.age.Entry().Text != "12" {
		t.Errorf("number %v %v, text %q", n, ok, f.age.Entry().Text)
	}
	f.age.Clear()
	if _, ok := f.age.Value(); ok || !f.age.Empty() {
		t.Error("an empty field is a number")
	}
	f.age.Decimals, f.age.DecimalSign = 2, ","
	f.age.SetValue(3.5)
	if n, ok := f.age.Value(); !ok || n != 3.5 || f.age.Entry().Text != "3,50" {
		t.Errorf("number %v %v, text %q", n, ok, f.age.Entry().Text)
	}
}

func TestDatesAreTypedInAnyForm(t *testing.T) {
	s, f := formStage(t)
	f.born.Focus()
	s.typed("17.5.1974")
	f.first.Focus()
	if y, m, d, ok := f.born.Value(); !ok || y != 1974 || m != 5 || d != 17 || f.born.Text() != "1974-05-17" {
		t.Errorf("%d %d %d %v, shows %q", y, m, d, ok, f.born.Text())
	}
	f.born.SetText("nonsense")
	if _, _, _, ok := f.born.Value(); ok || f.born.Error() != "not a date" {
		t.Errorf("nonsense is a date, says %q", f.born.Error())
	}
	f.born.SetText("1974-05")
	if _, _, _, ok := f.born.Value(); ok {
		t.Error("a month is a date where a day is needed")
	}
	f.born.Partial = true
	f.born.SetText("1974-05")
	if y, m, d, ok := f.born.Value(); !ok || y != 1974 || m != 5 || d != 0 {
		t.Errorf("%d %d %d %v", y, m, d, ok)
	}
	f.born.SetText("")
	if y, _, _, ok := f.born.Value(); !ok || y != 0 || f.born.Error() != "" {
		t.Error("an empty date is wrong")
	}
}

func TestCalendar(t *testing.T) {
	s, f := formStage(t)
	f.born.SetValue(1974, 5, 31)
	f.born.Focus()
	s.key(fyne.KeyDown, fyne.KeyPageDown) // June has no 31st
	c := f.born.calendar
	if c.y != 1974 || c.m != 6 || c.d != 30 {
		t.Errorf("a month on is %d-%d-%d", c.y, c.m, c.d)
	}
	s.hold(fyne.KeyModifierShift, func() { s.key(fyne.KeyPageDown) })
	s.key(fyne.KeyRight, fyne.KeyUp, fyne.KeyReturn) // 1 July, then 24 June
	if f.born.Text() != "1975-06-24" || f.born.drop.isOpen() {
		t.Errorf("took %q, open %v", f.born.Text(), f.born.drop.isOpen())
	}
	s.key(fyne.KeyDown)
	at := func(i int) *fyne.PointEvent {
		x, y, w, h := c.area()
		columns, _ := c.grid()
		return &fyne.PointEvent{Position: fyne.NewPos(x+w*(float32(i%columns)+0.5), y+h*(float32(i/columns)+0.5))}
	}
	c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(calendarWidth/2, 10)}) // the title shows years
	c.Tapped(at(8))                                                        // 1960 + 8
	c.Tapped(at(1))                                                        // February
	c.Tapped(at(c.first() + 28))                                           // the 29th
	if f.born.Text() != "1968-02-29" {
		t.Errorf("three clicks took %q", f.born.Text())
	}
	s.key(fyne.KeyDown, fyne.KeyEscape)
	if f.born.drop.isOpen() || f.born.Text() != "1968-02-29" {
		t.Error("Escape did not just close the calendar")
	}
}

func TestALongChoiceIsCutOffWhileNobodyTypes(t *testing.T) {
	long := "Wirtschaftsprüfung und Steuerberatung für den Mittelstand"
	f := NewSelectField("", Choices(long, "Short")...)
	w := newStage(t, look.Light, fyne.NewSize(160, 60), f).window
	f.SetValue(long)
	if shown := f.Entry().Text; shown == long || !strings.HasSuffix(shown, ellipsis) {
		t.Errorf("a narrow field shows %q", shown)
	}
	w.Canvas().Focus(f.Entry())
	if f.Entry().Text != long {
		t.Errorf("with the cursor in it the field shows %q", f.Entry().Text)
	}
	w.Canvas().Unfocus()
	if f.Value() != long || f.Entry().Text == long {
		t.Errorf("the value is %q, shown as %q", f.Value(), f.Entry().Text)
	}
}

func TestALongAddressBreaksAtItsSigns(t *testing.T) {
	if got := breakable("maria.magdalena@grosse", "maria.magdalena@grossekanzlei.example"); got != "maria.magdalena@" {
		t.Errorf("the first line is %q", got)
	}
	if got := breakable("Wolfeschlegel", "Wolfeschlegelsteinhausen"); got != "Wolfeschlegel" {
		t.Errorf("a word without signs begins with %q", got)
	}
}
