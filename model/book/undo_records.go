package book

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"

	"alumnibook/model"
)

// usedSQL finds out whether something refers to a record, which then stays.
var usedSQL = map[string]string{
	KindOrganisation: "SELECT count(*) FROM jobs WHERE organisation_id = @id",
	KindOwnField:     "SELECT count(*) FROM own_values WHERE field_id = @id",
	KindColleague: "SELECT (SELECT count(*) FROM people WHERE owner_id = @id) +" +
		" (SELECT count(*) FROM interactions WHERE colleague_id = @id OR follow_owner = @id) +" +
		" (SELECT count(*) FROM consents WHERE witness_id = @id) +" +
		" (SELECT count(*) FROM leavings, json_each(steps) WHERE json_extract(value, '$.owner_id') = @id) +" +
		" (SELECT count(*) FROM exit_interviews WHERE json_extract(said, '$.by_id') = @id) +" +
		" (SELECT count(*) FROM events WHERE json_extract(plan, '$.host_id') = @id)",
	KindEvent: "SELECT count(*) FROM attendances WHERE event_id = @id",
}

func (u *undoing) used(kind string, id int64) (bool, error) {
	sql, ok := usedSQL[kind]
	if !ok {
		return false, nil
	}
	var n int
	err := query(u.tx.db, &n, sql, map[string]any{"id": id})
	return n > 0, err
}

// removeRecord takes back that a record was created. An organisation that somebody else's job names stays
// without a word; any other that is in use is a conflict.
func (u *undoing) removeRecord(r *journalRow) error {
	now, err := currentRecord(u.tx.db, r.Kind, r.RowID)
	if model.CodeOf(err) == model.CodeNotFound {
		return nil
	}
	if err != nil {
		return err
	}
	used, err := u.used(r.Kind, r.RowID)
	if err != nil || used && r.Kind == KindOrganisation {
		return err
	}
	if used && r.Kind == KindOwnField && u.force() {
		u.restored++
		return u.tx.DeleteOwnField(r.RowID)
	}
	if used && r.Kind == KindEvent && u.force() {
		u.restored++
		return u.tx.DeleteEvent(r.RowID)
	}
	ok, err := u.untouched(r, now)
	if err != nil {
		return err
	}
	if used || !ok && !u.force() {
		return u.refuse(r, now.value)
	}
	u.restored++
	if r.Kind == KindOrganisation {
		delete(u.tx.orgs.ids, model.OrganisationKey(now.value.(*model.Organisation).Name))
		u.tx.orgs.all = false
	}
	return stores[r.Kind].remove(u.tx, r.RowID)
}

// putRecordBack takes back that a record was changed.
func (u *undoing) putRecordBack(r *journalRow) error {
	now, err := currentRecord(u.tx.db, r.Kind, r.RowID)
	if model.CodeOf(err) == model.CodeNotFound {
		if u.force() {
			return u.bringRecordBack(r)
		}
		return u.refuse(r, nil)
	}
	if err != nil {
		return err
	}
	merged, err := u.merged(r, now.value)
	if err != nil || merged == nil {
		return err
	}
	u.restored++
	switch v := now.value.(type) {
	case *model.Interaction:
		return u.putInteractionBack(r, v, merged)
	case *model.Event:
		u.places[v.ID] = v.Capacity
	}
	err = stores[r.Kind].restore(u.tx, now.value, merged)
	if errors.Is(err, errPersonGone) {
		u.restored--
		return u.refuse(r, now.value)
	}
	return err
}

func (u *undoing) putInteractionBack(r *journalRow, now *model.Interaction, merged json.RawMessage) error {
	back := model.Interaction{}
	if err := json.Unmarshal(merged, &back); err != nil {
		return err
	}
	back.Record = now.Record
	there, err := present(u.tx.db, "people", back.PersonIDs)
	if err != nil {
		return err
	}
	back.PersonIDs = slices.DeleteFunc(back.PersonIDs, func(id int64) bool { return !there[id] })
	if len(back.PersonIDs) == 0 {
		u.restored--
		return u.refuse(r, now)
	}
	return u.tx.UpdateInteraction(&back)
}

// bringRecordBack takes back that a record was deleted.
func (u *undoing) bringRecordBack(r *journalRow) error {
	_, err := currentRecord(u.tx.db, r.Kind, r.RowID)
	if err == nil {
		return nil // it is there again
	}
	if model.CodeOf(err) != model.CodeNotFound {
		return err
	}
	u.restored++
	switch r.Kind {
	case KindInteraction:
		u.restored--
		return u.bringInteractionsBack([]journalRow{*r})
	case KindDifferent:
		return u.bringApartBack(r)
	case KindInterview:
		return u.bringInterviewBack(r)
	case KindOrganisation:
		u.restored--
		return u.bringOrganisationsBack([]journalRow{*r})
	}
	return u.comeBack(r)
}

// comeBack stores a deleted record again, unless its person is not there any more.
func (u *undoing) comeBack(r *journalRow) error {
	err := stores[r.Kind].comeBack(u, r)
	if errors.Is(err, errPersonGone) {
		u.restored--
		return u.refuse(r, nil)
	}
	return err
}

// bringInterviewBack refuses to bring back what may not be kept any longer.
func (u *undoing) bringInterviewBack(r *journalRow) error {
	var was model.ExitInterview
	if err := json.Unmarshal(image(r.Before), &was); err != nil {
		return err
	}
	if !u.tx.mayKeep(&was) {
		u.restored--
		return u.refuse(r, nil)
	}
	return u.comeBack(r)
}

// bringApartBack passes over a pair that is marked again.
func (u *undoing) bringApartBack(r *journalRow) error {
	var was apart
	if err := json.Unmarshal(image(r.Before), &was); err != nil {
		return err
	}
	have, err := u.tx.apartOf([]int64{was.Low})
	if err != nil {
		return err
	}
	if have[[2]int64{was.Low, was.High}] != 0 {
		u.restored--
		return nil
	}
	return aparts.comeBack(u, r)
}

// firm takes back that the firm's settings were changed. Offices and departments are looked at one by one: what
// the change added goes where nobody needs it any more, what it took away comes back, and what others added
// since stays.
func (u *undoing) firm(r *journalRow) error {
	is, err := readFirm(u.tx.db)
	if err != nil {
		return err
	}
	var before, after model.Firm
	if err := json.Unmarshal(image(r.Before), &before); err != nil {
		return err
	}
	if err := json.Unmarshal(image(r.After), &after); err != nil {
		return err
	}
	offices, err := u.names("office", before.Offices, after.Offices, is.Offices)
	if err != nil {
		return err
	}
	depts, err := u.names("department", before.Departments, after.Departments, is.Departments)
	if err != nil {
		return err
	}
	before.Offices, before.Departments = nil, nil
	after.Offices, after.Departments = nil, nil
	rest := is
	rest.Offices, rest.Departments = nil, nil
	images := make([]string, 2)
	for i, f := range []model.Firm{before, after} {
		text, err := json.Marshal(f)
		if err != nil {
			return err
		}
		images[i] = string(text)
	}
	merged, err := u.merged(&journalRow{Kind: KindFirm, RowID: r.RowID, Before: &images[0], After: &images[1]}, rest)
	if err != nil {
		return err
	}
	if merged != nil {
		rest = model.Firm{}
		if err := json.Unmarshal(merged, &rest); err != nil {
			return err
		}
	}
	rest.Offices, rest.Departments = offices, depts
	if !reflect.DeepEqual(rest, is) {
		u.restored++
	}
	return u.tx.SaveFirm(rest)
}

// names is the list of offices or departments as it becomes.
func (u *undoing) names(column string, before, after, now []string) ([]string, error) {
	var kept []string
	same := slices.Equal(now, after)
	for _, name := range now {
		added := slices.Contains(after, name) && !slices.Contains(before, name)
		if added {
			used, err := u.tx.nameInUse(column, name)
			if err != nil {
				return nil, err
			}
			if !used {
				continue
			}
			same = false
		}
		kept = append(kept, name)
	}
	if same {
		return before, nil
	}
	for _, name := range before {
		if !slices.Contains(after, name) && !slices.Contains(kept, name) {
			kept = append(kept, name)
		}
	}
	return kept, nil
}
