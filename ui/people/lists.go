package people

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

// loadLists reads the saved lists. One that is shown and was changed elsewhere is shown as it is now.
func (v *view) loadLists() {
	page.Read(v.host, v, "lists", func(ctx context.Context) ([]model.List, error) {
		return v.host.Book().Lists(ctx)
	}, func(lists []model.List) {
		v.lists = lists
		v.list = v.listOf(v.list.ID)
		v.head.update()
	})
}

func (v *view) listOf(id int64) model.List {
	if i := slices.IndexFunc(v.lists, func(l model.List) bool { return l.ID == id }); i >= 0 {
		return v.lists[i]
	}
	return model.List{}
}

// listMenu offers the saved lists, and what can be done with the one that is shown.
func (v *view) listMenu() []*fyne.MenuItem {
	w := v.w
	everybody := widgets.MenuItem(w.T("people.everybody"), look.Icon("people"), false, v.clearAll)
	everybody.Checked = v.list.ID == 0 && v.filter.IsEmpty()
	items := []*fyne.MenuItem{everybody}
	for _, l := range v.lists {
		name := l.Name
		if l.Calls > 0 {
			name = w.T("people.list_calls_named", "name", l.Name, "calls", tell.PerYear(w, l.Calls))
		}
		item := widgets.MenuItem(name, look.Icon("list"), false, func() { v.showList(l) })
		item.Checked = l.ID == v.list.ID
		items = append(items, item)
	}
	items = append(items, fyne.NewMenuItemSeparator(),
		widgets.MenuItem(w.T("people.save_list"), look.Icon("plus"), v.filter.IsEmpty(), v.saveList))
	if l := v.list; l.ID != 0 {
		same := v.list.Filter.Search == v.filter.Search && sameFilter(l.Filter, v.filter) && l.Sort == v.sort
		items = append(items,
			widgets.MenuItem(w.T("people.list_update", "name", l.Name), look.Icon("check"), same, func() { v.updateList(l) }),
			widgets.MenuItem(w.T("people.list_rename"), look.Icon("edit"), false, func() { v.renameList(l) }),
			widgets.MenuItem(w.T("people.list_calls"), look.Icon("phone"), false, func() { v.askListCalls(l) }),
			widgets.MenuItem(w.T("people.list_delete"), look.Icon("trash"), false, func() { v.deleteList(l) }))
	}
	return items
}

// showList shows a saved list, in the order in which it was saved.
func (v *view) showList(l model.List) {
	v.list = l
	v.filter = cloneFilter(l.Filter)
	v.head.search.SetQuietly(v.filter.Search)
	if l.Sort.By != "" {
		v.sort = l.Sort
		v.grid.SetSort(sortedColumn(v.sort.By), v.sort.Descending)
	}
	v.grid.ScrollToTop()
	v.find()
}

// saveList asks for a name and keeps the search, the filters and the order under it.
func (v *view) saveList() {
	switch {
	case v.filter.IDs != nil: // a list is a search; people picked by hand are none
		v.host.Toast(v.w.T("people.why_picked"))
		return
	case v.filter.IsEmpty():
		v.host.Toast(v.w.T("people.why_no_filter"))
		return
	}
	l := model.List{Filter: cloneFilter(v.filter), Sort: v.sort}
	v.askName(v.w.T("people.save_list"), v.w.T("people.save"), "", func(name string, done func(error)) {
		l.Name = name
		v.putList(&l, done)
	})
}

func (v *view) renameList(l model.List) {
	v.askName(v.w.T("people.list_rename"), v.w.T("people.save"), l.Name, func(name string, done func(error)) {
		l.Name = name
		v.putList(&l, done)
	})
}

// askListCalls asks how many contacts a year are wanted of everybody on a list.
func (v *view) askListCalls(l model.List) {
	w := v.w
	var m *widgets.Modal
	field := widgets.NewNumberField()
	if l.Calls > 0 {
		field.SetValue(float64(l.Calls))
	}
	field.SetHint(w.T("people.list_calls_hint"))
	save := func() {
		n, ok := field.Value()
		if !ok && !field.Empty() || n < 0 || n > model.MostCallsPerYear {
			field.SetError(w.T("people.per_year_wrong", "most", model.MostCallsPerYear))
			return
		}
		l.Calls = int(n)
		v.putList(&l, func(err error) {
			if err != nil {
				field.SetError(v.host.Sentence(err))
				return
			}
			m.Hide()
		})
	}
	wire(save, func() { m.Hide() }, field)
	content := widgets.Stack(10, widgets.NewMutedParagraph(w.T("people.list_calls_text", "name", l.Name)), labelled(w.T("model.field.per_year"), field))
	m = v.modal(w.T("people.list_calls_title"), 440, content, v.cancelButton(&m), widgets.NewPrimary(w.T("people.save"), nil, save))
	field.Focus()
}

// updateList makes a saved list what the page shows now.
func (v *view) updateList(l model.List) {
	l.Filter, l.Sort = cloneFilter(v.filter), v.sort
	v.putList(&l, func(err error) {
		if err != nil {
			v.host.Fail(err)
		}
	})
}

// putList stores a list and shows it as the chosen one.
func (v *view) putList(l *model.List, done func(error)) {
	v.host.Do(model.Doing{Code: "list", Name: l.Name, Count: 1}, func(tx *book.Tx) error { return tx.SaveList(l) }, func(_ int64, err error) {
		if err == nil {
			v.list = *l
			v.loadLists()
		}
		done(err)
	})
}

// deleteList takes a list away; the people in it stay. It needs no question: it can be taken back.
func (v *view) deleteList(l model.List) {
	v.host.Do(model.Doing{Code: "list_delete", Name: l.Name, Count: 1}, func(tx *book.Tx) error { return tx.DeleteList(l.ID) }, nil)
	v.list = model.List{}
	v.head.update()
}
