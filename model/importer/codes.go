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
	RepairAsWritten      = "as_written"      // the user wants it as it stands
	RepairInvisible      = "invisible"       // characters that nobody sees were dropped
	RepairLetters        = "letters"         // letters that the list's maker read in the wrong encoding put right
	RepairExponent       = "exponent"        // a number that Excel shortened ("4.9E+11"): its digits are lost; left out
	RepairIDLeftOut      = "id_left_out"     // a national id in a column of something else; left out
	RepairNumberForm     = "number_form"     // what a program put around a number was dropped: "0170123456.0"
	RepairBirthName      = "birth_name"      // the name at birth stood behind the family name
	RepairOwnFirm        = "own_firm"        // the own firm is no employer elsewhere; taken as a stint here
	RepairOtherFirm      = "other_firm"      // belongs to another firm than the own one; left out
	RepairCardLine       = "card_line"       // can't be read; kept as the line of the card that it is
	RepairNoPicture      = "no_picture"      // names no picture of the file; left out
)

// The reasons why a row is rejected or undecided. The words stand under "import.reason." + code.
const (
	ReasonNoName           = "no_name"
	ReasonBadDate          = "bad_date"
	ReasonBadEmail         = "bad_email"
	ReasonDateSpan         = "date_span"  // left before joining
	ReasonDateOrder        = "date_order" // day first or month first
	ReasonFirmCard         = "firm_card"  // the card of a firm, hardly of a person
	ReasonGroupCard        = "group_card" // a list of other cards, not a person
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
	ReasonTrashedMeanwhile = "gone"   // the person it belongs to is no longer in the book
	ReasonErased           = "erased" // the person was erased and is not taken again; PlanRow.Erased says when
)

// The notices about a file, besides the codes of vcard.Warnings. The words stand under "import.notice." + code.
const (
	NoticeHiddenRows    = "hidden_rows"    // Count rows that the file hides, not imported
	NoticeHiddenTaken   = "hidden_taken"   // Count rows that the file hides, imported all the same
	NoticeHiddenSheet   = "hidden_sheet"   // a sheet that the file hides
	NoticeHiddenColumns = "hidden_columns" // Count columns that the file hides; they are read like all others
	NoticeAbove         = "above"          // Count rows above the heading: titles, dates
	NoticeSum           = "sum"            // a row that only sums up
	NoticeRepeated      = "repeated"       // Count rows that repeat the heading
	NoticeFooter        = "footer"         // a line below the list that says where it is from
	NoticeGroups        = "groups"         // Count cards of groups, which are no people
	NoticeEncoding      = "encoding"       // the encoding of a text file was guessed
	NoticeFirmAddresses = "firm_addresses" // Count columns of addresses of the own firm, which people lose when they leave
)
