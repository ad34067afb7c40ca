package practice

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync"

	lists "alumnibook/assets/practice"
)

// words are the lists that people and their histories are drawn from.
type words struct {
	names   map[string]names // by origin: "sv", "da", "de", "en", "tr", "vi", "pl"
	places  []place
	orgs    []organisation
	firm    firmWords
	texts   map[string]texts             // by language
	groups  map[string]map[string]string // by occasion, then language
	keeping map[string]keepingWords      // by language
	events  eventLists
	rights  map[string]rightsWords // by language
}

// names of one origin. Where there are no middle names of their own, other given names stand there.
type names struct {
	Ms, Mr, Family, Particle, Middle []string
}

// place is one office and the towns around it where its people live.
type place struct {
	Office, Country, Language string
	Share                     int // of all people, in percent
	Towns                     []town
	Streets                   []string
}

type town struct {
	City  string
	Codes []string
}

type organisation struct{ Name, Domain, Country string }

type firmWords struct {
	Name, Country, Currency string
	MailDomain              string `json:"mail_domain"`
	Colleagues              []string
	Words                   map[string]houseWords // by language
}

// houseWords are the firm's own words in one language. Lists have the same length in every language, so that the
// same people hold the same places in each.
type houseWords struct {
	Departments   []string
	Positions     [][]string // by department; "Partner|Partnerin" where he and she are called differently
	Reasons       []string
	Retired       string
	Tags, Skills  []string
	Shirt, Mentor string
	Titles        []string
}

// texts are parts of entries in one language.
type texts struct {
	Call, Email, Meeting, Letter, Message, Event, Note []string
	Topics, Ends, Missed, Promises, Notes, Internal    []string
}

// load reads the lists once. They are part of the program: one that can't be read is a broken build.
var load = sync.OnceValue(func() *words {
	w := &words{}
	for name, into := range map[string]any{
		"names": &w.names, "places": &w.places, "organisations": &w.orgs, "firm": &w.firm, "texts": &w.texts, "groups": &w.groups, "keeping": &w.keeping,
		"events": &w.events, "rights": &w.rights,
	} {
		data, err := lists.Files.ReadFile(name + ".json")
		if err == nil {
			err = json.Unmarshal(data, into)
		}
		if err != nil {
			panic(fmt.Sprintf("practice data %s: %v", name, err))
		}
	}
	return w
})

// called picks his or her form of a word.
func called(word string, she bool) string {
	his, hers, two := strings.Cut(word, "|")
	if two && she {
		return hers
	}
	return his
}
