package importer

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
	"alumnibook/model/exchange/vcard"
)

// KindCards is the kind of a file of cards.
const KindCards = sheet.KindVCF

// cardFields is where the facts of cards belong.
var cardFields = map[string]Field{
	vcard.KeyUID: FieldUID, vcard.KeyPrefix: FieldTitle, vcard.KeyGiven: FieldFirstName, vcard.KeyAdditional: FieldMiddleName, vcard.KeyFamily: FieldLastName,
	vcard.KeySuffix: FieldSuffix, vcard.KeyFull: FieldFullName, vcard.KeyNickname: FieldNickname, vcard.KeyBirthName: FieldBirthName,
	vcard.KeyBirthday: FieldBirthDate, vcard.KeyGender: FieldGender, vcard.KeyOrganisation: FieldEmployer, vcard.KeyDepartment: FieldDepartment,
	vcard.KeyTitle: FieldEmployerTitle, vcard.KeyEmailPrivate: FieldEmailPrivate, vcard.KeyEmailWork: FieldEmailWork, vcard.KeyEmailOther: FieldEmailOther,
	vcard.KeyPhoneMobile: FieldMobile, vcard.KeyPhonePrivate: FieldPhonePrivate, vcard.KeyPhoneWork: FieldPhoneWork, vcard.KeyPhoneWorkMobile: FieldWorkMobile,
	vcard.KeyFax: FieldFax, vcard.KeyPhone: FieldPhone, vcard.KeyStreetPrivate: FieldStreet, vcard.KeyPostalCodePrivate: FieldPostalCode,
	vcard.KeyCityPrivate: FieldCity, vcard.KeyRegionPrivate: FieldRegion, vcard.KeyCountryPrivate: FieldCountry, vcard.KeyStreetWork: FieldStreetWork,
	vcard.KeyPostalCodeWork: FieldPostalCodeWork, vcard.KeyCityWork: FieldCityWork, vcard.KeyRegionWork: FieldRegionWork, vcard.KeyCountryWork: FieldCountryWork,
	vcard.KeyLinkedIn: FieldLinkedIn, vcard.KeyXING: FieldXING, vcard.KeyFacebook: FieldFacebook, vcard.KeyWebsite: FieldWebsite,
	vcard.KeyLanguage: FieldLanguage, vcard.KeyNote: FieldNotes, vcard.KeyCategories: FieldTags, vcard.KeyPhoto: FieldPhoto, vcard.KeyLine: FieldCardLines,
}

// cardNames are the properties of cards whose values can be unreadable.
var cardNames = map[Field]string{FieldEmailPrivate: "EMAIL", FieldEmailWork: "EMAIL", FieldEmailOther: "EMAIL", FieldBirthDate: "BDAY"}

// joinedFacts are those of which all go into one cell, line by line.
var joinedFacts = map[string]bool{vcard.KeyCategories: true, vcard.KeyLine: true}

// isCards tells whether the sheet is a file of cards.
func (sh *Sheet) isCards() bool { return sh.file != nil && sh.file.Kind == KindCards }

// cardColumn is one column of a sheet of cards: a kind of fact and, where cards have several of it, which one.
type cardColumn struct {
	key string
	nth int
}

// cardReader makes a sheet of cards.
type cardReader struct {
	d        *Draft
	sheet    *Sheet
	columns  []cardColumn
	index    map[cardColumn]int
	warnings map[string]*Notice
	order    []string // codes of warnings as they came
	groups   int
	number   int
}

// isCardFile looks into the beginning of a file.
func isCardFile(path string) bool {
	f, err := model.OpenToRead(path)
	if err != nil {
		return false // opening it as a sheet says why
	}
	defer f.Close()
	head := make([]byte, 4096)
	n, err := io.ReadFull(f, head)
	return n > 0 && (err == nil || err == io.ErrUnexpectedEOF) && vcard.IsCards(head[:n])
}

// readCards reads a file of cards into one sheet: a row for each card, a column for each kind of fact.
func (d *Draft) readCards(ctx context.Context, f *File, src Source, progress func(Progress)) error {
	f.Kind = KindCards
	name := strings.TrimSuffix(f.Name, filepath.Ext(f.Name))
	paths, err := cardFiles(src.Path)
	if err != nil {
		return err
	}
	if len(src.Sheets) > 0 && !slices.Contains(src.Sheets, name) {
		return model.E(model.CodeNoSheet, src.Sheets[0], nil)
	}
	r := &cardReader{
		d: d, sheet: &Sheet{Name: name, Chosen: true, HeadingRow: 1, file: f, groups: map[int32]bool{}}, index: map[cardColumn]int{}, warnings: map[string]*Notice{},
	}
	for n, path := range paths {
		err := vcard.Read(ctx, path, func(done, total int64) {
			if len(paths) > 1 {
				done, total = int64(n), int64(len(paths))
			}
			Progress{PhaseRead, f.Name, int(done), int(max(total, done))}.tell(progress)
		}, r.add)
		if err != nil {
			return err
		}
	}
	for _, code := range r.order {
		f.found = append(f.found, *r.warnings[code])
	}
	if r.groups > 0 {
		f.found = append(f.found, Notice{Code: NoticeGroups, Count: r.groups})
	}
	f.Sheets = []*Sheet{r.sheet}
	r.sheet.cardColumns = r.columns
	return nil
}

// add keeps a card. Groups of contacts are counted, but they are no people and no row of theirs is taken.
func (r *cardReader) add(c *vcard.Card) error {
	for _, w := range c.Warnings {
		if r.warnings[w.Code] == nil {
			r.warnings[w.Code] = &Notice{Code: w.Code, Row: w.Line}
			r.order = append(r.order, w.Code)
		}
		r.warnings[w.Code].Count++
	}
	r.number++
	if c.Group {
		r.groups++
		r.sheet.groups[int32(r.sheet.cells.len())] = true
	}
	cells := make([]sheet.Cell, len(r.columns))
	seen := map[string]int{}
	for _, fact := range c.Facts() {
		if _, known := cardFields[fact.Key]; !known {
			continue
		}
		col := cardColumn{key: fact.Key}
		if !joinedFacts[fact.Key] {
			col.nth = seen[fact.Key]
			seen[fact.Key]++
		}
		if fact.Text == "" {
			continue
		}
		at, ok := r.index[col]
		if !ok {
			at = len(r.columns)
			r.index[col] = at
			r.columns = append(r.columns, col)
		}
		for len(cells) <= at {
			cells = append(cells, sheet.Cell{})
		}
		text := fact.Text
		if fact.Key == vcard.KeyPhoto {
			text = r.d.keepPhoto(text)
		}
		if cells[at].Text != "" {
			text = cells[at].Text + "\n" + text
		}
		cells[at] = sheet.Cell{Kind: sheet.CellText, Text: text}
	}
	if c.Organisation {
		r.nameFirm(cells)
	}
	r.sheet.cells.add(sheet.Row{Number: r.number, Cells: cells})
	return nil
}

// nameFirm makes the card of a firm tell by its cells that it is one: its name is that of the organisation.
func (r *cardReader) nameFirm(cells []sheet.Cell) {
	text := func(key string) *string {
		at, ok := r.index[cardColumn{key: key}]
		if !ok || at >= len(cells) {
			return nil
		}
		return &cells[at].Text
	}
	full, firm := text(vcard.KeyFull), text(vcard.KeyOrganisation)
	if full != nil && firm != nil && text(vcard.KeyGiven) == nil {
		*full = *firm
	}
}

// keepPhoto keeps a picture and gives the text of its cell.
func (d *Draft) keepPhoto(picture string) string {
	sum := sha256.Sum256([]byte(picture))
	key := "photo:" + hex.EncodeToString(sum[:])
	if d.photos == nil {
		d.photos = map[string][]byte{}
	}
	if d.photos[key] == nil {
		d.photos[key] = []byte(picture)
	}
	return key
}

// Photo is the picture that a cell of FieldPhoto names, nil where it names none.
func (d *Draft) Photo(cell string) []byte { return d.photos[cell] }

// proposeCards makes the columns of a sheet of cards. What a card says is said by its own words, so all are sure; of
// several firms of one person only the first is where they work now.
func (d *Draft) proposeCards(sh *Sheet) {
	headings := make([]*column, len(sh.cardColumns))
	for i, cc := range sh.cardColumns {
		heading := d.headingOf(cardFields[cc.key])
		if cc.nth > 0 {
			heading += " " + strconv.Itoa(cc.nth+1)
		}
		c := &column{Column: &Column{Index: i, Heading: heading, Field: cardFields[cc.key], Sure: true, group: cc.nth}, distinct: map[string]bool{}}
		if !c.Field.takesMany() && cc.nth > 0 {
			if _, place := placeKinds[c.Field]; !place {
				c.Field, c.Sure, c.Why = FieldNone, false, WhyTwice
			}
		}
		headings[i] = c
	}
	sh.contacts = true
	sh.collect(-1, nil, headings)
	p := &proposal{d, sh, headings}
	slices.SortStableFunc(headings, func(a, b *column) int {
		x, y := sh.cardColumns[a.Index], sh.cardColumns[b.Index]
		return cmp.Or(cmp.Compare(slices.Index(vcard.Keys, x.key), slices.Index(vcard.Keys, y.key)), cmp.Compare(x.nth, y.nth))
	})
	sh.Columns = nil
	for _, c := range headings {
		if c.Field == FieldPhoto || c.Field == FieldCardLines {
			c.Samples = nil
		}
		sh.Columns = append(sh.Columns, c.Column)
		d.readOrder(sh, c.Column)
	}
	p.lockIDs()
}

// firstHeadings are the headings that an export writes, by field and language.
var firstHeadings = sync.OnceValue(func() map[Field]map[string]string {
	first := map[Field]map[string]string{}
	for field, byLanguage := range headingLists() {
		first[field] = map[string]string{}
		for lang, list := range byLanguage {
			first[field][lang] = list[0]
		}
	}
	return first
})

// headingOf is what a column of the field is called in the firm's language.
func (d *Draft) headingOf(f Field) string {
	names := firstHeadings()[f]
	return cmp.Or(names[d.Settings.Language], names["en"], string(f))
}
