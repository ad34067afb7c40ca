package book

import "alumnibook/model"

// toMany tells of an entry that it notes what went out to many at once: an issue of the newsletter, or an invitation to
// an event of the book. Its text is that of all the others, so that nobody is searched by it.
func toMany(i *model.Interaction) bool {
	return i.Kind == model.InteractionNewsletter && i.NewsletterID != 0 || i.Kind == model.InteractionInvitation && i.EventID != 0
}

// toManySQL is toMany of a line i.
const toManySQL = "(i.kind = 'newsletter' AND i.newsletter_id <> 0 OR i.kind = 'invitation' AND i.event_id <> 0)"

// isQuiet tells of an entry to many that nothing is promised in it either: then it changes nothing of what is kept of its
// people besides, and tens of thousands are written without a look at any of them.
func isQuiet(i *model.Interaction) bool {
	return toMany(i) && i.FollowUp.Text == "" && i.FollowUp.On.IsZero()
}

// loud are the entries that are not quiet.
func loud(list []*model.Interaction) []*model.Interaction {
	var kept []*model.Interaction
	for _, i := range list {
		if !isQuiet(i) {
			kept = append(kept, i)
		}
	}
	return kept
}
