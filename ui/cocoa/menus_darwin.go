package cocoa

import "github.com/ebitengine/purego/objc"

// NameMenus gives the menus that the toolkit makes their names, and takes the lines away that it leaves behind each
// time the menu bar is drawn. It is called on the main thread, after the menu bar was drawn.
func NameMenus(n Names) {
	app := objc.ID(objc.GetClass("NSApplication")).Send(objc.RegisterName("sharedApplication"))
	if app == 0 {
		return
	}
	actions := n.actions()
	services, windows := app.Send(objc.RegisterName("servicesMenu")), app.Send(objc.RegisterName("windowsMenu"))
	main := app.Send(objc.RegisterName("mainMenu"))
	for _, top := range items(main) {
		menu := top.Send(objc.RegisterName("submenu"))
		for _, item := range items(menu) {
			if services != 0 && item.Send(objc.RegisterName("submenu")) == services {
				title(item, n.Services)
			}
			n.item(item, actions)
		}
	}
	title(windows, n.Window)
	if bar := items(main); len(bar) > 0 {
		tidy(bar[0].Send(objc.RegisterName("submenu")))
	}
}

// actions are the names of what items do.
func (n Names) actions() map[objc.SEL]string {
	return map[objc.SEL]string{
		objc.RegisterName(aboutAction):              n.About,
		objc.RegisterName("hide:"):                  n.Hide,
		objc.RegisterName("hideOtherApplications:"): n.HideOthers,
		objc.RegisterName("unhideAllApplications:"): n.ShowAll,
		objc.RegisterName("terminate:"):             n.Quit,
		objc.RegisterName("performMiniaturize:"):    n.Minimize,
		objc.RegisterName("performZoom:"):           n.Zoom,
		objc.RegisterName("arrangeInFront:"):        n.AllToFront,
		objc.RegisterName("toggleFullScreen:"):      n.FullScreen,
	}
}

// item names one item, known by what it does.
func (n Names) item(item objc.ID, actions map[objc.SEL]string) {
	about := objc.RegisterName(aboutAction)
	does := objc.Send[objc.SEL](item, objc.RegisterName("action"))
	if does == objc.RegisterName("orderFrontStandardAboutPanel:") {
		item.Send(objc.RegisterName("setAction:"), about)
		does = about
	}
	if name, ok := actions[does]; ok {
		title(item, name)
		return
	}
	if text(item.Send(objc.RegisterName("title"))) == n.ToolkitSettings {
		title(item, n.Settings)
	}
}

// tidy takes away lines at the head of a menu, and those that follow another one.
func tidy(menu objc.ID) {
	line := true
	for _, item := range items(menu) {
		another := objc.Send[bool](item, objc.RegisterName("isSeparatorItem"))
		if another && line {
			menu.Send(objc.RegisterName("removeItem:"), item)
		}
		line = another
	}
}

// items are those of an NSMenu, none where there is no menu.
func items(menu objc.ID) []objc.ID {
	var list []objc.ID
	for i := range objc.Send[int](menu, objc.RegisterName("numberOfItems")) {
		list = append(list, menu.Send(objc.RegisterName("itemAtIndex:"), i))
	}
	return list
}

// title names an NSMenu or an item of one.
func title(of objc.ID, name string) {
	if of != 0 && name != "" {
		of.Send(objc.RegisterName("setTitle:"), objc.ID(objc.GetClass("NSString")).Send(objc.RegisterName("stringWithUTF8String:"), name))
	}
}
