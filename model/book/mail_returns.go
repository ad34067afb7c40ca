package book

import (
	"context"

	"alumnibook/model"
)

// Returned is what came back to a mail: it could not be delivered, or somebody wants none any more.
type Returned struct {
	PersonID int64  // 0 for everybody who has the address
	Address  string // as it stood in the mailbox
	Kind     ReturnKind
	Purpose  model.Purpose // what they want no more of; only for ReturnUnsubscribed
	On       model.Date
	Proof    string // what they wrote
}

// ReturnKind is what came back.
type ReturnKind string

// The kinds of what comes back.
const (
	ReturnBounced      ReturnKind = "bounced"      // the address is wrong
	ReturnUnsubscribed ReturnKind = "unsubscribed" // they took their consent back
)

// WhoHas finds who has some e-mail addresses, of those who are not in the wastebasket, whatever their spelling: several
// people may share one. The answer is by the addresses as they were asked for.
func (b *Book) WhoHas(ctx context.Context, addresses []string) (map[string][]int64, error) {
	keys := make([]string, len(addresses))
	for i, a := range addresses {
		keys[i] = model.EmailKey(a)
	}
	found, err := b.PeopleByKeys(ctx, model.KeyEmail, keys)
	if err != nil {
		return nil, err
	}
	who := make(map[string][]int64, len(found))
	for i, a := range addresses {
		if ids := found[keys[i]]; len(ids) > 0 {
			who[a] = ids
		}
	}
	return who, nil
}

// MailReturned notes what came back: addresses to which nothing could be delivered are marked as wrong, and who wants no
// more mails has a withdrawn consent in the ledger, with what they wrote as its proof. What is known already changes
// nothing.
func (tx *Tx) MailReturned(list []Returned) error {
	list, err := tx.eachReturned(list)
	if err != nil {
		return err
	}
	if err := tx.addressesFailed(list); err != nil {
		return err
	}
	return tx.unsubscribed(list)
}

// eachReturned names the people where only an address was given.
func (tx *Tx) eachReturned(list []Returned) ([]Returned, error) {
	var each []Returned
	for _, r := range list {
		if !r.On.IsFull() || !r.On.Valid() {
			return nil, model.Invalid("on", "date")
		}
		if r.PersonID != 0 {
			each = append(each, r)
			continue
		}
		var ids []int64
		err := query(tx.db, &ids, "SELECT DISTINCT k.person_id FROM emails k JOIN people p ON p.id = k.person_id WHERE p.trashed = 0 AND k.key = ? ORDER BY k.person_id",
			model.EmailKey(r.Address))
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			r.PersonID = id
			each = append(each, r)
		}
	}
	return each, nil
}

// addressesFailed marks the addresses that bounced.
func (tx *Tx) addressesFailed(list []Returned) error {
	failed := map[int64]map[string]model.Date{}
	for _, r := range list {
		if r.Kind != ReturnBounced {
			continue
		}
		if failed[r.PersonID] == nil {
			failed[r.PersonID] = map[string]model.Date{}
		}
		failed[r.PersonID][model.EmailKey(r.Address)] = r.On
	}
	return chunks(sortedIDs(failed), peopleChunk, func(part []int64) error {
		people, err := tx.People(part)
		if err != nil {
			return err
		}
		var changed []*model.Person
		for i := range people {
			if markFailed(&people[i], failed[people[i].ID]) {
				changed = append(changed, &people[i])
			}
		}
		return tx.UpdatePeople(changed)
	})
}

// markFailed marks those of somebody's addresses that are wrong and not known to be.
func markFailed(p *model.Person, wrong map[string]model.Date) (changed bool) {
	for i := range p.Emails {
		e := &p.Emails[i]
		if on, ok := wrong[model.EmailKey(e.Address)]; ok && e.Failed.IsZero() {
			e.Failed, changed = on, true
		}
	}
	return changed
}

// unsubscribed adds to the ledger who wants no more mails.
func (tx *Tx) unsubscribed(list []Returned) error {
	var add []*model.Consent
	type key struct {
		person  int64
		purpose model.Purpose
	}
	noted := map[key]bool{}
	for _, r := range list {
		k := key{r.PersonID, r.Purpose}
		if r.Kind != ReturnUnsubscribed || noted[k] {
			continue
		}
		noted[k] = true
		ledger, err := ledger.of(tx.db, r.PersonID, "on_day DESC, id DESC")
		if err != nil {
			return err
		}
		switch model.Standing(ledger)[r.Purpose][model.ChannelEmail].State {
		case model.ConsentWithdrawn, model.ConsentObjected:
			continue
		}
		add = append(add, &model.Consent{
			PersonID: r.PersonID, Purpose: r.Purpose, Channel: model.ChannelEmail, State: model.ConsentWithdrawn,
			On: r.On, Source: model.SourceEmail, Note: r.Proof,
		})
	}
	return tx.AddConsents(add)
}
