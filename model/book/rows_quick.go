package book

import (
	"gorm.io/gorm"

	"alumnibook/model"
)

// listColumns are the columns of listRow: reading them by name takes half the time of handing GORM whole lines.
const listColumns = "id, uid, list_name, initials, photo, status, office, department, position, from_day, left_day, employer, job_title, city, email, phone," +
	" tag_line, owner_id, birthday, last_contact, last_heard, next_call, follow_up, trashed, calls_consent"

// readRows is Rows by id, within a snapshot.
func readRows(db *gorm.DB, ids []int64) (map[int64]model.Row, error) {
	found := make(map[int64]model.Row, len(ids))
	err := chunks(ids, 500, func(part []int64) error {
		rows, err := db.Raw("SELECT " + listColumns + " FROM people WHERE id IN " + idList(part)).Rows()
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var l listRow
			err := rows.Scan(&l.ID, &l.UID, &l.ListName, &l.Initials, &l.Photo, &l.Status, &l.Office, &l.Department, &l.Position, &l.FromDay, &l.LeftDay,
				&l.Employer, &l.JobTitle, &l.City, &l.Email, &l.Phone, &l.TagLine, &l.OwnerID, &l.Birthday, &l.LastContact, &l.LastHeard, &l.NextCall,
				&l.FollowUp, &l.Trashed, &l.CallsConsent)
			if err != nil {
				return err
			}
			found[l.ID] = l.row()
		}
		return rows.Err()
	})
	return found, err
}
