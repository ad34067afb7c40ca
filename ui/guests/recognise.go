package guests

import (
	"context"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/exchange/mailtext"
	"alumnibook/model/guestsheet"
	"alumnibook/ui/tell"
)

// answer is one answer that was found in what was pasted, or in a sheet: what was written, and what it is taken for.
type answer struct {
	name, address string // who it says it is from
	quote         string
	line          int // of a sheet

	guest  int64   // the attendance it is about; 0 for nobody on the list
	person int64   // the person of the book who is not on the list yet; 0 for nobody
	may    []int64 // the attendances that may be meant, where there are several
	named  string  // what the person is called who is not on the list

	reply   model.Reply
	said    bool // it is known what they answered
	plus    []model.Plus
	diet    string
	comment string
	gone    book.ReturnKind // the mail came back, or they want no more; "" for an answer
	off     bool            // she leaves it out
}

// fate is what becomes of an answer.
type fate string

// The fates.
const (
	fateNote    fate = "note"    // is noted
	fateAdd     fate = "add"     // is noted, and they are put on the list
	fateMark    fate = "mark"    // the address is marked, or the consent taken back
	fateSame    fate = "same"    // stands in the book already
	fateChoose  fate = "choose"  // several may be meant
	fateUnclear fate = "unclear" // it is not clear what they answered
	fateNobody  fate = "nobody"  // nobody was recognised
	fateOff     fate = "off"     // is left out
)

// fates lists them in the order of their chips.
var fates = []fate{fateNote, fateAdd, fateMark, fateChoose, fateUnclear, fateNobody, fateSame, fateOff}

// fate is what becomes of an answer, given the list as it stands.
func (a *answer) fate(k *known) fate {
	g := k.guest(a.guest)
	switch {
	case a.off:
		return fateOff
	case a.gone != "" && (g != nil || a.person != 0 || a.address != ""):
		return fateMark
	case g == nil && a.person == 0 && len(a.may) > 0:
		return fateChoose
	case g == nil && a.person == 0:
		return fateNobody
	case !a.said:
		return fateUnclear
	case g == nil:
		return fateAdd
	case g.Reply == a.reply && !g.Invited.IsZero() && (len(a.plus) == len(g.Guests) || a.plus == nil) && (a.diet == "" || a.diet == g.Diet):
		return fateSame
	}
	return fateNote
}

// done tells whether a fate changes the book.
func (f fate) done() bool { return f == fateNote || f == fateAdd || f == fateMark }

// fromMails are the answers in pasted mails, with who is recognised.
func fromMails(ctx context.Context, b *book.Book, k *known, text string) ([]answer, error) {
	firm, err := b.Firm(ctx)
	if err != nil {
		return nil, err
	}
	var own []string // mails of our own in it are what they answer to
	if firm.MailDomain != "" {
		own = append(own, firm.MailDomain)
	}
	var list []answer
	for _, f := range mailtext.Read(text, own...) {
		a := answer{name: f.Name, address: f.Address, quote: f.Quote}
		if f.Guests > 0 {
			a.plus = make([]model.Plus, f.Guests)
		}
		switch f.Kind {
		case mailtext.Yes:
			a.reply, a.said = model.ReplyYes, true
		case mailtext.No:
			a.reply, a.said = model.ReplyNo, true
		case mailtext.Maybe:
			a.reply, a.said = model.ReplyMaybe, true
		case mailtext.Bounced:
			a.gone = book.ReturnBounced
		case mailtext.Unsubscribed:
			a.gone = book.ReturnUnsubscribed
		}
		list = append(list, a)
	}
	return recognise(ctx, b, k, list)
}

// fromSheet are the answers in a sheet, with who is recognised, and how many rows name nobody.
func fromSheet(ctx context.Context, b *book.Book, k *known, path string) (list []answer, nameless int, err error) {
	sheet, err := guestsheet.Read(ctx, path, guestsheet.Options{})
	switch {
	case model.CodeOf(err) == guestsheet.CodeNoColumns:
		return nil, 0, nil // the page says what a sheet needs
	case err != nil:
		return nil, 0, err
	}
	for _, r := range sheet.Rows {
		if r.Reply == model.ReplySilent && r.Said == "" && len(r.Guests) == 0 && r.Diet == "" {
			continue // says how it was, not who comes
		}
		list = append(list, answer{
			name: r.Name, address: r.Email, quote: tell.Joined(" · ", r.Said, strings.Join(plusNames(r.Guests), ", "), r.Diet, r.Comment), line: r.Line,
			reply: r.Reply, said: r.Reply != model.ReplySilent, plus: r.Guests, diet: r.Diet, comment: r.Comment,
		})
	}
	list, err = recognise(ctx, b, k, list)
	for i := range list {
		a := &list[i]
		if g := k.guest(a.guest); g != nil && !a.said && g.Reply != model.ReplySilent && len(a.plus)+len(a.diet) > 0 {
			a.reply, a.said = g.Reply, true // adds to what they answered before
		}
	}
	return list, len(sheet.Nameless), err
}

// recognise finds out whom answers are from: who of the guests, else who of the book.
func recognise(ctx context.Context, b *book.Book, k *known, list []answer) ([]answer, error) {
	rows, addresses := make([]guestsheet.Row, len(list)), make([]string, 0, len(list))
	for i, a := range list {
		rows[i] = guestsheet.Row{Name: a.name, Email: a.address}
		if a.address != "" {
			addresses = append(addresses, a.address)
		}
	}
	matches, err := guestsheet.Of(ctx, b, k.event.ID, rows)
	if err != nil {
		return nil, err
	}
	have, err := b.WhoHas(ctx, addresses)
	if err != nil {
		return nil, err
	}
	for i, m := range matches {
		list[i].guest, list[i].may = m.AttendanceID, m.Could
		if m.Why != guestsheet.Unknown {
			continue
		}
		if err := list[i].elsewhere(ctx, b, have[list[i].address]); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// elsewhere looks for somebody of the book who is not on the list: the one who has the address, else the one who bears the
// whole name.
func (a *answer) elsewhere(ctx context.Context, b *book.Book, people []int64) error {
	if len(people) == 0 && len(nameWords(a.name)) >= 2 {
		found, err := b.Find(ctx, model.Filter{Search: a.name}, model.Sort{})
		if err != nil {
			return err
		}
		people = found
	}
	if len(people) != 1 {
		return nil
	}
	rows, err := b.Rows(ctx, people)
	if err != nil || len(rows) == 0 {
		return err
	}
	if a.address == "" && !hasWords(nameWords(rows[0].Name), nameWords(a.name)) { // found by a note or an employer
		return nil
	}
	a.person, a.named = rows[0].ID, rows[0].Name
	return nil
}

func nameWords(name string) []string { return strings.Fields(model.FoldShort(name)) }

// hasWords tells whether a name has all of some words.
func hasWords(name, words []string) bool {
	for _, w := range words {
		if !slices.Contains(name, w) {
			return false
		}
	}
	return true
}
