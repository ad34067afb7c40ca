package vcard

import (
	"strings"

	govcard "github.com/emersion/go-vcard"
)

// What a file of cards may hold.
const (
	mostBytes = 50 << 20 // of a file
	mostCards = 50_000
	mostLine  = 10 << 20 // bytes of a line, its continuations included
	mostPhoto = 5 << 20  // bytes of a picture
	mostKept  = 64 << 10 // bytes of a line that no field has a place for
	mostProps = 20_000   // properties of a card; groups have one for each member
	mostParam = 64 << 10 // bytes of the parameters of a property
)

// Card is one card as it was found in a file, of whatever version and by whatever program.
type Card struct {
	// Card holds the properties with their values decoded: quoted-printable, alphabet and escapes are gone, pictures
	// are base64 without line ends. In N, ADR and ORG a semicolon or backslash inside a part stands behind a backslash;
	// Parts takes them apart. Parameters are shared between cards and not to be changed.
	Card         govcard.Card
	Version      string    // "2.1", "3.0", "4.0", or what the card says; "" where it says nothing
	Line         int       // of BEGIN, from 1
	Group        bool      // a list of cards, no person
	Organisation bool      // a firm or place, by its own word, no person
	Warnings     []Warning // what could not be read as it was meant

	props []property // in the order of the file
	old   bool       // written as 2.1 is
}

// Warning is something in a card that could not be read as it was meant.
type Warning struct {
	Line int // from 1
	Code string
}

// The codes of warnings.
const (
	WarnEndMissing     = "end_missing"     // the card has no end; what was there is kept
	WarnCutShort       = "cut_short"       // the file ends in the middle of a line, which Facts leaves out
	WarnCharsetGuessed = "charset_guessed" // the alphabet is not named, or wrongly: special letters may be wrong
	WarnPhotoTooBig    = "photo_too_big"   // the picture is left out
	WarnPhotoDamaged   = "photo_damaged"   // the picture is left out
	WarnLineTooLong    = "line_too_long"   // the line is left out
	WarnLineUnreadable = "line_unreadable" // a line that is no property is left out
	WarnLineNotKept    = "line_not_kept"   // a line that no field has a place for is too long to be kept
)

// Warnings lists the codes that a card can come with.
var Warnings = []string{
	WarnEndMissing, WarnCutShort, WarnCharsetGuessed, WarnPhotoTooBig, WarnPhotoDamaged, WarnLineTooLong,
	WarnLineUnreadable, WarnLineNotKept,
}

// Fact is one thing that a card says. Facts of an address, or of a post at a firm, come in the order of their keys;
// where a card has several of a kind, each has all its facts, empty ones too, so that the second of each belong
// together.
type Fact struct {
	Key  string // one of the Key constants
	Text string // of KeyPhoto the bytes of the picture
}

// The keys of facts. An address without a type counts as private, a number or mail without one as other.
const (
	KeyUID        = "uid"
	KeyPrefix     = "prefix"
	KeyGiven      = "given"
	KeyAdditional = "additional"
	KeyFamily     = "family"
	KeySuffix     = "suffix"
	KeyFull       = "full" // only where the card does not tell the parts of the name apart, or shows another name than they make
	KeyNickname   = "nickname"
	KeyBirthName  = "birth_name"
	KeyBirthday   = "birthday" // ISO, "--MM-DD", or as it was written where it is no date
	KeyGender     = "gender"   // "M", "F", "O", "N", "U"

	KeyEmailPrivate = "email_private"
	KeyEmailWork    = "email_work"
	KeyEmailOther   = "email_other"

	KeyPhoneMobile     = "phone_mobile"
	KeyPhonePrivate    = "phone_private"
	KeyPhoneWork       = "phone_work"
	KeyPhoneWorkMobile = "phone_work_mobile"
	KeyFax             = "fax"
	KeyPhone           = "phone"

	KeyStreetPrivate     = "street_private"
	KeyPostalCodePrivate = "postal_code_private"
	KeyCityPrivate       = "city_private"
	KeyRegionPrivate     = "region_private"
	KeyCountryPrivate    = "country_private"
	KeyStreetWork        = "street_work"
	KeyPostalCodeWork    = "postal_code_work"
	KeyCityWork          = "city_work"
	KeyRegionWork        = "region_work"
	KeyCountryWork       = "country_work"

	KeyOrganisation = "organisation"
	KeyDepartment   = "department"
	KeyTitle        = "title"
	KeyNote         = "note"
	KeyCategories   = "categories" // one fact per category
	KeyLinkedIn     = "linkedin"
	KeyXING         = "xing"
	KeyFacebook     = "facebook"
	KeyWebsite      = "website"
	KeyLanguage     = "language"
	KeyPhoto        = "photo" // the bytes of the picture
	KeyLine         = "line"  // a property that none of the others has a place for, as a line of a card
)

// Keys lists the keys of facts, in the order in which columns of them stand best.
var Keys = []string{
	KeyUID, KeyPrefix, KeyGiven, KeyAdditional, KeyFamily, KeySuffix, KeyFull, KeyNickname, KeyBirthName, KeyBirthday, KeyGender,
	KeyOrganisation, KeyDepartment, KeyTitle,
	KeyEmailPrivate, KeyEmailWork, KeyEmailOther,
	KeyPhoneMobile, KeyPhonePrivate, KeyPhoneWork, KeyPhoneWorkMobile, KeyFax, KeyPhone,
	KeyStreetPrivate, KeyPostalCodePrivate, KeyCityPrivate, KeyRegionPrivate, KeyCountryPrivate,
	KeyStreetWork, KeyPostalCodeWork, KeyCityWork, KeyRegionWork, KeyCountryWork,
	KeyLinkedIn, KeyXING, KeyFacebook, KeyWebsite, KeyLanguage, KeyNote, KeyCategories, KeyPhoto, KeyLine,
}

// Parts takes the value of N, ADR or ORG of a Card apart.
func Parts(value string) []string {
	if strings.IndexByte(value, '\\') < 0 {
		return strings.Split(value, ";")
	}
	var parts []string
	var part []byte
	for i := 0; i < len(value); i++ {
		switch c := value[i]; {
		case c == '\\' && i+1 < len(value):
			i++
			part = append(part, value[i])
		case c == ';':
			parts, part = append(parts, string(part)), part[:0]
		default:
			part = append(part, c)
		}
	}
	return append(parts, string(part))
}

var escapePart = strings.NewReplacer(`\`, `\\`, `;`, `\;`)

// joinParts is the other way.
func joinParts(parts []string) string {
	for _, p := range parts {
		if strings.ContainsAny(p, `\;`) {
			escaped := make([]string, len(parts))
			for i, p := range parts {
				escaped[i] = escapePart.Replace(p)
			}
			return strings.Join(escaped, ";")
		}
	}
	return strings.Join(parts, ";")
}
