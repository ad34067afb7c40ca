package model

import "strings"

// Filter says which people are wanted. Every part that is set must hold; an empty filter is everybody who is
// not in the wastebasket.
type Filter struct {
	Search      string   `json:"search,omitempty"` // words in any order, each the beginning of a word anywhere
	Offices     []string `json:"offices,omitempty"`
	Departments []string `json:"departments,omitempty"`
	LeftFrom    Date     `json:"left_from"` // last employment ended on this day or later
	LeftTo      Date     `json:"left_to"`   // last employment ended on this day or earlier
	Statuses    []Status `json:"statuses,omitempty"`
	Tags        []string `json:"tags,omitempty"`     // any of them
	Employer    string   `json:"employer,omitempty"` // beginning of a word of a current employer's name
	OwnerID     int64    `json:"owner_id,omitempty"`
	QuietSince  Date     `json:"quiet_since"` // last contact before this day, or never

	Calls []ConsentState `json:"calls,omitempty"` // what they said to courtesy calls by phone: any of these

	IDs     []int64 `json:"-"` // just these people
	Trashed bool    `json:"-"` // those in the wastebasket instead of the others
}

// IsEmpty tells that the filter leaves nobody out.
func (f *Filter) IsEmpty() bool {
	return f.Search == "" && len(f.Offices) == 0 && len(f.Departments) == 0 && f.LeftFrom.IsZero() && f.LeftTo.IsZero() &&
		len(f.Statuses) == 0 && len(f.Tags) == 0 && f.Employer == "" && f.OwnerID == 0 && f.QuietSince.IsZero() && len(f.Calls) == 0 && f.IDs == nil && !f.Trashed
}

// SortColumn is what a list of people is ordered by.
type SortColumn string

// The columns that people can be sorted by. Equal ones follow by name, then by id.
const (
	SortName        SortColumn = "name"
	SortOffice      SortColumn = "office"
	SortDepartment  SortColumn = "department"
	SortPosition    SortColumn = "position"
	SortLeft        SortColumn = "left"
	SortEmployer    SortColumn = "employer"
	SortCity        SortColumn = "city"
	SortStatus      SortColumn = "status"
	SortLastContact SortColumn = "last_contact"
	SortLastHeard   SortColumn = "last_heard"
	SortNextCall    SortColumn = "next_call"
	SortFollowUp    SortColumn = "follow_up"
	SortUpdated     SortColumn = "updated"
)

// SortColumns lists them all.
var SortColumns = []SortColumn{
	SortName, SortOffice, SortDepartment, SortPosition, SortLeft, SortEmployer, SortCity, SortStatus, SortLastContact, SortLastHeard,
	SortNextCall, SortFollowUp, SortUpdated,
}

// Sort is the order of a list.
type Sort struct {
	By         SortColumn `json:"by,omitempty"` // "" is by name
	Descending bool       `json:"descending,omitempty"`
}

// Row is what a list shows of one person: flat, ready to be drawn.
type Row struct {
	ID          int64
	UID         string
	Name        string // "Sørensen, Søren"
	Initials    string
	Photo       string
	Status      Status
	Office      string // of the last employment, as are the next four
	Department  string
	Position    string
	From        Date
	Left        Date
	Employer    string // current one elsewhere
	JobTitle    string
	City        string
	Email       string // preferred
	Phone       string // preferred, as written
	Tags        []string
	OwnerID     int64
	Birthday    Date
	LastContact Date
	LastHeard   Date // when they last said something themselves
	NextCall    Date // from when on a call is suggested; none where none will be
	FollowUp    Date // next open one
	CallConsent ConsentState
	Trashed     Date
}

// CallName is the name as one says it: "Søren Sørensen".
func (r Row) CallName() string {
	if family, given, ok := strings.Cut(r.Name, ", "); ok {
		return given + " " + family
	}
	return r.Name
}

// List is a saved search that stays current.
type List struct {
	Record
	Name   string `json:"name"`
	Filter Filter `json:"filter"`
	Sort   Sort   `json:"sort"`
	Calls  int    `json:"calls,omitempty"` // contacts wanted a year of everybody on it; 0 where the list does not say
}
