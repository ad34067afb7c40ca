package people

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/draft"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// What routes to the page do to go on with what was typed into a dialog about somebody and not saved; Arg is the record
// that was being changed, "" for a new one.
const (
	doFavour = "favour"
	doWish   = "wish"
	doBasis  = "basis"

	doConsent = "consent"
	doPause   = "pause" // the people of Arg
)

// dialogAt is where something about somebody is typed.
func dialogAt(do string, person, record int64) page.Route {
	r := page.Route{Page: page.People, Do: do, ID: person}
	if record != 0 {
		r.Arg = page.TextOf(record)
	}
	return r
}

// keepDialog keeps what is typed into a dialog until it is saved or put away.
func (v *view) keepDialog(kind string, r page.Route, version int, form *widgets.Form, before []byte) *draft.FormKeeper {
	return draft.KeepForm(v.host, draft.FormDraft{Kind: kind, Route: r, Person: r.ID, Version: version}, form, before)
}

// goOn opens the dialog that a route names, beside the person it is about.
func (v *view) goOn(r page.Route) {
	v.reveal(r.ID)
	b, today, record := v.host.Book(), v.host.Today(), page.IDOf(r.Arg)
	type data struct {
		known  known
		favour model.Favour
		wish   model.Wish
	}
	page.Read(v.host, v, "dialog", func(ctx context.Context) (d data, err error) {
		d.favour, d.wish = model.Favour{PersonID: r.ID, On: today}, model.Wish{PersonID: r.ID, On: today}
		if d.known, err = readPerson(ctx, b, r.ID, nil, 1); err != nil || record == 0 {
			return d, err
		}
		if r.Do == doFavour {
			d.favour, err = b.Favour(ctx, record)
			return d, err
		}
		wishes, err := b.Wishes(ctx, book.WishQuery{PersonID: r.ID})
		for _, w := range wishes {
			if w.ID == record {
				d.wish = w.Wish
			}
		}
		return d, err
	}, func(d data) {
		switch r.Do {
		case doFavour:
			v.detail.askFavour(d.favour)
		case doWish:
			v.detail.askWish(d.wish, d.known.themes)
		case doConsent:
			v.detail.askConsent(&d.known.person, model.Consent{Purpose: model.PurposeNewsletter, Channel: model.ChannelEmail})
		default:
			v.detail.askBasis(&d.known)
		}
	})
}
