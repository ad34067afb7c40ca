package ui

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/prefs"
)

// acts are what leads to something that floats, or to a page in a state, by more than the taps of floats: a file, a
// conflict, something under way. Each begins with the book as it is made.
var acts = map[string]func(o *tour){
	"import files":    actImportFiles,
	"import columns":  actImportColumns,
	"import secret":   actImportSecret,
	"import rows":     actImportRows,
	"import progress": actImportProgress,
	"locked window":   actLocked,
	"refused books":   actRefused,
	"only to look at": actReading,
	"book that goes":  actGone,
	"damaged book":    actDamaged,
	"restoring":       actRestoring,
	"second place":    actSecondPlace,
	"arrival":         actArrival,
	"new book":        actNewBook,
	"crash":           actCrash,
	"writing":         actWriting,
	"mailing":         actMailing,
	"replacing":       actReplacing,
	"undoing":         actUndoing,
	"merging":         actMerging,
	"erasing":         actErasing,
	"unsaved":         actUnsaved,
	"draft":           actDraft,
	"twice":           actTwice,
	"erased before":   actErasedBefore,
	"own field":       actOwnField,
	"lists":           actLists,
	"evening":         actEvening,
	"feedback":        actFeedback,
	"newsletter":      actNewsletter,
	"interview":       actInterview,
	"objection":       actObjection,
	"promise":         actPromise,
}

func TestDialogsAfterMoreThanAFewTaps(t *testing.T) {
	forSizes(t, func(t *testing.T, start func(t *testing.T) *tour) {
		for name, play := range acts {
			t.Run(name, func(t *testing.T) {
				o := start(t)
				o.noKeys = o.s.prefs.TextSize() < prefs.TextSizes[len(prefs.TextSizes)-1] // where the most has to be scrolled
				play(o)
			})
		}
	})
}

// picks answers the next questions for files with these, and asks inside the window again after that.
func (o *tour) picks(paths ...string) { o.s.picker = &picker{open: paths, save: paths[0]} }

// show opens a page.
func (o *tour) show(r page.Route, tab int) {
	o.open(stop{route: r, tabs: tab >= 0}, max(tab, 0))
}

func (o *tour) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// anyone is somebody in the book who has an e-mail address and worked in an office, after some others.
func (o *tour) anyone(after int) model.Person {
	o.t.Helper()
	ids, err := o.s.book.Find(o.t.Context(), model.Filter{}, model.Sort{})
	o.must(err)
	for _, id := range ids {
		p, err := o.s.book.Person(o.t.Context(), id)
		o.must(err)
		if len(p.Emails) == 0 || len(p.Employments) == 0 {
			continue
		}
		if after--; after < 0 {
			return p
		}
	}
	o.t.Fatal("there are too few people")
	return model.Person{}
}

// change changes the book, as another page would.
func (o *tour) change(fn func(tx *book.Tx) error) int64 {
	o.t.Helper()
	id, err := o.s.book.Change(o.t.Context(), model.Doing{Code: "edit", Name: "Kunigunde Zwirner"}, fn)
	o.must(err)
	return id
}
