package importing

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestARowAboutSomebodyErasedIsNotTaken(t *testing.T) {
	list := writeList(t, "staff.xlsx", testSheet{name: "Staff", rows: [][]any{
		{"Last name", "First name", "E-mail"},
		{"Berg", "Ebba", "ebba@berg.example"},
		{"Lind", "Nils", "nils@lind.example"},
		{"Wik", "Ida", "ida@wik.example"},
	}})
	b := uitest.NewBook(t)
	ebba := &model.Person{Given: "Ebba", Family: "Berg", Emails: []model.Email{{Address: "ebba@berg.example", Kind: model.KindPrivate}}}
	uitest.Add(t, b, ebba)
	if _, err := b.Erase(t.Context(), []int64{ebba.ID}, book.EraseOptions{}); err != nil {
		t.Fatal(err)
	}
	h := uitest.NewHost(t, b)
	h.Put(New(h), page.Files(page.Import, []string{list}))
	h.W.MustSee("New 2", "Rejected 1", "Erased from the book on", "the row is not taken")
	picture(t, h, "erased")
	h.W.Tap("Import 2 rows")
	if n := count(t, h); n != 2 {
		t.Errorf("%d people, want 2", n)
	}
}
