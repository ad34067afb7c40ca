package settings

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
	"alumnibook/ui/widgets"
)

// open shows the settings of a book with two offices, one of them in use.
func open(t *testing.T) (*uitest.Host, *view) {
	t.Helper()
	b := uitest.NewBook(t)
	p := uitest.Named("Søren", "Sørensen")
	p.Employments = []model.Employment{{Office: "Malmö", Department: "Tax"}}
	uitest.Add(t, b, p)
	change(t, b, func(tx *book.Tx) error {
		f := model.Firm{Name: "Lindqvist & Partner", Country: "SE", Language: "en", Currency: "SEK"}
		f.Offices, f.Departments = []string{"Malmö", "Lund"}, []string{"Tax"}
		return tx.SaveFirm(f)
	})
	h := uitest.NewHost(t, b)
	v := newView(h)
	h.Put(v, page.Route{Page: page.Settings})
	return h, v
}

func change(t *testing.T, b *book.Book, fn func(tx *book.Tx) error) {
	t.Helper()
	if _, err := b.Change(t.Context(), model.Doing{Code: "settings"}, fn); err != nil {
		t.Fatal(err)
	}
}

func firmOf(t *testing.T, h *uitest.Host) model.Firm {
	t.Helper()
	f, err := h.B.Firm(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFirmIsSavedOnceItIsRight(t *testing.T) {
	h, v := open(t)
	h.W.MustNotSee("Not saved yet")
	h.W.Fill("Name of the firm", "")
	h.W.Fill("Currency", "kr")
	h.W.Fill("Mail domain", "nowhere")
	h.W.MustSee("Not saved yet")
	h.W.Tap("Save")
	h.W.MustSee("This is still missing.", "A currency has three letters, such as EUR.", "This is no mail domain.")
	if f := firmOf(t, h); f.Name != "Lindqvist & Partner" || !v.HasUnsaved() {
		t.Fatalf("it was saved as %+v", f)
	}
	h.W.Fill("Name of the firm", "Lindqvist AB")
	h.W.Fill("Currency", "eur")
	h.W.Fill("Mail domain", "@Lindqvist.SE")
	h.W.Tap("Save")
	if f := firmOf(t, h); f.Name != "Lindqvist AB" || f.Currency != "EUR" || f.MailDomain != "lindqvist.se" || len(f.Offices) != 2 {
		t.Errorf("it was saved as %+v", f)
	}
	h.W.MustNotSee("Not saved yet")
}

func TestDiscardShowsTheBookAgain(t *testing.T) {
	h, v := open(t)
	h.W.Fill("Name of the firm", "Other")
	h.W.Tap("Discard")
	h.W.MustSee("Lindqvist & Partner")
	if v.HasUnsaved() {
		t.Error("something is still not saved")
	}
}

func TestRenamedOfficeIsRenamedEverywhere(t *testing.T) {
	h, v := open(t)
	v.tabs.Select(1)
	h.W.MustSee("1 person", "0 people")
	items := officeFields(v)
	items[0].SetValue("Malmö city")
	items[1].SetValue("Malmö city")
	v.changed()
	h.W.Tap("Save")
	h.W.MustSee("This is already there.")
	items[1].SetValue("Lund")
	h.W.Tap("Save")
	if f := firmOf(t, h); !slices.Equal(f.Offices, []string{"Malmö city", "Lund"}) {
		t.Fatalf("the offices are %v", f.Offices)
	}
	ids, err := h.B.Find(t.Context(), model.Filter{Offices: []string{"Malmö city"}}, model.Sort{})
	if err != nil || len(ids) != 1 {
		t.Errorf("%d people have the new name (%v)", len(ids), err)
	}
	h.W.MustSee("1 person")
}

func TestOfficeInUseStays(t *testing.T) {
	h, v := open(t)
	v.tabs.Select(1)
	list := v.sections[1].(*names).offices.field
	list.Remove(0)
	h.W.Tap("Save")
	h.W.MustSee("Malmö can’t be removed: 1 person has it.")
	v.Discard()
	list.Remove(1)
	h.W.Tap("Save")
	if f := firmOf(t, h); !slices.Equal(f.Offices, []string{"Malmö"}) {
		t.Errorf("the offices are %v", f.Offices)
	}
}

func TestColleaguesComeGoAndSit(t *testing.T) {
	h, v := open(t)
	v.tabs.Select(2)
	s := v.sections[2].(*colleagues)
	h.W.Tap("Add a colleague")
	h.W.Type("Ebba Holm")
	h.W.Fill("E-mail", "no address")
	h.W.Tap("Save")
	h.W.MustSee("This is no e-mail address.")
	h.W.Fill("E-mail", "ebba@lindqvist.se")
	h.W.Tap("Save")
	list, err := h.B.Colleagues(t.Context())
	if err != nil || len(list) != 1 || list[0].Name != "Ebba Holm" {
		t.Fatalf("the colleagues are %v (%v)", list, err)
	}
	s.seat.Select("1")
	if seat, err := h.B.Seat(t.Context()); err != nil || seat.ID != list[0].ID {
		t.Errorf("%v sits here (%v)", seat, err)
	}
	s.list.Remove(0)
	h.W.Tap("Save")
	h.W.MustSee("No longer here", "Ebba Holm")
	h.W.Tap("Bring back")
	if list, _ := h.B.Colleagues(t.Context()); list[0].Gone {
		t.Error("the colleague is still gone")
	}
}

func TestOwnFieldIsRemovedAfterAQuestion(t *testing.T) {
	h, v := open(t)
	change(t, h.B, func(tx *book.Tx) error {
		return tx.SaveOwnField(&model.OwnField{Name: "Locker", Type: model.OwnText, Order: 1})
	})
	v.tabs.Select(3)
	s := v.sections[3].(*ownFields)
	s.list.Remove(0)
	h.W.Tap("Save")
	h.W.MustSee("Remove the field Locker?")
	h.W.Tap("Cancel")
	if list, _ := h.B.OwnFields(t.Context()); len(list) != 1 || !v.HasUnsaved() {
		t.Fatal("Cancel removed the field")
	}
	h.W.Tap("Save")
	h.W.Tap("Remove the field")
	if list, _ := h.B.OwnFields(t.Context()); len(list) != 0 {
		t.Errorf("the fields are %v", list)
	}
}

func TestLookTakesEffectAtOnce(t *testing.T) {
	h, v := open(t)
	v.tabs.Select(6)
	h.W.MustSee("Language of the window", "Size of text")
	if v.HasUnsaved() {
		t.Error("the look of the window waits to be saved")
	}
}

func TestRegionIsChosenBesideTheLanguage(t *testing.T) {
	h, v := open(t)
	v.tabs.Select(6)
	h.W.MustSee("Dates and numbers as in", "United Kingdom · 31 Dec 2019 · 1,234.5 · 15:30")
	h.W.Tap("United Kingdom · 31 Dec 2019 · 1,234.5 · 15:30")
	h.W.Press(&fyne.ShortcutSelectAll{})
	h.W.Type("Switz")
	h.W.Tap("Switzerland · 31.12.2019 · 1’234.5 · 15:30")
	if got := h.Prefs().Region(); got != "CH" {
		t.Errorf("Switzerland was chosen, but it is %q", got)
	}
	if got := h.Words().Number(1234); got != "1’234" || h.Words().Language() != "en" {
		t.Errorf("a number is written %q", got)
	}
}

// fields are the text fields of the offices.
func officeFields(v *view) []*widgets.TextField {
	var list []*widgets.TextField
	for _, item := range v.sections[1].(*names).offices.field.Items() {
		list = append(list, item.Fields["name"].(*widgets.TextField))
	}
	return list
}
