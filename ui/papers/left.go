package papers

import (
	"fyne.io/fyne/v2"

	"alumnibook/model/consent"
	"alumnibook/model/exchange/eventfiles"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// leftOut says by reason who is not in the file. Each reason opens its people.
func (d *dialog) leftOut(r eventfiles.Result, closeIt func()) fyne.CanvasObject {
	w := d.w
	row := widgets.WrapRow(6, widgets.PadEach(4, 0, 0, 0, widgets.NewMuted(w.N("handover.left_out", len(r.LeftOut)))))
	counts := consent.Decision{LeftOut: r.LeftOut}.Count()
	for _, reason := range consent.Reasons {
		n := counts[reason]
		if n == 0 {
			continue
		}
		var ids []int64
		for _, one := range r.LeftOut {
			if one.Reason == reason {
				ids = append(ids, one.ID)
			}
		}
		row.Add(widgets.NewChoiceChip(w.T("gate."+string(reason)), w.Number(n), look.ToneAmber, func() {
			closeIt()
			d.host.Open(page.ThesePeople(ids))
		}))
	}
	return row
}
