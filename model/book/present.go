package book

import "alumnibook/model"

// Present tells whom something is about that was typed while people came and went: the person, or with whom they were
// merged since. CodeNotFound where they lie in the wastebasket or are erased.
func (tx *Tx) Present(id int64) (int64, error) {
	for {
		p, err := tx.Person(id)
		switch {
		case err != nil:
			return 0, err
		case p.Trashed.IsZero():
			return id, nil
		case p.MergedInto == 0:
			return 0, model.E(model.CodeNotFound, "", nil)
		}
		id = p.MergedInto
	}
}
