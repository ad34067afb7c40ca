package widgets

import (
	"maps"
	"slices"
	"strings"
	"testing"
)

// A form that is made anew takes back what was typed into another one.
func TestFormTakesBackWhatWasTyped(t *testing.T) {
	_, f := formStage(t)
	clean := f.mails.Snapshot()
	f.first.SetValue("Åsa\nMaria")
	f.office.SetValue("Malmö")
	f.lang.Select("da")
	f.born.SetValue(1976, 5, 0)
	f.tags.Add("Tax")
	f.tags.input.SetText("half a wo")
	f.call.Tap()
	f.age.SetValue(47)
	f.mails.AddItem(f.mails.makeItem())
	item := f.mails.Items()[len(f.mails.Items())-1]
	for _, name := range slices.Sorted(maps.Keys(item.Fields)) {
		if text, ok := item.Fields[name].(*TextField); ok {
			text.SetValue("asa@example.org")
		}
	}
	typed := f.Typed()

	_, again := formStage(t)
	heard := 0
	again.OnChange = func() { heard++ }
	again.Restore(typed)
	if heard != 1 || !again.Dirty() || !maps.Equal(again.Typed(), typed) {
		t.Errorf("it was told %d times, and holds %q, want %q", heard, again.Typed(), typed)
	}
	if y, m, d, ok := again.born.Value(); y != 1976 || m != 5 || d != 0 || !ok || again.first.Value() != "Åsa\nMaria" || !again.call.Value() {
		t.Errorf("the form holds %d-%d-%d, %q", y, m, d, again.first.Value())
	}
	again.Revert()
	if again.Dirty() || again.mails.Snapshot() != clean {
		t.Errorf("after going back it holds %q", again.Typed())
	}
}

func TestListTakesBackItsEntriesWithWhatThePageKnowsOfThem(t *testing.T) {
	made := func() *ListField {
		item := func(text string, data any) *ListItem {
			field := NewTextField("")
			field.SetValue(text)
			return &ListItem{Object: field, Fields: map[string]Field{"text": field}, Data: data}
		}
		f := NewListField("Add", func() *ListItem { return item("", nil) }).WithStars()
		f.SetItems(0, item("one", 1), item("two", 2), item("three", 3))
		return f
	}
	f := made()
	f.Remove(0)
	f.Shift(0, 1)
	f.Prefer(1)
	f.Items()[1].Fields["text"].(*TextField).SetValue("two, and more")
	f.AddItem(f.makeItem())
	again := made()
	again.Restore(f.Snapshot())
	var got []any
	for _, item := range again.Items() {
		got = append(got, item.Fields["text"].(*TextField).Value(), item.Data)
	}
	if want := []any{"three", 3, "two, and more", 2, "", nil}; !slices.Equal(got, want) || again.Preferred() != 1 {
		t.Errorf("it holds %v and prefers %d", got, again.Preferred())
	}
	for _, broken := range []string{"", "x", "7", "0\x02", "0\x029\x03text", "0\x021\x03text\x03a\x03gone\x03b", "-5\x021\x03text\x03a\x021\x03text\x03b"} {
		again.Restore(broken)
		if p := again.Preferred(); p < -1 || p >= len(again.Items()) || len(again.Items()) != strings.Count(broken, "\x02") {
			t.Errorf("%q gives %d entries and prefers %d", broken, len(again.Items()), p)
		}
	}
}

func TestDateThatIsNoneIsTakenBackAsTyped(t *testing.T) {
	_, f := formStage(t)
	for _, text := range []string{"soon", "2019-13-45", "1976-05-17 or so", ""} {
		f.born.Restore(text)
		_, _, _, ok := f.born.Value()
		if f.born.Text() != text || ok != (text == "") {
			t.Errorf("%q is shown as %q (%v)", text, f.born.Text(), ok)
		}
	}
}

func TestPasswordIsNotAmongWhatIsKept(t *testing.T) {
	f := NewForm()
	secret, name := NewPasswordField(""), NewTextField("")
	f.Add("secret", "", secret)
	f.Add("name", "", name)
	secret.SetValue("correct horse")
	name.SetValue("Åsa")
	if typed := f.Typed(); len(typed) != 1 || typed["name"] != "Åsa" || !f.Dirty() {
		t.Errorf("kept would be %v", typed)
	}
}
