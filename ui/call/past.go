package call

import (
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/tell"
	"alumnibook/ui/widgets"
)

const (
	linesOfTalk  = 12 // shown of what was said last
	linesEarlier = 3
	mostEarlier  = 4 // entries

	labelWidth float32 = 112
)

// lastTalk is what was said last.
func (v *view) lastTalk() fyne.CanvasObject {
	w, i := v.w, v.known.LastTalk
	if i == nil {
		return widgets.NewCard(w.T("person.last_said"), nil, widgets.NewMutedParagraph(w.T("call.never_talked")))
	}
	ago := widgets.NewSmall(w.Away(v.known.today, i.On))
	ago.Align = fyne.TextAlignTrailing
	text := widgets.NewParagraph(tell.EntryText(w, i))
	text.Lines = linesOfTalk
	content := []fyne.CanvasObject{widgets.NewMutedParagraph(tell.Joined(" · ", w.LongDate(i.On), v.kindOf(i), v.known.colleagues[i.ColleagueID]))}
	if i.Text != "" {
		content = append(content, text)
	}
	return widgets.NewCard(w.T("person.last_said"), ago, content...)
}

// kindOf is the kind of an entry with how long it took.
func (v *view) kindOf(i *model.Interaction) string {
	kind := v.w.T("model.interaction." + string(i.Kind))
	switch {
	case !i.Reached && i.Kind == model.InteractionCall:
		return kind + ", " + v.w.T("people.no_answer")
	case i.Minutes > 0:
		return v.w.T("call.kind_minutes", "kind", kind, "n", i.Minutes)
	}
	return kind
}

// earlier is what was before the last talk, or tried since.
func (v *view) earlier() fyne.CanvasObject {
	w := v.w
	var lines []fyne.CanvasObject
	for n := range v.known.Recent {
		i := &v.known.Recent[n]
		mass := []model.InteractionKind{model.InteractionNewsletter, model.InteractionInvitation, model.InteractionConsent, model.InteractionJob}
		if slices.Contains(mass, i.Kind) || v.known.LastTalk != nil && v.known.LastTalk.ID == i.ID || len(lines) == mostEarlier {
			continue
		}
		open := func() { v.host.Open(page.Route{Page: editor, Do: "entry", ID: i.ID}) }
		line := widgets.NewTimelineItem(w.Ago(v.known.today, i.On), []widgets.Span{{Text: v.kindOf(i), Bold: true}}, firstLines(i.Text), open)
		line.DateWidth = 86
		lines = append(lines, line)
	}
	if len(lines) == 0 {
		return nil
	}
	all := widgets.NewQuiet(w.T("call.whole_history"), nil, func() { v.host.Open(page.Route{Page: page.People, ID: v.person}) }).Smaller()
	return widgets.NewCard(w.T("call.earlier"), all, widgets.Stack(0, lines...))
}

// firstLines shortens what was said to about as many lines as there is room for.
func firstLines(text string) string {
	const most = 45 * linesEarlier
	letters := []rune(text)
	if len(letters) <= most {
		return text
	}
	return string(letters[:most]) + "…"
}

// since is what happened since the last talk, with them and with us.
func (v *view) since() fyne.CanvasObject {
	w, s := v.w, &v.known.Since
	var lines []fyne.CanvasObject
	say := func(icon, text string) {
		lines = append(lines, widgets.TopRow(8, 1, widgets.NewIcon(icon, look.ColorMuted, 16), widgets.NewParagraph(text)))
	}
	for i := range s.Jobs {
		say("building", w.T("call.new_job", "date", w.Ago(v.known.today, s.Jobs[i].On), "job", s.Jobs[i].Text))
	}
	if s.Newsletters > 0 {
		say("mail", w.N("call.newsletters", s.Newsletters))
	}
	if s.Events > 0 {
		say("calendar", w.N("call.events", s.Events))
	}
	if missed := s.Invitations - s.Events; missed > 0 {
		say("calendar", w.N("call.missed", missed))
	}
	lines = append(lines, v.colleagues("leave", "call.colleagues_left", s.Left), v.colleagues("restore", "call.colleagues_back", s.Back))
	lines = slices.DeleteFunc(lines, func(o fyne.CanvasObject) bool { return o == nil })
	title := w.T("call.news")
	if !s.From.IsZero() {
		title = w.T("call.since", "date", s.From)
	}
	if len(lines) == 0 {
		lines = append(lines, widgets.NewMutedParagraph(w.T("call.no_news")))
	}
	return widgets.NewCard(title, nil, widgets.Stack(6, lines...))
}

// colleagues names those who left or came back; nil for nobody.
func (v *view) colleagues(icon, key string, rows []model.Row) fyne.CanvasObject {
	if len(rows) == 0 {
		return nil
	}
	spans := []widgets.Span{{Text: v.w.T(key) + " "}}
	for i, r := range rows {
		if i > 0 {
			spans = append(spans, widgets.Span{Text: ", "})
		}
		spans = append(spans, widgets.Span{Text: r.CallName(), OnTapped: func() { v.host.Open(page.Route{Page: page.People, ID: r.ID}) }})
	}
	return widgets.TopRow(8, 1, widgets.NewIcon(icon, look.ColorMuted, 16), widgets.NewRich(spans...))
}

// about is what one likes to remember of somebody.
func (v *view) about() fyne.CanvasObject {
	w, k := v.w, &v.known
	var lines []fyne.CanvasObject
	say := func(label, value string) {
		if value != "" {
			line := widgets.NewKeyValue(label, value)
			line.LabelWidth = labelWidth
			lines = append(lines, line)
		}
	}
	say(w.T("model.field.birthday"), v.birthday())
	if k.YearsWithUs > 0 {
		say(w.T("call.with_us"), w.N("call.years", k.YearsWithUs))
	}
	say(w.T("model.field.owner_id"), k.colleagues[k.Person.OwnerID])
	if !k.Next.IsZero() {
		say(w.T("model.field.next_call"), v.nextCall())
	}
	for i := range k.Person.Notes {
		if text := k.Person.Notes[i].Text; i == 0 && text != "" {
			say(w.T("model.interaction.note"), firstLines(text))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	return widgets.NewCard(w.T("call.about"), nil, widgets.Stack(0, lines...))
}

// nextCall is from when on a call is suggested; one that is due already is suggested now.
func (v *view) nextCall() string {
	if !v.known.today.Before(v.known.Next) {
		return v.w.T("call.next_now")
	}
	return v.w.Away(v.known.today, v.known.Next)
}

// birthday is the day, and when it comes with which age.
func (v *view) birthday() string {
	w, k := v.w, &v.known
	switch {
	case k.Person.Birthday.IsZero():
		return ""
	case k.NextBirthday.IsZero():
		return w.Date(k.Person.Birthday)
	case k.Age > 0:
		return w.T("call.birthday_age", "date", k.Person.Birthday, "age", k.Age, "when", w.Away(k.today, k.NextBirthday))
	}
	return w.T("call.birthday_when", "date", k.Person.Birthday, "when", w.Away(k.today, k.NextBirthday))
}
