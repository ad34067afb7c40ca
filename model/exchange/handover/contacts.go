package handover

import (
	"io"

	"alumnibook/model"
	"alumnibook/model/exchange/contactcsv"
	"alumnibook/model/exchange/vcard"
)

var profiles = map[Format]vcard.Profile{
	Phone: vcard.ProfilePhone, IPhone: vcard.ProfileIPhone, Android: vcard.ProfileAndroid, Google: vcard.ProfileGoogle,
	Card4: vcard.ProfileCard4, Outlook: vcard.ProfileOutlook,
}

// options are those of the cards. A list of contacts has no cards; its people are compared as if they had plain ones.
func (x *export) options() vcard.Options {
	o := vcard.Options{
		Profile: profiles[x.Format], Firm: x.firm.Name, Language: x.Language, Notes: x.Notes, CardLines: x.CardLines,
		BirthdayWithoutYear: x.Format == IPhone,
	}
	if x.Photos && x.Format != OutlookCSV && x.Format != GoogleCSV {
		o.Photo = func(key string) ([]byte, error) { return x.book.Photo(x.ctx, key) }
	}
	return o
}

func (x *export) cards(w io.Writer) error {
	return x.each(vcard.NewWriter(w, x.options()).Write)
}

func (x *export) zip(w io.Writer) error {
	return x.streamed(func(people func(yield func(*model.Person) bool)) error {
		return vcard.WriteZip(w, people, x.options())
	})
}

func (x *export) contacts(w io.Writer) error {
	write := contactcsv.Outlook
	if x.Format == GoogleCSV {
		write = contactcsv.Google
	}
	o := contactcsv.Options{Language: x.Language, Firm: x.firm.Name, Notes: x.Notes}
	return x.streamed(func(people func(yield func(*model.Person) bool)) error { return write(w, o, people) })
}
