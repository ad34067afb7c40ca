package people

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// item finds an item of a menu.
func item(t *testing.T, items []*fyne.MenuItem, text string) *fyne.MenuItem {
	t.Helper()
	var all []string
	for _, i := range items {
		if i.Label == text {
			return i
		}
		all = append(all, i.Label)
	}
	t.Fatalf("%q is not offered, but %s", text, strings.Join(all, " | "))
	return nil
}

func TestExportGoesToItsPageWithWhoIsMeant(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Export")
	x, ok := h.Current().Handing()
	if h.Current().Page != page.Handover || !ok || x.Selected != nil || x.Found != 0 || !slices.Equal(x.Columns[:2], []string{"name", "position"}) {
		t.Errorf("opened %+v", h.Current())
	}
	v.head.search.SetText("malmö")
	h.W.Tap("Sørensen, Søren")
	h.Commands().Run("people.export_shown")
	x, _ = h.Current().Handing()
	if len(x.Selected) != 1 || x.Found != 2 || x.Filter.Search != "malmö" || x.Format != string(handover.Columns) {
		t.Errorf("opened %+v", x)
	}
}

func TestExportWantedFromElsewhere(t *testing.T) {
	h, v := open(t, staff()...)
	v.Open(page.Route{Page: page.People, Do: "export"})
	if h.Current().Page != page.Handover {
		t.Errorf("opened %+v", h.Current())
	}
}

func TestSomePeopleAreShown(t *testing.T) {
	h, v := open(t, staff()...)
	id := v.rows.ids[2]
	v.Open(page.Route{Page: page.People, Arg: page.These + fmt.Sprint(id)})
	h.W.MustSee("1 picked person")
	if !slices.Equal(v.rows.ids, []int64{id}) || !slices.Equal(v.selected, []int64{id}) {
		t.Errorf("shown are %v, chosen %v", v.rows.ids, v.selected)
	}
}

func TestTwoAreMerged(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Müller, Jürgen")
	if h.Commands().Run("people.merge") {
		t.Error("one person alone can be merged")
	}
	v.choose(v.rows.ids[:2])
	h.W.Tap("Merge these two…")
	want := page.Route{Page: page.Duplicates, Do: page.Pair, Arg: idList(v.selected)}
	if h.Current() != want {
		t.Errorf("opened %+v", h.Current())
	}
}

func TestQR(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	h.W.Tap("QR")
	h.W.MustSee("QR code", "Søren Sørensen", "Nordhafen Logistik", "+46701740605", "Point a phone’s camera at the code to add this contact.", "3 of 3")
	h.W.Key(fyne.KeyRight) // nobody is left there
	h.W.Key(fyne.KeyLeft)
	h.W.MustSee("Jürgen Müller", "2 of 3")
	h.W.Key(fyne.KeyLeft)
	h.W.MustSee("Åsa Åkesson", "No QR code", "Åsa Åkesson: wants no contact.", "1 of 3")
	h.W.MustNotSee("Point a phone")
	h.W.Key(fyne.KeyRight)
	h.W.Key(fyne.KeyEscape)
	if got, _ := v.rowOf(v.one()); got.Name != "Müller, Jürgen" {
		t.Errorf("chosen is %q", got.Name)
	}
	log, err := h.B.Handovers(t.Context(), 0, 10)
	if err != nil || len(log) != 3 || log[0].Format != "qr" || log[0].Count != 1 {
		t.Errorf("the log holds %+v (%v)", log, err)
	}
}

func TestMailToMany(t *testing.T) {
	h, v := open(t, staff()...)
	v.SelectAll()
	h.Commands().Run("people.mail")
	if len(h.URLs) != 1 || h.URLs[0] != "mailto:?bcc=jm@example.org,soren@example.org" {
		t.Errorf("opened %v", h.URLs)
	}
	if len(h.Toasts) != 1 || !strings.Contains(h.Toasts[0], "1 person was left out") {
		t.Errorf("said %v", h.Toasts)
	}
	list := make([]string, mostBCC+1)
	for i := range list {
		list[i] = fmt.Sprintf("p%d@example.org", i)
	}
	v.draft(list, 0)
	if len(h.URLs) != 1 {
		t.Error("a draft to 91 was opened")
	}
	h.W.Tap("Copy 91 addresses")
	if len(h.Copied) != 1 || strings.Count(h.Copied[0], "@") != 91 {
		t.Errorf("copied %v", h.Copied)
	}
}

func TestCopy(t *testing.T) {
	h, _ := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	h.Commands().Run("people.copy")
	h.Commands().Run("people.copy_rows")
	want := "Søren Sørensen\nHead of tax at Nordhafen Logistik\nMobile: +46 70 174 06 05\nsoren@example.org"
	if h.Copied[0] != want {
		t.Errorf("copied %q", h.Copied[0])
	}
	lines := strings.Split(h.Copied[1], "\n")
	if len(lines) != 2 || !strings.HasPrefix(lines[0], "Name\tLast position\tOffice") || !strings.HasPrefix(lines[1], "Sørensen, Søren\tTax adviser\tMalmö") {
		t.Errorf("copied %q", h.Copied[1])
	}
}

func TestTags(t *testing.T) {
	h, v := open(t, staff()...)
	v.SelectAll()
	h.Commands().Run("people.tag")
	h.W.MustSee("Ambassador 1 of 3")
	h.W.Fill("New tag", "Golf")
	h.W.Tap("Add")
	tags := func() (n int) {
		rows, err := h.B.Rows(t.Context(), v.rows.ids)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if slices.Contains(r.Tags, "Golf") {
				n++
			}
		}
		return n
	}
	if tags() != 3 {
		t.Fatalf("%d of 3 got the tag", tags())
	}
	h.Commands().Run("people.tag")
	h.W.Tap("Golf")
	if tags() != 0 {
		t.Errorf("%d kept the tag that was taken off", tags())
	}
}

func TestCommandsNeedSomebody(t *testing.T) {
	h, v := open(t, staff()...)
	v.choose(nil)
	for _, m := range v.Commands() {
		can, why := m.Can()
		if m.ID != "people.save_list" && m.ID != "people.export_shown" && can {
			t.Errorf("%s is possible with nobody chosen", m.ID)
		}
		if !can && !v.w.Has(why) {
			t.Errorf("%s can't be done, and there are no words why: %q", m.ID, why)
		}
		if !v.w.Has(m.Words) {
			t.Errorf("%s has no name", m.ID)
		}
	}
	for _, id := range contextIDs {
		if id != "" && h.Commands().Get(id) == nil {
			t.Errorf("the context menu has the unknown command %s", id)
		}
	}
	h.W.Tap("Sørensen, Søren")
	h.Commands().Run("people.log_call")
	if r := h.Current(); r.Do != "log" || r.ID != v.selected[0] {
		t.Errorf("logging leads to %+v", r)
	}
	h.Commands().Run("people.changes")
	if r := h.Current(); r != page.ChangesOf(v.selected[0]) {
		t.Errorf("the changes of one person are at %+v", r)
	}
	v.SelectAll()
	if ok, why := h.Commands().Get("people.changes").Can(); ok || why != "people.why_one" {
		t.Errorf("the changes of three people: %v, %q", ok, why)
	}
	h.Commands().Run("people.bulk")
	if r := h.Current(); r.Do != "bulk" || strings.Count(r.Arg, ",") != 2 {
		t.Errorf("editing several leads to %+v", r)
	}
}

func TestHistory(t *testing.T) {
	h, v := open(t, staff()...)
	h.W.Tap("Sørensen, Søren")
	id := v.selected[0]
	_, err := h.B.Change(t.Context(), model.Doing{Code: "log"}, func(tx *book.Tx) error {
		for n := range 65 {
			e := &model.Interaction{
				Kind: model.InteractionNote, PersonIDs: []int64{id}, On: uitest.Today.AddDays(-n - 10), Text: fmt.Sprintf("entry %02d", n),
			}
			if err := tx.CreateInteraction(e); err != nil {
				return err
			}
		}
		return tx.CreateInteraction(&model.Interaction{
			Kind: model.InteractionCall, Reached: true, Minutes: 12, PersonIDs: []int64{id}, On: uitest.Today, Text: "His son passed.",
			FollowUp: model.FollowUp{On: uitest.Today.AddDays(-1), Text: "Send the book"},
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	h.W.MustSee("Call, 12 min", "His son passed.", "Send the book", "Follow-up yesterday", "entry 00", "entry 28", "Show earlier entries (36)")
	h.W.MustNotSee("entry 29")
	h.W.Tap("Show earlier entries (36)")
	h.W.MustSee("entry 58")
	h.W.MustNotSee("entry 59")
	h.W.Tap("Show earlier entries (6)")
	h.W.MustSee("entry 64")

	v.detail.history.load([]model.InteractionKind{model.InteractionCall}, 0)
	h.W.MustNotSee("entry 00")
	h.W.Tap("Done")
	h.W.MustSee("Done today")
	e := v.detail.history.entries[0]
	if e.FollowUp.Done != uitest.Today {
		t.Errorf("the promise is %+v", e.FollowUp)
	}
	h.W.Tap("His son passed.")
	if r := h.Current(); r.Do != "entry" || r.ID != e.ID {
		t.Errorf("an entry leads to %+v", r)
	}
	item(t, v.detail.history.itemMenu(&e, func() {}), "Delete the entry").Action()
	h.W.MustSee("Nothing of this kind.")
}

func TestManyRowsArePaged(t *testing.T) {
	var many []*model.Person
	for i := range 450 {
		many = append(many, uitest.Named("P", fmt.Sprintf("Person%03d", i)))
	}
	h, v := open(t, many...)
	if n := len(v.rows.byID); n > 2*chunk {
		t.Errorf("%d rows were read to show the first screen", n)
	}
	v.grid.Focus()
	h.W.Key(fyne.KeyEnd)
	h.W.MustSee("Person449, P")
	test.Scroll(h.W.Canvas(), fyne.NewPos(400, 400), 0, 300)
	h.W.MustSee("Person440, P")
}

// What an import brought is shown by the number of its change, and the filter says so.
func TestShowsWhatAChangeBrought(t *testing.T) {
	h, v := open(t, uitest.Named("Anna", "Berg"))
	id, err := h.B.Change(t.Context(), model.Doing{Code: "import"}, func(tx *book.Tx) error {
		return tx.CreatePeople([]*model.Person{uitest.Named("Neu", "Hinzu")})
	})
	if err != nil {
		t.Fatal(err)
	}
	v.Open(page.Route{Page: page.People, Arg: fmt.Sprintf("change:%d", id)})
	h.W.MustSee("Hinzu, Neu")
	if len(v.rows.ids) != 1 {
		t.Errorf("%d people are shown", len(v.rows.ids))
	}
}
