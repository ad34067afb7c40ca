package book

import "bytes"

// rightsSQL are questions about consents, requests and what proves them, whose answer is 0 in a sound book.
var rightsSQL = []struct{ name, sql string }{
	{"consents without their paper", "SELECT count(*) FROM consents c WHERE c.proof <> '' AND NOT EXISTS (SELECT 1 FROM papers p WHERE p.key = c.proof)"},
	{"requests without their paper", "SELECT count(*) FROM requests r WHERE r.proof <> '' AND NOT EXISTS (SELECT 1 FROM papers p WHERE p.key = r.proof)"},
	{"requests of nobody", "SELECT count(*) FROM requests r WHERE r.person_id <> 0 AND NOT EXISTS (SELECT 1 FROM people p WHERE p.id = r.person_id)"},
	{"requests that are open and closed", "SELECT count(*) FROM requests WHERE (state = 'open') <> (closed = '')"},
	{"what is said of privacy", "SELECT count(*) > 1 FROM privacy"},
	{"marks of nobody erased", "SELECT count(*) FROM erased_marks m WHERE NOT EXISTS (SELECT 1 FROM erasures e WHERE e.id = m.erasure_id)"},
}

// rights checks what is kept about people's rights.
func (c *checking) rights() error {
	for _, w := range rightsSQL {
		if err := c.none(w.name, w.sql); err != nil {
			return err
		}
	}
	return c.packed()
}

// packed makes sure that who is in the log of what left the book can be read.
func (c *checking) packed() error {
	var rows []handoverRow
	if err := c.db.Select("id", "people").Where("people IS NOT NULL").Find(&rows).Error; err != nil {
		return err
	}
	for _, r := range rows {
		if !bytes.Equal(r.People, packIDs(unpackIDs(r.People))) {
			c.problem("people of handover %d", r.ID)
		}
	}
	return nil
}
