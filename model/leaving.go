package model

import "slices"

// Leaving is the checklist of somebody who is about to leave.
type Leaving struct {
	Record
	PersonID int64         `json:"person_id"`
	LastDay  Date          `json:"last_day"`
	Steps    []LeavingStep `json:"steps"`
}

// LeavingStep is one thing to do for somebody who leaves.
type LeavingStep struct {
	Code    string `json:"code,omitempty"` // of a step that the program knows, see StepCodes; "" for one of the firm's own
	Name    string `json:"name,omitempty"` // of a step of the firm's own
	Due     Date   `json:"due"`
	OwnerID int64  `json:"owner_id,omitempty"`
	Done    Date   `json:"done,omitzero"`
	Skipped bool   `json:"skipped,omitempty"` // not needed here; Done holds the day of that decision
	Note    string `json:"note,omitempty"`
}

// StepPlan is a step of the firm's checklist.
type StepPlan struct {
	Code string `json:"code,omitempty"`
	Name string `json:"name,omitempty"` // instead of the code's own words, or of a step of the firm's own
	Days int    `json:"days"`           // from the last day: -14 is two weeks before it
}

// The steps that the program has words for.
const (
	StepContact   = "contact"   // private contact details noted
	StepInterview = "interview" // exit interview by the manager
	StepKnowledge = "knowledge" // knowledge handed over
	StepReference = "reference" // reference written
	StepConsent   = "consent"   // consent asked for
	StepReturn    = "return"    // keys and devices back
	StepFarewell  = "farewell"  // farewell
	StepNetwork   = "network"   // invited to the network
	StepThanks    = "thanks"    // a personal word of thanks from a partner
)

// DefaultSteps are the nine steps that hold until the firm says otherwise.
func DefaultSteps() []StepPlan {
	return []StepPlan{
		{Code: StepContact, Days: -14},
		{Code: StepInterview, Days: -10},
		{Code: StepKnowledge, Days: -7},
		{Code: StepReference, Days: -5},
		{Code: StepConsent, Days: -3},
		{Code: StepReturn, Days: 0},
		{Code: StepFarewell, Days: 0},
		{Code: StepNetwork, Days: 1},
		{Code: StepThanks, Days: 7},
	}
}

// PlanLeaving makes the checklist of somebody whose last day is known. No step falls due before the day it is made.
func PlanLeaving(person int64, lastDay, today Date, plan []StepPlan) Leaving {
	l := Leaving{PersonID: person, LastDay: lastDay}
	for _, s := range plan {
		due := lastDay.AddDays(s.Days)
		if due.Before(today) {
			due = today
		}
		l.Steps = append(l.Steps, LeavingStep{Code: s.Code, Name: s.Name, Due: due})
	}
	return l
}

// Open are the places of the steps that are still to be done, the one due first in front.
func (l *Leaving) Open() []int {
	var open []int
	for i := range l.Steps {
		if l.Steps[i].Done.IsZero() {
			open = append(open, i)
		}
	}
	slices.SortStableFunc(open, func(a, b int) int { return l.Steps[a].Due.Compare(l.Steps[b].Due) })
	return open
}

// MoveLastDay puts the last day and the steps that are still open as many days on.
func (l *Leaving) MoveLastDay(to, today Date) {
	days := l.LastDay.DaysUntil(to)
	l.LastDay = to
	for i := range l.Steps {
		s := &l.Steps[i]
		if !s.Done.IsZero() {
			continue
		}
		if s.Due = s.Due.AddDays(days); s.Due.Before(today) {
			s.Due = today
		}
	}
}

// Validate checks a checklist before it is stored.
func (l *Leaving) Validate() error {
	if l.PersonID == 0 {
		return Invalid("people", "missing")
	}
	if !l.LastDay.IsFull() || !l.LastDay.Valid() {
		return Invalid("last_day", "date")
	}
	for i, s := range l.Steps {
		if s.Code == "" && s.Name == "" {
			return Invalid(at("steps", i), "missing")
		}
		if !s.Due.IsFull() || !s.Due.Valid() {
			return Invalid(at("steps", i), "date")
		}
	}
	return nil
}

// Answer is a yes, a no or a perhaps; "" where it was not asked.
type Answer string

// Answers lists them in the order in which a form offers them.
var Answers = []Answer{"yes", "perhaps", "no"}

// ExitInterview is what somebody said when they left. It is the firm's own: it is in no search and no export, and is
// kept for a shorter time than the rest.
type ExitInterview struct {
	Record
	PersonID       int64  `json:"person_id"`
	On             Date   `json:"on"`
	ByID           int64  `json:"by_id,omitempty"`  // the colleague who led it
	Reason         string `json:"reason,omitempty"` // why they leave, in their words
	Good           string `json:"good,omitempty"`
	Bad            string `json:"bad,omitempty"`
	Advice         string `json:"advice,omitempty"` // what they would do in our place
	WouldReturn    Answer `json:"would_return,omitempty"`
	WouldRecommend Answer `json:"would_recommend,omitempty"`
	Note           string `json:"note,omitempty"`
	KeepUntil      Date   `json:"keep_until"` // the last day on which it may be kept
}

// Validate checks an exit interview before it is stored.
func (e *ExitInterview) Validate() error {
	switch {
	case e.PersonID == 0:
		return Invalid("people", "missing")
	case !e.On.IsFull() || !e.On.Valid():
		return Invalid("on", "date")
	case !e.KeepUntil.IsFull() || e.KeepUntil.Before(e.On):
		return Invalid("keep_until", "date")
	}
	return nil
}
