package page

// Guard goes on at once where nothing would be lost, and else asks what becomes of what was typed: it is saved, which
// must work, or thrown away. no, which may be nil, hears that the user stays.
func Guard(h Host, u Unsaved, then, no func()) {
	if !u.HasUnsaved() {
		then()
		return
	}
	w := h.Words()
	h.Ask(Question{
		Title: w.T("unsaved.title"), Text: w.T("unsaved.text"), Verb: w.T("unsaved.save"), Other: w.T("unsaved.discard"), No: no,
		Yes: func() {
			u.Save(func(ok bool) {
				if ok {
					then()
				} else if no != nil {
					no()
				}
			})
		},
		OnOther: func() {
			u.Discard()
			then()
		},
	})
}
