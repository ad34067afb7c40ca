package book

import "alumnibook/model"

// Bring notes how many came along with somebody who is in. Who has not come brought nobody.
func (tx *Tx) Bring(attendanceID int64, brought int) error {
	was, err := readAttendance(tx.db, attendanceID)
	if err != nil || !was.HasCome() || was.Brought == brought {
		return err
	}
	_, err = tx.changeAttendance(was, func(a *model.Attendance) error {
		a.Brought = brought
		return nil
	})
	return err
}
