package sheet

// styleSet is what the styles of a spreadsheet say about dates, and which sheets they hide.
type styleSet map[string]odsStyle

// odsStyle is one style. Those of cells and those of dates share their names with nothing here.
type odsStyle struct {
	date   format
	data   string // name of the style of dates that a style of cells uses
	parent string
	hidden bool // a sheet
}

// current is the key under which the style that is being read stands in its set.
const current = ""

// extended is a copy that can be added to.
func (s styleSet) extended() styleSet {
	all := make(styleSet, len(s))
	for name, style := range s {
		all[name] = style
	}
	return all
}

const mostStyles = 100_000

// begin takes the beginning of an element of a style.
func (s styleSet) begin(name string, attrs []byte) {
	style := s[current]
	switch name {
	case "style":
		a := attributes(attrs)
		style = odsStyle{data: "data " + a["data-style-name"], parent: a["parent-style-name"]}
		s.put(a["name"], style)
		style.parent = a["name"] // where it stands
	case "date-style":
		a := attributes(attrs)
		style = odsStyle{date: format{date: true}, parent: "data " + a["name"]}
	case "day":
		style.date.day = true
	case "month":
		style.date.month = true
	case "table-properties":
		if attributes(attrs)["display"] == "false" && style.parent != "" {
			whole := s[style.parent]
			whole.hidden = true
			s.put(style.parent, whole)
		}
	}
	s[current] = style
}

// end takes the end of one.
func (s styleSet) end(name string) {
	if name == "date-style" {
		style := s[current]
		s.put(style.parent, odsStyle{date: style.date})
	}
	s[current] = odsStyle{}
}

func (s styleSet) put(name string, style odsStyle) {
	if name != "" && len(s) < mostStyles {
		s[name] = style
	}
}

func (s styleSet) hidden(name string) bool { return name != "" && s[name].hidden }

// format is what the style of a cell shows of a date; all of it where nothing is known.
func (s styleSet) format(name string) format {
	for range 20 { // styles may be founded on each other
		style, ok := s[name]
		if !ok || name == "" {
			break
		}
		if data, ok := s[style.data]; ok && data.date.date {
			return data.date
		}
		name = style.parent
	}
	return format{date: true, month: true, day: true}
}

// readStyles reads the part with the styles that all sheets share. What can't be read of it is not missed much.
func readStyles(t *tags, s styleSet) {
	for {
		tag, err := t.next()
		if err != nil {
			return
		}
		name, attrs, ends, empty := element(tag)
		switch string(name) {
		case "style", "date-style", "text-style", "number-style", "day", "month", "year", "table-properties":
			if !ends || empty {
				s.begin(string(name), attrs)
			}
		}
		switch string(name) {
		case "style", "date-style", "text-style", "number-style":
			if ends || empty {
				s.end(string(name))
			}
		}
	}
}
