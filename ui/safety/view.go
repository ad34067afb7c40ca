package safety

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/backup"
	"alumnibook/model/book"
	"alumnibook/model/machine"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// view is the page.
type view struct {
	host   page.Host
	keeper page.Keeper // nil where nobody looks after backups
	w      *assets.Translator

	state   page.Backups
	all     []backup.Backup
	missing bool // the second place is not there
	listed  bool
	disk    machine.Protection
	asked   bool // about the disk
	has     bool // the book has a password

	status *status
	list   *list
	second *second
	lock   *lock
	looked *looked // the backup that is looked into before it is restored; nil for none
	tabs   *widgets.Tabs
	place  *fyne.Container
	whole  fyne.CanvasObject
}

var (
	_ page.Page          = (*view)(nil)
	_ page.Counted       = (*view)(nil)
	_ page.Closer        = (*view)(nil)
	_ page.Escaper       = (*view)(nil)
	_ page.BackupWatcher = (*view)(nil)
)

const bodyWidth = 640

func newView(h page.Host) *view {
	v := &view{host: h, w: h.Words(), place: container.NewStack(), disk: machine.Unknown}
	v.keeper, _ = h.(page.Keeper)
	v.status, v.second, v.lock = newStatus(v), newSecond(v), newLock(v)
	v.list = newList(v)
	v.tabs = widgets.NewTabs(func(int) { v.leaveLook(); v.show() }, v.w.T("safety.tab_list"), v.w.T("safety.tab_second"), v.w.T("safety.tab_lock"))
	head := widgets.PadEach(12, look.PagePad, 4, look.PagePad, widgets.Stack(4, widgets.NewTitle(v.w.T("safety.title")), widgets.Row(0, v.tabs)))
	v.whole = widgets.FillStack(0, 2, head, widgets.HLine(), v.place)
	v.refresh()
	v.show()
	return v
}

// Content is the page's object.
func (v *view) Content() fyne.CanvasObject { return v.whole }

// Tabs that routes may name.
const (
	tabList = iota
	tabSecond
	tabLock
)

// Open shows how the backups stand.
func (v *view) Open(r page.Route) {
	switch r.Arg {
	case "second":
		v.tabs.Select(tabSecond)
	case "lock":
		v.tabs.Select(tabLock)
	}
	v.refresh()
	v.read()
	v.readLock()
	v.askDisk()
	switch r.Do {
	case doNow:
		v.tabs.Select(tabList)
		v.status.now()
	case doRestore:
		v.list.fromFile()
	}
}

// refresh asks the window how the backups stand, and shows it.
func (v *view) refresh() {
	if v.keeper != nil {
		v.state = v.keeper.Backups()
	} else if b := v.host.Book(); b != nil {
		v.state = page.Backups{Plan: backup.Plan{Here: book.BackupFolder(b.Path())}}
	}
	v.status.draw()
	v.second.draw()
}

// BackupsChanged hears that something became of the backups.
func (v *view) BackupsChanged() {
	running := v.state.Running
	v.refresh()
	if running && !v.state.Running || !v.listed {
		v.read()
	}
}

// readable tells that the book can only be read: no backup is made of it here.
func (v *view) readable() bool { return v.host.Book().ReadOnly() }

// show puts the tab in front into the page, or the backup that is looked into.
func (v *view) show() {
	var o fyne.CanvasObject
	switch {
	case v.looked != nil:
		o = v.looked.whole
	case v.tabs.Selected() == tabSecond:
		o = column(v.second.whole)
	case v.tabs.Selected() == tabLock:
		o = column(v.lock.whole)
	default:
		o = v.list.whole
	}
	v.place.Objects = []fyne.CanvasObject{o}
	v.place.Refresh()
	v.host.StatusChanged()
}

// column scrolls content of a width that can be read.
func column(o fyne.CanvasObject) fyne.CanvasObject {
	return widgets.Scrolled(container.New(&atMost{bodyWidth}, widgets.PadEach(14, look.PagePad, 24, look.PagePad, o)))
}

// read lists the backups of both places.
func (v *view) read() {
	plan := v.state.Plan
	run.Do(v.host.Runner(), page.Key(v, "list"), func(ctx context.Context, _ run.Progress) ([]backup.Backup, error) { return backup.List(ctx, plan) },
		func(list []backup.Backup, err error) {
			v.missing = model.CodeOf(err) == backup.CodePlaceMissing
			if err != nil && !v.missing {
				v.host.Fail(err)
				return
			}
			v.all, v.listed = list, true
			v.list.grid.Reload()
			v.list.chosen()
			v.status.draw()
			v.second.draw()
			v.host.StatusChanged()
		})
}

// newest is the newest backup here that counts.
func (v *view) newest() (backup.Backup, bool) {
	for _, b := range v.all {
		if !b.Second && !b.Aside && b.Err == nil {
			return b, true
		}
	}
	return backup.Backup{}, false
}

// askDisk finds out once whether the disk is encrypted.
func (v *view) askDisk() {
	if v.asked {
		return
	}
	v.asked = true
	path := v.host.Book().Path()
	run.Do(v.host.Runner(), page.Key(v, "disk"), func(ctx context.Context, _ run.Progress) (machine.Protection, error) {
		return machine.DiskOf(ctx, path), nil
	}, func(p machine.Protection, _ error) {
		v.disk = p
		v.status.draw()
		v.lock.draw()
	})
}

// readLock reads whether the book has a password.
func (v *view) readLock() {
	b := v.host.Book()
	page.Read(v.host, v, "lock", b.HasPassword, func(has bool) {
		v.has = has
		v.lock.draw()
	})
}

// when writes a moment of a backup as the user's clock shows it.
func (v *view) when(at time.Time) string { return v.w.Moment(v.host.Today(), at.Local()) }

// StatusText counts the backups.
func (v *view) StatusText() string {
	if !v.listed {
		return ""
	}
	var size int64
	for _, b := range v.all {
		size += b.Size
	}
	return v.w.N("safety.status_count", len(v.all), "size", sizeText(v.w, size))
}

// Escape leaves the backup that is looked into.
func (v *view) Escape() bool {
	if v.looked == nil {
		return false
	}
	v.leaveLook()
	v.show()
	return true
}

func (v *view) leaveLook() { v.looked = nil }

// Close throws the page away.
func (v *view) Close() {
	page.Drop(v.host, v, "list", "disk", "lock", "look", "password", "passphrase", "sheet", "salvage")
}

// atMost gives what it holds the width that there is, but no more than some.
type atMost struct{ width float32 }

func (l *atMost) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(fyne.NewSize(min(s.Width, look.Px(l.width)), s.Height))
	}
}

func (l *atMost) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	return s
}
