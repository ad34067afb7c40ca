package book

import (
	"errors"
	"slices"

	"gorm.io/gorm"

	"alumnibook/model"
)

// everybody is some people with all whom merges made one of them, and what names them.
type everybody struct {
	ids    []int64                 // in their order
	people map[int64]*model.Person // as they are
	past   []*model.Person         // as the journal knows them
	find   *model.Traces           // what names them and nobody else
	own    *model.Traces           // what names them where it is sure that they are meant
}

// findEverybody finds some people of the book; CodeNotFound where there is none of them.
func findEverybody(db *gorm.DB, index wordIndex, ids []int64) (who everybody, err error) {
	if who.ids, err = everybodyMerged(db, ids); err != nil {
		return who, err
	}
	if len(who.ids) == 0 {
		return who, model.E(model.CodeNotFound, KindPerson, nil)
	}
	if who.people, err = loadPeople(db, who.ids); err != nil {
		return who, err
	}
	if who.past, err = pastOfPeople(db, who.ids); err != nil {
		return who, err
	}
	err = who.findTraces(db, index)
	return who, err
}

// versions are all of them, as they are and as they were.
func (who *everybody) versions() []*model.Person {
	list := make([]*model.Person, 0, len(who.ids)+len(who.past))
	for _, id := range who.ids {
		list = append(list, who.people[id])
	}
	return append(list, who.past...)
}

// besides finds them in what is surely about them and about some others, whose names stay.
func (who *everybody) besides(others map[int64]*model.Person) *model.Traces {
	words, emails, phones := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for _, p := range others {
		for _, w := range model.NameWords(p) {
			words[w] = true
		}
		for _, a := range p.Emails {
			emails[model.EmailKey(a.Address)] = true
		}
		for _, f := range p.Phones {
			phones[f.E164] = true
		}
	}
	return model.NewTraces(who.versions(), model.TracesOf{
		Word:  func(w string) bool { return words[w] },
		Email: func(key string) bool { return emails[key] },
		Phone: func(n string) bool { return n != "" && phones[n] },
	})
}

// everybodyMerged is everybody whom merges made one with some people of the book, in the order of ids.
func everybodyMerged(db *gorm.DB, ids []int64) ([]int64, error) {
	all := map[int64]bool{}
	for _, id := range ids {
		for range 1000 { // in a sound book nobody is merged in a circle
			var into []int64
			if err := query(db, &into, "SELECT merged_into FROM people WHERE id = ?", id); err != nil {
				return nil, err
			}
			if len(into) == 0 {
				break
			}
			all[id] = true
			if into[0] == 0 {
				break
			}
			id = into[0]
		}
	}
	for next := sortedIDs(all); len(next) > 0; {
		from, err := mergedInto(db, next)
		if err != nil {
			return nil, err
		}
		next = nil
		for _, id := range from {
			if !all[id] {
				all[id] = true
				next = append(next, id)
			}
		}
	}
	return sortedIDs(all), nil
}

// pastOfPeople are people as the journal knows them.
func pastOfPeople(db *gorm.DB, ids []int64) ([]*model.Person, error) {
	var past []*model.Person
	err := chunks(ids, 500, func(part []int64) error {
		var rows []journalRow
		err := db.Where("kind = ? AND row_id IN "+idList(part)+" AND before IS NOT NULL AND "+notErasedSQL, KindPerson).Order("change_id").Find(&rows).Error
		if err != nil {
			return err
		}
		for i := range rows {
			for _, text := range []*string{rows[i].Before, rows[i].After} {
				if text == nil {
					continue
				}
				p, err := personFromJSON([]byte(*text), rows[i].RowID)
				if err != nil {
					return err
				}
				past = append(past, p)
			}
		}
		return nil
	})
	return past, err
}

// commonWord is in the words of how many others a name may be before it is taken for a word like any other.
func commonWord(people int) int { return max(100, people/200) }

// findTraces makes what finds them in texts: what names nobody else of the book, and, for what is surely about them, all
// of it.
func (who *everybody) findTraces(db *gorm.DB, index wordIndex) (err error) {
	var all int
	if err := query(db, &all, "SELECT count(*) FROM search_docs"); err != nil {
		return err
	}
	fail := func(e error) { err = errors.Join(err, e) }
	words := map[string]bool{}
	shared := model.TracesOf{
		Word: func(w string) bool {
			is, known := words[w]
			if !known {
				var e error
				is, e = nameOfOthers(db, index, w, who.ids, commonWord(all))
				fail(e)
				words[w] = is
			}
			return is
		},
		Email: func(key string) bool {
			others, e := hasTrace(db, trace{traceEmail, key}, who.ids)
			fail(e)
			return others
		},
		Phone: func(e164 string) bool {
			others, e := hasTrace(db, trace{tracePhone, e164}, who.ids)
			fail(e)
			return others && e164 != ""
		},
		Place: func(street string) bool {
			var n int
			fail(query(db, &n, "SELECT count(*) FROM (SELECT 1 FROM addresses WHERE street = ? AND person_id NOT IN "+idList(who.ids)+" LIMIT 1)", street))
			return n > 0
		},
	}
	versions := who.versions()
	who.find, who.own = model.NewTraces(versions, shared), model.NewTraces(versions, model.TracesOf{})
	return err
}

// nameOfOthers tells whether a folded word is in the name of somebody else, or in the words of so many that it is one like
// any other.
func nameOfOthers(db *gorm.DB, index wordIndex, word string, ids []int64, common int) (bool, error) {
	set, err := index.term(db, firstRunes(word, longestWord))
	if err != nil {
		return false, err
	}
	var others []int64
	set.each(func(id int64) {
		if !slices.Contains(ids, id) {
			others = append(others, id)
		}
	})
	if len(others) > common {
		return true, nil
	}
	found := false
	err = chunks(others, 500, func(part []int64) error {
		var rows []Name
		if err := query(db, &rows, "SELECT id, given, additional, family, birth_name, nickname FROM people WHERE id IN "+idList(part)); err != nil {
			return err
		}
		for _, r := range rows {
			p := model.Person{Given: r.Given, Additional: r.Additional, Family: r.Family, BirthName: r.BirthName, Nickname: r.Nickname}
			found = found || slices.Contains(model.NameWords(&p), word)
		}
		return nil
	})
	return found, err
}
