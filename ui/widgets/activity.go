package widgets

// OnActive is called when somebody uses the window with mouse or keys. It is called very often; nil is for nobody.
var OnActive func()

// active tells that somebody is there.
func active() {
	if OnActive != nil {
		OnActive()
	}
}
