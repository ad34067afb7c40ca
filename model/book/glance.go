package book

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"gorm.io/gorm"

	"alumnibook/model"
)

// GlanceQuery says which events attendance is looked at: those that were held from one day to another, of a kind or
// of all. Zero days have no end.
type GlanceQuery struct {
	From, To model.Date
	Kind     model.EventKind
}

// Glance is attendance at a glance.
type Glance struct {
	Events        []GlanceEvent // by day
	ByOffice      []GlanceGroup // by name
	ByLeavingYear []GlanceGroup // by year, the newest in front
	Always        []GlancePerson
	Never         []GlancePerson

	People   int // who were invited at least once, or came
	Invited  int // invitations
	Attended int // of people, walk-ins among them
	WalkIns  int
	Brought  int
	NoShows  int // had a place and did not come
	Late     int // cancelled so late that the place stayed empty
}

// GlanceEvent is how one event was attended.
type GlanceEvent struct {
	ID                     int64
	Title                  string
	Kind                   model.EventKind
	Office                 string
	On                     model.Date
	Invited, Yes, Attended int
	Brought, NoShows       int
}

// GlanceGroup is how people of one office, or of one leaving year, came.
type GlanceGroup struct {
	Name     string // the office, or the year as digits; "" where none is known
	People   int
	Invited  int // invitations
	Attended int
	Share    float64 // how many of the invitations led to somebody's coming, 0 to 1
	IDs      []int64 // whom it is about
}

// GlancePerson is somebody who always comes, or never.
type GlancePerson struct {
	ID                int64
	Name, Initials    string
	Photo, Office     string
	Invited, Attended int
	Last              model.Date // the last event to which they came, or else were invited
}

// heldSQL finds the events that a query means.
const heldSQL = "SELECT id, title, kind, office, on_day FROM events WHERE state = 'held' AND on_day >= ? AND on_day <= ? AND (? = '' OR kind = ?) ORDER BY on_day, id"

// oftenInvited is from how many invitations on somebody always comes, or never.
const oftenInvited = 3

// Glance looks at the attendance of events that were held.
func (b *Book) Glance(ctx context.Context, q GlanceQuery) (Glance, error) {
	var g Glance
	to := "9999"
	if !q.To.IsZero() {
		to = q.To.String()
	}
	lines, err := b.grid.get(ctx, b)
	if err != nil {
		return g, codedIn(ctx, err)
	}
	err = b.view(ctx, func(db *gorm.DB) error {
		var held []struct {
			ID     int64
			Title  string
			Kind   model.EventKind
			Office string
			OnDay  model.Date
		}
		if err := query(db, &held, heldSQL, q.From.String(), to, q.Kind, q.Kind); err != nil || len(held) == 0 {
			return err
		}
		counts, err := allCounts(db)
		if err != nil {
			return err
		}
		ids := make([]int64, len(held))
		for i, e := range held {
			c := counts[e.ID]
			ids[i] = e.ID
			g.Events = append(g.Events, GlanceEvent{
				ID: e.ID, Title: e.Title, Kind: e.Kind, Office: e.Office, On: e.OnDay,
				Invited: c.Invited, Yes: c.Yes, Attended: c.Attended, Brought: c.Brought, NoShows: c.Missing,
			})
			g.Invited += c.Invited
			g.Attended += c.Attended
			g.WalkIns += c.WalkIns
			g.Brought += c.Brought
			g.NoShows += c.Missing
			g.Late += c.Late
		}
		parts, err := partsIn(db, ids, g.Invited+g.Attended)
		if err != nil {
			return err
		}
		g.add(lines, parts)
		return g.name(db, ids)
	})
	return g, err
}

// part is somebody's part in some events.
type part struct{ invited, came int }

// manyParts is from how many attendances on an index is read through rather than asked for each event.
const manyParts = 50_000

// partsIn sums up everybody's part in some events, which together have about so many attendances. Who was only put onto a
// list has none.
func partsIn(db *gorm.DB, events []int64, about int) (map[int64]part, error) {
	sql := "SELECT person_id, sum(invited <> '' AND NOT walk_in), sum(came <> 0) FROM attendances"
	if about > manyParts {
		sql += " INDEXED BY attendances_by_person"
	}
	rows, err := db.Raw(sql + " WHERE person_id <> 0 AND event_id IN " + idList(events) + " GROUP BY person_id").Rows()
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	parts := map[int64]part{}
	for rows.Next() {
		var id int64
		var p part
		if err := rows.Scan(&id, &p.invited, &p.came); err != nil {
			return nil, err
		}
		if p.invited > 0 || p.came > 0 {
			parts[id] = p
		}
	}
	return parts, rows.Err()
}

// name fills in who always comes, and who never.
func (g *Glance) name(db *gorm.DB, events []int64) error {
	for _, list := range [][]GlancePerson{g.Always, g.Never} {
		ids := make([]int64, len(list))
		at := make(map[int64]*GlancePerson, len(list))
		for i := range list {
			ids[i], at[list[i].ID] = list[i].ID, &list[i]
		}
		rows, err := readRows(db, ids)
		if err != nil {
			return err
		}
		for id, p := range at {
			r := rows[id]
			p.Name, p.Initials, p.Photo, p.Office = r.Name, r.Initials, r.Photo, r.Office
		}
		err = chunks(ids, 500, func(part []int64) error {
			var last []struct {
				PersonID int64
				OnDay    model.Date
			}
			err := query(db, &last, "SELECT a.person_id, coalesce(max(e.on_day) FILTER (WHERE a.came <> 0), max(e.on_day)) AS on_day FROM attendances a"+
				" CROSS JOIN events e ON e.id = a.event_id WHERE a.person_id IN "+idList(part)+" AND a.event_id IN "+idList(events)+" GROUP BY a.person_id")
			for _, l := range last {
				at[l.PersonID].Last = l.OnDay
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// add groups people by office and leaving year, and tells who always comes, and who never. The lines are in the order of
// names.
func (g *Glance) add(lines *grid, parts map[int64]part) {
	offices, years := map[string]*GlanceGroup{}, map[string]*GlanceGroup{}
	names := lines.texts[textOffice].words.all()
	for i, id := range lines.ids {
		p, ok := parts[id]
		if !ok {
			continue
		}
		g.People++
		addTo(offices, names[lines.texts[textOffice].codes[i]], id, p)
		year := ""
		if left := lines.nums[numLeft][i]; left >= 10000 {
			year = strconv.FormatInt(left/10000, 10)
		}
		addTo(years, year, id, p)
		who := GlancePerson{ID: id, Invited: p.invited, Attended: p.came}
		switch {
		case lines.nums[numTrashed][i] != 0 || p.invited < oftenInvited:
		case p.came == 0:
			g.Never = append(g.Never, who)
		case p.came >= p.invited:
			g.Always = append(g.Always, who)
		}
	}
	often := func(a, b GlancePerson) int { return cmp.Compare(b.Invited, a.Invited) }
	slices.SortStableFunc(g.Always, often)
	slices.SortStableFunc(g.Never, often)
	for _, name := range sortedKeys(offices) {
		g.ByOffice = append(g.ByOffice, *offices[name])
	}
	for _, name := range sortedKeys(years) {
		g.ByLeavingYear = append(g.ByLeavingYear, *years[name])
	}
	slices.Reverse(g.ByLeavingYear)
}

// addTo counts a person among those of one group.
func addTo(groups map[string]*GlanceGroup, name string, id int64, p part) {
	g := groups[name]
	if g == nil {
		g = &GlanceGroup{Name: name}
		groups[name] = g
	}
	g.People++
	g.Invited += p.invited
	g.Attended += p.came
	if g.Invited > 0 {
		g.Share = min(float64(g.Attended)/float64(g.Invited), 1)
	}
	g.IDs = append(g.IDs, id)
}

// CameBefore are people like those who came before: who came to other events of its kind or office, who came most often in
// front. Those on its guest list and in the wastebasket are left out.
func (b *Book) CameBefore(ctx context.Context, eventID int64) ([]int64, error) {
	lines, err := b.grid.get(ctx, b)
	if err != nil {
		return nil, codedIn(ctx, err)
	}
	var parts map[int64]part
	err = b.view(ctx, func(db *gorm.DB) error {
		e, err := events.get(db, eventID)
		if err != nil {
			return err
		}
		var like, listed []int64
		err = query(db, &like, "SELECT id FROM events WHERE id <> ? AND (kind = ? OR office <> '' AND office = ?)", eventID, e.Kind, e.Office)
		if err != nil {
			return err
		}
		counts, err := allCounts(db)
		if err != nil {
			return err
		}
		about := 0
		for _, id := range like {
			about += counts[id].Invited + counts[id].Attended
		}
		if parts, err = partsIn(db, like, about); err != nil {
			return err
		}
		err = query(db, &listed, "SELECT person_id FROM attendances WHERE event_id = ?", eventID)
		for _, id := range listed {
			delete(parts, id)
		}
		return err
	})
	var ids []int64
	for i, id := range lines.ids {
		if parts[id].came > 0 && lines.nums[numTrashed][i] == 0 {
			ids = append(ids, id)
		}
	}
	slices.SortStableFunc(ids, func(a, b int64) int { return cmp.Compare(parts[b].came, parts[a].came) })
	return ids, err
}
