package handover

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model/exchange/handover"
	"alumnibook/ui/widgets"
)

// groups are the formats as they stand in the list, with the key of each group's name.
var groups = []struct {
	words   string
	formats []handover.Format
}{
	{"handover.group_phone", []handover.Format{
		handover.IPhone, handover.Android, handover.Outlook, handover.OutlookCSV, handover.Google, handover.GoogleCSV, handover.Phone, handover.Card4,
		handover.Calendar,
	}},
	{"handover.group_excel", []handover.Format{handover.Sheet, handover.Columns, handover.CSV, handover.Book, handover.Template}},
	{"handover.group_paper", []handover.Format{handover.MailMerge, handover.LabelsL7160, handover.LabelsL7163, handover.List, handover.QRWall}},
}

// icons of the formats; the others are files.
var icons = map[handover.Format]string{
	handover.IPhone: "phone", handover.Android: "phone", handover.Phone: "user", handover.Card4: "user", handover.Google: "users",
	handover.GoogleCSV: "users", handover.Outlook: "mail", handover.OutlookCSV: "mail", handover.Columns: "columns", handover.CSV: "list",
	handover.Book: "people", handover.Template: "edit", handover.MailMerge: "mail", handover.LabelsL7160: "tag", handover.LabelsL7163: "tag",
	handover.List: "print", handover.QRWall: "qr", handover.Calendar: "calendar",
}

// hows are the keys of what to do with a file, where that needs saying.
var hows = map[handover.Format]string{
	handover.IPhone: "handover.how_iphone", handover.Android: "handover.how_android", handover.Phone: "handover.how_phone",
	handover.Card4: "handover.how_phone", handover.Google: "handover.how_google", handover.GoogleCSV: "handover.how_google",
	handover.Outlook: "handover.how_outlook", handover.OutlookCSV: "handover.how_outlook_csv", handover.Sheet: "handover.how_sheet",
	handover.CSV: "handover.how_sheet", handover.Book: "handover.how_sheet", handover.Template: "handover.how_template",
	handover.MailMerge: "handover.how_mail_merge", handover.LabelsL7160: "handover.how_labels", handover.LabelsL7163: "handover.how_labels",
	handover.Calendar: "handover.how_calendar",
}

// Which formats have a place for what.
func hasPhotos(f handover.Format) bool { return f.IsContacts() && f.Ext(1) == ".vcf" }

func hasCardLines(f handover.Format) bool { return hasPhotos(f) }

func hasNotes(f handover.Format) bool {
	return f.IsContacts() || slices.Contains([]handover.Format{handover.Sheet, handover.CSV, handover.Book}, f)
}

func hasInternal(f handover.Format) bool { return f == handover.Book }

func hasLanguage(f handover.Format) bool { return f == handover.OutlookCSV }

// kindOf is the key of what files of an ending are.
func kindOf(ext string) string {
	switch ext {
	case ".zip":
		return "handover.kind_zip"
	case ".xlsx":
		return "handover.kind_sheet"
	case ".csv":
		return "handover.kind_csv"
	case ".pdf":
		return "handover.kind_pdf"
	case ".ics":
		return "handover.kind_calendar"
	}
	return "handover.kind_cards"
}

// menu is the list of formats on the left.
type menu struct {
	items []*widgets.NavItem
	order []handover.Format
	whole fyne.CanvasObject
}

func newMenu(v *view) *menu {
	m := &menu{}
	list := widgets.Stack(0)
	for i, g := range groups {
		if i > 0 {
			list.Add(widgets.Gap(0, 12))
		}
		title := widgets.NewSmall(v.w.T(g.words))
		title.Bold, title.Least = true, 60
		list.Add(widgets.PadEach(0, 8, 4, 10, title))
		for _, f := range g.formats {
			icon := icons[f]
			if icon == "" {
				icon = "file"
			}
			item := widgets.NewNavItem(icon, v.w.T("export.format."+string(f)), func() { v.choose(f) })
			at := len(m.items)
			item.OnKey = func(e *fyne.KeyEvent) bool { return m.key(v, at, e) }
			m.items, m.order = append(m.items, item), append(m.order, f)
			list.Add(item)
		}
	}
	m.whole = widgets.Scrolled(widgets.PadEach(12, 8, 12, 8, list))
	return m
}

// key walks through the list by the arrow keys; Enter takes what is chosen to its button.
func (m *menu) key(v *view, at int, e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyUp:
		at--
	case fyne.KeyDown:
		at++
	case fyne.KeyReturn, fyne.KeyEnter:
		if v.format != m.order[at] {
			v.choose(m.order[at])
		}
		v.toButton()
		return true
	default:
		return false
	}
	if at >= 0 && at < len(m.order) {
		v.choose(m.order[at])
		m.focus(v)
	}
	return true
}

// mark shows which format is chosen.
func (m *menu) mark(f handover.Format) {
	for i, item := range m.items {
		item.SetSelected(m.order[i] == f)
	}
}

// focus gives the chosen format the keyboard.
func (m *menu) focus(v *view) {
	if i := slices.Index(m.order, v.format); i >= 0 {
		v.host.Window().Canvas().Focus(m.items[i])
	}
}
