package people

import (
	"context"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
)

// known is all that the pane shows of one person.
type known struct {
	person   model.Person
	entries  timeline
	consents []model.Consent
	favours  []model.Favour
	attended []book.Attended // parts in events, the newest in front
	wishes   []book.Wished
	themes   []string // of all wishes in the book
	leaving  model.Leaving
	leaves   bool // there is a checklist
	calls    calling
	private  private
}

// calling is how calls to a person stand.
type calling struct {
	row    model.Row
	why    consent.Reason // why they may not be called now; "" where nothing stands against it
	wanted int            // contacts a year
	list   string         // the saved list that wants so many; "" where the person or the programme does
}

// readPerson reads all that the pane shows of a person.
func readPerson(ctx context.Context, b *book.Book, id int64, kinds []model.InteractionKind, limit int) (known, error) {
	var k known
	var err error
	if k.person, err = b.Person(ctx, id); err != nil {
		return k, err
	}
	if k.entries, err = readTimeline(ctx, b, id, kinds, 0, limit); err != nil {
		return k, err
	}
	if k.consents, err = b.Consents(ctx, id); err != nil {
		return k, err
	}
	if k.favours, err = b.Favours(ctx, id); err != nil {
		return k, err
	}
	if k.leaving, k.leaves, err = b.Leaving(ctx, id); err != nil {
		return k, err
	}
	if err := k.readEvenings(ctx, b, id); err != nil {
		return k, err
	}
	if k.private, err = readPrivate(ctx, b, id); err != nil {
		return k, err
	}
	k.calls, err = readCalling(ctx, b, &k.person)
	return k, err
}

// readEvenings reads somebody's part in events, and what they would like.
func (k *known) readEvenings(ctx context.Context, b *book.Book, id int64) error {
	var err error
	if k.attended, err = b.AttendancesOf(ctx, id); err != nil {
		return err
	}
	if k.wishes, err = b.Wishes(ctx, book.WishQuery{PersonID: id}); err != nil {
		return err
	}
	themes, err := b.Themes(ctx)
	for _, t := range themes {
		k.themes = append(k.themes, t.Name)
	}
	return err
}

func readCalling(ctx context.Context, b *book.Book, p *model.Person) (calling, error) {
	var c calling
	rows, err := b.Rows(ctx, []int64{p.ID})
	if err != nil {
		return c, err
	}
	if len(rows) == 1 {
		c.row = rows[0]
	}
	standings, err := b.Standings(ctx, []int64{p.ID})
	if err != nil {
		return c, err
	}
	if d := consent.Gate(consent.PurposeCalls, consent.ChannelCall, standings); len(d.LeftOut) == 1 {
		c.why = d.LeftOut[0].Reason
	}
	err = c.readWanted(ctx, b, p)
	return c, err
}

// readWanted finds out how many contacts a year are wanted, and who says so.
func (c *calling) readWanted(ctx context.Context, b *book.Book, p *model.Person) error {
	if c.wanted = p.Calls.PerYear; c.wanted > 0 {
		return nil
	}
	lists, err := b.Lists(ctx)
	if err != nil {
		return err
	}
	for _, l := range lists {
		if l.Calls <= c.wanted {
			continue
		}
		f := l.Filter
		f.IDs = []int64{p.ID}
		ids, err := b.Find(ctx, f, model.Sort{})
		if err != nil {
			return err
		}
		if len(ids) == 1 {
			c.wanted, c.list = l.Calls, l.Name
		}
	}
	if c.wanted > 0 {
		return nil
	}
	programme, err := b.Programme(ctx)
	c.wanted = programme.CallsPerYear
	return err
}
