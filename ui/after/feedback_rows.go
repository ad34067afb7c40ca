package after

import (
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// Len counts the rows.
func (s *feedback) Len() int { return len(s.rows) }

// ID is the attendance.
func (s *feedback) ID(row int) int64 { return s.rows[row].ID }

// Cells says what somebody said.
func (s *feedback) Cells(row int, columns []string) ([]widgets.Cell, bool) {
	if row >= len(s.rows) {
		return nil, false
	}
	g := s.rows[row]
	cells := make([]widgets.Cell, len(columns))
	for i, c := range columns {
		switch {
		case c == "name" && g.PersonID == 0:
			cells[i] = widgets.Cell{Text: s.v.w.T("after.erased"), Muted: true, Icon: look.Icon("user")}
		case c == "name":
			cells[i] = widgets.Cell{Text: g.Name, Avatar: s.v.who.avatar(g.Initials)}
		case c == "score":
			cells[i] = widgets.Cell{Text: scoreText(g.Score)}
		default:
			cells[i] = widgets.Cell{Text: g.Comment, Muted: true}
		}
	}
	return cells, true
}
