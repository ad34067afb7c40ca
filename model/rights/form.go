package rights

import (
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/postal"
	"alumnibook/model/exchange/print"
)

// ticked are the channels on which a purpose can be allowed on the form.
var ticked = map[model.Purpose][]model.Channel{
	model.PurposeCalls:      {model.ChannelPhone},
	model.PurposeNewsletter: {model.ChannelEmail, model.ChannelPost},
	model.PurposeEvents:     model.Channels,
	model.PurposeJobs:       model.Channels,
	model.PurposeSharing:    {model.ChannelPhone, model.ChannelEmail, model.ChannelPost, model.ChannelLinkedIn},
	model.PurposePhotos:     {model.ChannelEmail, model.ChannelPost, model.ChannelLinkedIn},
}

// form is the consent form: nothing on it is ticked beforehand, or it would be no consent.
func (p *paper) form(d *print.Document) {
	d.Title(p.t("paper.form.title"), joinedBy(" · ", p.name(), p.t("paper.form.version", "version", p.says.Form)))
	d.Text(p.t("paper.form.intro", "firm", p.name()))
	p.whoSigns(d)
	headings := make([]string, len(model.Channels))
	for i, c := range model.Channels {
		headings[i] = p.t("model.channel." + string(c))
	}
	var rows []print.TickRow
	for _, purpose := range model.Purposes {
		r := print.TickRow{Name: p.t("model.purpose." + string(purpose)), About: p.t("paper.form.about." + string(purpose))}
		for _, c := range model.Channels {
			r.Boxes = append(r.Boxes, slices.Contains(ticked[purpose], c))
		}
		rows = append(rows, r)
	}
	d.Ticks(headings, rows)
	d.Small(p.t("paper.form.free"))
	d.Framed(p.t("paper.form.withdraw"), p.t("paper.form.withdraw_text", "contact", filled(p.says.Contact), "controller", oneLine(filled(p.controller()))))
	d.Keep(29)
	d.Gap(2)
	d.Blanks([2]string{p.t("paper.sign.place"), ""}, [2]string{p.t("paper.sign.name"), ""})
	d.Small(p.t("paper.form.office"))
	d.Blanks([2]string{p.t("paper.form.received"), ""}, [2]string{p.t("paper.form.by"), ""}, [2]string{p.t("paper.form.noted"), ""})
}

// whoSigns are the lines with name and address, filled with what is known.
func (p *paper) whoSigns(d *print.Document) {
	var name, email, phone, address, link string
	if q := p.person; q != nil {
		name = q.FullName()
		if e := q.PreferredEmail(); e != nil {
			email = e.Address
		}
		if f := q.PreferredPhone(); f != nil {
			phone = f.Number
		}
		if a := postal.Address(q); a != nil {
			address = strings.Join(postal.Letter{Home: p.firm.Country, Language: p.lang}.Lines(a), ", ")
		}
		for _, l := range q.Links {
			if l.Kind == model.KindLinkedIn {
				link = strings.TrimPrefix(strings.TrimPrefix(l.URL, "https://"), "www.")
			}
		}
	}
	d.Blanks([2]string{p.t("model.field.name"), name})
	d.Blanks([2]string{p.t("model.field.addresses"), address})
	d.Blanks([2]string{p.t("model.field.email"), email})
	d.Blanks([2]string{p.t("model.field.phone"), phone}, [2]string{p.t("model.kind.linkedin"), link})
}
