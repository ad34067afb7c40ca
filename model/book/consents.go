package book

import (
	"context"
	"errors"

	"gorm.io/gorm"

	"alumnibook/model"
)

// KindConsent is the kind of the entries of the ledger of consents.
const KindConsent = "consent"

// consentRow is a line of the table consents.
type consentRow struct {
	Rec       recordRow `gorm:"embedded"`
	PersonID  int64
	Purpose   model.Purpose
	Channel   model.Channel
	State     model.ConsentState
	OnDay     model.Date
	Source    model.Source
	Wording   string
	WitnessID int64
	Note      string
	Form      string
	Proof     string
	NotedBy   string
}

func (consentRow) TableName() string { return "consents" }

func (r *consentRow) consent() model.Consent {
	return model.Consent{
		Record: r.Rec.record(), PersonID: r.PersonID, Purpose: r.Purpose, Channel: r.Channel, State: r.State, On: r.OnDay,
		Source: r.Source, Wording: r.Wording, WitnessID: r.WitnessID, Note: r.Note, Form: r.Form, Proof: r.Proof, NotedBy: r.NotedBy,
	}
}

// consentColumns are the columns of consents, in the order of consentValues.
var consentColumns = []string{
	"id", "uid", "version", "created", "updated", "person_id", "purpose", "channel", "state", "on_day", "source", "wording", "witness_id", "note",
	"form", "proof", "noted_by",
}

func consentValues(c *model.Consent) []any {
	return []any{
		c.ID, c.UID, int64(c.Version), micros(c.Created), micros(c.Updated), c.PersonID, string(c.Purpose), string(c.Channel), string(c.State),
		c.On.String(), string(c.Source), c.Wording, c.WitnessID, c.Note, c.Form, c.Proof, c.NotedBy,
	}
}

var ledger = kept[consentRow, model.Consent]{
	kind:   KindConsent,
	record: func(c *model.Consent) *model.Record { return &c.Record },
	row: func(c *model.Consent) *consentRow {
		return &consentRow{rowOf(c.Record), c.PersonID, c.Purpose, c.Channel, c.State, c.On, c.Source, c.Wording, c.WitnessID, c.Note, c.Form, c.Proof, c.NotedBy}
	},
	value: func(r *consentRow) model.Consent { return r.consent() },
	owner: func(c *model.Consent) *int64 { return &c.PersonID },
	after: func(tx *Tx, people ...int64) error { return tx.sumUpConsents(people) },
}

// Consents is the ledger of a person, newest first.
func (b *Book) Consents(ctx context.Context, personID int64) ([]model.Consent, error) {
	list, err := ledger.of(b.read.WithContext(ctx), personID, "on_day DESC, id DESC")
	return list, codedIn(ctx, err)
}

// AddConsents adds entries to the ledger and fills in their Record and, where it is missing, who noted them; and it notes
// in the history of each person what was said on which day. Entries about somebody whom a merge put away become those of
// who that is now. There is no way to change or to delete an entry: taking back the change that added it is the only one.
func (tx *Tx) AddConsents(list []*model.Consent) error {
	if len(list) == 0 {
		return nil
	}
	people := make([]int64, len(list))
	for i, c := range list {
		if err := c.Validate(); err != nil {
			return err
		}
		people[i] = c.PersonID
	}
	people = inOrder(people)
	if err := errors.Join(tx.allThere(people), tx.proven(list), tx.signed(list)); err != nil {
		return err
	}
	away, err := tx.merged(people)
	if err != nil {
		return err
	}
	became, err := tx.becameOf(away)
	if err != nil {
		return err
	}
	next, err := tx.nextID("consents")
	if err != nil {
		return err
	}
	out := newBulk(tx.ctx, tx.db, "consents", consentColumns)
	for n, c := range list {
		if n%100 == 0 && tx.ctx.Err() != nil {
			return tx.ctx.Err()
		}
		if now, ok := became[c.PersonID]; ok {
			c.PersonID = now
			people = append(people, now)
		}
		tx.newRecord(&c.Record)
		c.ID = next
		next++
		err := errors.Join(out.add(consentValues(c)...), tx.journal.created(KindConsent, c.ID, c.Version))
		if err != nil {
			return err
		}
	}
	if err := out.flush(); err != nil {
		return err
	}
	if err := tx.sumUpConsents(inOrder(people)); err != nil {
		return err
	}
	return tx.CreateInteractions(consentEntries(list))
}

// signed fills in who noted entries of the ledger.
func (tx *Tx) signed(list []*model.Consent) error {
	seat, err := readSeat(tx.db)
	for _, c := range list {
		if c.NotedBy == "" {
			c.NotedBy = seat.Name
		}
	}
	return err
}

// proven makes sure that the book has the papers which entries of the ledger refer to.
func (tx *Tx) proven(list []*model.Consent) error {
	for _, c := range list {
		if err := tx.hasPaper(c.Proof); err != nil {
			return err
		}
	}
	return nil
}

// consentEntries are what the history says about new entries of the ledger: one for each person and day.
func consentEntries(list []*model.Consent) []*model.Interaction {
	type key struct {
		person int64
		on     model.Date
	}
	said := map[key][]model.Consent{}
	var keys []key
	for _, c := range list {
		k := key{c.PersonID, c.On}
		if said[k] == nil {
			keys = append(keys, k)
		}
		said[k] = append(said[k], *c)
	}
	entries := make([]*model.Interaction, len(keys))
	for i, k := range keys {
		entries[i] = &model.Interaction{
			Kind: model.InteractionConsent, On: k.on, PersonIDs: []int64{k.person}, ColleagueID: said[k][0].WitnessID,
			Text: model.ConsentLines(said[k]),
		}
	}
	return entries
}

// sumUpConsents writes what people said to courtesy calls by phone.
func (tx *Tx) sumUpConsents(people []int64) error {
	return chunks(people, 500, func(part []int64) error {
		tx.touch(part...)
		return run(tx.ctx, tx.db, "UPDATE people SET calls_consent = "+callsConsentSQL+" WHERE id IN "+idList(part))
	})
}

// callsConsentSQL is what holds of somebody's ledger about courtesy calls by phone.
const callsConsentSQL = "ifnull((SELECT c.state FROM consents c WHERE c.person_id = people.id AND c.purpose = 'calls' AND c.channel = 'phone'" +
	" ORDER BY c.on_day DESC, c.id DESC LIMIT 1), '')"

// Consent reads one entry of the ledger. CodeNotFound where there is none of that id.
func (b *Book) Consent(ctx context.Context, id int64) (model.Consent, error) {
	var c model.Consent
	err := b.view(ctx, func(db *gorm.DB) (err error) {
		c, err = ledger.get(db, id)
		return err
	})
	return c, err
}
