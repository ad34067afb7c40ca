package page

import (
	"context"

	"alumnibook/model/consent"
	"alumnibook/model/exchange/handover"
)

// Rows is a table whose rows can be copied as text.
type Rows interface {
	TextOf(rows []int64) string
}

// CopyPeople puts chosen rows of a table of people on the clipboard, as far as the gate lets them out, and says how many
// it kept back. person tells whom a row is about, 0 for nobody.
func CopyPeople(h Host, owner any, table Rows, rows []int64, person func(row int64) int64) {
	of := make(map[int64]int64, len(rows))
	ids := make([]int64, 0, len(rows))
	for _, row := range rows {
		if id := person(row); id != 0 {
			of[row] = id
			ids = append(ids, id)
		}
	}
	Read(h, owner, "copy", func(ctx context.Context) (consent.Decision, error) {
		return handover.Copy(ctx, h.Book(), ids, consent.PurposeRegister, consent.ChannelSheet)
	}, func(d consent.Decision) {
		may := make(map[int64]bool, len(d.Allowed))
		for _, id := range d.Allowed {
			may[id] = true
		}
		var kept []int64
		for _, row := range rows {
			if may[of[row]] {
				kept = append(kept, row)
			}
		}
		if text := table.TextOf(kept); text != "" {
			h.Copy(text)
		}
		if n := len(d.LeftOut); n > 0 {
			h.Toast(h.Words().N("people.left_out", n))
		}
	})
}
