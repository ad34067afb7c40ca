package importer

import (
	"context"
	"encoding/hex"
	"slices"

	"alumnibook/model"
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

// lookUp asks the book who carries the keys of a batch of rows, and keeps what those people are recognised by.
func (p *Plan) lookUp(ctx context.Context, from int, readings []*reading) error {
	keys := keysOf{}
	for i, r := range readings {
		if r.rejected == "" {
			keys.addReading(r, p.Rows[from+i], int32(from+i))
		}
	}
	var ids []int64
	for kind, byKey := range keys {
		list := make([]string, 0, len(byKey))
		for k := range byKey {
			list = append(list, k)
		}
		slices.Sort(list)
		found, err := p.book.PeopleByKeys(ctx, kind, list)
		if err != nil {
			return err
		}
		for key, people := range found {
			if len(people) >= 3 && (kind == model.KeyEmail || kind == model.KeyPhone || kind == model.KeyLink) {
				p.shared[hash(string(kind), key)] = true
				continue
			}
			for _, row := range byKey[key] {
				p.Rows[row].meet(people, kind)
			}
			ids = append(ids, people...)
		}
	}
	return p.learn(ctx, ids)
}

func (k keysOf) addReading(r *reading, row *PlanRow, at int32) {
	q := &r.person
	k.add(model.KeyUID, r.uid, at)
	k.add(model.KeyRow, printKey(row.sketch.print), at)
	if q.Given != "" || q.Family != "" {
		k.add(model.KeyName, q.NameKey(), at)
	}
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
func (row *PlanRow) meet(people []int64, kind model.KeyKind) {
	if kind == model.KeyRow {
		row.known = true
	}
	for _, id := range people {
		if i := slices.IndexFunc(row.hits, func(h hit) bool { return h.id == id }); i >= 0 {
			row.hits[i].by |= evidenceOf(kind)
			continue
		}
		row.hits = append(row.hits, hit{id, evidenceOf(kind)})
	}
}

// learn keeps what people of the book are recognised by.
func (p *Plan) learn(ctx context.Context, ids []int64) error {
	slices.Sort(ids)
	ids = slices.DeleteFunc(slices.Compact(ids), func(id int64) bool { return p.known[id] != nil })
	if len(ids) == 0 {
		return nil
	}
	people, err := p.book.People(ctx, ids)
	if err != nil {
		return err
	}
	for i := range people {
		s := sketchPerson(&people[i])
		p.known[people[i].ID] = &s
	}
	return nil
}

// findShared finds the addresses and numbers that three people or more of the list carry: those of an office, which
// say nothing about who somebody is.
func (p *Plan) findShared() {
	type carriers struct{ first, second uint64 }
	seen := map[uint64]carriers{}
	for _, row := range p.Rows {
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
