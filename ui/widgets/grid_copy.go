package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
)

// copy puts what is selected on the clipboard. Several rows may be about several people: whoever owns the grid says how
// they are copied, or that they may be as they are.
func (g *DataGrid) copy() {
	rows := g.Selected()
	switch {
	case g.OnCopy != nil:
		g.OnCopy(rows)
	case len(rows) == 1 || g.CopyRows:
		if text := g.TextOf(rows); text != "" {
			fyne.CurrentApp().Clipboard().SetContent(text)
		}
	}
}

// TextOf are the loaded cells of some rows, parted by tabs: what Excel pastes into cells.
func (g *DataGrid) TextOf(ids []int64) string {
	wanted := make(map[int64]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	var text strings.Builder
	for row, n := 0, g.Len(); row < n; row++ {
		if !wanted[g.source.ID(row)] {
			continue
		}
		cells, ok := g.source.Cells(row, g.layout.ids)
		if !ok {
			continue
		}
		for i, c := range cells {
			if i > 0 {
				text.WriteByte('\t')
			}
			text.WriteString(c.Text)
		}
		text.WriteByte('\n')
	}
	return text.String()
}
