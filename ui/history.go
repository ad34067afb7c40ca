package ui

import "alumnibook/ui/page"

// history is where the user was, as in a browser.
type history struct {
	here          page.Route
	back, forward []place
}

// place is a route with what its page looked like.
type place struct {
	route page.Route
	state any
}

// longest is how many places are remembered.
const longest = 100

// push remembers where the user stands, before going somewhere new. The state is how the page looks now.
func (h *history) push(now any) {
	if h.here.Page == "" {
		return
	}
	h.back = append(h.back, place{h.here, now})
	if len(h.back) > longest {
		h.back = h.back[1:]
	}
	h.forward = nil
}

func (h *history) canBack() bool    { return len(h.back) > 0 }
func (h *history) canForward() bool { return len(h.forward) > 0 }

func (h *history) goBack(now any) place {
	h.forward = append(h.forward, place{h.here, now})
	return pop(&h.back)
}

func (h *history) goForward(now any) place {
	h.back = append(h.back, place{h.here, now})
	return pop(&h.forward)
}

func pop(list *[]place) place {
	last := (*list)[len(*list)-1]
	*list = (*list)[:len(*list)-1]
	return last
}
