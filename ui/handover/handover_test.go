package handover

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/uitest"
)

// staff are four people: one wants no contact, and one lives somewhere.
func staff(t *testing.T) (*book.Book, []int64) {
	t.Helper()
	b := uitest.NewBook(t)
	soren := uitest.Named("Søren", "Sørensen")
	soren.Birthday = model.Date{Month: 5, Day: 17}
	soren.Phones = []model.Phone{{Number: "070-174 06 05", E164: "+46701740605", Kind: model.KindMobile}}
	soren.Addresses = []model.Address{{Street: "Storgatan 1", PostalCode: "211 34", City: "Malmö", Country: "SE", Kind: model.KindPrivate}}
	soren.Notes = []model.Note{{Text: "Likes the Friday talks."}, {Text: "Left over pay.", Internal: true}}
	soren.Employments = []model.Employment{{Office: "Malmö", To: model.NewDate(2021, 6, 30)}}
	asa := uitest.Named("Åsa", "Åkesson")
	asa.Status = model.StatusNoContact
	return b, uitest.Add(t, b, soren, uitest.Named("Jürgen", "Müller"), asa, uitest.Named("Maja", "O'Neill"))
}

func open(t *testing.T, b *book.Book, x page.Handing) (*uitest.Host, *view) {
	t.Helper()
	h := uitest.NewHost(t, b)
	v := newView(h)
	h.Open(x.Route())
	h.Put(v, x.Route())
	return h, v
}

func fine(t *testing.T, h *uitest.Host) {
	t.Helper()
	if len(h.Failed) > 0 {
		t.Fatalf("failed: %v", h.Failed)
	}
}

func TestContactsForAPhone(t *testing.T) {
	b, ids := staff(t)
	h, v := open(t, b, page.Handing{Selected: ids[:3], Format: string(handover.IPhone)})
	h.W.MustSee("3 selected", "Everybody (4)", "2 people go into the file.", "1 stays behind:", "wants no contact 1", "Internal notes stay in the book.")
	h.W.Fill("Which device or address book", "Ebba’s phone")
	path := filepath.Join(t.TempDir(), "phone.vcf")
	h.Picks = [][]string{{path}}
	h.W.Tap("Export 2 people…")
	fine(t, h)
	if len(h.Asked) != 1 || h.Asked[0].Name != "Contacts for iPhone 2026-11-23.vcf" || !slices.Equal(h.Asked[0].Ext, []string{".vcf"}) {
		t.Errorf("asked for %+v", h.Asked)
	}
	data, err := os.ReadFile(path)
	if err != nil || bytes.Count(data, []byte("BEGIN:VCARD")) != 2 || bytes.Contains(data, []byte("pay")) || bytes.Contains(data, []byte("kesson")) {
		t.Errorf("the file holds %s (%v)", data, err)
	}
	h.W.MustSee("2 people exported", "phone.vcf", "Send the file to the phone")
	h.W.Tap("Show in folder")
	if !slices.Equal(h.Shown, []string{path}) {
		t.Errorf("shown were %v", h.Shown)
	}
	h.W.Tap("Earlier exports")
	v.tabs.Select(1)
	h.W.MustSee("Contacts for iPhone", "Ebba’s phone")
	if v.StatusText() != "1 export" {
		t.Errorf("the status line says %q", v.StatusText())
	}
}

func TestOnlyWhatHasChanged(t *testing.T) {
	b, ids := staff(t)
	h, v := open(t, b, page.Handing{Format: string(handover.Android)})
	dir := t.TempDir()
	export := func(verb, name string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		h.Picks = [][]string{{path}}
		h.W.Tap(verb)
		fine(t, h)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	if !v.options.changed.Value() { // nothing was given yet, so it can't be ticked
		h.W.Fill("Which device or address book", "Office phone")
	}
	h.W.MustSee("Nothing has been exported for this device yet.")
	export("Export 3 people…", "one.vcf")
	h.W.Tap("Another export")
	h.W.MustSee("Last on 23 Nov 2026: 3 people are there.")
	h.W.Tap("Only what has changed since")
	h.W.MustSee("Nobody goes into the file.", "3 have not changed since and are left away.")
	if !v.button.Disabled() {
		t.Error("nothing has changed, and the button can be pressed")
	}
	change(t, b, ids[1], func(p *model.Person) {
		p.Nickname, p.Phones = "Jogi", []model.Phone{{Number: "0171 2345678", E164: "+491712345678", Kind: model.KindMobile}}
	})
	change(t, b, ids[3], func(p *model.Person) { p.Status = model.StatusNoContact })
	h.W.MustSee("1 person goes into the file.", "1 person is on the device and must not be there any more.")
	card := export("Export 1 person…", "two.vcf")
	if strings.Count(card, "BEGIN:VCARD") != 1 || !strings.Contains(card, "Müller") {
		t.Errorf("the file holds %s", card)
	}
	h.W.MustSee("Delete on the device by hand: O'Neill, Maja")
}

func change(t *testing.T, b *book.Book, id int64, do func(*model.Person)) {
	t.Helper()
	_, err := b.Change(t.Context(), model.Doing{Code: "edit"}, func(tx *book.Tx) error {
		p, err := tx.Person(id)
		if err != nil {
			return err
		}
		do(&p)
		return tx.UpdatePeople([]*model.Person{&p})
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWhoStaysBehindIsListed(t *testing.T) {
	b, ids := staff(t)
	h, _ := open(t, b, page.Handing{Format: string(handover.LabelsL7160)})
	h.W.MustSee("1 person goes into the file.", "3 stay behind:", "wants no contact 1", "no postal address 2")
	h.W.Tap("Show who")
	h.W.MustSee("3 people stay behind", "Åkesson, Åsa", "Müller, Jürgen", "no postal address")
	h.W.Tap("Show in the list")
	want := page.Route{Page: page.People, Arg: page.These}
	if got := h.Current(); got.Page != want.Page || !strings.HasPrefix(got.Arg, page.These) || strings.Count(got.Arg, ",") != 2 || ids[0] == 0 {
		t.Errorf("opened %+v", got)
	}
}

func TestEveryFormatIsWritten(t *testing.T) {
	b, _ := staff(t)
	h, v := open(t, b, page.Handing{Columns: []string{"name", "left", "office"}})
	seen := map[handover.Format]bool{}
	for _, g := range groups {
		for _, f := range g.formats {
			seen[f] = true
			v.choose(f)
			if v.button.Disabled() {
				t.Errorf("%s can't be exported", f)
				continue
			}
			path := filepath.Join(t.TempDir(), "out"+f.Ext(2))
			h.Picks = [][]string{{path}}
			v.export()
			fine(t, h)
			if info, err := os.Stat(path); err != nil || info.Size() == 0 {
				t.Errorf("%s: %v", f, err)
			}
			h.W.MustSee("Show in folder")
		}
	}
	for _, f := range handover.Formats {
		if !seen[f] {
			t.Errorf("%s is not offered", f)
		}
	}
}

func TestListAsItIsShown(t *testing.T) {
	b, _ := staff(t)
	h, v := open(t, b, page.Handing{Format: string(handover.Columns), Columns: []string{"office", "name", "left"}, Found: 1, Filter: model.Filter{Search: "soren"}, List: "Malmö: the few"})
	h.W.MustSee("1 found", "Everybody (4)", "Columns: Office, Name, Left", "1 person goes into the file.")
	h.Picks = [][]string{{filepath.Join(t.TempDir(), "shown.xlsx")}}
	v.export()
	fine(t, h)
	if h.Asked[0].Name != "Malmö the few 2026-11-23.xlsx" {
		t.Errorf("proposed %q", h.Asked[0].Name)
	}
	h.W.MustSee("1 person exported")
}

func TestInternalNotesOnlyWithNotesInTheBook(t *testing.T) {
	b, _ := staff(t)
	h, v := open(t, b, page.Handing{Format: string(handover.Book)})
	v.options.internal.Tap()
	if v.options.options().Internal {
		t.Error("internal notes without notes")
	}
	h.W.Tap("With notes about the people")
	h.W.Tap("With internal notes too")
	h.W.MustSee("Internal notes are in this file.")
	v.choose(handover.Sheet)
	if o := v.options.options(); o.Internal || !o.Notes {
		t.Errorf("the list would get %+v", o)
	}
	h.W.MustSee("Internal notes stay in the book.")
}

func TestKeyboardChoosesAFormat(t *testing.T) {
	b, _ := staff(t)
	h, v := open(t, b, page.Handing{Format: string(handover.IPhone)})
	h.W.Key(fyne.KeyDown)
	if v.format != handover.Android {
		t.Errorf("chosen is %s", v.format)
	}
	h.W.Key(fyne.KeyReturn)
	h.W.Key(fyne.KeyReturn)
	if len(h.Asked) != 1 {
		t.Error("no file was asked for")
	}
}

func TestEmptyBookOffersTheTemplate(t *testing.T) {
	h, v := open(t, uitest.NewBook(t), page.Handing{Format: string(handover.Outlook)})
	h.W.MustSee("Nobody in the book yet")
	if !v.button.Disabled() {
		t.Error("nobody can be exported")
	}
	h.W.Tap("Empty list to fill in")
	h.W.MustSee("An empty list with the right columns")
	h.Picks = [][]string{{filepath.Join(t.TempDir(), "t.xlsx")}}
	h.W.Tap("Save the template…")
	fine(t, h)
	h.W.MustSee("Template saved")
}

func TestWrittenFileThatFails(t *testing.T) {
	b, _ := staff(t)
	h, v := open(t, b, page.Handing{Format: string(handover.Sheet)})
	h.Picks = [][]string{{filepath.Join(t.TempDir(), "no", "such", "folder.xlsx")}}
	v.export()
	if len(h.Failed) != 1 || model.CodeOf(h.Failed[0]) != model.CodeNoFile || v.written != nil {
		t.Errorf("said %v", h.Failed)
	}
}

// While it is written the progress can be cancelled; then nothing is left behind.
func TestCancelLeavesNoFile(t *testing.T) {
	b, _ := staff(t)
	h, v := open(t, b, page.Handing{Format: string(handover.Sheet)})
	steps := &run.Stepped{}
	h.R = steps
	dir := t.TempDir()
	h.Picks = [][]string{{filepath.Join(dir, "out.xlsx")}}
	v.export()
	h.W.MustSee("The file is being written", "out.xlsx")
	h.W.Tap("Cancel")
	for steps.Step() {
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 || v.written != nil {
		t.Errorf("left behind: %v", left)
	}
	if len(h.Failed) != 1 || model.CodeOf(h.Failed[0]) != model.CodeCancelled {
		t.Errorf("said %v", h.Failed)
	}
}

func TestFileNamesHoldNothingForbidden(t *testing.T) {
	for name, want := range map[string]string{`a/b\c:"d"*?<x>|`: "abcdx", " . list. ": "list", "Ä\x07ö": "Äö"} {
		if got := safeName(name); got != want {
			t.Errorf("%q became %q", name, got)
		}
	}
}

func TestButtonGetsTheKeyboardOnceItIsChecked(t *testing.T) {
	b, _ := staff(t)
	h, v := open(t, b, page.Handing{Format: string(handover.IPhone)})
	steps := &run.Stepped{}
	h.R = steps
	h.W.Key(fyne.KeyDown)
	h.W.Key(fyne.KeyReturn)
	if h.W.Canvas().Focused() == fyne.Focusable(v.button) {
		t.Error("the button has the keyboard before it is known who may be in the file")
	}
	for steps.Step() {
	}
	if h.W.Canvas().Focused() != fyne.Focusable(v.button) {
		t.Error("the button has not got the keyboard")
	}
}
