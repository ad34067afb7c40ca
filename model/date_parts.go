package model

// Parts gives year, month and day; a part that is not known is 0.
func (d Date) Parts() (year, month, day int) { return d.Year, d.Month, d.Day }
