package book

import (
	"context"

	"gorm.io/gorm"

	"alumnibook/model"
)

// listRow is a line of people with what lists show of it.
type listRow struct {
	ID          int64
	UID         string
	ListName    string
	Initials    string
	Photo       string
	Status      model.Status
	Office      string
	Department  string
	Position    string
	FromDay     model.Date
	LeftDay     model.Date
	Employer    string
	JobTitle    string
	City        string
	Email       string
	Phone       string
	TagLine     string
	OwnerID     int64
	Birthday    model.Date
	LastContact model.Date
	LastHeard   model.Date
	NextCall    model.Date
	FollowUp    model.Date
	Trashed     int64

	CallsConsent model.ConsentState
}

func (listRow) TableName() string { return "people" }

func (r *listRow) row() model.Row {
	row := model.Row{
		ID: r.ID, UID: r.UID, Name: r.ListName, Initials: r.Initials, Photo: r.Photo, Status: r.Status,
		Office: r.Office, Department: r.Department, Position: r.Position, From: r.FromDay, Left: r.LeftDay,
		Employer: r.Employer, JobTitle: r.JobTitle, City: r.City, Email: r.Email, Phone: r.Phone, Tags: splitTags(r.TagLine),
		OwnerID: r.OwnerID, Birthday: r.Birthday, LastContact: r.LastContact, LastHeard: r.LastHeard, NextCall: r.NextCall, FollowUp: r.FollowUp, CallConsent: r.CallsConsent,
	}
	if r.Trashed != 0 {
		row.Trashed = model.DateOf(moment(r.Trashed))
	}
	return row
}

// Rows reads what a list shows of people, in the order of ids; those who are not there are left out.
func (b *Book) Rows(ctx context.Context, ids []int64) ([]model.Row, error) {
	rows := make([]model.Row, 0, len(ids))
	err := b.view(ctx, func(db *gorm.DB) error {
		return chunks(ids, 500, func(part []int64) error {
			if err := ctx.Err(); err != nil {
				return err
			}
			var lines []listRow
			if err := db.Where("id IN " + idList(part)).Find(&lines).Error; err != nil {
				return err
			}
			byID := make(map[int64]*listRow, len(lines))
			for i := range lines {
				byID[lines[i].ID] = &lines[i]
			}
			for _, id := range part {
				if l := byID[id]; l != nil {
					rows = append(rows, l.row())
				}
			}
			return nil
		})
	})
	if err != nil {
		return nil, err
	}
	return rows, nil
}
