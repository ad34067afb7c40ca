package model

// CallWish is how often a person is to be called, and whether just now. The zero CallWish leaves it to the lists
// the person stands on and to the programme.
type CallWish struct {
	PerYear int    `json:"per_year,omitempty"` // contacts wanted a year; 0 where the person's lists or the programme say it
	Pause   Pause  `json:"pause,omitempty"`
	Until   Date   `json:"until,omitzero"` // the first day on which a call may be suggested again; none for PauseNever
	Why     string `json:"why,omitempty"`  // what the pause was noted with
}

// IsZero tells that nothing is said.
func (c CallWish) IsZero() bool { return c == CallWish{} }

// Rests tells whether no call may be suggested on a day.
func (c CallWish) Rests(day Date) bool {
	return c.Pause == PauseNever || c.Pause != PauseNone && day.Before(c.Until)
}

// Pause is why no call is suggested for a while.
type Pause string

// The pauses.
const (
	PauseNone        Pause = ""
	PauseLater       Pause = "later"         // not this week: moved to another day
	PauseSkipped     Pause = "skipped"       // this call is left out, with a reason
	PauseNotThisYear Pause = "not_this_year" // asked for again in the new year
	PauseNever       Pause = "never"         // wants no calls
)

// Pauses lists them in the order in which a form offers them.
var Pauses = []Pause{PauseNone, PauseLater, PauseSkipped, PauseNotThisYear, PauseNever}

// MostCallsPerYear is the largest number of contacts that can be wanted a year: more would be a call a week.
const MostCallsPerYear = 52

// Programme is how the firm keeps in touch: the goals, and the rules behind suggestions.
type Programme struct {
	Record
	CallsPerYear    int  `json:"calls_per_year"`   // contacts wanted a year of everybody; 0 for none
	MinGap          int  `json:"min_gap"`          // days between two contacts at the least
	FirstCall       int  `json:"first_call"`       // days after the last day until the first call
	MinutesPerCall  int  `json:"minutes_per_call"` // with the note
	MinutesPerWeek  int  `json:"minutes_per_week"` // for calls; 0 for as many as the goals need
	ConsentNeeded   bool `json:"consent_needed"`   // only those who allowed calls are called
	MailConsent     bool `json:"mail_consent"`     // newsletters go only to those who allowed them
	InviteConsent   bool `json:"invite_consent"`   // invitations go only to those who allowed them, but for letters
	BatchSize       int  `json:"batch_size"`       // addresses in one mail at the most: what the firm's mail server takes
	QuietMonths     int  `json:"quiet_months"`     // without a contact, until somebody counts as losing touch
	NewsletterEvery int  `json:"newsletter_every"` // months between two newsletters
	EventsPerYear   int  `json:"events_per_year"`  // evenings a year
	InterviewMonths int  `json:"interview_months"` // how long an exit interview is kept

	LeavingSteps []StepPlan `json:"leaving_steps"` // what is done when somebody leaves
	Seed         uint64     `json:"seed"`          // of the irregular intervals
}

// DefaultProgramme is what holds until the firm says otherwise: two contacts a year, four newsletters, two evenings.
func DefaultProgramme() Programme {
	return Programme{
		CallsPerYear: 2, MinGap: 90, FirstCall: 90, MinutesPerCall: 20, ConsentNeeded: true, MailConsent: true, InviteConsent: true, BatchSize: 90, QuietMonths: 12,
		NewsletterEvery: 3, EventsPerYear: 2, InterviewMonths: 24, LeavingSteps: DefaultSteps(), Seed: 1,
	}
}

// Validate checks what must hold before a programme is stored.
func (p *Programme) Validate() error {
	for field, within := range map[string]bool{
		"calls_per_year":   p.CallsPerYear >= 0 && p.CallsPerYear <= MostCallsPerYear,
		"min_gap":          p.MinGap >= 1 && p.MinGap <= 365,
		"first_call":       p.FirstCall >= 1 && p.FirstCall <= 730,
		"minutes_per_call": p.MinutesPerCall >= 1 && p.MinutesPerCall <= 240,
		"minutes_per_week": p.MinutesPerWeek >= 0 && p.MinutesPerWeek <= 7*24*60,
		"quiet_months":     p.QuietMonths >= 1 && p.QuietMonths <= 120,
		"newsletter_every": p.NewsletterEvery >= 1 && p.NewsletterEvery <= 24,
		"events_per_year":  p.EventsPerYear >= 0 && p.EventsPerYear <= 52,
		"batch_size":       p.BatchSize >= 1 && p.BatchSize <= 2000,
		"interview_months": p.InterviewMonths >= 1 && p.InterviewMonths <= 120,
	} {
		if !within {
			return Invalid(field, "number")
		}
	}
	for i, s := range p.LeavingSteps {
		if s.Code == "" && s.Name == "" {
			return Invalid(at("leaving_steps", i), "missing")
		}
	}
	return nil
}
