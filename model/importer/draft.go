package importer

import (
	"context"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// Source is one file of an import.
type Source struct {
	Path      string
	Sheets    []string // by name; nil is every visible one
	Password  string
	Encoding  string // of a text file, as in "windows-1252"; "" is found out
	Separator rune   // between the columns of a text file; 0 is found out
}

// Settings are what reading a list needs to know about the firm and the day.
type Settings struct {
	Country     string // ISO 3166; of phone numbers and postal codes where nothing in the list says otherwise
	CountrySaid bool   // the country was said for this import: the language of the headings says nothing against it
	FirmDomain  string // mail domain of the firm's own addresses
	FirmName    string
	Offices     []string
	OwnFields   []model.OwnField
	Today       model.Date
	Language    string   // settles a tie where the headings don't tell the list's language
	Headings    []string // that the user named: a row with them is the heading, whatever it says besides
	TmpDir      string   // where large sheets are unpacked; "" for the system's
}

// SettingsOf takes what it can from the book.
func SettingsOf(ctx context.Context, b *book.Book, today model.Date) (Settings, error) {
	firm, err := b.Firm(ctx)
	if err != nil {
		return Settings{}, err
	}
	own, err := b.OwnFields(ctx)
	if err != nil {
		return Settings{}, err
	}
	return Settings{
		Country: firm.Country, FirmDomain: firm.MailDomain, FirmName: firm.Name, Offices: firm.Offices,
		OwnFields: own, Today: today, Language: firm.Language,
	}, nil
}

// Phase is what is being done.
type Phase string

// The phases of an import, in order.
const (
	PhaseRead  Phase = "read"  // cells out of the file
	PhaseCheck Phase = "check" // repairing rows and looking for them in the book
	PhaseWrite Phase = "write" // into the book
)

// Progress is how far it is.
type Progress struct {
	Phase Phase
	File  string // base name, while reading
	Done  int    // rows
	Total int    // rows; 0 where it is not known yet
}

func (p Progress) tell(f func(Progress)) {
	if f != nil {
		f(p)
	}
}

// Draft is a list that was read: what its sheets and columns are taken to be. The user may change that and plan
// again.
type Draft struct {
	Files    []*File
	Settings Settings
	phones   *phoneCache
	photos   map[string][]byte // of cards, by the text of their cell
}

// File is one file of a draft.
type File struct {
	Name      string // base name
	Path      string
	Kind      string // "xlsx", "csv", "ods" or "vcf"
	Encoding  string // of a text file
	Separator rune   // of a text file; 0 where it has one column
	Guessed   bool   // encoding or separator could also be another one
	Sheets    []*Sheet
	Warnings  []Notice // what the user should know about what was read, and what not

	found []Notice // those that don't depend on headings and choices
}

// Notice is something that the user should know about a file. Its words stand under "import.notice." + Code.
type Notice struct {
	Sheet string // "" where it is about the whole file
	Row   int    // as the sheet shows it; of a card file its line; 0 for none
	Code  string
	Count int
}

// Sheet is one sheet of a file.
type Sheet struct {
	Name       string
	Hidden     bool      // hidden in the workbook; not chosen by itself
	Chosen     bool      // its rows will be imported
	Skipped    string    // why it can't be: "no_heading", "empty", "hidden"; words under "import.reason."
	HeadingRow int       // number of the (lower) heading row, 0 where none was found
	Language   string    // of its headings
	Columns    []*Column // those with a heading or with values
	RowCount   int       // rows of people below the heading
	HiddenRows int       // rows that the file hides
	TakeHidden bool      // they are imported all the same; see Draft.TakeHidden
	Recalled   bool      // its columns mean what they meant in an earlier list of the same shape

	file  *File
	upper bool // the heading stands in two rows
	cells store
	data  []int32 // places of the rows of people, in cells

	contacts    bool           // of people with the firms where they work, as programs for contacts write them
	cardColumns []cardColumn   // of a file of cards
	groups      map[int32]bool // the cards, by place in cells, that list others

	hiddenColumns, above  int       // counts of columns the file hides, and of rows above the heading
	repeated, repeatedRow int       // rows that repeat the heading, and the first of them
	leftOut               []leftOut // other rows that are no people
}

// Column is one column of a sheet. Change Field (or DateOrder) and plan again.
type Column struct {
	Index     int    // 0 is column A
	Heading   string // as written; of two rows "Kontakt / Telefon"; "" for none
	Field     Field  // "" is left out
	Sure      bool   // the heading says so, exactly
	Suggested Field  // what it could be where it is left out, for the user to confirm
	Why       string // why it is left out or not sure: see the Why constants; words under "import.why."
	Sensitive bool   // holds what the book does not take by itself; it stays left out unless Allowed
	Allowed   bool   // asked about twice, the user wants it in an own field; see Draft.AskSensitive
	Samples   []string
	Filled    int // rows with something in it

	DateOrder DateOrder // of dates such as 03/04/2018 in it
	DateDoubt int       // how many cells can be read in two ways

	familyFirst bool // a full name with the family name first
	plain       bool // a bare "E-Mail": firm or private by domain
	asked       int  // how often it was asked whether to take it although it is sensitive
	group       int  // of an address or pair of columns that belong together; 0 for the sheet's own
	firmMails   bool // most of its addresses are the firm's
	label       int  // one more than the place of the column that says of what kind this one is; 0 for none
}

// The reasons why a column is left out or its meaning is a guess.
const (
	WhyUnknown         = "unknown"          // no such heading is known
	WhySensitive       = "sensitive"        // never taken by itself
	WhySensitiveValues = "sensitive_values" // its values are national ids, whatever its heading says
	WhyNoPlace         = "no_place"         // the book keeps nothing of the kind
	WhyTwice           = "twice"            // an earlier column means the same
	WhyValues          = "values"           // its values are something else than its heading says
	WhyByValues        = "by_values"        // no known heading, but its values tell
	WhySimilar         = "similar"          // the heading differs by one letter from a known one
	WhyOwnFirm         = "own_firm"         // the same firm in every row: the own one
	WhyUser            = "user"             // the user left it out
	WhyDomain          = "domain"           // firm or private address, told by the domain
	WhyContext         = "context"          // the heading has several meanings, its neighbours or values settle it
	WhyHalfPair        = "half_pair"        // "from" without "to", or the other way round
	WhyDateOrder       = "date_order"       // day first or month first has to be said
	WhyLabel           = "label"            // only says of what kind the column beside it is
	WhyRecalled        = "recalled"         // left out in the last list of this shape
)

// DateOrder is how a date like 03/04/2018 is to be read.
type DateOrder string

// The orders.
const (
	OrderNone  DateOrder = ""      // no such date in the column
	OrderDay   DateOrder = "day"   // 3 April
	OrderMonth DateOrder = "month" // 4 March
	OrderAsk   DateOrder = "ask"   // nobody can tell; the user has to
)

// Fields lists what a column of this draft may be mapped to, the book's own fields at the end.
func (d *Draft) Fields() []Field {
	all := Fields()
	for _, f := range d.Settings.OwnFields {
		all = append(all, OwnField(f.ID))
	}
	return all
}

// offers tells whether a column of a sheet may be mapped to a field.
func (d *Draft) offers(sh *Sheet, f Field) bool {
	return slices.Contains(d.Fields(), f) || sh.isCards() && slices.Contains(CardFields(), f)
}

// Map says what a column means, FieldNone to leave it out. CodeInvalid for a field that there is not, and for a locked
// column unless it is Allowed and the field an own one that holds text.
func (d *Draft) Map(sh *Sheet, c *Column, f Field) error {
	if !d.mayHold(c, f) {
		return model.Invalid("field", "sensitive")
	}
	if f != FieldNone && !d.offers(sh, f) {
		return model.Invalid("field", "unknown")
	}
	d.setField(sh, c, f)
	c.Sure, c.Suggested, c.Why = true, FieldNone, ""
	if f == FieldNone {
		c.Why = WhyUser
		if c.Sensitive {
			c.Why = WhySensitive
		}
	}
	return nil
}

// setField gives a column its meaning, and its dates their order.
func (d *Draft) setField(sh *Sheet, c *Column, f Field) {
	c.Field = f
	if f.isEmail() {
		c.plain = false
	}
	d.readOrder(sh, c)
}

// ownKeys is the heading keys of the book's own fields, and of the headings that the user named.
func (d *Draft) ownKeys() map[string]Field {
	keys := map[string]Field{}
	for _, h := range d.Settings.Headings {
		if k := headingKey(h); k != "" {
			keys[k] = FieldNone
		}
	}
	for _, f := range d.Settings.OwnFields {
		if k := headingKey(f.Name); k != "" {
			keys[k] = OwnField(f.ID)
		}
	}
	return keys
}

// Understood counts the columns of the chosen sheets that are taken, and all of them. Columns of the same heading in
// several sheets count once.
func (d *Draft) Understood() (taken, all int) {
	seen := map[string]bool{}
	for _, sh := range d.chosen() {
		for _, c := range sh.Columns {
			key := headingKey(c.Heading)
			if key == "" {
				key = sh.Name + "\x00" + string(rune('A'+c.Index))
			}
			if was, ok := seen[key]; !ok || !was && c.Field != FieldNone {
				seen[key] = c.Field != FieldNone
			}
		}
	}
	for _, t := range seen {
		all++
		if t {
			taken++
		}
	}
	return taken, all
}

func (d *Draft) chosen() []*Sheet {
	var list []*Sheet
	for _, f := range d.Files {
		for _, sh := range f.Sheets {
			if sh.Chosen && sh.HeadingRow > 0 {
				list = append(list, sh)
			}
		}
	}
	return list
}

// Name is what the import is called: the base names of its files.
func (d *Draft) Name() string {
	var names []string
	for _, f := range d.Files {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}
