package importing

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSeveralSheetsAreChosenFirst(t *testing.T) {
	rows := [][]any{{"Last name", "First name"}, {"Berg", "Ebba"}}
	list := writeList(t, "staff.xlsx", testSheet{name: "Malmö", rows: rows}, testSheet{name: "Lund", rows: [][]any{{"Last name", "First name"}, {"Lind", "Nils"}}},
		testSheet{name: "Old", hidden: true, rows: rows}, testSheet{name: "Notes"})
	h, p := open(t, nil, list)
	h.W.MustSee("Malmö", "Lund", "Old", "Hidden", "There are no rows in it.", "Headings in row 1", "1 row")
	picture(t, h, "file")
	h.W.Tap("Lund")
	if n := len(p.chosenSheets()); n != 1 {
		t.Fatalf("%d sheets are chosen after one tick was taken away", n)
	}
	h.W.Tap("Lund")
	h.W.Tap("Look at the columns")
	h.W.Tap("Check the rows")
	h.W.MustSee("New 2", "2 sheets")
}

func TestTheHeadingRowCanBeChanged(t *testing.T) {
	list := writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{
		{"A", "B"}, {"who", "what"}, {"Berg", "Ebba"},
	}})
	h, p := open(t, nil, list)
	h.W.MustSee("No row with headings was found.")
	h.W.Tap("Choose the row with the headings…")
	h.W.Tap("who")
	picture(t, h, "heading")
	h.W.Tap("Row 2 holds the headings")
	if s := p.chosenSheets(); len(s) != 1 || s[0].HeadingRow != 2 || s[0].RowCount != 1 {
		t.Fatalf("the sheets are %+v", s)
	}
	h.W.Tap("Look at the columns")
	h.W.MustSee("who", "Berg", "No column says who it is")
}

func TestABrokenFileDoesNotStopTheOthers(t *testing.T) {
	broken := filepath.Join(t.TempDir(), "broken.xlsx")
	check(t, os.WriteFile(broken, []byte("nothing of the kind"), 0o600))
	h, p := open(t, nil, broken, alumni(t))
	h.W.MustSee("broken.xlsx", "Can’t be read", "Malmö", "5 rows")
	picture(t, h, "broken")
	h.W.Tap("Look at the columns")
	h.W.Tap("Check the rows")
	h.W.MustSee("New 4")
	if len(p.files) != 2 || len(h.Failed) != 0 {
		t.Errorf("%d files, %v", len(p.files), h.Failed)
	}
}

func TestAProtectedFileAsksForItsPassword(t *testing.T) {
	list := writeLocked(t, "secret.xlsx", "Ahorn7", testSheet{name: "Staff", rows: [][]any{{"Last name", "First name"}, {"Berg", "Ebba"}}})
	h, _ := open(t, nil, list)
	h.W.MustSee("is protected by a password")
	h.W.Fill("Password", "wrong")
	h.W.Tap("Open")
	h.W.MustSee("That is not the password")
	h.W.Fill("Password", "Ahorn7")
	h.W.Tap("Open")
	h.W.MustSee("New 1", "Berg, Ebba")
}
