package importer

import "slices"

// notice puts together what the user should know about a file as it is understood now.
func (d *Draft) notice(f *File) {
	f.Warnings = slices.Clone(f.found)
	for _, sh := range f.Sheets {
		if sh.Hidden {
			f.Warnings = append(f.Warnings, Notice{Sheet: sh.Name, Code: NoticeHiddenSheet, Count: sh.RowCount})
		}
		if sh.HeadingRow == 0 || sh.Hidden && !sh.Chosen {
			continue
		}
		add := func(code string, row, count int) {
			if count > 0 {
				f.Warnings = append(f.Warnings, Notice{Sheet: sh.Name, Row: row, Code: code, Count: count})
			}
		}
		switch {
		case sh.TakeHidden:
			add(NoticeHiddenTaken, 0, sh.HiddenRows)
		default:
			add(NoticeHiddenRows, 0, sh.HiddenRows)
		}
		add(NoticeHiddenColumns, 0, sh.hiddenColumns)
		add(NoticeAbove, 0, sh.above)
		add(NoticeRepeated, sh.repeatedRow, sh.repeated)
		for _, left := range sh.leftOut {
			add(left.code, left.row, 1)
		}
		add(NoticeFirmAddresses, 0, sh.firmColumns())
	}
}

// leftOut is a row that is no person.
type leftOut struct {
	row  int // as the sheet shows it
	code string
}

// firmColumns counts the columns in which most addresses are the own firm's: people lose them when they leave.
func (sh *Sheet) firmColumns() int {
	n := 0
	for _, c := range sh.Columns {
		if c.firmMails && c.Field.isEmail() {
			n++
		}
	}
	return n
}
