package importer

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// keysOf collects what the rows of a batch can be recognised by, and which rows carry it.
type keysOf map[model.KeyKind]map[string][]int32

func (k keysOf) add(kind model.KeyKind, key string, row int32) {
	if key == "" {
		return
	}
	if k[kind] == nil {
		k[kind] = map[string][]int32{}
	}
	k[kind][key] = append(k[kind][key], row)
}

// printKey is a fingerprint as the book keeps it.
func printKey(p [16]byte) string { return hex.EncodeToString(p[:]) }

// lookUp asks the book who carries the keys of a batch of rows, and keeps what those people are recognised by. Rows that
// say whose they are, or were imported before, are not looked for by anything else; names are only looked up for rows
// that nothing stronger finds.
func (p *Plan) lookUp(ctx context.Context, from int, readings []*reading) error {
	identities, others := keysOf{}, keysOf{}
	for i, r := range readings {
		if r.rejected == "" {
			identities.addIdentity(r, p.Rows[from+i], int32(from+i))
		}
	}
	ids, err := p.meetAll(ctx, identities, nil)
	if err != nil {
		return err
	}
	for i, r := range readings {
		if r.rejected == "" && len(p.Rows[from+i].hits) == 0 {
			others.addContacts(r, int32(from+i))
		}
	}
	if ids, err = p.meetAll(ctx, others, ids); err != nil {
		return err
	}
	people, err := p.learn(ctx, ids)
	if err != nil {
		return err
	}
	ids = ids[:0]
	for i, r := range readings {
		if row := p.Rows[from+i]; r.rejected == "" && !p.recognised(row) {
			ids = row.meetByName(p.index, ids)
		}
	}
	more, err := p.learn(ctx, ids)
	if err != nil {
		return err
	}
	p.compareAhead(ctx, from, readings, append(people, more...))
	return nil
}

// meetAll asks the book who carries keys, and adds those people to ids.
func (p *Plan) meetAll(ctx context.Context, keys keysOf, ids []int64) ([]int64, error) {
	for kind, byKey := range keys {
		list := make([]string, 0, len(byKey))
		for k := range byKey {
			list = append(list, k)
		}
		slices.Sort(list)
		found, err := p.book.PeopleByKeys(ctx, kind, list)
		if err != nil {
			return nil, err
		}
		for key, people := range found {
			if len(people) >= 3 && (kind == model.KeyEmail || kind == model.KeyPhone || kind == model.KeyLink) {
				p.shared[hash(string(kind), key)] = true
				continue
			}
			for _, row := range byKey[key] {
				p.Rows[row].meet(people, kind, key)
			}
			ids = append(ids, people...)
		}
	}
	return ids, nil
}

// recognised tells whether the book has somebody of the row's name who shares more with it than that, or who it is by
// what was remembered.
func (p *Plan) recognised(row *PlanRow) bool {
	return slices.ContainsFunc(row.hits, func(h hit) bool {
		s := p.known[h.id]
		return h.by&(byUID|byPrint) != 0 || h.by&(byNumber|byEmail|byLink) != 0 && s != nil && s.long == row.sketch.long && compatible(s, &row.sketch)
	})
}

// addIdentity collects what tells whose a row is beyond doubt.
func (k keysOf) addIdentity(r *reading, row *PlanRow, at int32) {
	if uid := r.identity(); uid != "" {
		k.add(model.KeyUID, uid, at)
		k.add(model.KeyRow, cardKey(uid), at)
	}
	k.add(model.KeyRow, printKey(row.sketch.print), at)
}

// addContacts collects the numbers, addresses and pages of a row.
func (k keysOf) addContacts(r *reading, at int32) {
	q := &r.person
	for i := range q.Employments {
		k.add(model.KeyPersonnel, model.PersonnelKey(q.Employments[i].PersonnelNumber), at)
	}
	for i := range q.Emails {
		if !model.IsSharedMailbox(q.Emails[i].Address) {
			k.add(model.KeyEmail, model.EmailKey(q.Emails[i].Address), at)
		}
	}
	for i := range q.Phones {
		k.add(model.KeyPhone, q.Phones[i].E164, at)
	}
	for i := range q.Links {
		if q.Links[i].Kind != model.KindWeb {
			k.add(model.KeyLink, model.LinkKey(q.Links[i].URL), at)
		}
	}
}

// meet keeps who in the book has a key in common with the row.
func (row *PlanRow) meet(people []int64, kind model.KeyKind, key string) {
	by := evidenceOf(kind)
	if kind == model.KeyRow {
		if strings.HasPrefix(key, cardPrefix) {
			by = byUID
		} else {
			row.known = true
		}
	}
	for _, id := range people {
		row.hit(id, by)
	}
}

func (row *PlanRow) hit(id int64, by evidenceSet) {
	if i := slices.IndexFunc(row.hits, func(h hit) bool { return h.id == id }); i >= 0 {
		row.hits[i].by |= by
		return
	}
	row.hits = append(row.hits, hit{id, by})
}

// meetByName keeps who in the book has the row's name, or was born on the same day with one of its names.
func (row *PlanRow) meetByName(x *bookIndex, ids []int64) []int64 {
	take := func(key uint64, by evidenceSet) {
		if key == 0 {
			return
		}
		for n, at := 0, x.first(key); at >= 0 && n < mostAlike; n++ {
			row.hit(x.entries[at].id, by)
			ids = append(ids, x.entries[at].id)
			at = x.entries[at].next
		}
	}
	for _, n := range row.sketch.names {
		take(n, byName)
	}
	for _, n := range row.sketch.born {
		take(n, byBirth)
	}
	return ids
}

// cardPrefix begins what the book remembers of a card by its identity, among the fingerprints of rows.
const cardPrefix = "card:"

// cardKey is what a card of another program is recognised by the next time. The book's own people have their UID.
func cardKey(uid string) string {
	sum := sha256.Sum256([]byte(uid))
	return cardPrefix + hex.EncodeToString(sum[:16])
}

// learn keeps what people of the book are recognised by, and gives those whom it has not met before.
func (p *Plan) learn(ctx context.Context, ids []int64) ([]model.Person, error) {
	slices.Sort(ids)
	ids = slices.DeleteFunc(slices.Compact(ids), func(id int64) bool { return p.known[id] != nil })
	if len(ids) == 0 {
		return nil, nil
	}
	people, err := p.book.People(ctx, ids)
	if err != nil {
		return nil, err
	}
	past, err := p.book.ListValues(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i := range people {
		s := sketchPerson(&people[i])
		p.known[people[i].ID] = &s
		if values := past[people[i].ID]; len(values) > 0 {
			p.past[people[i].ID] = values
		}
	}
	return people, nil
}

// bookIndex finds everybody in the book by the forms of their name and by birthday with one name, as hashes.
type bookIndex struct {
	heads   map[uint64]int32
	entries []indexEntry
}

type indexEntry struct {
	id   int64
	next int32
}

// readIndex reads the names of everybody in the book.
func readIndex(ctx context.Context, b register, people int) (*bookIndex, error) {
	x := &bookIndex{heads: make(map[uint64]int32, 3*people), entries: make([]indexEntry, 0, 3*people)}
	var s sketch
	err := b.EachName(ctx, func(n *book.Name) {
		s = sketch{}
		s.setNames(&model.Person{Given: n.Given, Additional: n.Additional, Family: n.Family, BirthName: n.BirthName, Nickname: n.Nickname, Birthday: n.Birthday})
		for _, key := range s.names {
			x.put(key, n.ID)
		}
		for _, key := range s.born {
			x.put(key, n.ID)
		}
	})
	return x, err
}

func (x *bookIndex) put(key uint64, id int64) {
	if key == 0 {
		return
	}
	next := x.first(key)
	x.heads[key] = int32(len(x.entries))
	x.entries = append(x.entries, indexEntry{id, next})
}

func (x *bookIndex) first(key uint64) int32 {
	if at, ok := x.heads[key]; ok {
		return at
	}
	return -1
}

// findShared finds the addresses and numbers that three people or more of the list carry: those of an office, which
// say nothing about who somebody is.
func (p *Plan) findShared() {
	type carriers struct{ first, second uint64 }
	seen := make(map[uint64]carriers, 4*len(p.Rows))
	p.listed = make(map[uint64]int, len(p.Rows))
	for _, row := range p.Rows {
		p.listed[row.sketch.long]++
		for _, k := range row.sketch.strong {
			c := seen[k.key]
			switch name := row.sketch.long; {
			case c.first == 0 || c.first == name:
				c.first = name
			case c.second == 0 || c.second == name:
				c.second = name
			default:
				p.shared[k.key] = true
			}
			seen[k.key] = c
		}
	}
}
