package guests

import (
	"context"
	"regexp"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	letters "alumnibook/model/mailing"
	"alumnibook/ui/tell"
)

// wish is whom she means: whoever is on any of what she chose, or on all of it; and in any case those whom she named.
type wish struct {
	lists    []int64
	offices  []string
	tags     []string
	statuses []model.Status
	near     nearness
	place    place
	before   bool // who came to events like this one
	every    bool // only who is in all of it
	hand     []int64
	byPost   []int64 // who gets a letter, whatever the channel of the others
}

// nearness is how near to the place somebody lives or works.
type nearness string

// The distances: in the same town, or with a postal code that begins with so many of the same digits.
const (
	nearNot   nearness = ""
	nearTown  nearness = "town"
	nearThree nearness = "three"
	nearTwo   nearness = "two"
	nearOne   nearness = "one"
)

var distances = []nearness{nearTown, nearThree, nearTwo, nearOne}

// holds tells whether somebody is so near.
func (n nearness) holds(p book.Near) bool {
	switch n {
	case nearTown:
		return p.Town
	case nearThree:
		return p.Town || p.Digits >= 3
	case nearTwo:
		return p.Town || p.Digits >= 2
	case nearOne:
		return p.Town || p.Digits >= 1
	}
	return false
}

func (w *wish) isEmpty() bool {
	return len(w.lists) == 0 && len(w.offices) == 0 && len(w.tags) == 0 && len(w.statuses) == 0 && w.near == nearNot && !w.before && len(w.hand) == 0
}

// clone copies it, so that it can be read while she goes on choosing.
func (w *wish) clone() wish {
	c := *w
	c.lists, c.offices, c.tags = slices.Clone(w.lists), slices.Clone(w.offices), slices.Clone(w.tags)
	c.statuses, c.hand, c.byPost = slices.Clone(w.statuses), slices.Clone(w.hand), slices.Clone(w.byPost)
	return c
}

// place is where an event takes place, as far as its address says it.
type place struct{ code, town string }

// text is the place as one writes it.
func (p place) text() string { return tell.Joined(" ", p.code, p.town) }

// townLine is a line of an address with a postal code before the town: "211 20 Malmö", "D-20457 Hamburg", "1012 AB Amsterdam".
var townLine = regexp.MustCompile(`^\s*((?:\pL{1,3}-)?\d{3,5}(?: \d{2})?(?: [A-Z]{2}\b)?)\s+(\pL.*)$`)

// cityPart is what of a town only says which part of it: "København Ø", "Aarhus C".
var cityPart = regexp.MustCompile(` \p{Lu}{1,2}$`)

// placeOf finds postal code and town in an address, or in what was typed: without a code, the last line is the town.
func placeOf(address string) place {
	lines := strings.FieldsFunc(address, func(r rune) bool { return r == '\n' || r == ',' || r == ';' })
	for i := len(lines) - 1; i >= 0; i-- {
		if m := townLine.FindStringSubmatch(lines[i]); m != nil {
			return place{m[1], cityPart.ReplaceAllString(strings.TrimSpace(m[2]), "")}
		}
	}
	if len(lines) == 1 && strings.IndexFunc(lines[0], isDigit) >= 0 && strings.IndexFunc(lines[0], isLetter) < 0 {
		return place{code: strings.TrimSpace(lines[0])}
	}
	if len(lines) == 1 && strings.IndexFunc(lines[0], isDigit) < 0 {
		return place{town: strings.TrimSpace(lines[0])}
	}
	return place{}
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool { return r > '9' }

// offers is what there is to choose from.
type offers struct {
	lists   []listOffer
	offices []book.Value
	tags    []book.Value
	before  []int64 // who came to events like this one, most often first
	near    []book.Near
	onList  map[int64]bool
}

// listOffer is a saved list with who is on it.
type listOffer struct {
	list model.List
	ids  []int64
}

func readOffers(ctx context.Context, b *book.Book, e book.EventRow, at place, country string) (o offers, err error) {
	saved, err := b.Lists(ctx)
	if err != nil {
		return o, err
	}
	for _, l := range saved {
		ids, err := b.Find(ctx, l.Filter, l.Sort)
		if err != nil {
			return o, err
		}
		o.lists = append(o.lists, listOffer{l, ids})
	}
	if o.offices, err = b.Values(ctx, "office"); err != nil {
		return o, err
	}
	if o.tags, err = b.Values(ctx, "tag"); err != nil {
		return o, err
	}
	if o.before, err = b.CameBefore(ctx, e.ID); err != nil {
		return o, err
	}
	if o.near, err = readNear(ctx, b, at, country); err != nil {
		return o, err
	}
	guests, err := b.GuestList(ctx, e.ID)
	o.onList = make(map[int64]bool, len(guests))
	for _, g := range guests {
		o.onList[g.PersonID] = true
	}
	return o, err
}

func readNear(ctx context.Context, b *book.Book, at place, country string) ([]book.Near, error) {
	if at == (place{}) {
		return nil, nil
	}
	return b.Nearby(ctx, at.code, at.town, country)
}

// count is how many people are so near.
func (o *offers) count(n nearness) int {
	sum := 0
	for _, p := range o.near {
		if n.holds(p) {
			sum++
		}
	}
	return sum
}

// plan is what would be done.
type plan struct {
	allowed []int64 // by name
	post    map[int64]bool
	left    []consent.LeftOut
	already int // who is meant and stands on the list
}

// parts are those who are invited on the usual channel, and those who get a letter.
func (p *plan) parts() (usual, post []int64) {
	for _, id := range p.allowed {
		if p.post[id] {
			post = append(post, id)
		} else {
			usual = append(usual, id)
		}
	}
	return usual, post
}

// makePlan works out who is meant and not on the list yet, and asks the gate about them.
func makePlan(ctx context.Context, b *book.Book, event int64, w wish, o offers, channel consent.Channel) (p plan, err error) {
	meant, err := w.people(ctx, b, o)
	if err != nil {
		return p, err
	}
	p.post = map[int64]bool{}
	for _, id := range w.byPost {
		p.post[id] = true
	}
	var usual, post []int64
	for _, id := range meant {
		switch {
		case o.onList[id]:
			p.already++
		case p.post[id]:
			post = append(post, id)
		default:
			usual = append(usual, id)
		}
	}
	may := map[int64]bool{}
	for _, part := range []struct {
		ids []int64
		on  consent.Channel
	}{{usual, channel}, {post, consent.ChannelPost}} {
		if len(part.ids) == 0 {
			continue
		}
		d, err := letters.Ask(ctx, b, part.ids, consent.PurposeEvents, part.on)
		if err != nil {
			return p, err
		}
		p.left = append(p.left, d.LeftOut...)
		for _, id := range d.Allowed {
			may[id] = true
		}
	}
	for _, id := range meant {
		if may[id] {
			p.allowed = append(p.allowed, id)
		}
	}
	return p, nil
}

// people are those who are meant, by name.
func (w *wish) people(ctx context.Context, b *book.Book, o offers) ([]int64, error) {
	if w.isEmpty() {
		return nil, nil
	}
	all, err := b.Find(ctx, model.Filter{}, model.Sort{})
	if err != nil {
		return nil, err
	}
	sets, err := w.sets(ctx, b, o)
	if err != nil {
		return nil, err
	}
	hand, status := setOf(w.hand), map[int64]bool(nil)
	if len(w.statuses) > 0 {
		ids, err := b.Find(ctx, model.Filter{Statuses: w.statuses}, model.Sort{})
		if err != nil {
			return nil, err
		}
		status = setOf(ids)
	}
	if len(sets) == 0 && status != nil {
		sets = append(sets, status) // nothing but a status: everybody of it
	}
	var list []int64
	for _, id := range all {
		if hand[id] || inSets(sets, id, w.every) && (status == nil || status[id]) {
			list = append(list, id)
		}
	}
	return list, nil
}

// sets are the people of each choice: any of the lists, of the offices, of the tags are one choice each.
func (w *wish) sets(ctx context.Context, b *book.Book, o offers) ([]map[int64]bool, error) {
	var sets []map[int64]bool
	lists := map[int64]bool{}
	for _, l := range o.lists {
		if slices.Contains(w.lists, l.list.ID) {
			for _, id := range l.ids {
				lists[id] = true
			}
		}
	}
	if len(w.lists) > 0 {
		sets = append(sets, lists)
	}
	for _, f := range []model.Filter{{Offices: w.offices}, {Tags: w.tags}} {
		if f.IsEmpty() {
			continue
		}
		ids, err := b.Find(ctx, f, model.Sort{})
		if err != nil {
			return nil, err
		}
		sets = append(sets, setOf(ids))
	}
	if w.near != nearNot {
		near := map[int64]bool{}
		for _, p := range o.near {
			near[p.PersonID] = w.near.holds(p)
		}
		sets = append(sets, near)
	}
	if w.before {
		sets = append(sets, setOf(o.before))
	}
	return sets, nil
}

func setOf(ids []int64) map[int64]bool {
	set := make(map[int64]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// inSets tells whether somebody is in all of the sets, or in any.
func inSets(sets []map[int64]bool, id int64, every bool) bool {
	for _, s := range sets {
		if s[id] != every {
			return !every
		}
	}
	return every && len(sets) > 0
}
