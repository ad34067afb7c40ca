package mailing

import "strings"

// Batches are the mails in which a letter goes to many: at most so many addresses in each, every language apart, in the
// order of the list. Who shares an address stands in the same mail and takes no room of their own.
func Batches(list []Recipient, most int) [][]Recipient {
	if most < 1 {
		most = max(1, len(list))
	}
	var batches [][]Recipient
	open := map[string]int{}  // the batch of a language that has room
	room := map[string]int{}  // how many addresses it still takes
	where := map[string]int{} // the batch in which an address of a language stands
	for _, r := range list {
		key := r.Language + "\n" + strings.ToLower(r.Email)
		if at, ok := where[key]; ok && r.Email != "" {
			batches[at] = append(batches[at], r)
			continue
		}
		if room[r.Language] == 0 {
			open[r.Language], room[r.Language] = len(batches), most
			batches = append(batches, nil)
		}
		at := open[r.Language]
		batches[at] = append(batches[at], r)
		where[key] = at
		room[r.Language]--
	}
	return batches
}
