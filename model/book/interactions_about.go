package book

import (
	"gorm.io/gorm"

	"alumnibook/model"
)

// shownInteractions reads entries as pages show them: what is not in the book any more is not named, be it that it may
// come back.
func shownInteractions(db *gorm.DB, ids []int64) ([]model.Interaction, error) {
	list, err := loadInteractions(db, ids)
	if err != nil {
		return nil, err
	}
	return list, forgetGone(db, list)
}

// forgetGone takes the events and newsletters out of entries that were deleted.
func forgetGone(db *gorm.DB, list []model.Interaction) error {
	var events, newsletters []int64
	for k := range list {
		if id := list[k].EventID; id != 0 {
			events = append(events, id)
		}
		if id := list[k].NewsletterID; id != 0 {
			newsletters = append(newsletters, id)
		}
	}
	if len(events)+len(newsletters) == 0 {
		return nil
	}
	haveEvents, err := present(db, "events", inOrder(events))
	if err != nil {
		return err
	}
	haveNewsletters, err := present(db, "newsletters", inOrder(newsletters))
	if err != nil {
		return err
	}
	for k := range list {
		if !haveEvents[list[k].EventID] {
			list[k].EventID = 0
		}
		if !haveNewsletters[list[k].NewsletterID] {
			list[k].NewsletterID = 0
		}
	}
	return nil
}

// keepGone lets an entry that is edited name what it named, though whoever edits it does not see it while it is gone.
func (tx *Tx) keepGone(was, now *model.Interaction) error {
	seen := []model.Interaction{*was}
	if err := forgetGone(tx.db, seen); err != nil {
		return err
	}
	if seen[0].EventID == 0 && now.EventID == 0 {
		now.EventID = was.EventID
	}
	if seen[0].NewsletterID == 0 && now.NewsletterID == 0 {
		now.NewsletterID = was.NewsletterID
	}
	return nil
}
