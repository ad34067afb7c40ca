package book

import (
	"context"
	"strconv"

	"gorm.io/gorm"

	"alumnibook/model"
	"alumnibook/model/consent"
)

// CallCard is what one wants to have before one's eyes while calling somebody.
type CallCard struct {
	Person   model.Person
	LastTalk *model.Interaction  // the last time they said something, else the last contact; nil where there was none
	Recent   []model.Interaction // the newest entries of their history
	Promises []model.Interaction // with an open follow-up, the one due first in front
	Since    Since

	Consents map[model.Purpose]map[model.Channel]model.Consent // what holds
	Favours  []model.Favour                                    // newest first
	Gave     int                                               // what we did for them
	Took     int                                               // what we asked of them, or got
	Wishes   []model.Favour                                    // what they would like and did not get yet

	YearsWithUs  int        // whole years at the firm
	NextBirthday model.Date // none where it is not known
	Age          int        // that they reach then; 0 where the year is not known

	Allowed bool           // may be called today
	Refused consent.Reason // why not
	Next    model.Date     // from when on a call is suggested; none where none will be
	Draft   []byte         // what was typed and not saved, see CallDraft; nil where there is none
}

// Since is what happened since the last talk.
type Since struct {
	From        model.Date // the last talk, else the day they left; none where neither is known
	Newsletters int
	Invitations int
	Events      int                 // that they came to
	Jobs        []model.Interaction // their changes of job, newest first
	Left, Back  []model.Row         // colleagues of their office or department who left, or came back
}

const (
	recentEntries = 10
	mostPromises  = 100
	mostOfOffice  = 6 // colleagues who are named
)

// CallDraft is the name under which the draft of a call with somebody is kept.
func CallDraft(personID int64) string { return "call:" + strconv.FormatInt(personID, 10) }

// CallCard reads what there is to know before somebody is called on a day. CodeNotFound where there is nobody of that
// id.
func (b *Book) CallCard(ctx context.Context, personID int64, today model.Date) (CallCard, error) {
	standing, err := b.Standings(ctx, []int64{personID})
	if err != nil {
		return CallCard{}, err
	}
	var c CallCard
	err = b.view(ctx, func(db *gorm.DB) error {
		r := cardReader{db: db, today: today, card: &c}
		if c.Person, err = readPerson(db, personID); err != nil {
			return err
		}
		for _, read := range []func() error{r.history, r.since, r.colleagues, r.ledgers, r.next} {
			if err := read(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return CallCard{}, err
	}
	for i := range standing {
		standing[i].Today = today
	}
	gate := consent.Gate(consent.PurposeCalls, consent.ChannelCall, standing)
	c.Allowed = len(gate.Allowed) > 0
	if len(gate.LeftOut) > 0 {
		c.Refused = gate.LeftOut[0].Reason
	}
	c.YearsWithUs = yearsWithUs(c.Person.Employments, today)
	c.NextBirthday, c.Age = nextBirthday(c.Person.Birthday, today)
	c.Draft, _, err = b.Draft(ctx, CallDraft(personID))
	return c, err
}

// cardReader reads the parts of a card from one snapshot.
type cardReader struct {
	db    *gorm.DB
	today model.Date
	card  *CallCard
}

const newestFirst = " ORDER BY ip.on_day DESC, ip.at_time DESC, ip.interaction_id DESC LIMIT ?"

const (
	recentSQL   = "SELECT ip.interaction_id FROM interaction_people ip WHERE ip.person_id = ?" + newestFirst
	heardSQL    = "SELECT ip.interaction_id FROM interaction_people ip WHERE ip.person_id = ? AND ip.heard = 1" + newestFirst
	contactSQL  = "SELECT ip.interaction_id FROM interaction_people ip WHERE ip.person_id = ? AND ip.contact = 1" + newestFirst
	promisesSQL = "SELECT ip.interaction_id FROM interaction_people ip WHERE ip.person_id = ? AND ip.open_follow <> '' ORDER BY ip.open_follow, ip.interaction_id LIMIT ?"
)

func (r *cardReader) entries(sql string, args ...any) ([]model.Interaction, error) {
	var ids []int64
	if err := query(r.db, &ids, sql, args...); err != nil {
		return nil, err
	}
	return shownInteractions(r.db, ids)
}

func (r *cardReader) history() error {
	c, id := r.card, r.card.Person.ID
	for _, sql := range []string{heardSQL, contactSQL} {
		talk, err := r.entries(sql, id, 1)
		if err != nil {
			return err
		}
		if len(talk) > 0 {
			c.LastTalk = &talk[0]
			break
		}
	}
	var err error
	if c.Recent, err = r.entries(recentSQL, id, recentEntries); err != nil {
		return err
	}
	c.Promises, err = r.entries(promisesSQL, id, mostPromises)
	return err
}

// sinceSQL finds what happened after a day.
const sinceSQL = "SELECT i.id, i.kind, ip.contact FROM interaction_people ip CROSS JOIN interactions i ON i.id = ip.interaction_id" +
	" WHERE ip.person_id = ? AND ip.on_day > ? AND ip.on_day <= ? AND i.kind IN ('newsletter', 'invitation', 'event', 'job')" +
	" ORDER BY ip.on_day DESC, ip.interaction_id DESC"

func (r *cardReader) since() error {
	s := &r.card.Since
	if talk := r.card.LastTalk; talk != nil {
		s.From = talk.On
	} else if e := r.card.Person.LastEmployment(); e != nil && e.To.HasYear() && e.To.Before(r.today) {
		s.From = e.To
	}
	var rows []struct {
		ID      int64
		Kind    model.InteractionKind
		Contact int
	}
	if err := query(r.db, &rows, sinceSQL, r.card.Person.ID, s.From.String(), r.today.String()); err != nil {
		return err
	}
	var jobs []int64
	for _, row := range rows {
		switch row.Kind {
		case model.InteractionNewsletter:
			s.Newsletters++
		case model.InteractionInvitation:
			s.Invitations++
		case model.InteractionEvent:
			s.Events += row.Contact
		case model.InteractionJob:
			jobs = append(jobs, row.ID)
		}
	}
	var err error
	s.Jobs, err = shownInteractions(r.db, jobs)
	return err
}

// Colleagues who left, or came back, since a day: of the same office or department, the newest first. People who are in
// the book only because they will leave are not told of.
const (
	leftSinceSQL = "SELECT * FROM people WHERE left_day <> '' AND left_day > ? AND left_day <= ? AND status IN ('alumnus', 'retired')" + sameHouseSQL +
		" ORDER BY left_day DESC, id LIMIT ?"
	backSinceSQL = "SELECT * FROM people WHERE from_day <> '' AND from_day > ? AND from_day <= ? AND status = 'rehired'" + sameHouseSQL +
		" ORDER BY from_day DESC, id LIMIT ?"
	sameHouseSQL = " AND trashed = 0 AND id <> ? AND (office <> '' AND office = ? OR department <> '' AND department = ?)"
)

func (r *cardReader) colleagues() error {
	s, e := &r.card.Since, r.card.Person.LastEmployment()
	if s.From.IsZero() || e == nil {
		return nil
	}
	for sql, into := range map[string]*[]model.Row{leftSinceSQL: &s.Left, backSinceSQL: &s.Back} {
		var lines []listRow
		err := query(r.db, &lines, sql, s.From.String(), r.today.String(), r.card.Person.ID, e.Office, e.Department, mostOfOffice)
		if err != nil {
			return err
		}
		for i := range lines {
			*into = append(*into, lines[i].row())
		}
	}
	return nil
}

// ledgers reads what was allowed, and what was given and taken.
func (r *cardReader) ledgers() error {
	c := r.card
	said, err := ledger.of(r.db, c.Person.ID, "on_day DESC, id DESC")
	if err != nil {
		return err
	}
	c.Consents = model.Standing(said)
	if c.Favours, err = favours.of(r.db, c.Person.ID, "on_day DESC, id DESC"); err != nil {
		return err
	}
	c.Gave, c.Took = model.Balance(c.Favours)
	for _, f := range c.Favours {
		if f.Side == model.FavourWish && f.Settled.IsZero() {
			c.Wishes = append(c.Wishes, f)
		}
	}
	return nil
}

func (r *cardReader) next() error {
	var next string
	err := query(r.db, &next, "SELECT next_call FROM people WHERE id = ?", r.card.Person.ID)
	if err != nil {
		return err
	}
	r.card.Next, err = model.ParseDate(next)
	return err
}

// yearsWithUs adds up the stints at the firm; one without a known beginning does not count.
func yearsWithUs(stints []model.Employment, today model.Date) int {
	months := 0
	for _, e := range stints {
		end := e.To
		if !end.HasYear() || today.Before(end) {
			end = today
		}
		end = model.DateOf(end.Time()).AddDays(1) // the last day counts
		months += monthsBetween(e.From, end)
	}
	return months / 12
}

// nextBirthday is the next one from today on, and the age that is reached then.
func nextBirthday(born, today model.Date) (model.Date, int) {
	if born.Month == 0 || born.Day == 0 {
		return model.Date{}, 0
	}
	on := func(year int) model.Date {
		d := model.NewDate(year, born.Month, born.Day)
		if !d.Valid() {
			d.Day-- // 29 February
		}
		return d
	}
	next := on(today.Year)
	if next.Before(today) {
		next = on(today.Year + 1)
	}
	if born.Year == 0 {
		return next, 0
	}
	return next, next.Year - born.Year
}
