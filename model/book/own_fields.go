package book

import "alumnibook/model"

// dropGoneFields leaves out what people hold in fields that the firm has taken away since they were read: a form may
// have stood open meanwhile, and everything else in it is still to be saved.
func (tx *Tx) dropGoneFields(people []*model.Person) error {
	known := map[int64]bool{}
	for _, p := range people {
		if len(p.OwnFields) == 0 {
			continue
		}
		if len(known) == 0 {
			var ids []int64
			if err := query(tx.db, &ids, "SELECT id FROM own_fields"); err != nil {
				return err
			}
			known[0] = false
			for _, id := range ids {
				known[id] = true
			}
		}
		for id := range p.OwnFields {
			if !known[id] {
				delete(p.OwnFields, id)
			}
		}
	}
	return nil
}
