package book_test

import (
	"os"
	"path/filepath"
	"testing"

	"alumnibook/model/book"
)

// A file that ends too early says so: how many pages it had, and that of every table that had more rows some are lost.
func TestSalvageOfACutOffBookCountsWhatIsMissing(t *testing.T) {
	path, data := wholeBook(t)
	was := dump(t, path)
	pages := int(data[28])<<24 | int(data[29])<<16 | int(data[30])<<8 | int(data[31])
	size := len(data) / pages
	for _, kept := range []int{pages / 4, pages / 2, pages - 3} {
		cut := filepath.Join(t.TempDir(), "Cut.alumni")
		ok(t, os.WriteFile(cut, data[:kept*size+size/2], 0o600))
		r, err := book.Salvage(t.Context(), cut, filepath.Join(t.TempDir(), "Salvaged.alumni"), nil)
		ok(t, err)
		if r.Pages != pages || r.Unread < pages-kept-freePages(data) {
			t.Errorf("%d of %d pages could not be read, %d of %d are cut off", r.Unread, r.Pages, pages-kept, pages)
		}
		for _, line := range r.Tables {
			missing := len(was[line.Name]) - line.Read
			switch {
			case missing <= 0:
			case line.Lost == 0:
				t.Errorf("%d of %d pages: %s lost %d rows, and nothing is said", kept, pages, line.Name, missing)
			case line.AtLeast && line.Lost > missing:
				t.Errorf("%d of %d pages: %s lost at least %d rows, of %d", kept, pages, line.Name, line.Lost, missing)
			case !line.AtLeast && !line.About && line.Lost != missing:
				t.Errorf("%d of %d pages: %s lost %d rows, not %d", kept, pages, line.Name, missing, line.Lost)
			}
		}
	}
}

// freePages is how many pages of a file are in no use.
func freePages(data []byte) int {
	return int(data[36])<<24 | int(data[37])<<16 | int(data[38])<<8 | int(data[39])
}
