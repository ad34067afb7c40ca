package duplicates

import (
	"slices"

	"alumnibook/model"
)

// Two entries of a list are the same where they lead to the same place, however they are written.

// One that turned out to be wrong stays so.

func joinEmails(have *model.Email, more model.Email) bool {
	if model.EmailKey(have.Address) != model.EmailKey(more.Address) {
		return false
	}
	failed(&have.Failed, more.Failed)
	return true
}

func joinPhones(have *model.Phone, more model.Phone) bool {
	same := have.Number == more.Number
	if have.E164 != "" || more.E164 != "" {
		same = have.E164 == more.E164
	}
	if same {
		failed(&have.Failed, more.Failed)
	}
	return same
}

func failed(have *model.Date, more model.Date) {
	if have.IsZero() {
		*have = more
	}
}

func joinLinks(have *model.Link, more model.Link) bool {
	return model.LinkKey(have.URL) == model.LinkKey(more.URL)
}

// joinAddresses passes over what one of the two does not say.
func joinAddresses(have *model.Address, more model.Address) bool {
	if !sameText(have.Street, more.Street) || !agree(have.PostalCode, more.PostalCode) || !agree(have.City, more.City) ||
		!agree(have.Region, more.Region) || !agree(have.Country, more.Country) || have.Kind != more.Kind {
		return false
	}
	fill(&have.PostalCode, more.PostalCode)
	fill(&have.City, more.City)
	fill(&have.Region, more.Region)
	fill(&have.Country, more.Country)
	failed(&have.Failed, more.Failed)
	return true
}

// joinEmployments takes two for one stint where nothing in them contradicts and something in them agrees.
func joinEmployments(have *model.Employment, more model.Employment) bool {
	if *have == more {
		return true
	}
	texts := [][2]*string{
		{&have.PersonnelNumber, &more.PersonnelNumber},
		{&have.Office, &more.Office},
		{&have.Department, &more.Department},
		{&have.Position, &more.Position},
		{&have.Reason, &more.Reason},
	}
	common := 0
	for _, t := range texts {
		if !agree(*t[0], *t[1]) {
			return false
		}
		if *t[0] != "" && *t[1] != "" {
			common++
		}
	}
	if !sameSpan(&have.From, &have.To, more.From, more.To, common > 0) {
		return false
	}
	for _, t := range texts {
		fill(t[0], *t[1])
	}
	return true
}

func joinJobs(have *model.Job, more model.Job) bool {
	if *have == more {
		return true
	}
	if model.OrganisationKey(have.Organisation) != model.OrganisationKey(more.Organisation) || !agree(have.Title, more.Title) {
		return false
	}
	if !sameSpan(&have.From, &have.To, more.From, more.To, true) {
		return false
	}
	fill(&have.Title, more.Title)
	return true
}

// sameSpan tells whether two times can be the same one, and completes the first. Where nothing else agrees, the
// times have to have a day in common.
func sameSpan(from, to *model.Date, moreFrom, moreTo model.Date, otherwise bool) bool {
	if !from.Agrees(moreFrom) || !to.Agrees(moreTo) {
		return false
	}
	shared := !from.IsZero() && !moreFrom.IsZero() || !to.IsZero() && !moreTo.IsZero()
	if !shared && !otherwise {
		return false
	}
	// One that began in 2005 and one that ended in 2001 agree in nothing and are not the same.
	if !fits(*from, moreTo) || !fits(moreFrom, *to) {
		return false
	}
	if moreFrom.MorePrecise(*from) {
		*from = moreFrom
	}
	if moreTo.MorePrecise(*to) {
		*to = moreTo
	}
	return true
}

// fits tells whether something can begin and end so.
func fits(from, to model.Date) bool {
	return from.IsZero() || to.IsZero() || from.Agrees(to) || !to.Before(from)
}

// inTime puts a list in order, oldest first, where all of it says when it began.
func inTime[T any](from func(*T) model.Date) func([]T) []T {
	return func(list []T) []T {
		for i := range list {
			if !from(&list[i]).HasYear() {
				return list
			}
		}
		slices.SortStableFunc(list, func(a, b T) int { return from(&a).Compare(from(&b)) })
		return list
	}
}

func sameText(a, b string) bool { return model.FoldLong(a) == model.FoldLong(b) }

// agree tells that two texts do not contradict each other.
func agree(a, b string) bool { return a == "" || b == "" || sameText(a, b) }

func fill(to *string, more string) {
	if *to == "" {
		*to = more
	}
}
