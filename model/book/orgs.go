package book

import "alumnibook/model"

// orgs finds organisations by their names and makes those that people's jobs are the first to name.
type orgs struct {
	tx   *Tx
	ids  map[string]int64 // by key
	all  bool             // ids holds all there are
	next int64            // id of the next one, 0 while not known
	out  *bulk
}

// expect reads all organisations at once where many people come.
func (o *orgs) expect(people int) error {
	if o.all || people < 2*bulkRows {
		return nil
	}
	var rows []struct {
		ID  int64
		Key string
	}
	if err := query(o.tx.db, &rows, "SELECT id, key FROM organisations"); err != nil {
		return err
	}
	for _, r := range rows {
		o.ids[r.Key] = r.ID
	}
	o.all = true
	return nil
}

// need makes sure that there is an organisation of a name.
func (o *orgs) need(name string) error {
	key := model.OrganisationKey(name)
	if _, ok := o.ids[key]; ok || key == "" {
		return nil
	}
	if !o.all {
		var ids []int64
		if err := query(o.tx.db, &ids, "SELECT id FROM organisations WHERE key = ?", key); err != nil {
			return err
		}
		if len(ids) > 0 {
			o.ids[key] = ids[0]
			return nil
		}
	}
	return o.create(name, key)
}

func (o *orgs) create(name, key string) error {
	if o.next == 0 {
		next, err := o.tx.nextID("organisations")
		if err != nil {
			return err
		}
		o.next = next
		o.out = newBulk(o.tx.ctx, o.tx.db, "organisations", organisationColumns)
	}
	org := model.Organisation{Name: name}
	o.tx.newRecord(&org.Record)
	org.ID = o.next
	o.next++
	o.ids[key] = org.ID
	if err := o.out.add(organisationValues(&org, key)...); err != nil {
		return err
	}
	return o.tx.journal.created(KindOrganisation, org.ID, org.Version)
}

// id is the id of an organisation that was needed before; nil for no name.
func (o *orgs) id(name string) any {
	if id, ok := o.ids[model.OrganisationKey(name)]; ok {
		return id
	}
	return nil
}

func (o *orgs) flush() error {
	if o.out == nil {
		return nil
	}
	return o.out.flush()
}
