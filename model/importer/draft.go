package importer

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/sheet"
)

// Source is one file of an import.
type Source struct {
	Path     string
	Sheets   []string // by name; nil is every visible one
	Password string
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
	Language    string // settles a tie where the headings don't tell the list's language
	TmpDir      string // where large sheets are unpacked; "" for the system's
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
}

// File is one file of a draft.
type File struct {
	Name   string // base name
	Path   string
	Sheets []*Sheet
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
	HiddenRows int       // rows that the file hides; they are not imported

	file  *File
	upper bool // the heading stands in two rows
	cells store
	data  []int32 // places of the rows of people, in cells
}

// Column is one column of a sheet. Change Field (or DateOrder) and plan again.
type Column struct {
	Index     int    // 0 is column A
	Heading   string // as written; of two rows "Kontakt / Telefon"; "" for none
	Field     Field  // "" is left out
	Sure      bool   // the heading says so, exactly
	Suggested Field  // what it could be where it is left out, for the user to confirm
	Why       string // why it is left out or not sure: see the Why constants; words under "import.why."
	Sensitive bool   // holds what the book never takes; it stays left out
	Samples   []string
	Filled    int // rows with something in it

	DateOrder DateOrder // of dates such as 03/04/2018 in it
	DateDoubt int       // how many cells can be read in two ways

	familyFirst bool // a full name with the family name first
	plain       bool // a bare "E-Mail": firm or private by domain
}

// The reasons why a column is left out or its meaning is a guess.
const (
	WhyUnknown   = "unknown"    // no such heading is known
	WhySensitive = "sensitive"  // never taken
	WhyNoPlace   = "no_place"   // the book keeps nothing of the kind
	WhyTwice     = "twice"      // an earlier column means the same
	WhyValues    = "values"     // its values are something else than its heading says
	WhyByValues  = "by_values"  // no known heading, but its values tell
	WhySimilar   = "similar"    // the heading differs by one letter from a known one
	WhyOwnFirm   = "own_firm"   // the same firm in every row: the own one
	WhyUser      = "user"       // the user left it out
	WhyDomain    = "domain"     // firm or private address, told by the domain
	WhyContext   = "context"    // the heading has several meanings, its neighbours or values settle it
	WhyHalfPair  = "half_pair"  // "from" without "to", or the other way round
	WhyDateOrder = "date_order" // day first or month first has to be said
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

// Read opens every file, keeps the cells of its sheets, finds their headings and proposes what the columns mean.
// Nothing of a hidden sheet is chosen. Errors are those of opening a workbook; CodeNoSheet for a sheet that is
// not there, CodeNoHeading where no sheet of any file has headings.
func Read(ctx context.Context, src []Source, s Settings, progress func(Progress)) (*Draft, error) {
	d := &Draft{Settings: s, phones: newPhoneCache()}
	found := false
	for _, one := range src {
		f, err := d.readFile(ctx, one, progress)
		if err != nil {
			return nil, err
		}
		d.Files = append(d.Files, f)
		for _, sh := range f.Sheets {
			d.understand(sh)
			found = found || sh.HeadingRow > 0
		}
	}
	if !found && len(src) > 0 {
		return nil, model.E(model.CodeNoHeading, filepath.Base(src[0].Path), nil)
	}
	return d, nil
}

func (d *Draft) readFile(ctx context.Context, src Source, progress func(Progress)) (*File, error) {
	f := &File{Name: filepath.Base(src.Path), Path: src.Path}
	w, err := sheet.Open(ctx, src.Path, sheet.Options{Password: src.Password, TmpDir: d.Settings.TmpDir})
	if err != nil {
		return nil, err
	}
	defer w.Close()
	infos := w.Sheets()
	for _, name := range src.Sheets {
		if !slices.ContainsFunc(infos, func(i sheet.Info) bool { return i.Name == name }) {
			return nil, model.E(model.CodeNoSheet, name, nil)
		}
	}
	total, before := 0, 0
	for _, info := range infos {
		total += info.Rows
	}
	for _, info := range infos {
		sh := &Sheet{Name: info.Name, Hidden: info.Hidden, file: f, Chosen: !info.Hidden}
		if src.Sheets != nil {
			sh.Chosen = slices.Contains(src.Sheets, info.Name)
		}
		ahead := &warmer{d: d}
		err := w.Read(ctx, info.Name, func(done, _ int) {
			Progress{PhaseRead, f.Name, before + done, max(total, before+done)}.tell(progress)
		}, func(r sheet.Row) error {
			sh.cells.add(r)
			ahead.see(sh, r)
			return nil
		})
		ahead.end()
		if err != nil {
			return nil, err
		}
		before += info.Rows
		f.Sheets = append(f.Sheets, sh)
	}
	return f, nil
}

// understand finds the heading row of a sheet and proposes its columns.
func (d *Draft) understand(sh *Sheet) {
	if sh.cells.len() == 0 {
		sh.Skipped, sh.Chosen = "empty", false
		return
	}
	row, upper := findHeading(&sh.cells, d.ownKeys())
	if row < 0 {
		sh.Skipped, sh.Chosen = "no_heading", false
		return
	}
	d.setHeading(sh, row, upper)
	if sh.RowCount == 0 {
		sh.Skipped, sh.Chosen = "empty", false
	} else if sh.Hidden && !sh.Chosen {
		sh.Skipped = "hidden"
	}
}

// SetHeadingRow takes another row (by the number that the sheet shows) for the heading and proposes the columns anew.
func (d *Draft) SetHeadingRow(sh *Sheet, number int) error {
	for i, p := range sh.cells.rows {
		if int(p.number) == number {
			sh.Skipped = ""
			d.setHeading(sh, i, i > 0 && groups(sh.cells.cells(i-1, nil), sh.cells.cells(i, nil)))
			sh.Chosen = sh.RowCount > 0
			return nil
		}
	}
	return model.E(model.CodeNoHeading, sh.Name, nil)
}

// Fields lists what a column of this draft may be mapped to, the book's own fields at the end.
func (d *Draft) Fields() []Field {
	all := Fields()
	for _, f := range d.Settings.OwnFields {
		all = append(all, OwnField(f.ID))
	}
	return all
}

// Map says what a column means, FieldNone to leave it out. A sensitive column stays left out: CodeInvalid.
func (d *Draft) Map(sh *Sheet, c *Column, f Field) error {
	if c.Sensitive && f != FieldNone {
		return model.Invalid("field", "sensitive")
	}
	if f != FieldNone && !slices.Contains(d.Fields(), f) {
		return model.Invalid("field", "unknown")
	}
	c.Field, c.Sure, c.Suggested, c.Why = f, true, FieldNone, ""
	if f == FieldNone {
		c.Why = WhyUser
	}
	if f.isEmail() {
		c.plain = false
	}
	d.readOrder(sh, c)
	return nil
}

// ownKeys is the heading keys of the book's own fields.
func (d *Draft) ownKeys() map[string]Field {
	keys := map[string]Field{}
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
