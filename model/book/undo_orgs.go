package book

import (
	"encoding/json"

	"alumnibook/model"
)

// An import of many people brings many organisations; they are taken back and brought back many at a time.

// removeOrganisations takes back that organisations were created. Those that somebody's job names stay without a word;
// those that were changed since are looked at one by one.
func (u *undoing) removeOrganisations(rows []journalRow) error {
	tx, ids := u.tx, idList(rowIDs(rows))
	var used []int64
	if err := query(tx.db, &used, "SELECT DISTINCT organisation_id FROM jobs WHERE organisation_id IN "+ids); err != nil {
		return err
	}
	inUse := setOf(used)
	var lines []organisationRow
	if err := tx.db.Where("id IN " + ids).Find(&lines).Error; err != nil {
		return err
	}
	now := make(map[int64]*organisationRow, len(lines))
	for i := range lines {
		now[lines[i].Rec.ID] = &lines[i]
	}
	var going []int64
	for i := range rows {
		r := &rows[i]
		is := now[r.RowID]
		if is == nil || inUse.has(r.RowID) {
			continue
		}
		if is.Rec.Version != r.VersionAfter {
			if err := u.removeRecord(r); err != nil {
				return err
			}
			continue
		}
		was := is.organisation()
		if err := tx.journal.deleted(KindOrganisation, r.RowID, was.Version, &was); err != nil {
			return err
		}
		delete(tx.orgs.ids, is.Key)
		going = append(going, r.RowID)
	}
	if len(going) == 0 {
		return nil
	}
	tx.orgs.all = false
	u.restored += len(going)
	return run(tx.ctx, tx.db, "DELETE FROM organisations WHERE id IN "+idList(going))
}

// bringOrganisationsBack takes back that organisations were deleted. It passes over those that are there and those
// whose name is in use again.
func (u *undoing) bringOrganisationsBack(rows []journalRow) error {
	tx := u.tx
	there, err := present(tx.db, "organisations", rowIDs(rows))
	if err != nil {
		return err
	}
	back := make([]model.Organisation, 0, len(rows))
	keys := make([]string, 0, len(rows))
	for i := range rows {
		if there[rows[i].RowID] {
			continue
		}
		var o model.Organisation
		if err := json.Unmarshal(image(rows[i].Before), &o); err != nil {
			return err
		}
		u.comesBack(&o.Record, &rows[i])
		back, keys = append(back, o), append(keys, model.OrganisationKey(o.Name))
	}
	var taken []string
	if len(keys) > 0 {
		if err := query(tx.db, &taken, "SELECT key FROM organisations WHERE key IN ?", keys); err != nil {
			return err
		}
	}
	seen := make(map[string]bool, len(taken))
	for _, k := range taken {
		seen[k] = true
	}
	out := newBulk(tx.ctx, tx.db, "organisations", organisationColumns)
	for i, o := range back {
		if seen[keys[i]] {
			continue
		}
		seen[keys[i]] = true
		u.restored++
		if err := out.add(organisationValues(&o, keys[i])...); err != nil {
			return err
		}
		if err := tx.journal.created(KindOrganisation, o.ID, o.Version); err != nil {
			return err
		}
	}
	return out.flush()
}

var organisationColumns = []string{"id", "uid", "version", "created", "updated", "name", "key"}

func organisationValues(o *model.Organisation, key string) []any {
	return []any{o.ID, o.UID, int64(o.Version), micros(o.Created), micros(o.Updated), o.Name, key}
}
