package book

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"alumnibook/model"
)

// Of whom was erased the book keeps no name, but marks: keyed fingerprints of their addresses, numbers and name with
// birthday. Whoever has the book's key can tell by them whether somebody who comes in was erased; nobody can read who
// it was.

// Erasure is a line of the log of erasures.
type Erasure struct {
	UID    string // whose it was
	At     time.Time
	Who    string // the colleague's name at that time
	Reason string
}

// erasureRow is a line of the table erasures.
type erasureRow struct {
	ID     int64
	UID    string
	At     int64
	Who    string
	Reason string
}

func (erasureRow) TableName() string { return "erasures" }

func (r *erasureRow) erasure() Erasure { return Erasure{r.UID, moment(r.At), r.Who, r.Reason} }

// markRow is a line of the table erased_marks.
type markRow struct {
	Mark      string
	ErasureID int64
}

func (markRow) TableName() string { return "erased_marks" }

// Erasures is the log of erasures, newest first.
func (b *Book) Erasures(ctx context.Context) ([]Erasure, error) {
	var rows []erasureRow
	if err := b.read.WithContext(ctx).Order("at DESC, id DESC").Find(&rows).Error; err != nil {
		return nil, codedIn(ctx, err)
	}
	list := make([]Erasure, len(rows))
	for i := range rows {
		list[i] = rows[i].erasure()
	}
	return list, nil
}

// erasureKeys is the setting that holds the keys of the marks: new ones are made with the first.
const erasureKeys = "erasure_key"

// readErasureKeys reads the keys of the marks; none while nobody was erased.
func readErasureKeys(db *gorm.DB) ([][]byte, error) {
	text, err := readSetting(db, erasureKeys)
	if err != nil {
		return nil, err
	}
	var keys [][]byte
	for _, part := range strings.Fields(text) {
		key, err := hex.DecodeString(part)
		if err != nil {
			return nil, model.E(model.CodeDamaged, erasureKeys, err)
		}
		keys = append(keys, key)
	}
	return keys, nil
}

func storeErasureKeys(db *gorm.DB, keys [][]byte) error {
	parts := make([]string, len(keys))
	for i, k := range keys {
		parts[i] = hex.EncodeToString(k)
	}
	return writeSetting(db, erasureKeys, strings.Join(parts, " "))
}

// markKey is the key that new marks are made with; the first erasure makes it.
func (tx *Tx) markKey() ([]byte, error) {
	keys, err := readErasureKeys(tx.db)
	if err != nil {
		return nil, err
	}
	if len(keys) > 0 {
		return keys[0], nil
	}
	key := make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	return key, storeErasureKeys(tx.db, [][]byte{key})
}

// markOf is the mark of a trace.
func markOf(key []byte, trace string) string {
	h := hmac.New(sha256.New, key)
	h.Write([]byte(trace))
	return hex.EncodeToString(h.Sum(nil))
}

// traceKind is one of the kinds of traces by which somebody is known again.
type traceKind string

const (
	traceUID   traceKind = "uid"
	traceEmail traceKind = "email"
	tracePhone traceKind = "phone"
	traceName  traceKind = "name"
)

// trace is something by which somebody is known again. The mailbox of an office is none.
type trace struct {
	kind  traceKind
	value string
}

func (t trace) String() string { return string(t.kind) + ":" + t.value }

// tracesOf are the traces of a person: their UID, addresses, numbers, and the name where the whole birthday is known.
func tracesOf(p *model.Person) []trace {
	var list []trace
	add := func(t trace) {
		if !slices.Contains(list, t) {
			list = append(list, t)
		}
	}
	if p.UID != "" {
		add(trace{traceUID, p.UID})
	}
	for _, e := range p.Emails {
		if key := model.EmailKey(e.Address); key != "" && !model.IsSharedMailbox(e.Address) {
			add(trace{traceEmail, key})
		}
	}
	for _, f := range p.Phones {
		if f.E164 != "" {
			add(trace{tracePhone, f.E164})
		}
	}
	if p.Birthday.IsFull() && p.Given != "" && p.Family != "" {
		add(trace{traceName, p.NameKey() + "|" + p.Birthday.String()})
	}
	return list
}

// traceSQL finds who else has a trace, of those who are in the book.
var traceSQL = map[traceKind]string{
	traceUID:   "SELECT id FROM people WHERE uid = ?",
	traceEmail: "SELECT person_id FROM emails WHERE key = ?",
	tracePhone: "SELECT person_id FROM phones WHERE e164 = ? AND e164 <> ''",
	traceName:  "SELECT id FROM people WHERE name_key = ? AND birthday = ?",
}

// hasTrace tells whether somebody of the book, but some people, has a trace.
func hasTrace(db *gorm.DB, t trace, but []int64) (bool, error) {
	args := []any{t.value}
	if at := strings.LastIndex(t.value, "|"); t.kind == traceName {
		args = []any{t.value[:at], t.value[at+1:]}
	}
	var ids []int64
	if err := query(db, &ids, traceSQL[t.kind]+" LIMIT "+strconv.Itoa(len(but)+1), args...); err != nil {
		return false, err
	}
	for _, id := range ids {
		if !slices.Contains(but, id) {
			return true, nil
		}
	}
	return false, nil
}

// keepMarks keeps the marks of people who are about to go. What others have too is no mark of theirs: a switchboard, the
// address of a couple. Of somebody who was in the book by mistake only the UID is kept.
func (tx *Tx) keepMarks(erasures map[string]int64, people map[int64]*model.Person, all []int64, reason string) error {
	key, err := tx.markKey()
	if err != nil {
		return err
	}
	out := newBulk(tx.ctx, tx.db, "erased_marks", []string{"mark", "erasure_id"})
	out.tail = " ON CONFLICT (mark, erasure_id) DO NOTHING"
	for _, id := range all {
		p := people[id]
		for _, t := range tracesOf(p) {
			if t.kind != traceUID {
				if reason == EraseMistake {
					continue
				}
				others, err := hasTrace(tx.db, t, all)
				if err != nil {
					return err
				}
				if others {
					continue
				}
			}
			if err := out.add(markOf(key, t.String()), erasures[p.UID]); err != nil {
				return err
			}
		}
	}
	return out.flush()
}

// ErasedBefore tells whether somebody was erased, by the marks. Who has the same address, number or name and birthday as
// somebody in the book is taken for that one.
func (b *Book) ErasedBefore(ctx context.Context, p *model.Person) (Erasure, bool, error) {
	found, err := b.ErasedAmong(ctx, []*model.Person{p})
	e, ok := found[0]
	return e, ok, err
}

// ErasedAmong tells who of some people was erased, by their place in the list.
func (b *Book) ErasedAmong(ctx context.Context, people []*model.Person) (map[int]Erasure, error) {
	found := map[int]Erasure{}
	err := b.view(ctx, func(db *gorm.DB) error {
		keys, err := readErasureKeys(db)
		if err != nil || len(keys) == 0 {
			return err
		}
		return erasedAmong(ctx, db, keys, people, found)
	})
	if err != nil {
		return nil, err
	}
	return found, nil
}

func erasedAmong(ctx context.Context, db *gorm.DB, keys [][]byte, people []*model.Person, found map[int]Erasure) error {
	marks, err := allMarks(db)
	if err != nil || len(marks) == 0 {
		return err
	}
	for i, p := range people {
		if i%1000 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		for _, t := range tracesOf(p) {
			for _, key := range keys {
				e, ok := marks[markOf(key, t.String())]
				if !ok {
					continue
				}
				again, err := hasTrace(db, t, nil)
				if err != nil {
					return err
				}
				if known, ok := found[i]; !again && (!ok || known.At.Before(e.At)) {
					found[i] = e
				}
			}
		}
	}
	return nil
}

// allMarks are all marks with the newest erasure of each.
func allMarks(db *gorm.DB) (map[string]Erasure, error) {
	var rows []struct {
		Mark, UID, Who, Reason string
		At                     int64
	}
	err := query(db, &rows, "SELECT m.mark, e.uid, e.at, e.who, e.reason FROM erased_marks m JOIN erasures e ON e.id = m.erasure_id ORDER BY e.at, e.id")
	if err != nil {
		return nil, err
	}
	marks := make(map[string]Erasure, len(rows))
	for _, r := range rows {
		marks[r.Mark] = Erasure{r.UID, moment(r.At), r.Who, r.Reason}
	}
	return marks, nil
}

// Marks is all that a book keeps of those who were erased, to be taken over into a copy that was made before.
type Marks struct {
	Keys     [][]byte
	Erasures []Erasure
	Marks    map[string][]string // by the UID of the erasure
}

// AllMarks reads all that the book keeps of those who were erased.
func (b *Book) AllMarks(ctx context.Context) (Marks, error) {
	m := Marks{Marks: map[string][]string{}}
	err := b.view(ctx, func(db *gorm.DB) (err error) {
		if m.Keys, err = readErasureKeys(db); err != nil {
			return err
		}
		var rows []erasureRow
		if err := db.Order("at, id").Find(&rows).Error; err != nil {
			return err
		}
		uids := make(map[int64]string, len(rows))
		for i := range rows {
			m.Erasures = append(m.Erasures, rows[i].erasure())
			uids[rows[i].ID] = rows[i].UID
		}
		var marks []markRow
		if err := db.Order("erasure_id, mark").Find(&marks).Error; err != nil {
			return err
		}
		for _, r := range marks {
			m.Marks[uids[r.ErasureID]] = append(m.Marks[uids[r.ErasureID]], r.Mark)
		}
		return nil
	})
	return m, err
}

// AddMarks takes over what another copy of the book keeps of those who were erased. It is no change that could be
// undone, and erases nobody: see ApplyErasures.
func (b *Book) AddMarks(ctx context.Context, m Marks) error {
	if len(m.Erasures) == 0 {
		return nil
	}
	return b.unjournaled(ctx, func(tx *Tx) error { return tx.addMarks(m) })
}

func (tx *Tx) addMarks(m Marks) error {
	have, err := readErasureKeys(tx.db)
	if err != nil {
		return err
	}
	keys := slices.Clone(m.Keys)
	for _, k := range have {
		if !slices.ContainsFunc(keys, func(o []byte) bool { return hmac.Equal(o, k) }) {
			keys = append(keys, k)
		}
	}
	if err := storeErasureKeys(tx.db, keys); err != nil {
		return err
	}
	ids, err := tx.logErasures(m.Erasures)
	if err != nil {
		return err
	}
	out := newBulk(tx.ctx, tx.db, "erased_marks", []string{"mark", "erasure_id"})
	out.tail = " ON CONFLICT (mark, erasure_id) DO NOTHING"
	for _, uid := range sortedKeys(m.Marks) {
		if ids[uid] == 0 {
			continue
		}
		for _, mark := range m.Marks[uid] {
			if err := out.add(mark, ids[uid]); err != nil {
				return err
			}
		}
	}
	return out.flush()
}

// logErasures writes the log of erasures and tells the ids of its lines by UID. Those that stand there already stay.
func (tx *Tx) logErasures(list []Erasure) (map[string]int64, error) {
	ids := make(map[string]int64, len(list))
	for _, e := range list {
		row := erasureRow{0, e.UID, micros(e.At), e.Who, e.Reason}
		if err := tx.db.Clauses(clause.OnConflict{Columns: []clause.Column{{Name: "uid"}}, DoNothing: true}).Create(&row).Error; err != nil {
			return nil, err
		}
		var id []int64
		if err := query(tx.db, &id, "SELECT id FROM erasures WHERE uid = ?", e.UID); err != nil {
			return nil, err
		}
		ids[e.UID] = id[0]
	}
	return ids, nil
}

// ApplyErasures erases anew who was erased before, and takes the marks over: a copy of the book that was made before the
// erasure brings nobody back. It tells how many people it found.
func ApplyErasures(ctx context.Context, b *Book, m Marks) (int, error) {
	if len(m.Erasures) == 0 {
		return 0, nil
	}
	found := 0
	for _, e := range m.Erasures {
		var ids []int64
		if err := query(b.read.WithContext(ctx), &ids, "SELECT id FROM people WHERE uid = ?", e.UID); err != nil {
			return found, codedIn(ctx, err)
		}
		if len(ids) == 0 {
			continue
		}
		done, err := b.erase(ctx, ids, EraseOptions{Reason: e.Reason, On: e.At}, &e)
		if err != nil {
			return found, err
		}
		found += done.People
	}
	return found, b.AddMarks(ctx, m)
}
