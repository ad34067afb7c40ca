package importer

import "slices"

// What lists have brought into the book is remembered as one number for each value: so it is known whether a value came
// from a list or was typed, without keeping anything of the list itself.

// valueHash stands for a value that a list of a shape brought into a field. Its last 16 bits are of the shape, so that it
// can be asked for with and without it. It is kept in the book: it has to be the same in every run.
func valueHash(shape uint16, f Field, value string) uint64 {
	return stableHash(string(f), value)&^0xffff | uint64(shape)
}

// stableHash is FNV-1a with its bits mixed once more, since the last ones are cut off.
func stableHash(parts ...string) uint64 {
	h := uint64(14695981039346656037)
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint64(p[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>29
}

// shapeMark is what valueHash keeps of a shape. 0 is for what does not hang on one.
func shapeMark(shape string) uint16 { return uint16(stableHash(shape)>>48) | 1 }

// The answers that are kept among the values, as if they were fields.
const (
	answerOurs Field = "answer:ours" // between two values the book's was kept
	answerName Field = "answer:name" // a row of this name was said to be about the person
)

// brought tells whether a list has brought the person a value; of a list of this shape where same is true.
func brought(past []uint64, shape uint16, same bool, f Field, value string) bool {
	want := valueHash(shape, f, value)
	if same {
		_, ok := slices.BinarySearch(past, want)
		return ok
	}
	at, _ := slices.BinarySearch(past, want&^0xffff)
	return at < len(past) && past[at]&^0xffff == want&^0xffff
}

// bring notes that the row brings a value. What somebody changed in an export counts as typed.
func (m *merger) bring(f Field, value string) {
	if m.fresh || !m.certain {
		m.brings = append(m.brings, valueHash(m.row.shape, f, value))
	}
}

// takenOut tells a value that an earlier import of the same row brought and that somebody took out of the book since.
func (m *merger) takenOut(f Field, value string) bool {
	return m.row.known && !m.certain && brought(m.past, 0, false, f, value)
}

// facts are what hardly ever changes in life: another kind of list that says otherwise may be the one that is wrong.
func (f Field) isFact() bool {
	switch f {
	case FieldBirthDate, FieldEntryDate, FieldFirstName, FieldMiddleName, FieldBirthName, FieldPersonnel:
		return true
	}
	return false
}

// prevails says whether a row's value takes the place of another one in the book: an edited export is followed, and so is
// a newer list where the book's value came from a list; what was typed by hand stays until the user says otherwise. It
// notes what becomes of the value where that is more than an ordinary change.
func (m *merger) prevails(f Field, now, value string) (wins, noted bool) {
	c := change{field: f, before: now, says: value, conflict: true, kept: RepairConflict}
	take, said := m.row.settled[f]
	switch {
	case m.certain:
		return true, false
	case said:
		c.settled = true
	case m.row.known && (len(m.past) == 0 || brought(m.past, 0, false, f, value)), m.keptBefore(f, now, value):
		c.conflict, c.kept = false, RepairOursKept
	case brought(m.past, m.row.shape, true, f, now), !f.isFact() && brought(m.past, 0, false, f, now):
		return true, false
	}
	if take {
		c.kept = ""
	} else if c.conflict {
		m.brings = append(m.brings, ours(f, now, value))
	}
	m.changes = append(m.changes, c)
	return take, true
}

// ours is the answer that the book's value was kept against that of a list.
func ours(f Field, now, value string) uint64 {
	return valueHash(0, answerOurs, string(f)+"\x00"+now+"\x00"+value)
}

func (m *merger) keptBefore(f Field, now, value string) bool {
	_, ok := slices.BinarySearch(m.past, ours(f, now, value))
	return ok
}

// sorted are hashes in order, each once.
func sorted(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	return slices.Compact(hashes)
}
