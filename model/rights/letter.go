package rights

import (
	"alumnibook/model"
	"alumnibook/model/exchange/postal"
	"alumnibook/model/exchange/print"
)

// letter is what somebody gets who was entered in the register: that it is so, what for, and, apart from all else, that
// they may object.
func (p *paper) letter(d *print.Document) {
	d.Address(oneLine(p.controller()), p.envelope())
	d.Right(p.day(p.o.Today))
	d.Strong(p.t("paper.letter.subject", "firm", p.name()))
	d.Gap(2)
	d.Text(p.greeting())
	d.Text(p.t("paper.letter.why", "firm", p.name()))
	d.Text(p.t("paper.letter.what"))
	d.Text(p.t("paper.letter.basis", "basis", p.basis(model.PurposeRegister)))
	d.Framed(p.t("paper.object.title"), p.t("paper.object.text", "contact", filled(p.says.Contact)))
	d.Text(p.t("paper.letter.form"))
	d.Text(p.t("paper.letter.more"))
	d.Keep(34)
	d.Gap(2)
	d.Text(p.t("paper.letter.regards"))
	d.Text(p.name())
	d.Gap(10)
	d.Small(p.t("paper.letter.enclosed", "version", p.says.Form))
}

// envelope are the lines of the address; empty ones to write on where the letter is for nobody yet.
func (p *paper) envelope() []string {
	if p.person == nil {
		return []string{line, line, line, line}
	}
	if lines := (postal.Letter{Home: p.firm.Country, Language: p.lang}).Label(p.person); lines != nil {
		return lines
	}
	return []string{model.PostalName(p.person, p.lang)}
}

// greeting is the first line, in the language of the letter.
func (p *paper) greeting() string {
	if p.person == nil {
		return p.t("paper.letter.hello")
	}
	person := *p.person
	person.Language = p.lang
	return model.Greeting(&person, p.lang)
}
