package importer

// The repairs that a cell can need before it is understood. The words stand under "import.repair." + code. A cell
// that is taken exactly as it stands has none.
const (
	RepairDateSerial     = "date_serial"     // a day's serial number read as the day
	RepairDatePartial    = "date_partial"    // only the year, or the month, is known
	RepairDateOrder      = "date_order"      // day and month could be the other way round
	RepairDateCentury    = "date_century"    // the century was added or put right
	RepairDateOpen       = "date_open"       // "today", "ongoing": no end
	RepairIDCut          = "id_cut"          // the date was taken out of a national id, the rest dropped
	RepairPhonePlus      = "phone_plus"      // the lost plus sign was put back
	RepairPhoneZero      = "phone_zero"      // the lost leading zero was put back
	RepairPhoneUnread    = "phone_unread"    // no possible number; kept as written
	RepairTwoPhones      = "two_phones"      // several numbers in one cell
	RepairTwoEmails      = "two_emails"      // several addresses in one cell
	RepairEmailCleaned   = "email_cleaned"   // taken out of what stood around it
	RepairPostalZero     = "postal_zero"     // the lost leading zero was put back
	RepairPostalForm     = "postal_form"     // written the way the country writes it
	RepairPostalSplit    = "postal_split"    // postal code and city taken apart
	RepairAddressSplit   = "address_split"   // street, postal code and city taken apart
	RepairCountryUnknown = "country_unknown" // kept as written
	RepairNameSplit      = "name_split"      // given and family name taken apart
	RepairNameOrder      = "name_order"      // read as family name first
	RepairTitleMoved     = "title_moved"     // a title stood before the name
	RepairStatusUnknown  = "status_unknown"  // not a status; left out
	RepairWordUnknown    = "word_unknown"    // not one of the words that the field takes; left out
	RepairChoiceUnknown  = "choice_unknown"  // not one of the own field's choices; left out
	RepairNumberUnread   = "number_unread"   // not a number; left out
	RepairLinkUnread     = "link_unread"     // not a web address; left out
	RepairLinkFromCell   = "link_from_cell"  // the address lay behind the text
	RepairBlankWord      = "blank_word"      // "-", "n/a": nothing
	RepairLeftUnread     = "left_unread"     // could not be read; left out because the user took the row all the same
	RepairSpellingKept   = "spelling_kept"   // the same name, spelled better in the book
	RepairEarlierRow     = "earlier_row"     // an earlier row of the list says otherwise and is followed
	RepairLessPrecise    = "less_precise"    // the book knows the date better
	RepairCorrected      = "corrected"       // the user typed another value in
)

// The reasons why a row is rejected or undecided. The words stand under "import.reason." + code.
const (
	ReasonNoName           = "no_name"
	ReasonBadDate          = "bad_date"
	ReasonBadEmail         = "bad_email"
	ReasonDateSpan         = "date_span"  // left before joining
	ReasonDateOrder        = "date_order" // day first or month first
	ReasonSameName         = "same_name"
	ReasonSimilarName      = "similar_name"
	ReasonSameEmailOther   = "same_email_other_name"
	ReasonSamePhoneOther   = "same_phone_other_name"
	ReasonSameLinkOther    = "same_link_other_name"
	ReasonSameNumberOther  = "same_number_other_name" // personnel number
	ReasonSameKeyBirthday  = "same_name_other_birthday"
	ReasonEmailNoName      = "same_email_no_name"
	ReasonSeveral          = "several" // more than one person fits
	ReasonFollows          = "follows" // the same person as an undecided row above
	ReasonUserLeftOut      = "left_out"
	ReasonTrashedMeanwhile = "gone" // the person it belongs to is no longer in the book
)
