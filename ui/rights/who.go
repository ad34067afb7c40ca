package rights

import (
	"cmp"
	"context"
	"strings"

	"alumnibook/model"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// offered is how many people are suggested while a name is typed.
const offered = 8

// whoField finds one person of the book by typing.
type whoField struct {
	*widgets.PickField
	OnChanged func()

	v     *view
	id    int64
	name  string
	taken string // what stands in the field for who was taken
}

func newWhoField(v *view) *whoField {
	f := &whoField{PickField: widgets.NewPickField(v.w.T("rights.who_hint")), v: v}
	f.OnAsk, f.Settle = func(text string) { f.Offer(text, f.offer(text)) }, f.offer
	f.OnPicked = func(c widgets.Choice) {
		f.id, f.taken, f.name = page.IDOf(c.Value), c.Text, (&model.Row{Name: c.Text}).CallName()
		if f.OnChanged != nil {
			f.OnChanged()
		}
	}
	return f
}

// take shows somebody as the one who is meant.
func (f *whoField) take(id int64) {
	if id == 0 {
		return
	}
	b := f.v.host.Book()
	page.Read(f.v.host, f.v, "person", func(ctx context.Context) ([]model.Row, error) { return b.Rows(ctx, []int64{id}) }, func(rows []model.Row) {
		if len(rows) == 1 {
			f.Take(widgets.Choice{Text: rows[0].Name})
			f.OnPicked(widgets.Choice{Value: page.TextOf(id), Text: rows[0].Name})
		}
	})
}

// Snapshot differs when somebody else is meant, or other text stands there.
func (f *whoField) Snapshot() string {
	return page.TextOf(f.id) + "\x00" + f.taken + "\x00" + f.Value()
}

// Restore shows a snapshot.
func (f *whoField) Restore(snapshot string) {
	parts := strings.Split(snapshot, "\x00")
	if len(parts) != 3 {
		return
	}
	f.id, f.taken, f.name = page.IDOf(parts[0]), parts[1], callName(parts[1])
	f.Take(widgets.Choice{Text: parts[2]})
}

// clear forgets who was taken.
func (f *whoField) clear() {
	f.id, f.taken, f.name = 0, "", ""
	f.SetValue("")
}

// person is who is meant, 0 for nobody: what was typed since is nobody yet.
func (f *whoField) person() (id int64, name string) {
	if strings.TrimSpace(f.Value()) != f.taken {
		return 0, ""
	}
	return f.id, f.name
}

func (f *whoField) offer(typed string) []widgets.Choice {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return nil
	}
	rows, _, err := f.v.host.Book().FirstPage(context.Background(), model.Filter{Search: typed}, model.Sort{}, offered)
	if err != nil {
		return nil
	}
	list := make([]widgets.Choice, len(rows))
	for i, r := range rows {
		list[i] = widgets.Choice{Value: page.TextOf(r.ID), Text: r.Name, Note: cmp.Or(r.Office, r.Employer)}
	}
	return list
}

// oneLine is a text of several lines as one.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// count is how many things there are, and the key of their words.
type count struct {
	words string
	n     int
}

// counted tells of which things there are how many; of what there is none it says nothing.
func (v *view) counted(list []count) string {
	var said []string
	for _, c := range list {
		if c.n > 0 {
			said = append(said, v.w.N(c.words, c.n))
		}
	}
	return strings.Join(said, " · ")
}
