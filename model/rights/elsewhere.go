package rights

import (
	"fmt"

	"alumnibook/model/exchange/sheet"
)

// elsewhere takes up the texts in the records of others that name the person. They tell of others too, so that somebody
// has to look at each; and where they stand is told without the name of whose record it is.
func (g *gathering) elsewhere() error {
	list, err := g.b.NamedElsewhere(g.ctx, g.id)
	if err != nil {
		return err
	}
	for _, m := range list {
		n := len(g.Items)
		g.text(partElsewhere, keyOf(fmt.Sprint("elsewhere:", m.Kind, ":", m.ID), m.Text), "paper.pack.named."+m.Where, m.On, m.Text, false)
		for i := range g.Items[n:] {
			g.Items[n+i].Elsewhere = true
		}
	}
	return nil
}

// elsewhere are the texts in what is about others.
func (t *teller) elsewhere() section {
	s := section{title: t.t("paper.pack.named"), note: t.t("paper.pack.named_note"), columns: []column{
		{t.t("model.field.on"), 2.2, true},
		{t.t("paper.pack.where"), 4, false},
		{t.t("model.field.text"), 7, false},
	}}
	for i := range t.Items {
		if item := &t.Items[i]; item.part == partElsewhere {
			s.rows = append(s.rows, []sheet.Value{dated(item.On), text(t.t(item.Kind)), text(t.said(item.Key))})
		}
	}
	return s
}
