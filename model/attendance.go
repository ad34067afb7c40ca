package model

import "time"

// Attendance is one person's part in an event: whether they were invited, what they answered, whether they came, and
// what they said afterwards.
type Attendance struct {
	Record
	EventID  int64 `json:"event_id"`
	PersonID int64 `json:"person_id"` // 0 for somebody who was erased since: the count stays, the name does not

	Role   GuestRole `json:"role,omitempty"`
	WalkIn bool      `json:"walk_in,omitempty"` // came without having been on the list

	Channel  Channel `json:"channel,omitempty"`  // on which they were, or are to be, invited
	Invited  Date    `json:"invited,omitzero"`   // zero while they only stand on the list
	Reminded Date    `json:"reminded,omitzero"`  // last
	Reminder int     `json:"reminder,omitempty"` // how many went out
	Reply    Reply   `json:"reply,omitempty"`    //
	Replied  Date    `json:"replied,omitzero"`   //
	Guests   []Plus  `json:"guests,omitempty"`   // whom they bring
	Diet     string  `json:"diet,omitempty"`     //
	Note     string  `json:"note,omitempty"`     //
	Seat     Seat    `json:"seat,omitempty"`     // of those who said yes
	Queue    int64   `json:"queue,omitempty"`    // who waits with a lower one is asked first; 0 for nobody who waits
	Over     bool    `json:"over,omitempty"`     // was given a place though all were taken, on purpose
	Off      Date    `json:"off,omitzero"`       // when they cancelled after having said yes
	Late     bool    `json:"late,omitempty"`     // so late that the place stayed empty
	Number   int     `json:"number,omitempty"`   // on the door list; 0 while there is none
	Came     Instant `json:"came,omitzero"`      // when they were checked in; zero for not
	Brought  int     `json:"brought,omitempty"`  // how many of their guests came along
	Score    int     `json:"score,omitempty"`    // 1 to 5; 0 for none
	Comment  string  `json:"comment,omitempty"`  //
	Thanked  Date    `json:"thanked,omitzero"`   // or written to because they were missed
}

// Instant is a point of time, UTC, that is stored in microseconds. The zero Instant is none.
type Instant = time.Time

// Plus is somebody whom a guest brings.
type Plus struct {
	Name string `json:"name,omitempty"`
	Diet string `json:"diet,omitempty"`
}

// GuestRole is what somebody does at an event.
type GuestRole string

// The roles.
const (
	RoleGuest   GuestRole = ""
	RoleSpeaker GuestRole = "speaker"
	RoleHost    GuestRole = "host" // helps to receive the others
)

// GuestRoles lists them.
var GuestRoles = []GuestRole{RoleGuest, RoleSpeaker, RoleHost}

// Reply is what somebody said to an invitation.
type Reply string

// The answers.
const (
	ReplySilent Reply = ""
	ReplyYes    Reply = "yes"
	ReplyNo     Reply = "no"
	ReplyMaybe  Reply = "maybe"
)

// Replies lists them in the order in which a form offers them.
var Replies = []Reply{ReplyYes, ReplyNo, ReplyMaybe, ReplySilent}

// Seat tells whether there is a place for somebody who said yes.
type Seat string

// The seats.
const (
	SeatNone    Seat = ""
	SeatIn      Seat = "in"
	SeatWaiting Seat = "waiting"
)

// Heads is how many places somebody takes together with those whom they bring.
func (a *Attendance) Heads() int { return 1 + len(a.Guests) }

// HasCome tells whether they were checked in.
func (a *Attendance) HasCome() bool { return !a.Came.IsZero() }

// IsExpected tells whether they stand on the door list: they have a place, or have come anyway.
func (a *Attendance) IsExpected() bool { return a.Seat == SeatIn || a.HasCome() }

// Validate checks what must hold before an attendance is stored.
func (a *Attendance) Validate() error {
	switch {
	case a.EventID == 0:
		return Invalid("event", "missing")
	case a.Score < 0 || a.Score > 5:
		return Invalid("score", "score")
	case (a.Seat == SeatIn || a.Seat == SeatWaiting) && a.Reply != ReplyYes:
		return Invalid("seat", "choice")
	case (a.Seat == SeatWaiting) != (a.Queue != 0):
		return Invalid("queue", "number")
	case a.Brought < 0:
		return Invalid("brought", "number")
	}
	return nil
}

// Counts is how an event stands. Invited is always Yes + No + Maybe + Silent.
type Counts struct {
	ToInvite int `json:"to_invite"` // on the list, not invited yet
	Invited  int `json:"invited"`
	Yes      int `json:"yes"`
	No       int `json:"no"`
	Maybe    int `json:"maybe"`
	Silent   int `json:"silent"`

	In         int `json:"in"`          // who said yes and has a place
	Heads      int `json:"heads"`       // places that these take, with those whom they bring
	Over       int `json:"over"`        // of these, how many were given on top of the capacity
	Waiting    int `json:"waiting"`     // who said yes and waits for a place
	Cancelled  int `json:"cancelled"`   // said yes, then no
	Late       int `json:"late"`        // of these, so late that the place stayed empty
	Attended   int `json:"attended"`    // people who came, walk-ins among them
	WalkIns    int `json:"walk_ins"`    // who came without having been on the list
	Brought    int `json:"brought"`     // came along with them
	Missing    int `json:"missing"`     // had a place and did not come, or have not yet
	Scores     int `json:"scores"`      // who gave a score
	ScoreTotal int `json:"score_total"` // the sum of these
	Thanked    int `json:"thanked"`
}

// Counts is what one attendance adds to those of its event.
func (a *Attendance) Counts() Counts {
	var c Counts
	switch {
	case a.WalkIn:
	case a.Invited.IsZero():
		c.ToInvite = 1
	default:
		c.Invited = 1
		switch a.Reply {
		case ReplyYes:
			c.Yes = 1
		case ReplyNo:
			c.No = 1
		case ReplyMaybe:
			c.Maybe = 1
		default:
			c.Silent = 1
		}
	}
	switch a.Seat {
	case SeatIn:
		c.In, c.Heads = 1, a.Heads()
		if a.Over {
			c.Over = a.Heads()
		}
		if !a.HasCome() {
			c.Missing = 1
		}
	case SeatWaiting:
		c.Waiting = 1
	}
	if !a.Off.IsZero() {
		c.Cancelled = 1
		if a.Late {
			c.Late = 1
		}
	}
	if a.HasCome() {
		c.Attended, c.Brought = 1, a.Brought
		if a.WalkIn {
			c.WalkIns = 1
		}
	}
	if a.Score > 0 {
		c.Scores, c.ScoreTotal = 1, a.Score
	}
	if !a.Thanked.IsZero() {
		c.Thanked = 1
	}
	return c
}

// Plus adds other counts, times n: -1 takes them away.
func (c Counts) Plus(o Counts, n int) Counts {
	return Counts{
		ToInvite: c.ToInvite + n*o.ToInvite, Invited: c.Invited + n*o.Invited, Yes: c.Yes + n*o.Yes, No: c.No + n*o.No,
		Maybe: c.Maybe + n*o.Maybe, Silent: c.Silent + n*o.Silent, In: c.In + n*o.In, Heads: c.Heads + n*o.Heads, Over: c.Over + n*o.Over,
		Waiting: c.Waiting + n*o.Waiting, Cancelled: c.Cancelled + n*o.Cancelled, Late: c.Late + n*o.Late,
		Attended: c.Attended + n*o.Attended, WalkIns: c.WalkIns + n*o.WalkIns, Brought: c.Brought + n*o.Brought, Missing: c.Missing + n*o.Missing,
		Scores: c.Scores + n*o.Scores, ScoreTotal: c.ScoreTotal + n*o.ScoreTotal, Thanked: c.Thanked + n*o.Thanked,
	}
}

// Score is the mean of the scores, 0 where nobody gave one.
func (c Counts) Score() float64 {
	if c.Scores == 0 {
		return 0
	}
	return float64(c.ScoreTotal) / float64(c.Scores)
}

// PerGuest is what an event cost for everybody who came, in minor units rounded to the nearest; 0 where nobody did.
func (c Counts) PerGuest(spent int64) int64 {
	n := int64(c.Attended + c.Brought)
	if n == 0 {
		return 0
	}
	return (spent + n/2) / n
}

// Wish is what somebody would like from the firm: said at an event, or in its feedback. Wishes of one theme belong
// together.
type Wish struct {
	Record
	PersonID int64  `json:"person_id"`
	EventID  int64  `json:"event_id,omitempty"` // where it was said; 0 for elsewhere
	On       Date   `json:"on"`
	Text     string `json:"text"`
	Theme    string `json:"theme,omitempty"` // "" while it belongs to none
}

// Validate checks a wish before it is stored.
func (w *Wish) Validate() error {
	switch {
	case w.PersonID == 0:
		return Invalid("people", "missing")
	case w.Text == "":
		return Invalid("text", "missing")
	case !w.On.IsFull() || !w.On.Valid():
		return Invalid("on", "date")
	}
	return nil
}
