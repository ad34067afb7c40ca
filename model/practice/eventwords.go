package practice

// eventLists are what evenings and newsletters of the practice firm are made of.
type eventLists struct {
	Words    map[string]eventWords // by language
	Places   []venue
	Speakers [][2]string // name, organisation
}

// venue is a place that an evening is held at.
type venue struct{ Office, Place, Address string }

// eventWords are the parts in one language. Lists have the same length in every language, so that the same things happen in
// each.
type eventWords struct {
	Titles         map[string]string
	Talks          []string
	Value          string
	Agenda         []string
	WorkshopAgenda []string `json:"workshop_agenda"`
	Dress, Food    string
	Budget         []string
	Diets, Notes   []string
	Great, Good    []string // what is said with a score of 5, of 4 or 3
	Poor           []string // of 2
	FollowUps      []string `json:"follow_ups"`
	Talked         string
	Themes         []themeWords
	Newsletter     issueWords
}

// themeWords is a theme and the wishes that belong to it.
type themeWords struct {
	Name   string
	Wishes []string
}

// issueWords are the parts of newsletters: title and text of each item.
type issueWords struct {
	Title, Subject, Intro, Closing                                     string
	Seasons                                                            []string
	Won, Finished, People, Decisions, Positions, Courses, Dates, Voice [][2]string
}
