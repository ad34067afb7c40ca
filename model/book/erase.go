package book

import (
	"context"
	"time"

	"alumnibook/model"
)

// The reasons for erasing somebody.
const (
	EraseRequest   = "request"   // they asked for it
	EraseRetention = "retention" // their data had been kept for its time
	EraseMistake   = "mistake"   // they should never have been in the book: the next list may bring them
)

// doingErase is the doing of an erasure. It is no change that could be taken back.
const doingErase = "erase"

// CodeErased tells that somebody was erased, which can't be taken back.
const CodeErased model.Code = "erased"

// EraseOptions says why somebody is erased, and what stays.
type EraseOptions struct {
	Reason       string    // one of the reasons; "" for EraseRequest
	RequestID    int64     // the request that is answered with it, 0 for none
	KeepMentions bool      // leaves the name in what is about others
	Keep         []Mention // or in these alone, by kind and id
	On           time.Time // zero for now
}

// Erased tells what an erasure did.
type Erased struct {
	People   int // who is gone, those counted that merges had made one of them
	Mentions int // texts about others in which the name was blackened
}

// Mention is a text about somebody or something else that names a person.
type Mention struct {
	Kind  string     // of the record
	ID    int64      //
	Where string     // "entry", "newsletter", "event", "wish", "list", "favour", "leaving", "person", "consent", "guest", "draft", "colleague" or "other"
	On    model.Date // of what has a day
	Text  string     // the place at which the name stands
}

// ErasePreview is what goes when somebody is erased.
type ErasePreview struct {
	Name                                                           string
	Entries, Consents, Events, Favours, Requests, Changes, Exports int
	Mentions                                                       []Mention
	Merged                                                         []string // the names under which merges put them away
}

// ErasePreview tells what goes when somebody is erased, and which texts about others name them. CodeNotFound where there
// is nobody of that id.
func (b *Book) ErasePreview(ctx context.Context, id int64) (ErasePreview, error) {
	return b.erasePreview(ctx, id)
}

// Erase takes people out of the book for good, with all that is theirs: history, consents, journal and what undo could
// bring back; merges do not part them. What is about others stays, with the name blackened. The counts of past events and
// of newsletters stay; at events to come their places are free again. Of each is kept that and when they were erased, and
// marks by which an import knows them again. When it returns, no byte of theirs is left in the files of the book. It can't
// be taken back.
func (b *Book) Erase(ctx context.Context, ids []int64, o EraseOptions) (Erased, error) {
	return b.erase(ctx, ids, o, nil)
}
