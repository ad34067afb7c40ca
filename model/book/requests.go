package book

import (
	"context"
	"errors"

	"gorm.io/gorm"

	"alumnibook/model"
)

// KindRequest is the kind of what people asked for as is their right.
const KindRequest = "request"

// requestBody is what a request keeps in one piece.
type requestBody struct {
	Channel  model.Channel         `json:"channel,omitempty"`
	Note     string                `json:"note,omitempty"`
	Answer   string                `json:"answer,omitempty"`
	Extended string                `json:"extended,omitempty"`
	Holds    map[string]model.Hold `json:"holds,omitempty"`
}

// requestRow is a line of the table requests.
type requestRow struct {
	Rec      recordRow `gorm:"embedded"`
	PersonID int64
	Kind     model.RequestKind
	State    model.RequestState
	Received model.Date
	Due      model.Date
	Closed   model.Date
	Proof    string
	Body     requestBody `gorm:"serializer:json"`
}

func (requestRow) TableName() string { return "requests" }

func (r *requestRow) request() model.Request {
	b := r.Body
	return model.Request{
		Record: r.Rec.record(), PersonID: r.PersonID, Kind: r.Kind, State: r.State, Received: r.Received, Due: r.Due, Closed: r.Closed, Proof: r.Proof,
		Channel: b.Channel, Note: b.Note, Answer: b.Answer, Extended: b.Extended, Holds: b.Holds,
	}
}

// requestStore is the store of requests. They stay when their person goes for good, without a word of who that was.
type requestStore struct {
	kept[requestRow, model.Request]
}

var requests = requestStore{kept[requestRow, model.Request]{
	kind:   KindRequest,
	record: func(r *model.Request) *model.Record { return &r.Record },
	row: func(r *model.Request) *requestRow {
		body := requestBody{r.Channel, r.Note, r.Answer, r.Extended, r.Holds}
		return &requestRow{rowOf(r.Record), r.PersonID, r.Kind, r.State, r.Received, r.Due, r.Closed, r.Proof, body}
	},
	value: func(r *requestRow) model.Request { return r.request() },
	owner: func(r *model.Request) *int64 { return &r.PersonID },
}}

// removeOf takes everything out of requests that tells who asked.
func (s requestStore) removeOf(tx *Tx, people []int64) error {
	list, err := s.all(tx.db.Where("person_id IN "+idList(people)), "id")
	if err != nil {
		return err
	}
	for i := range list {
		r := &list[i]
		tx.papers = append(tx.papers, r.Proof)
		r.PersonID, r.Note, r.Answer, r.Extended, r.Proof, r.Holds = 0, "", "", "", "", nil
		if err := s.save(tx, r); err != nil {
			return err
		}
	}
	return nil
}

// RequestRow is a request and whose it is: "" of whom it was who were erased since.
type RequestRow struct {
	model.Request
	Name string
}

const requestsSQL = "SELECT r.*, ifnull(p.list_name, '') AS list_name FROM requests r LEFT JOIN people p ON p.id = r.person_id WHERE "

func readRequests(db *gorm.DB, where string, args ...any) ([]RequestRow, error) {
	var rows []struct {
		Row      requestRow `gorm:"embedded"`
		ListName string
	}
	if err := query(db, &rows, requestsSQL+where, args...); err != nil {
		return nil, err
	}
	list := make([]RequestRow, len(rows))
	for i := range rows {
		list[i] = RequestRow{rows[i].Row.request(), rows[i].ListName}
	}
	return list, nil
}

// Requests are what people asked for as is their right: only what is open, or also what was answered, newest first. What
// is open stands in front, what is due first at the top.
func (b *Book) Requests(ctx context.Context, open bool) ([]RequestRow, error) {
	where := "1 = 1"
	if open {
		where = "r.state = 'open'"
	}
	list, err := readRequests(b.read.WithContext(ctx), where+" ORDER BY r.state <> 'open', CASE r.state WHEN 'open' THEN r.due ELSE '' END, r.received DESC, r.id DESC")
	return list, codedIn(ctx, err)
}

// RequestsOf is what a person asked for as is their right, newest first.
func (b *Book) RequestsOf(ctx context.Context, personID int64) ([]model.Request, error) {
	list, err := requests.of(b.read.WithContext(ctx), personID, "received DESC, id DESC")
	return list, codedIn(ctx, err)
}

// Request reads one request and whose it is. CodeNotFound where there is none of that id.
func (b *Book) Request(ctx context.Context, id int64) (RequestRow, error) {
	list, err := readRequests(b.read.WithContext(ctx), "r.id = ?", id)
	if err == nil && len(list) == 0 {
		err = model.E(model.CodeNotFound, KindRequest, nil)
	}
	if err != nil {
		return RequestRow{}, codedIn(ctx, err)
	}
	return list[0], nil
}

// SaveRequest stores what somebody asked for, a new one where it has no id; the last day for the answer is worked out
// where it is missing. CodeConflict where it was changed since.
func (tx *Tx) SaveRequest(r *model.Request) error {
	if r.State == "" {
		r.State = model.RequestOpen
	}
	if r.Due.IsZero() && r.Received.IsFull() {
		r.Due = model.DueOf(r.Received, r.Extended != "")
	}
	if len(r.Holds) == 0 {
		r.Holds = nil
	}
	if err := errors.Join(r.Validate(), tx.hasPaper(r.Proof)); err != nil {
		return err
	}
	if r.PersonID == 0 { // whoever it was is erased; that it was closed may be noted all the same
		return requests.save(tx, r)
	}
	return saveOwned(tx, requests.kept, r)
}

// DeleteRequest takes a request away that was noted by mistake.
func (tx *Tx) DeleteRequest(id int64) error { return requests.remove(tx, id) }
