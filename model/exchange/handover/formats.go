package handover

import "alumnibook/model/consent"

// Format is what a file is for. Its name stands under the words "export.format." + Format, and in one sentence what it
// is good for under "export.about." + Format.
type Format string

// The formats.
const (
	Phone       Format = "phone"        // cards for any phone or address book, .vcf
	IPhone      Format = "iphone"       // cards for an iPhone, iPad or Mac, .vcf
	Android     Format = "android"      // cards for an Android phone, .vcf
	Google      Format = "google"       // cards for Google Contacts, .vcf
	Card4       Format = "vcard4"       // cards in the newest version, 4.0, .vcf
	Outlook     Format = "outlook"      // cards for Outlook, .vcf for one person, .zip with a file each for several
	OutlookCSV  Format = "outlook_csv"  // a list with Outlook's own headings, .csv
	GoogleCSV   Format = "google_csv"   // a list with Google's own headings, .csv
	Sheet       Format = "sheet"        // a workbook with a column for each field, .xlsx; it can be edited and read back
	CSV         Format = "csv"          // the same as text, .csv
	Columns     Format = "columns"      // a table of chosen columns, .xlsx
	Book        Format = "book"         // a workbook with all that the book holds, in linked sheets, .xlsx
	Template    Format = "template"     // an empty list to be filled in, .xlsx
	MailMerge   Format = "mail_merge"   // greeting, name, address and e-mail for a letter in Word, .xlsx
	LabelsL7160 Format = "labels_l7160" // address labels, 21 on a sheet, .pdf
	LabelsL7163 Format = "labels_l7163" // address labels, 14 on a sheet, .pdf
	List        Format = "list"         // a list to print, .pdf
	QRWall      Format = "qr_wall"      // a page of codes for phones, .pdf
	Calendar    Format = "calendar"     // follow-ups, suggested calls and birthdays, .ics

	Excel = Sheet // what the office calls it
)

// qrCode is one person's code on the screen: no file, but something that leaves and stands in the log.
const qrCode Format = "qr"

// Formats lists them in the order in which they are offered.
var Formats = []Format{
	IPhone, Android, Google, Outlook, OutlookCSV, GoogleCSV, Phone, Card4,
	Sheet, Columns, CSV, Book, Template, MailMerge, LabelsL7160, LabelsL7163, List, QRWall, Calendar,
}

// Channel is the way on which a format leaves, as the gate knows it.
func (f Format) Channel() consent.Channel {
	switch f {
	case Sheet, CSV, Columns, Book, Template, List:
		return consent.ChannelSheet
	case MailMerge:
		return consent.ChannelMerge
	case LabelsL7160, LabelsL7163:
		return consent.ChannelPost
	case Calendar:
		return consent.ChannelCalendar
	}
	return consent.ChannelPhone
}

// Ext is the ending of a file of this format that holds n people, with its dot.
func (f Format) Ext(n int) string {
	switch f {
	case Sheet, Columns, Book, Template, MailMerge:
		return ".xlsx"
	case CSV, OutlookCSV, GoogleCSV:
		return ".csv"
	case LabelsL7160, LabelsL7163, List, QRWall:
		return ".pdf"
	case Calendar:
		return ".ics"
	case Outlook:
		if n > 1 {
			return ".zip"
		}
	}
	return ".vcf"
}

// IsContacts tells whether the format fills an address book on a device: the book remembers what each device was given,
// and can hand over only what has changed since.
func (f Format) IsContacts() bool {
	switch f {
	case Phone, IPhone, Android, Google, Card4, Outlook, OutlookCSV, GoogleCSV:
		return true
	}
	return false
}

// IsPrinted tells whether the format is a PDF, which needs Options.Font.
func (f Format) IsPrinted() bool { return f.Ext(1) == ".pdf" }

// HasPeople tells whether anybody's data is in a file of the format.
func (f Format) HasPeople() bool { return f != Template }

// CanBeFor tells whether a file of the format can be meant for a purpose. The gate keeps nobody out of a sheet for calls:
// a list of whom to call is made where the calls are planned.
func (f Format) CanBeFor(p consent.Purpose) bool {
	return p != consent.PurposeCalls || f.Channel() != consent.ChannelSheet
}

// known tells whether there is such a format.
func (f Format) known() bool {
	for _, one := range Formats {
		if one == f {
			return true
		}
	}
	return false
}
