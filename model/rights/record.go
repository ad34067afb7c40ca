package rights

import (
	"cmp"

	"alumnibook/model"
	"alumnibook/model/exchange/print"
)

// record is the record of processing activities under article 30: who answers for it, what is done with whose data, for
// whom and for how long, and what protects it.
func (p *paper) record(d *print.Document) {
	d.Title(p.t("paper.record.title"), p.t("paper.record.below", "firm", p.name(), "date", p.day(p.o.Today)))
	d.Heading(p.t("paper.record.who"))
	p.whoAnswers(d)
	d.Fact(p.t("paper.record.joint"), p.t("paper.record.none"))
	d.Fact(p.t("paper.record.where"), p.t("paper.record.where_text"))
	d.Heading(p.t("paper.record.activities"))
	for i, a := range p.activities() {
		d.Keep(62)
		d.Subheading(p.t("paper.record.number", "n", string(rune('A'+i))) + " " + a.name)
		d.Fact(p.t("paper.record.what_for"), a.what)
		d.Fact(p.t("paper.basis"), a.basis)
		d.Fact(p.t("paper.record.whose"), a.whose)
		d.Fact(p.t("paper.record.data"), a.data)
		d.Fact(p.t("paper.record.to"), a.to)
		d.Fact(p.t("paper.record.until"), a.until)
	}
	d.Heading(p.t("paper.record.abroad"))
	d.Text(p.t("paper.record.abroad_text"))
	d.Heading(p.t("paper.record.until_all"))
	p.retention(d)
	d.Heading(p.t("paper.record.measures"))
	d.Text(p.t("paper.record.measures_program"))
	d.Bullets(
		p.t("paper.record.measure.gate"), p.t("paper.record.measure.journal"), p.t("paper.record.measure.backup"), p.t("paper.record.measure.place"),
		p.t("paper.record.measure.erase"), p.t("paper.record.measure.list"), p.t("paper.record.measure.local"),
	)
	d.Keep(78)
	d.Ticks([]string{p.t("model.reply.yes"), p.t("model.reply.no")}, p.measures())
	d.Keep(85)
	d.Heading(p.t("paper.record.balancing"))
	d.Text(p.balancing())
	d.Gap(6)
	d.Blanks([2]string{p.t("paper.record.checked_on"), ""}, [2]string{p.t("paper.record.checked_by"), ""}, [2]string{p.t("paper.record.next"), ""})
}

// measures are those that only the firm can say of whether they are in place.
func (p *paper) measures() []print.TickRow {
	var rows []print.TickRow
	for _, key := range []string{
		"paper.record.tick.disk", "paper.record.tick.account", "paper.record.tick.password", "paper.record.tick.passphrase",
		"paper.record.tick.secrecy", "paper.record.tick.paper", "paper.record.tick.restore",
	} {
		rows = append(rows, print.TickRow{Name: p.t(key), Boxes: []bool{true, true}})
	}
	return rows
}

// activity is one processing of the record.
type activity struct{ name, what, basis, whose, data, to, until string }

// activities are the purposes for which the register is used, and what goes with keeping it.
func (p *paper) activities() []activity {
	var list []activity
	for _, purpose := range model.BasisPurposes {
		code := string(purpose)
		a := activity{
			name: p.t("model.purpose." + code), what: p.t("paper.notice.purpose." + code), basis: p.basis(purpose),
			whose: p.t("paper.record.whose_text"), data: p.t("paper.record.data." + code), to: p.t("paper.record.to." + code), until: p.t("paper.record.until_withdrawn"),
		}
		switch purpose {
		case model.PurposeRegister:
			a.until = p.kept(model.RetainedPerson) + " " + p.kept(model.RetainedEntry)
		case model.PurposeEvents:
			a.whose = p.t("paper.record.whose_guests")
			a.until = p.kept(model.RetainedGuest)
		case model.PurposePhotos:
			a.whose = p.t("paper.record.whose_guests")
		}
		list = append(list, a)
	}
	for _, code := range []string{"leaving", "requests", "backups"} {
		a := activity{
			name: p.t("paper.record.name." + code), what: p.t("paper.record.what." + code), whose: p.t("paper.record.whose_text"),
			data: p.t("paper.record.data." + code), to: p.t("paper.record.to." + code), basis: p.t("paper.basis.law"),
		}
		switch code {
		case "leaving":
			a.basis, a.whose, a.until = p.t("paper.basis.interest"), p.t("paper.record.whose_leavers"), p.kept(model.RetainedInterview)
		case "requests":
			a.until = p.t("paper.record.until_requests")
		case "backups":
			a.basis, a.until = p.t("paper.record.basis_backups"), p.t("paper.keep.backups", "days", itoa(p.says.BackupDays))
		}
		list = append(list, a)
	}
	return list
}

// kept is how long a kind of data is kept.
func (p *paper) kept(kind model.Retained) string {
	months := p.says.Retention[kind]
	if months == 0 {
		return p.t("paper.keep_open." + string(kind))
	}
	return p.t("paper.keep."+string(kind), "time", cmp.Or(p.months(months), line))
}
