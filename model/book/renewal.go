package book

import (
	"cmp"
	"context"
	"slices"

	"gorm.io/gorm"

	"alumnibook/model"
)

// Renewal is a consent that holds and that nobody has used for as long as the firm says.
type Renewal struct {
	model.Consent
	Name    string
	LastUse model.Date // when it was used last, the day on which it was given where it never was
}

// oldGivenSQL finds the consents that hold and were given no later than a day.
const oldGivenSQL = "SELECT c.*, p.list_name, p.last_heard FROM consents c JOIN people p ON p.id = c.person_id" +
	" WHERE c.state = 'given' AND c.on_day <= @day AND p.trashed = 0 AND p.status NOT IN ('deceased', 'no_contact')" +
	" AND NOT EXISTS (SELECT 1 FROM consents n WHERE n.person_id = c.person_id AND n.purpose = c.purpose AND n.channel = c.channel AND (n.on_day, n.id) > (c.on_day, c.id))" +
	" AND NOT (" + mayUseSQL + " AND EXISTS (SELECT 1 FROM interaction_people ip CROSS JOIN interactions i ON i.id = ip.interaction_id" +
	" WHERE ip.person_id = c.person_id AND ip.on_day > @day AND " + usesSQL + "))"

// mayUseSQL tells whether it is worth looking through somebody's history for an entry that used a consent after a day: the
// row of the person says when they were heard of last, and a call that reached them counts as that.
const mayUseSQL = "CASE c.purpose WHEN 'calls' THEN c.channel <> 'phone' OR p.last_heard > @day WHEN 'newsletter' THEN 1 WHEN 'events' THEN 1 ELSE 0 END"

// usesSQL tells of an entry i of the history whether it used the consent c.
const usesSQL = "CASE c.purpose WHEN 'calls' THEN CASE c.channel WHEN 'phone' THEN i.kind = 'call' AND i.reached WHEN 'message' THEN i.kind = 'message' ELSE 0 END" +
	" WHEN 'newsletter' THEN i.kind = 'newsletter' WHEN 'events' THEN i.kind IN ('invitation', 'event') ELSE 0 END"

// lastUseSQL is when each of some consents was used last.
const lastUseSQL = "SELECT c.id, max(ip.on_day) AS last_use FROM consents c CROSS JOIN interaction_people ip ON ip.person_id = c.person_id AND ip.on_day > c.on_day" +
	" CROSS JOIN interactions i ON i.id = ip.interaction_id WHERE " + usesSQL + " AND c.id IN "

// RenewalDue are the consents that hold and were not used for as many years as the firm says: neither given anew, nor was
// anybody called, written to or invited because of them. They go on to hold, but it is time to ask again. The one that
// was not used for longest stands in front.
func (b *Book) RenewalDue(ctx context.Context, today model.Date) ([]Renewal, error) {
	var list []Renewal
	err := b.view(ctx, func(db *gorm.DB) error {
		rules, err := readPrivacy(db)
		if err != nil {
			return err
		}
		list, err = oldConsents(db, today.AddMonths(-12*rules.RenewYears))
		return err
	})
	return list, err
}

func oldConsents(db *gorm.DB, day model.Date) ([]Renewal, error) {
	var rows []struct {
		Row       consentRow `gorm:"embedded"`
		ListName  string
		LastHeard model.Date
	}
	if err := query(db, &rows, oldGivenSQL, map[string]any{"day": day.String()}); err != nil {
		return nil, err
	}
	list := make([]Renewal, len(rows))
	byID := make(map[int64]*Renewal, len(rows))
	var ids []int64 // of those that may have been used since
	for i := range rows {
		c := rows[i].Row.consent()
		list[i] = Renewal{c, rows[i].ListName, c.On}
		phoned := c.Purpose == model.PurposeCalls && c.Channel == model.ChannelPhone
		if used := c.Purpose == model.PurposeNewsletter || c.Purpose == model.PurposeEvents || c.Purpose == model.PurposeCalls; used && (!phoned || c.On.Before(rows[i].LastHeard)) {
			byID[c.ID], ids = &list[i], append(ids, c.ID)
		}
	}
	err := chunks(ids, 500, func(part []int64) error {
		var used []struct {
			ID      int64
			LastUse model.Date
		}
		err := query(db, &used, lastUseSQL+idList(part)+" GROUP BY c.id")
		for _, u := range used {
			byID[u.ID].LastUse = u.LastUse
		}
		return err
	})
	slices.SortFunc(list, func(a, b Renewal) int {
		return cmp.Or(a.LastUse.Compare(b.LastUse), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	return list, err
}
