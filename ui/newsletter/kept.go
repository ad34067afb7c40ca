package newsletter

import (
	"bytes"
	"encoding/json"
	"maps"
	"strconv"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// typed is an issue as it is being written: what a draft keeps.
type typed struct {
	Newsletter model.Newsletter  `json:"newsletter"`
	Fresh      map[string][]byte `json:"fresh,omitempty"`
}

// draftOf is the name of the draft of an issue.
func draftOf(id int64) string { return "newsletter/" + strconv.FormatInt(id, 10) }

// restore takes back what was typed before and not saved.
func (is *issue) restore(kept []byte) {
	var t typed
	if len(kept) == 0 || json.Unmarshal(kept, &t) != nil || is.n.State == model.NewsletterSent {
		return
	}
	record := is.n.Record
	is.n, is.back = t.Newsletter, true
	is.n.Record = record
	maps.Copy(is.fresh, t.Fresh)
	is.fill()
}

// dirty tells whether anything is not in the book.
func (is *issue) dirty() bool {
	if is.n.State == model.NewsletterSent {
		return false
	}
	if is.was == nil {
		return is.back || is.writer != nil && is.writer.touched
	}
	return !bytes.Equal(body(&is.n), is.was)
}

// typed is what the draft keeps, nil for nothing.
func (is *issue) typed() []byte {
	if !is.dirty() {
		return nil
	}
	b, err := json.Marshal(typed{is.n, is.used()})
	if err != nil {
		return nil
	}
	return b
}

// used are the fresh pictures that the issue still shows.
func (is *issue) used() map[string][]byte {
	used := map[string][]byte{}
	for b := range is.n.Boxes {
		for _, item := range is.n.Boxes[b].Items {
			if data, ok := is.fresh[item.Image]; ok {
				used[item.Image] = data
			}
		}
	}
	return used
}

// showBanner says that what is shown was typed before and not saved.
func (is *issue) showBanner() {
	if !is.back {
		is.banner.Objects = nil
		is.banner.Hide()
		return
	}
	w := is.w
	words := widgets.NewParagraph(w.T("newsletter.back"))
	drop := widgets.NewSecondary(w.T("newsletter.back_drop"), look.Icon("undo"), is.askDrop).Smaller()
	is.banner.Objects = []fyne.CanvasObject{
		widgets.Ground(look.ColorAmberTint, widgets.PadEach(8, look.PagePad, 8, look.PagePad, widgets.FillRow(12, 0, words, drop))),
	}
	is.banner.Show()
}

// askDrop throws away what was typed before.
func (is *issue) askDrop() {
	w := is.w
	is.v.host.Ask(page.Question{Title: w.T("newsletter.drop_title"), Text: w.T("newsletter.drop_text"), Verb: w.T("newsletter.back_drop"), Danger: true, Yes: func() {
		id, v := is.n.ID, is.v
		is.keeper.Drop(func() {
			v.issue = nil
			if id == 0 {
				v.toList()
				return
			}
			v.reopen(id, is.tab)
		})
	}})
}

// renewKeeper forgets the draft of what is saved now, and keeps what is typed from here on.
func (is *issue) renewKeeper(wasNew bool) {
	if !wasNew {
		is.keeper.Clear()
		return
	}
	is.keeper.Drop(nil)
	is.keeper = draft.NewTextKeeper(is.v.host, draftOf(is.n.ID), nil, is.typed)
}

// rest leaves the issue; what was typed and neither saved nor thrown away stays kept.
func (is *issue) rest() {
	is.keeper.Now()
	is.keeper.Rest()
}
