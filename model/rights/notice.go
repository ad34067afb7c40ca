package rights

import (
	"cmp"
	"strconv"

	"alumnibook/model"
	"alumnibook/model/exchange/print"
)

// notice says what people have to be told of how their data is used.
type notice struct {
	speaker
	firm model.Firm
	says model.Privacy
}

// whole is the notice under articles 13 and 14.
func (n *notice) whole(d *print.Document) {
	d.Title(n.t("paper.notice.title"), n.t("paper.notice.below"))
	d.Text(n.t("paper.notice.intro", "firm", n.name()))

	d.Heading(n.t("paper.notice.who"))
	n.whoAnswers(d)

	d.Heading(n.t("paper.notice.data"))
	d.Bullets(
		n.t("paper.notice.data.person"), n.t("paper.notice.data.contact"), n.t("paper.notice.data.time"), n.t("paper.notice.data.now"),
		n.t("paper.notice.data.history"), n.t("paper.notice.data.events"), n.t("paper.notice.data.consent"), n.t("paper.notice.data.leaving"),
	)
	d.Text(n.t("paper.notice.origin"))
	d.Text(n.t("paper.notice.voluntary"))

	d.Heading(n.t("paper.notice.purposes"))
	n.purposes(d)
	if n.rests(model.BasisInterest) {
		d.Subheading(n.t("paper.notice.interest"))
		d.Text(n.balancing())
	}
	if n.rests(model.BasisConsent) {
		d.Text(n.t("paper.notice.consent"))
	}

	d.Heading(n.t("paper.notice.recipients"))
	d.Bullets(n.recipients()...)

	d.Heading(n.t("paper.notice.retention"))
	n.retention(d)

	d.Heading(n.t("paper.notice.rights"))
	d.Bullets(n.rights()...)
	d.Framed(n.t("paper.object.title"), n.t("paper.object.text", "contact", filled(n.says.Contact)))

	d.Heading(n.t("paper.notice.complaint"))
	d.Text(n.complaint())
	d.Small(n.t("paper.notice.change"))
}

// whoAnswers names the firm and who is asked.
func (n *notice) whoAnswers(d *print.Document) {
	d.Fact(n.t("paper.controller"), filled(n.controller()))
	d.Fact(n.t("paper.contact"), filled(n.says.Contact))
	d.Fact(n.t("paper.officer"), cmp.Or(n.says.Officer, n.t("paper.officer_none")))
}

// purposes is a table of what the data is used for, and on which legal basis.
func (n *notice) purposes(d *print.Document) {
	t := d.Table(
		print.TableColumn{Title: n.t("model.field.purpose"), Width: 3, Main: true},
		print.TableColumn{Title: n.t("paper.notice.doing"), Width: 7},
		print.TableColumn{Title: n.t("paper.basis"), Width: 4},
	)
	for _, p := range model.BasisPurposes {
		t.Row(n.t("model.purpose."+string(p)), n.t("paper.notice.purpose."+string(p)), n.basis(p))
	}
	t.End()
}

// basis is what a purpose rests on.
func (n *notice) basis(p model.Purpose) string {
	b := n.says.Bases[p]
	if b == "" {
		b = model.DefaultPrivacy().Bases[p]
	}
	return n.t("paper.basis." + string(b))
}

// rests tells whether a purpose rests on a basis.
func (n *notice) rests(basis model.Basis) bool {
	for _, b := range n.says.Bases {
		if b == basis {
			return true
		}
	}
	return false
}

// balancing is why the firm's interest outweighs.
func (n *notice) balancing() string {
	return cmp.Or(n.says.Balancing, n.t("paper.balancing", "firm", n.name()))
}

func (n *notice) recipients() []string {
	return []string{
		n.t("paper.notice.recipients.colleagues"), n.t("paper.notice.recipients.services"), n.t("paper.notice.recipients.alumni"),
		n.t("paper.notice.recipients.abroad"), n.t("paper.notice.recipients.automatic"),
	}
}

// retention is a table of how long what is kept.
func (n *notice) retention(d *print.Document) {
	t := d.Table(print.TableColumn{Title: n.t("paper.notice.what"), Width: 4, Main: true}, print.TableColumn{Title: n.t("paper.notice.how_long"), Width: 9})
	for _, r := range n.lengths() {
		t.Row(r[0], r[1])
	}
	t.End()
}

// lengths are pairs of a kind of data and how long it is kept.
func (n *notice) lengths() [][2]string {
	var list [][2]string
	for _, kind := range model.RetainedKinds {
		key, months := "paper.keep."+string(kind), n.says.Retention[kind]
		if months == 0 {
			key = "paper.keep_open." + string(kind)
		}
		list = append(list, [2]string{n.t("paper.kept." + string(kind)), n.t(key, "time", n.months(months))})
	}
	return append(
		list,
		[2]string{n.t("paper.kept.consents"), n.t("paper.keep.consents", "time", n.years(n.says.RenewYears))},
		[2]string{n.t("paper.kept.backups"), n.t("paper.keep.backups", "days", strconv.Itoa(n.says.BackupDays))},
		[2]string{n.t("paper.kept.erased"), n.t("paper.keep.erased")},
	)
}

func (n *notice) rights() []string {
	return []string{
		n.t("paper.notice.rights.access"), n.t("paper.notice.rights.correction"), n.t("paper.notice.rights.erasure"),
		n.t("paper.notice.rights.restriction"), n.t("paper.notice.rights.portability"), n.t("paper.notice.rights.withdraw"),
		n.t("paper.notice.rights.how", "contact", filled(n.says.Contact)),
	}
}

// complaint says to whom one can complain.
func (n *notice) complaint() string {
	return n.t("paper.notice.complaint_text", "authority", n.authority())
}

// authority is the one to complain to; the usual one of the firm's country where the firm names none.
func (n *notice) authority() string {
	if n.says.Authority != "" {
		return oneLine(n.says.Authority)
	}
	switch n.firm.Country {
	case "DK":
		return "Datatilsynet, Carl Jacobsens Vej 35, DK-2500 Valby, www.datatilsynet.dk"
	case "SE":
		return "Integritetsskyddsmyndigheten (IMY), Box 8114, SE-104 20 Stockholm, www.imy.se"
	}
	return n.t("paper.authority")
}
