package importer

import (
	"strconv"
	"strings"

	"alumnibook/model"
)

// Field is what a column of a list means. Its name stands under the words "import.field." + Field; an own field
// of the book is "own:" + its id.
type Field string

// The fields that a column can be mapped to. The empty one is a column that is left out.
const (
	FieldNone           Field = ""
	FieldUID            Field = "uid" // the identity that an export of the book wrote
	FieldFirstName      Field = "first_name"
	FieldMiddleName     Field = "middle_name"
	FieldLastName       Field = "last_name"
	FieldFullName       Field = "full_name"
	FieldBirthName      Field = "birth_name"
	FieldNickname       Field = "nickname"
	FieldSalutation     Field = "salutation"
	FieldGender         Field = "gender"
	FieldTitle          Field = "academic_title"
	FieldSuffix         Field = "name_suffix"
	FieldLanguage       Field = "language"
	FieldBirthDate      Field = "birth_date"
	FieldStatus         Field = "status"
	FieldEmailPrivate   Field = "email_private"
	FieldEmailWork      Field = "email_work"
	FieldEmailOther     Field = "email_other"
	FieldMobile         Field = "phone_mobile"
	FieldPhonePrivate   Field = "phone_private"
	FieldPhoneWork      Field = "phone_work"
	FieldWorkMobile     Field = "phone_work_mobile"
	FieldPhone          Field = "phone" // the kind is told by the number
	FieldFax            Field = "fax"
	FieldStreet         Field = "street"
	FieldHouseNumber    Field = "house_number"
	FieldAddressExtra   Field = "address_extra"
	FieldPostalCode     Field = "postal_code"
	FieldCity           Field = "city"
	FieldPostalCodeCity Field = "postal_code_city"
	FieldRegion         Field = "region"
	FieldCountry        Field = "country"
	FieldStreetWork     Field = "street_work"
	FieldPostalCodeWork Field = "postal_code_work"
	FieldCityWork       Field = "city_work"
	FieldCountryWork    Field = "country_work"
	FieldRegionWork     Field = "region_work"
	FieldExtraWork      Field = "address_extra_work"
	FieldLinkedIn       Field = "linkedin"
	FieldXING           Field = "xing"
	FieldFacebook       Field = "facebook"
	FieldWebsite        Field = "website"
	FieldPersonnel      Field = "personnel_number"
	FieldOffice         Field = "office"
	FieldDepartment     Field = "department"
	FieldPosition       Field = "position"
	FieldEntryDate      Field = "entry_date"
	FieldExitDate       Field = "exit_date"
	FieldReason         Field = "reason_for_leaving"
	FieldEmployer       Field = "current_employer"
	FieldEmployerTitle  Field = "current_position"
	FieldTags           Field = "tags"
	FieldSkills         Field = "skills"
	FieldNotes          Field = "notes"
	FieldPhoto          Field = "photo"      // of a card; the cell names the picture, see Draft.Photo
	FieldCardLines      Field = "card_lines" // what a card says that has no other place, line by line
)

// Headings that are understood but name nothing that a person of the book has.
const (
	fieldSensitive     Field = "sensitive"            // never taken
	fieldConsent       Field = "consent"              // no place in the book
	fieldInvited       Field = "invited_flag"         // no place in the book
	fieldMobilePrivate Field = "phone_mobile_private" // becomes phone_mobile
)

// Fields lists all that a column may be mapped to, in the order in which a choice offers them. Own fields of the
// book come on top; see Draft.Fields.
func Fields() []Field {
	return []Field{
		FieldFirstName, FieldLastName, FieldFullName, FieldMiddleName, FieldBirthName, FieldNickname, FieldSalutation, FieldGender, FieldTitle,
		FieldSuffix, FieldLanguage, FieldBirthDate, FieldStatus, FieldEmailPrivate, FieldEmailWork, FieldEmailOther, FieldMobile, FieldPhonePrivate,
		FieldPhoneWork, FieldWorkMobile, FieldPhone, FieldFax, FieldStreet, FieldHouseNumber, FieldAddressExtra, FieldPostalCode, FieldCity,
		FieldPostalCodeCity, FieldRegion, FieldCountry, FieldStreetWork, FieldExtraWork, FieldPostalCodeWork, FieldCityWork, FieldRegionWork,
		FieldCountryWork, FieldLinkedIn, FieldXING, FieldFacebook, FieldWebsite, FieldPersonnel, FieldOffice, FieldDepartment, FieldPosition, FieldEntryDate, FieldExitDate,
		FieldReason, FieldEmployer, FieldEmployerTitle, FieldTags, FieldSkills, FieldNotes, FieldUID,
	}
}

// CardFields are those that only a column of a card file can be mapped to, besides all others.
func CardFields() []Field { return []Field{FieldPhoto, FieldCardLines} }

// OwnField is the field of a column that fills an own field of the book.
func OwnField(id int64) Field { return Field("own:" + strconv.FormatInt(id, 10)) }

// OwnID is the id of the own field that this field fills, false where it is an ordinary one.
func (f Field) OwnID() (int64, bool) {
	rest, ok := strings.CutPrefix(string(f), "own:")
	if !ok {
		return 0, false
	}
	id, err := strconv.ParseInt(rest, 10, 64)
	return id, err == nil
}

func (f Field) isDate() bool {
	return f == FieldBirthDate || f == FieldEntryDate || f == FieldExitDate
}

func (f Field) isName() bool {
	switch f {
	case FieldFirstName, FieldMiddleName, FieldLastName, FieldFullName, FieldBirthName, FieldNickname:
		return true
	}
	return false
}

func (f Field) isEmail() bool {
	return f == FieldEmailPrivate || f == FieldEmailWork || f == FieldEmailOther
}

func (f Field) isPhone() bool { _, ok := phoneKinds[f]; return ok }

func (f Field) isLink() bool {
	return f == FieldLinkedIn || f == FieldXING || f == FieldFacebook || f == FieldWebsite
}

// takesMany tells whether several columns of one list may fill the field.
func (f Field) takesMany() bool {
	return f.isEmail() || f.isPhone() || f.isLink() || f == FieldTags || f == FieldSkills || f == FieldNotes ||
		f == FieldAddressExtra || f == FieldExtraWork || f == FieldCardLines
}

var phoneKinds = map[Field]model.Kind{
	FieldMobile: model.KindMobile, FieldPhonePrivate: model.KindPrivate, FieldPhoneWork: model.KindWork,
	FieldWorkMobile: model.KindWorkMobile, FieldPhone: model.KindOther, FieldFax: model.KindFax,
}

var emailKinds = map[Field]model.Kind{
	FieldEmailPrivate: model.KindPrivate, FieldEmailWork: model.KindWork, FieldEmailOther: model.KindOther,
}
