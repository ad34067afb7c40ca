package model

// Favour is one entry of the give-and-take between the firm and a person.
type Favour struct {
	Record
	PersonID int64      `json:"person_id"`
	Side     FavourSide `json:"side"`
	Kind     FavourKind `json:"kind"`
	On       Date       `json:"on"`
	Text     string     `json:"text,omitempty"`
	Settled  Date       `json:"settled,omitzero"` // thanked for what we got, answered what we asked, fulfilled what they wished
}

// FavourSide is who did something for whom.
type FavourSide string

// The sides.
const (
	FavourGave  FavourSide = "gave"  // we did something for them
	FavourAsked FavourSide = "asked" // we asked them for something
	FavourGot   FavourSide = "got"   // they did something for us; a thank-you is owed until it is settled
	FavourWish  FavourSide = "wish"  // what they would like from us
)

// FavourSides lists them in the order in which a form offers them.
var FavourSides = []FavourSide{FavourGave, FavourGot, FavourAsked, FavourWish}

// FavourKind is what it was.
type FavourKind string

// FavourKinds lists what can be given and taken, in the order in which a form offers it.
var FavourKinds = []FavourKind{
	"course", "invitation", "job_lead", "introduction", "reference", "advice", "recommended_client", "recommended_candidate", "talk", "gift", "other",
}

// Validate checks an entry of the give-and-take before it is stored.
func (f *Favour) Validate() error {
	switch {
	case f.PersonID == 0:
		return Invalid("people", "missing")
	case f.Side == "":
		return Invalid("side", "missing")
	case f.Kind == "":
		return Invalid("kind", "missing")
	case !f.On.IsFull() || !f.On.Valid():
		return Invalid("on", "date")
	}
	return nil
}

// Balance counts what we gave a person, and what we asked of them or got. Wishes count on neither side.
func Balance(list []Favour) (gave, took int) {
	for _, f := range list {
		switch f.Side {
		case FavourGave:
			gave++
		case FavourAsked, FavourGot:
			took++
		}
	}
	return gave, took
}
