package book

import (
	"testing"

	"alumnibook/model"
)

func TestNearby(t *testing.T) {
	b := newBook(t)
	lives := func(family, code, city, country string) *model.Person {
		p := &model.Person{Given: "A", Family: family, Status: model.StatusAlumnus}
		p.Addresses = []model.Address{{PostalCode: code, City: city, Country: country, Kind: model.KindPrivate}}
		return p
	}
	near, same, far := lives("Near", "211 45", "Malmö", "SE"), lives("Same", "SE-211 20", "MALMÖ", ""), lives("Far", "411 01", "Göteborg", "SE")
	town, abroad, gone := lives("Town", "", "Malmo Limhamn", "SE"), lives("Abroad", "21120", "Jork", "DE"), lives("Gone", "211 20", "Malmö", "SE")
	gone.Addresses[0].Failed = model.NewDate(2026, 1, 2)
	two := lives("Two", "411 01", "Göteborg", "SE")
	two.Addresses = append(two.Addresses, model.Address{PostalCode: "21199", City: "Malmö", Country: "SE", Kind: model.KindWork})
	people := []*model.Person{near, same, far, town, abroad, gone, two}
	if _, err := b.Change(t.Context(), model.Doing{Code: "add"}, func(tx *Tx) error { return tx.CreatePeople(people) }); err != nil {
		t.Fatal(err)
	}
	got, err := b.Nearby(t.Context(), "211 20", "Malmö", "SE")
	if err != nil {
		t.Fatal(err)
	}
	want := map[int64]Near{
		near.ID: {near.ID, 3, true}, same.ID: {same.ID, 5, true}, town.ID: {town.ID, 0, true}, two.ID: {two.ID, 3, true},
	}
	if len(got) != len(want) {
		t.Errorf("%d people are near, want %d: %v", len(got), len(want), got)
	}
	for _, n := range got {
		if want[n.PersonID] != n {
			t.Errorf("got %+v, want %+v", n, want[n.PersonID])
		}
	}
}

func TestPostalCodesOfAnotherCountryAreNotNear(t *testing.T) {
	b := newBook(t)
	at := func(code, city, country string) *model.Person {
		p := &model.Person{Given: "A", Family: city, Status: model.StatusAlumnus}
		p.Addresses = []model.Address{{PostalCode: code, City: city, Country: country, Kind: model.KindPrivate}}
		return p
	}
	hamburg, altona, malmo, stockholm := at("20457", "Hamburg", "DE"), at("22767", "Hamburg-Altona", "DE"), at("211 20", "Malmö", "SE"), at("113 21", "Stockholm", "SE")
	if _, err := b.Change(t.Context(), model.Doing{Code: "add"}, func(tx *Tx) error {
		return tx.CreatePeople([]*model.Person{hamburg, altona, malmo, stockholm})
	}); err != nil {
		t.Fatal(err)
	}
	got, err := b.Nearby(t.Context(), "20359", "Hamburg", "SE") // a Swedish firm invites to Hamburg
	if err != nil || len(got) != 2 || got[0].PersonID != hamburg.ID || got[1].PersonID != altona.ID {
		t.Errorf("near Hamburg are %v, %v", got, err)
	}
	if got, err := b.Nearby(t.Context(), "1058", "København K", "SE"); err != nil || len(got) != 0 {
		t.Errorf("near København are %v, %v", got, err)
	}
}

func TestNobodyIsNearNowhere(t *testing.T) {
	b := newBook(t)
	if list, err := b.Nearby(t.Context(), "", "", ""); err != nil || len(list) != 0 {
		t.Errorf("got %v, %v", list, err)
	}
}
