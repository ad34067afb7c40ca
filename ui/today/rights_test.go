package today

import (
	"testing"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

func TestRequestsAndTheYearlyListAreTold(t *testing.T) {
	b := uitest.NewBook(t)
	quiet := alumnus("Mette", "Kjær", "Malmö", "+46701740606")
	quiet.Status = model.StatusAlumnus
	ids := uitest.Add(t, b, alumnus("Karin", "Lindqvist", "Malmö", "+46701740605"), quiet)
	talked(t, b, ids[0], 20, model.FollowUp{})
	request := func(kind model.RequestKind, received model.Date) *model.Request {
		r := &model.Request{PersonID: ids[0], Kind: kind, Received: received, Channel: model.ChannelEmail}
		change(t, b, func(tx *book.Tx) error { return tx.SaveRequest(r) })
		return r
	}
	late := request(model.RequestAccess, today.AddDays(-40))
	request(model.RequestErasure, today) // there is a month left
	h := uitest.NewHost(t, b)
	v := newView(h)
	h.Put(v, page.Route{Page: page.Today})
	h.W.MustSee("Privacy", "Karin Lindqvist", "Access", "overdue", "1 person not heard of for long: decide")
	h.W.MustNotSee("Erasure")
	if n := len(v.rights.requests); n != 1 || v.rights.requests[0].ID != late.ID {
		t.Errorf("told of %+v", v.rights.requests)
	}
	before := h.Badges[page.Today]
	change(t, b, func(tx *book.Tx) error {
		late.State, late.Closed = model.RequestDone, today
		return tx.SaveRequest(late)
	})
	h.W.MustNotSee("overdue")
	if h.Badges[page.Today] != before-1 {
		t.Errorf("the badge went from %d to %d", before, h.Badges[page.Today])
	}
}
