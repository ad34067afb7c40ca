package widgets

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"alumnibook/ui/look"
)

type testForm struct {
	*Form
	first, last *TextField
	office      *ComboField
	lang        *SelectField
	born        *DateField
	tags        *ChipsField
	mails       *ListField
	call        *CheckField
	age         *NumberField
}

func formStage(t *testing.T) (*stage, *testForm) {
	t.Helper()
	s := newStage(t, look.Light, fyne.NewSize(700, 800), Gap(1, 1))
	f := &testForm{
		Form: NewForm(), first: NewTextField(""), last: NewTextField(""),
		lang: NewSelectField("", Choice{Value: "de", Text: "Deutsch"}, Choice{Value: "da", Text: "Dansk"}, Choice{Value: "en", Text: "English"}),
		born: NewDateField("", isoDates{}), call: NewCheckField("May be called"), age: NewNumberField(),
	}
	offices := []string{"Göteborg", "Hamburg", "Malmö"}
	f.office = NewComboField("", func(prefix string) []string {
		return slices.DeleteFunc(slices.Clone(offices), func(o string) bool { return !strings.HasPrefix(strings.ToLower(o), strings.ToLower(prefix)) })
	})
	f.tags = NewChipsField("", func(string) []string { return []string{"Tax", "Speaker"} })
	f.mails = NewListField("Mail address", func() *ListItem { return mailItem("") }).WithStars()
	f.born.BadText = "not a date"
	f.AddRow(Item{Key: "first", Label: "First name", Field: f.first}, Item{Key: "last", Label: "Last name", Field: f.last})
	f.Add("office", "Office", f.office)
	f.Add("lang", "Language", f.lang)
	f.Add("born", "Birthday", f.born)
	f.Add("age", "Children", f.age)
	f.Add("tags", "Tags", f.tags)
	f.Add("mails", "Mail", f.mails)
	f.Add("call", "", f.call)
	s.root.SetContent(f.Form)
	s.window.Resize(fyne.NewSize(701, 800))
	return s, f
}

func TestWrongFieldsSayWhy(t *testing.T) {
	s, f := formStage(t)
	f.mails.SetItems(-1, mailItem("a@b.example"), mailItem("no mail"))
	f.MarkClean()
	f.OnSave = func() error {
		return FieldErrors{"mails.1.mail": "no @", "born": "too old", "elsewhere": "the office is closed"}
	}
	f.OnSaved = func() { t.Error("saved although fields are wrong") }
	if f.Save() {
		t.Error("saving answers that it went well")
	}
	if f.born.Error() != "too old" {
		t.Errorf("the birthday says %q", f.born.Error())
	}
	if got := f.mails.Items()[1].Fields["mail"].(*TextField).Error(); got != "no @" {
		t.Errorf("the second mail says %q", got)
	}
	if got := f.message.Spans[0].Text; got != "the office is closed" || !f.banner.Visible() {
		t.Errorf("the top says %q", got)
	}
	if s.window.Canvas().Focused() != fyne.Focusable(f.born.Entry()) {
		t.Error("the first wrong field does not have the keyboard")
	}
	s.typed("2")
	if f.born.Error() != "" {
		t.Error("typing did not take the error away")
	}
	f.OnSave, f.OnSaved = func() error { return errors.New("the disk is full") }, nil
	if f.Save() || f.message.Spans[0].Text != "the disk is full" {
		t.Errorf("the top says %q", f.message.Spans[0].Text)
	}
	saved := false
	f.OnSave, f.OnSaved = func() error { return nil }, func() { saved = true }
	if !f.Save() || !saved || f.banner.Visible() || f.Dirty() {
		t.Error("a good save did not end well")
	}
}

func TestDirtyIsWhatDiffers(t *testing.T) {
	s, f := formStage(t)
	f.first.SetValue("Søren")
	f.tags.SetValue([]string{"Tax"})
	f.mails.SetItems(0, mailItem("a@b.example"))
	f.MarkClean()
	if f.Dirty() {
		t.Fatal("a form that was just filled is dirty")
	}
	f.first.Focus()
	s.typed("x")
	if !f.Dirty() {
		t.Error("typing did not make it dirty")
	}
	s.key(fyne.KeyBackspace)
	if f.Dirty() {
		t.Error("going back did not make it clean")
	}
	for name, do := range map[string]func(){
		"star":   func() { f.mails.Prefer(0) },
		"tag":    func() { f.tags.Add("Speaker") },
		"tick":   func() { f.call.Tap() },
		"choice": func() { f.lang.Select("en") },
		"more":   func() { test.Tap(f.mails.AddButton()) },
	} {
		f.MarkClean()
		changed := 0
		f.OnChange = func() { changed++ }
		do()
		if !f.Dirty() || changed == 0 {
			t.Errorf("%s: dirty %v, told %d times", name, f.Dirty(), changed)
		}
	}
}

func TestFormKeys(t *testing.T) {
	s, f := formStage(t)
	saves, cancels := 0, 0
	f.OnSave = func() error { saves++; return nil }
	f.OnCancel = func() { cancels++ }
	f.first.Focus()
	s.key(fyne.KeyReturn)
	f.first.Entry().TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyS, Modifier: fyne.KeyModifierShortcutDefault})
	s.key(fyne.KeyEscape)
	f.call.Focus()
	s.key(fyne.KeyReturn, fyne.KeyEscape)
	if saves != 3 || cancels != 2 {
		t.Errorf("saved %d times, want 3; cancelled %d times, want 2", saves, cancels)
	}
}
