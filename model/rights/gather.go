package rights

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
)

// Gather reads everything that the book knows of a person, what names them in the records of others too, and looks through
// every free text for the names of others. The holds are what was decided about texts, by the key of the item.
func Gather(ctx context.Context, b *book.Book, personID int64, holds map[string]model.Hold) (Pack, error) {
	g := gathering{ctx: ctx, b: b, id: personID, names: map[int64]string{}}
	for _, step := range []func() error{
		g.person, g.firm, g.rights, g.history, g.letters, g.evenings, g.between, g.leaving, g.sources, g.exports,
	} {
		if ctx.Err() != nil {
			return Pack{}, model.E(model.CodeCancelled, "", ctx.Err())
		}
		if err := step(); err != nil {
			return Pack{}, err
		}
	}
	g.texts()
	if err := g.elsewhere(); err != nil {
		return Pack{}, err
	}
	if err := g.seekNames(); err != nil {
		return Pack{}, err
	}
	g.Decide(holds)
	return g.Pack, nil
}

// Decide remembers what is done with texts, by their keys; the others stay as they are.
func (p *Pack) Decide(holds map[string]model.Hold) {
	for i := range p.Items {
		if h, ok := holds[p.Items[i].Key]; ok {
			p.Items[i].Hold = h
		}
	}
	p.count()
}

// count counts what somebody has yet to look at.
func (p *Pack) count() {
	p.Undecided = 0
	for i := range p.Items {
		if p.Items[i].Undecided() {
			p.Undecided++
		}
	}
}

// gathering is a pack while it is read.
type gathering struct {
	Pack
	ctx   context.Context
	b     *book.Book
	id    int64
	names map[int64]string // of the others whom entries are about
}

func (g *gathering) person() (err error) {
	if g.Person, err = g.b.Person(g.ctx, g.id); err != nil {
		return err
	}
	if g.Person.Photo != "" {
		if g.Photo, err = g.b.Photo(g.ctx, g.Person.Photo); err != nil && model.CodeOf(err) != model.CodeNotFound {
			return err
		}
	}
	ids, err := g.b.MergedInto(g.ctx, g.id)
	if err != nil {
		return err
	}
	if g.Merged, err = g.b.People(g.ctx, ids); err != nil {
		return err
	}
	own, err := g.b.OwnFields(g.ctx)
	if err != nil {
		return err
	}
	for _, f := range own {
		if v := g.Person.OwnFields[f.ID]; v != "" {
			g.Fields = append(g.Fields, Field{f, v})
		}
	}
	return nil
}

func (g *gathering) firm() (err error) {
	if g.Firm, err = g.b.Firm(g.ctx); err != nil {
		return err
	}
	g.Privacy, err = g.b.Privacy(g.ctx)
	return err
}

// rights are the consents with their proof, what each purpose rests on, requests and decisions.
func (g *gathering) rights() error {
	ledger, err := g.b.Consents(g.ctx, g.id)
	if err != nil {
		return err
	}
	for _, c := range ledger {
		line := Consent{Consent: c}
		if c.Proof != "" {
			if line.ProofName, _, err = g.b.PaperName(g.ctx, c.Proof); err != nil && model.CodeOf(err) != model.CodeNotFound {
				return err
			}
		}
		g.Consents = append(g.Consents, line)
	}
	own, err := g.b.BasesOf(g.ctx, g.id)
	if err != nil {
		return err
	}
	for _, purpose := range model.BasisPurposes {
		if basis, note := book.BasisFor(g.Privacy, own, purpose); basis != "" {
			g.Bases = append(g.Bases, Basis{purpose, basis, note})
		}
	}
	if g.Requests, err = g.b.RequestsOf(g.ctx, g.id); err != nil {
		return err
	}
	g.Decisions, err = g.b.DecisionsOf(g.ctx, g.id)
	return err
}

const historyAtOnce = 500

func (g *gathering) history() error {
	var others []int64
	for {
		list, total, err := g.b.Timeline(g.ctx, g.id, nil, len(g.History), historyAtOnce)
		if err != nil {
			return err
		}
		for i := range list {
			if together(&list[i]) {
				others = append(others, list[i].PersonIDs...)
			}
		}
		g.History = append(g.History, list...)
		if len(list) == 0 || len(g.History) >= total {
			break
		}
	}
	slices.Sort(others)
	return g.b.EachPerson(g.ctx, slices.Compact(others), func(p *model.Person) error {
		if p.ID != g.id {
			g.names[p.ID] = p.CallName()
		}
		return nil
	})
}

// mostTogether is how many people an entry may be about that tells of what was done with just these.
const mostTogether = 6

// together tells whether an entry is about somebody together with a few others, and not about what many got.
func together(i *model.Interaction) bool {
	switch i.Kind {
	case model.InteractionNewsletter, model.InteractionInvitation, model.InteractionEvent:
		return false
	}
	return len(i.PersonIDs) > 1 && len(i.PersonIDs) <= mostTogether
}

// letters are the newsletters that went to the person, and those that told of them.
func (g *gathering) letters() error {
	got := map[int64]model.Date{}
	for i := range g.History {
		if h := &g.History[i]; h.NewsletterID != 0 {
			got[h.NewsletterID] = h.On
		}
	}
	issues, err := g.b.Newsletters(g.ctx)
	if err != nil {
		return err
	}
	for i := range issues {
		n := &issues[i]
		on, theirs := got[n.ID]
		about := n.State == model.NewsletterSent && tellsOf(n, g.id)
		if theirs || about {
			l := Letter{On: cmp.Or(on, n.SentOn), Title: cmp.Or(n.Subject[g.Person.Language], n.Title), Got: theirs, About: about}
			g.Letters = append(g.Letters, l)
		}
	}
	slices.SortStableFunc(g.Letters, func(a, b Letter) int { return b.On.Compare(a.On) })
	return nil
}

func tellsOf(n *model.Newsletter, person int64) bool {
	for _, box := range n.Boxes {
		for _, item := range box.Items {
			if item.PersonID == person {
				return true
			}
		}
	}
	return false
}

func (g *gathering) evenings() (err error) {
	g.Events, err = g.b.AttendancesOf(g.ctx, g.id)
	return err
}

// between is what they gave and took, and what they would like.
func (g *gathering) between() (err error) {
	if g.Favours, err = g.b.Favours(g.ctx, g.id); err != nil {
		return err
	}
	list, err := g.b.Wishes(g.ctx, book.WishQuery{PersonID: g.id})
	for _, w := range list {
		g.Wishes = append(g.Wishes, w.Wish)
	}
	return err
}

func (g *gathering) leaving() error {
	var err error
	if g.Interviews, err = g.b.Interviews(g.ctx, g.id); err != nil {
		return err
	}
	l, ok, err := g.b.Leaving(g.ctx, g.id)
	if ok {
		g.Leaving = &l
	}
	return err
}

// sources is where something came from: what brought the person, and every list that changed them.
func (g *gathering) sources() error {
	list, err := g.b.JournalOf(g.ctx, g.id)
	for _, c := range list {
		if isImport := strings.HasPrefix(c.Doing.Code, "import"); c.New || isImport {
			s := Source{At: c.At, Code: c.Doing.Code, New: c.New}
			if isImport {
				s.Name = c.Doing.Name
			}
			g.Sources = append(g.Sources, s)
		}
	}
	return err
}

func (g *gathering) exports() (err error) {
	g.Exports, err = g.b.HandoversOf(g.ctx, g.id)
	return err
}
