package book

import (
	"database/sql/driver"
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"

	"alumnibook/model"
)

// forgetJournal takes out of the journal what it knows of those who go: the images of their records are erased, so that
// undo passes them over, and their names are taken out of those of others.
func (e *erasing) forgetJournal() error {
	linked, err := e.onceMerged()
	if err != nil {
		return err
	}
	j := &journalErasing{erasing: e, linked: linked, theirs: e.texts}
	rows, err := j.seek()
	if err != nil {
		return err
	}
	var later []recordKey
	for i := range rows {
		if j.ofLinked(&rows[i]) {
			continue // when it is known what is theirs
		}
		all, err := j.rewrite(&rows[i])
		if err != nil {
			return err
		}
		if key := (recordKey{rows[i].Kind, rows[i].RowID}); all && !e.gone[key] {
			e.gone[key] = true
			later = append(later, key)
		}
	}
	if err := j.eraseAll(later); err != nil {
		return err
	}
	for i := range rows {
		if j.ofLinked(&rows[i]) {
			if _, err := j.rewrite(&rows[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// ofLinked tells whether a row is of a record of somebody with whom they were once one.
func (j *journalErasing) ofLinked(r *journalRow) bool {
	if len(j.linked) == 0 || j.gone[recordKey{r.Kind, r.RowID}] {
		return false
	}
	if r.Kind == KindPerson {
		return j.linked[r.RowID] != ""
	}
	return isOwned(r.Kind) && slices.ContainsFunc([]*string{r.Before, r.After}, func(text *string) bool {
		return text != nil && hasID(r.Kind, *text, func(id int64) bool { return j.linked[id] != "" })
	})
}

// onceMerged are others of whom merges made them one that were taken back since: what the journal knows of these meanwhile
// is theirs too. Each comes with what they have today.
func (e *erasing) onceMerged() (map[int64]string, error) {
	linked := map[int64]string{}
	seen := setOf(e.ids)
	for past := e.past; len(past) > 0; {
		var next []int64
		for _, p := range past {
			if id := p.MergedInto; id != 0 && !seen.has(id) {
				seen.add(id)
				next = append(next, id)
			}
		}
		for _, id := range next {
			text, err := e.todayOf(id)
			if err != nil {
				return nil, err
			}
			linked[id] = text
		}
		var err error
		if past, err = pastOfPeople(e.tx.db, next); err != nil {
			return nil, err
		}
	}
	return linked, nil
}

// todayOf is somebody with all that is theirs today, as JSON.
func (e *erasing) todayOf(id int64) (string, error) {
	all := []any{}
	people, err := loadPeople(e.tx.db, []int64{id})
	if err != nil {
		return "", err
	}
	if p := people[id]; p != nil {
		all = append(all, p)
	}
	for _, o := range owned {
		var ids []int64
		if err := query(e.tx.db, &ids, "SELECT id FROM "+o.table+" WHERE person_id = ?", id); err != nil {
			return "", err
		}
		for _, id := range ids {
			r, err := currentRecord(e.tx.db, o.kind, id)
			if err != nil {
				return "", err
			}
			all = append(all, r.value)
		}
	}
	text, err := json.Marshal(all)
	return string(text), err
}

type journalErasing struct {
	*erasing
	linked map[int64]string // others who were once one with them, with what they have today
	theirs ownTexts         // texts of their own, for these
}

// seek finds the rows of the journal that know something of them.
func (j *journalErasing) seek() ([]journalRow, error) {
	n, done := seek(func(c []driver.Value) bool {
		kind, _ := c[0].(string)
		id, _ := c[1].(int64)
		if j.gone[recordKey{kind, id}] {
			return true
		}
		for _, text := range textsOf(c[2:]) {
			if text != erasedImage && j.knows(kind, id, text) {
				return true
			}
		}
		return false
	})
	defer done()
	var rows []journalRow
	err := j.tx.db.Where("(before IS NOT NULL OR after IS NOT NULL) AND "+seekFunction+"(?, kind, row_id, before, after)", n).
		Order("change_id, seq").Find(&rows).Error
	return rows, err
}

// knows tells whether the image of a record may say something of them.
func (j *journalErasing) knows(kind string, id int64, text string) bool {
	if kind == KindPerson && j.linked[id] != "" {
		return true
	}
	if len(j.linked) > 0 && isOwned(kind) && hasID(kind, text, func(id int64) bool { return j.linked[id] != "" }) {
		return true
	}
	if j.names(kind, text) {
		return true
	}
	if !j.o.KeepMentions && j.find.MayBeIn(text) {
		return true
	}
	return slices.ContainsFunc(j.staff, func(c model.Colleague) bool { return strings.Contains(text, c.Name) })
}

// idFields are the fields of images that hold people's ids.
var idFields = []string{`"person_ids":[`, `"person_id":`, `"low":`, `"high":`}

// names tells whether one of them is in an image by their id.
func (e *erasing) names(kind, text string) bool {
	return hasID(kind, text, func(id int64) bool { _, is := slices.BinarySearch(e.ids, id); return is })
}

// hasID tells whether somebody is in an image by their id.
func hasID(kind, text string, is func(id int64) bool) bool {
	if kind == KindPerson {
		return false
	}
	for _, field := range idFields {
		for rest := text; ; {
			_, after, ok := strings.Cut(rest, field)
			if !ok {
				break
			}
			rest = after
			for ok {
				end := strings.IndexFunc(after, func(r rune) bool { return r < '0' || r > '9' })
				if end <= 0 {
					break
				}
				if id, err := strconv.ParseInt(after[:end], 10, 64); err == nil && is(id) {
					return true
				}
				ok = after[end] == ',' && field == idFields[0]
				after = after[end+1:]
			}
		}
	}
	return false
}

// rewrite erases what a row knows of them; true where it was all of the record.
func (j *journalErasing) rewrite(r *journalRow) (all bool, err error) {
	if r.isErased() {
		return false, nil
	}
	key := recordKey{r.Kind, r.RowID}
	whole := j.gone[key]
	for _, text := range []*string{r.Before, r.After} {
		if text == nil || whole {
			continue
		}
		if isOwned(r.Kind) || r.Kind == KindDifferent {
			whole = j.names(r.Kind, *text)
			all = whole
		}
		if !whole && j.ofLinked(r) {
			whole = j.holdsTheirs(*text)
		}
	}
	before, after := r.Before, r.After
	if !whole {
		for _, text := range []**string{&before, &after} {
			if *text == nil {
				continue
			}
			now, ok, err := j.imageWithout(r, **text)
			if err != nil {
				return false, err
			}
			*text, whole = &now, whole || !ok
		}
	}
	if whole {
		return all, j.eraseRow(r)
	}
	if sameText(before, r.Before) && sameText(after, r.After) {
		return false, nil
	}
	return false, run(j.tx.ctx, j.tx.db, "UPDATE change_rows SET before = ?, after = ? WHERE change_id = ? AND seq = ?", textOrNil(before), textOrNil(after), r.ChangeID, int64(r.Seq))
}

func sameText(a, b *string) bool { return a == b || a != nil && b != nil && *a == *b }

func textOrNil(s *string) any {
	if s == nil {
		return nil
	}
	return *s
}

// eraseRow erases the images of a row.
func (j *journalErasing) eraseRow(r *journalRow) error {
	if r.Kind == KindConsent || r.Kind == KindRequest {
		j.keepProofs(r)
	}
	if len(j.linked) > 0 && !j.ofLinked(r) {
		j.theirs.add(r.Before)
		j.theirs.add(r.After)
	}
	return run(j.tx.ctx, j.tx.db, "UPDATE change_rows SET before = CASE WHEN before IS NULL THEN NULL ELSE ? END, after = CASE WHEN after IS NULL THEN NULL ELSE ? END"+
		" WHERE change_id = ? AND seq = ?", erasedImage, erasedImage, r.ChangeID, int64(r.Seq))
}

// keepProofs remembers the papers that a row refers to: they go where nothing else needs them.
func (j *journalErasing) keepProofs(r *journalRow) {
	for _, text := range []*string{r.Before, r.After} {
		var image struct {
			Proof string `json:"proof"`
		}
		if text != nil && json.Unmarshal([]byte(*text), &image) == nil && image.Proof != "" {
			j.tx.papers = append(j.tx.papers, image.Proof)
		}
	}
}

// eraseAll erases all images of records that were found to be theirs by one of these.
func (j *journalErasing) eraseAll(keys []recordKey) error {
	for _, key := range keys {
		var rows []journalRow
		err := j.tx.db.Where("kind = ? AND row_id = ? AND (before IS NOT NULL OR after IS NOT NULL) AND "+notErasedSQL, key.kind, key.id).Find(&rows).Error
		for i := range rows {
			err = errors.Join(err, j.eraseRow(&rows[i]))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// holdsTheirs tells whether an image of somebody with whom they were once one holds a text of theirs, which nobody of these
// has today.
func (j *journalErasing) holdsTheirs(text string) bool {
	return eachString(text, func(path []string, s string) bool {
		if isEverybodys(path) || !j.theirs.in(s) {
			return false
		}
		for _, today := range j.linked {
			if strings.Contains(today, quoted(s)) {
				return false
			}
		}
		return true
	})
}

// imageWithout is the image of somebody or something else's record without them; false where nothing is left of it.
func (j *journalErasing) imageWithout(r *journalRow, text string) (string, bool, error) {
	if text == erasedImage {
		return text, true, nil
	}
	t := j.find
	if j.names(r.Kind, text) {
		var others []int64
		now, err := text, error(nil)
		switch r.Kind {
		case KindInteraction:
			var i model.Interaction
			now, err = edited(text, &i, func() { i.PersonIDs = j.without(i.PersonIDs); others = i.PersonIDs })
			if err == nil && len(others) == 0 {
				return "", false, nil
			}
			if err == nil {
				t, err = j.besides(others)
			}
		case KindEvent:
			var v model.Event
			now, err = edited(text, &v, func() {
				v.Agenda = withSpeakers(v.Agenda, func(id int64) int64 {
					if len(j.without([]int64{id})) == 0 {
						return 0
					}
					return id
				})
			})
		case KindNewsletter:
			var v model.Newsletter
			now, err = edited(text, &v, func() { j.outOfNews(&v) })
		}
		if err != nil {
			return "", false, err
		}
		text = now
	}
	if j.o.KeepMentions || j.keep[recordKey{r.Kind, r.RowID}] {
		return text, true, nil
	}
	if r.Kind == KindColleague { // one who works here and is called the same is somebody else
		there, err := present(j.tx.db, "colleagues", []int64{r.RowID})
		if err != nil || there[r.RowID] && !slices.ContainsFunc(j.staff, func(c model.Colleague) bool { return c.ID == r.RowID }) {
			return text, true, err
		}
	}
	text, _ = j.blackenImage(r.Kind, text, t)
	return text, true, nil
}

// edited is an image with its record changed.
func edited(text string, record any, do func()) (string, error) {
	if err := json.Unmarshal([]byte(text), record); err != nil {
		return "", err
	}
	do()
	now, err := json.Marshal(record)
	return string(now), err
}

// forgetNames takes their names out of what changes are called, and out of where something was handed to.
func (e *erasing) forgetNames() error {
	tx := e.tx
	touched := map[int64]bool{}
	kinds := map[string][]int64{}
	for key := range e.gone {
		kinds[key.kind] = append(kinds[key.kind], key.id)
	}
	for _, kind := range sortedKeys(kinds) {
		err := chunks(kinds[kind], 500, func(part []int64) error {
			var ids []int64
			err := query(tx.db, &ids, "SELECT DISTINCT change_id FROM change_rows WHERE kind = ? AND row_id IN "+idList(part), kind)
			for _, id := range ids {
				touched[id] = true
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	full, short, err := e.calledNames()
	if err != nil {
		return err
	}
	var rows []struct {
		ID   int64
		Name string
	}
	n, done := seek(func(c []driver.Value) bool {
		text, _ := c[0].(string)
		return full[text] || short[text] || e.find.In(text)
	})
	err = query(tx.db, &rows, "SELECT id, name FROM changes WHERE name <> '' AND "+seekFunction+"(?, name)", n)
	done()
	if err != nil {
		return err
	}
	for _, r := range rows {
		t := e.find
		if !touched[r.ID] {
			t = e.sure
		}
		name, _ := t.Blacken(r.Name)
		if full[r.Name] || short[r.Name] && touched[r.ID] {
			name = model.Blacked
		}
		if err := run(tx.ctx, tx.db, "UPDATE changes SET name = ? WHERE id = ?", name, r.ID); err != nil {
			return err
		}
	}
	return e.forgetPlaces()
}

// calledNames is what changes may call them: by what nobody else is called, and by less, which says who is meant only of
// what touched them.
func (e *erasing) calledNames() (full, short map[string]bool, err error) {
	full, short = map[string]bool{}, map[string]bool{}
	namesakes := map[string]bool{}
	var alone []*model.Person
	for _, p := range e.versions() {
		key := p.NameKey()
		others, known := namesakes[key]
		if !known {
			var n int
			if err := query(e.tx.db, &n, "SELECT count(*) FROM people WHERE name_key = ? AND id NOT IN "+idList(e.ids), key); err != nil {
				return nil, nil, err
			}
			others = n > 0
			namesakes[key] = others
		}
		for _, s := range []string{p.FullName(), p.CallName(), p.ListName()} {
			full[s] = full[s] || !others && p.Given != "" && p.Family != ""
			short[s] = s != "?"
		}
		for _, s := range []string{p.Nickname, p.Family, p.Given} {
			short[s] = s != ""
		}
		if !others {
			alone = append(alone, p)
		}
	}
	words := e.find.Words()
	e.sure = model.NewTraces(alone, model.TracesOf{Word: func(w string) bool { return !slices.Contains(words, w) }})
	return full, short, nil
}

// forgetPlaces takes their names out of the devices and files in the log of what left the book.
func (e *erasing) forgetPlaces() error {
	tx := e.tx
	var rows []struct {
		ID            int64
		Device, Place string
	}
	if err := query(tx.db, &rows, "SELECT id, device, place FROM handovers WHERE device <> '' OR place <> ''"); err != nil {
		return err
	}
	renamed := map[string]bool{}
	for _, r := range rows {
		device, d := e.find.Blacken(r.Device)
		place, p := e.find.Blacken(r.Place)
		if !d && !p {
			continue
		}
		if err := run(tx.ctx, tx.db, "UPDATE handovers SET device = ?, place = ? WHERE id = ?", device, place, r.ID); err != nil {
			return err
		}
		if !d || renamed[r.Device] {
			continue
		}
		renamed[r.Device] = true
		if err := run(tx.ctx, tx.db, "UPDATE OR REPLACE handed_cards SET device = ? WHERE device = ?", device, r.Device); err != nil {
			return err
		}
	}
	return nil
}
