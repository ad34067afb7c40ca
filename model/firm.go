package model

// Firm is whose register this is.
type Firm struct {
	Name       string `json:"name"`
	Country    string `json:"country"`  // ISO 3166; of phone numbers and postal codes that say nothing else
	Language   string `json:"language"` // of letters and of the alphabet that lists are sorted by
	Currency   string `json:"currency"` // ISO 4217
	MailDomain string `json:"mail_domain,omitempty"`

	Offices     []string `json:"offices,omitempty"`     // by name, in the firm's own order
	Departments []string `json:"departments,omitempty"` // by name, in the firm's own order
}

// Colleague is one of our own people: owns contacts, writes entries.
type Colleague struct {
	Record
	Name  string `json:"name"`
	Email string `json:"email,omitempty"`
	Gone  bool   `json:"gone,omitempty"` // no longer here; kept because entries name them
}

// OwnField is a field that the firm added to every person.
type OwnField struct {
	Record
	Name    string       `json:"name"`
	Type    OwnFieldType `json:"type"`
	Choices []string     `json:"choices,omitempty"` // of a choice
	Order   int          `json:"order,omitempty"`
}

// OwnFieldType is what an own field holds.
type OwnFieldType string

// The types of an own field. Numbers are stored with a decimal point, dates as Date.String.
const (
	OwnText   OwnFieldType = "text"
	OwnNumber OwnFieldType = "number"
	OwnDate   OwnFieldType = "date"
	OwnChoice OwnFieldType = "choice"
)

// Organisation is another firm, known from people's jobs.
type Organisation struct {
	Record
	Name string `json:"name"`
}

// Countries that the firm's settings offer first; the languages of the program's words follow them.
var Countries = []string{"DE", "DK", "SE", "AT", "CH", "NO", "FI", "GB", "IE", "NL", "US"}

// Languages that letters and windows can have.
var Languages = []string{"en", "de", "da", "sv"}
