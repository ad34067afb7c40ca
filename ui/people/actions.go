package people

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/ui/page"
)

// editor is the ID of the page that edits people and entries.
const editor = "person"

// askAbove is how many people go to the wastebasket without a question: undo is one click away.
const askAbove = 20

func (v *view) edit() {
	if id := v.one(); id != 0 {
		v.host.Open(page.Route{Page: editor, Do: "edit", ID: id})
	}
}

func (v *view) add() { v.host.Open(page.Route{Page: editor, Do: "new"}) }

func (v *view) importList() { v.host.Open(page.Route{Page: page.Import}) }

// log opens a new entry of a kind about the chosen people, "" for one whose kind is to be chosen.
func (v *view) log(kind model.InteractionKind) {
	r := page.Route{Page: editor, Do: "log", ID: v.one()}
	if kind != model.InteractionCall {
		r.Do = "log_other"
	}
	if len(v.selected) > 1 {
		r.Arg = idList(v.selected)
	}
	v.host.Open(r)
}

// editMany opens the form that changes a field of many people.
func (v *view) editMany() {
	v.host.Open(page.Route{Page: editor, Do: "bulk", Arg: idList(v.selected)})
}

func idList(ids []int64) string {
	b := make([]byte, 0, 7*len(ids))
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = strconv.AppendInt(b, id, 10)
	}
	return string(b)
}

// idsIn reads what idList wrote.
func idsIn(text string) []int64 {
	ids := []int64{}
	for one := range strings.SplitSeq(text, ",") {
		if id, err := strconv.ParseInt(one, 10, 64); err == nil {
			ids = append(ids, id)
		}
	}
	return ids
}

// withPeople reads the chosen people whole and hands them over.
func (v *view) withPeople(ids []int64, do func([]model.Person)) {
	ids = slices.Clone(ids)
	page.Read(v.host, v, "people", func(ctx context.Context) ([]model.Person, error) {
		return v.host.Book().People(ctx, ids)
	}, func(people []model.Person) {
		if len(people) > 0 {
			do(people)
		}
	})
}

// table writes rows with the columns that are shown, parted by tabs.
func (v *view) table(list []model.Row) string {
	shown := v.shownColumns()
	lines := make([]string, 0, len(list)+1)
	cells := make([]string, len(shown))
	line := func(text func(c *column) string) {
		for i, c := range shown {
			cells[i] = strings.Join(strings.Fields(text(c)), " ")
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	line(func(c *column) string { return c.title(v) })
	for i := range list {
		line(func(c *column) string { return c.plain(v, &list[i]) })
	}
	return strings.Join(lines, "\n")
}

// call rings the number that is preferred.
func (v *view) call() {
	v.withPeople([]int64{v.one()}, func(people []model.Person) {
		if f := people[0].PreferredPhone(); f != nil {
			v.ring(&people[0], *f)
		}
	})
}

func (v *view) ring(p *model.Person, f model.Phone) {
	if url := telURL(f); url != "" {
		v.careful(p, "people.call_anyway", func() { v.host.OpenURL(url) })
	}
}

// mail opens a draft: to one person, or to several who do not see each other's addresses.
func (v *view) mail() {
	if len(v.selected) > 1 {
		v.mailMany()
		return
	}
	v.withPeople(v.selected, func(people []model.Person) {
		if e := people[0].PreferredEmail(); e != nil {
			v.writeTo(&people[0], e.Address)
		}
	})
}

func (v *view) writeTo(p *model.Person, address string) {
	v.careful(p, "people.mail_anyway", func() { v.host.OpenURL(mailURL(address)) })
}

// careful asks first where the gate would keep the person back.
func (v *view) careful(p *model.Person, verb string, do func()) {
	d := consent.Gate(consent.PurposeRegister, consent.ChannelPhone, []consent.Standing{consent.StandingOf(p)})
	if len(d.LeftOut) == 0 {
		do()
		return
	}
	v.host.Ask(page.Question{Title: p.FullName(), Text: v.refusal(p, d.LeftOut[0].Reason), Verb: v.w.T(verb), Yes: do})
}

// refusal says in a sentence why the gate keeps a person back.
func (v *view) refusal(p *model.Person, why consent.Reason) string {
	return v.w.T("people.refused", "name", p.FullName(), "reason", v.w.T("gate."+string(why)))
}

func (v *view) openProfile() {
	v.withPeople([]int64{v.one()}, func(people []model.Person) {
		if url := profileURL(&people[0]); url != "" {
			v.host.OpenURL(url)
			return
		}
		v.host.Toast(v.w.T("people.no_profile", "name", people[0].FullName()))
	})
}

// trash puts the chosen people into the wastebasket. Many are asked about first.
func (v *view) trash() {
	ids := slices.Clone(v.selected)
	n := len(ids)
	switch {
	case n == 0:
	case n > askAbove:
		v.host.Ask(page.Question{
			Title: v.w.N("people.delete_title", n), Text: v.w.T("people.delete_text"),
			Verb: v.w.N("people.delete_verb", n), Danger: true, Yes: func() { v.trashNow(ids) },
		})
	default:
		v.trashNow(ids)
	}
}

func (v *view) trashNow(ids []int64) {
	next := v.neighbour(ids)
	doing := model.Doing{Code: "trash", Count: len(ids)}
	if len(ids) == 1 {
		doing = model.Doing{Code: "trash_one", Name: v.nameOf(ids[0]), Count: 1}
	}
	v.host.Do(doing, func(tx *book.Tx) error { return tx.TrashPeople(ids) }, func(change int64, err error) {
		if err != nil {
			v.host.Fail(err)
			return
		}
		v.choose(next)
	})
}

// neighbour is who stands after the last of some people, else before the first: who is chosen once they are gone.
func (v *view) neighbour(gone []int64) []int64 {
	out := make(map[int64]bool, len(gone))
	for _, id := range gone {
		out[id] = true
	}
	last := -1
	for i, id := range v.rows.ids {
		if out[id] {
			last = i
		}
	}
	for i := last + 1; i < len(v.rows.ids); i++ {
		if id := v.rows.ids[i]; !out[id] {
			return []int64{id}
		}
	}
	for i := last - 1; i >= 0; i-- {
		if id := v.rows.ids[i]; !out[id] {
			return []int64{id}
		}
	}
	return nil
}
