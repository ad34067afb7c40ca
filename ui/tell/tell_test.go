package tell

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
)

func TestDoingsAreToldInWholeSentences(t *testing.T) {
	w := assets.Words("en")
	for _, c := range []struct {
		d    model.Doing
		want string
	}{
		{model.Doing{Code: "edit", Name: "Søren"}, "Edited Søren"},
		{model.Doing{Code: "trash", Count: 3}, "Moved 3 people to the wastebasket"},
		{model.Doing{Code: "trash", Count: 1, Name: "Søren"}, "Moved Søren to the wastebasket"},
		{model.Doing{Code: "import", Count: 412, Name: "staff.xlsx"}, "Imported 412 people from staff.xlsx"},
		{model.Doing{Code: "log", Count: 5}, "Added to the history of 5 people"},
		{model.Doing{Code: "something new"}, "Changed something"},
	} {
		if got := Doing(w, c.d); got != c.want {
			t.Errorf("%+v is told as %q, want %q", c.d, got, c.want)
		}
	}
	edit := model.Change{ID: 1, Doing: model.Doing{Code: "edit", Name: "Søren"}}
	undo := model.Change{ID: 2, Undoes: 1, Doing: model.Doing{Code: "undo", Name: "Søren"}}
	if got := Change(w, undo, &edit); got != "Took back: Edited Søren" {
		t.Errorf("got %q", got)
	}
	redo := model.Change{ID: 3, Undoes: 2, Doing: model.Doing{Code: "redo"}}
	if got := Change(w, redo, &undo); got != "Did a change again" {
		t.Errorf("got %q", got)
	}
}

func TestFieldsThatDifferAreToldInWords(t *testing.T) {
	names := Names{Colleagues: map[int64]string{7: "Ebba Holm"}, OwnFields: map[int64]string{3: "Locker"}}
	before := &model.Person{Given: "Søren", Status: model.StatusLeaving, Record: model.Record{Version: 1}}
	after := &model.Person{
		Given: "Søren", Status: model.StatusAlumnus, OwnerID: 7, Birthday: model.NewDate(0, 5, 17), Language: "da", Record: model.Record{Version: 2},
		Emails:      []model.Email{{Address: "s@example.org", Kind: model.KindWork, Preferred: true}},
		Phones:      []model.Phone{{Number: "070-1", E164: "+46701", Kind: model.KindMobile}},
		Employments: []model.Employment{{Office: "Malmö", From: model.NewDate(2012, 0, 0), To: model.NewDate(2021, 3, 31)}},
		Tags:        []string{"a", "b"}, OwnFields: map[int64]string{3: "12"},
	}
	got := map[string]string{}
	for _, f := range Fields(assets.Words("en"), "person", image(t, before), image(t, after), names) {
		got[f.Label] = f.Before + " > " + f.After
	}
	want := map[string]string{
		"Status":              "Leaving soon > Alumnus",
		"Contact kept by":     " > Ebba Holm",
		"Birthday":            " > 17 May",
		"Language of letters": " > Danish",
		"E-mail":              " > s@example.org, Work, Preferred",
		"Phone":               " > 070-1, Mobile",
		"With us":             " > 2012 – 31 Mar 2021, Malmö",
		"Tags":                " > a, b",
		"Own fields":          " > Locker: 12",
	}
	for label, w := range want {
		if got[label] != w {
			t.Errorf("%s is told as %q, want %q", label, got[label], w)
		}
	}
	if len(got) != len(want) {
		t.Errorf("told were %v", got)
	}
}

func image(t *testing.T, v any) json.RawMessage {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEveryFieldOfTheModelHasAName(t *testing.T) {
	w := assets.Words("en")
	for _, v := range []any{
		model.Person{Calls: model.CallWish{PerYear: 1}, Emails: []model.Email{{}}, Phones: []model.Phone{{}}, Addresses: []model.Address{{}}, Links: []model.Link{{}}, Employments: []model.Employment{{}}, Jobs: []model.Job{{}}, Notes: []model.Note{{}}},
		model.Interaction{EventID: 1, NewsletterID: 1},
		model.Event{
			Office: "x", Place: "x", Address: "x", On: model.NewDate(2026, 1, 2), Starts: "18:00", Ends: "22:00", HostID: 1, Capacity: 1, ReplyBy: model.NewDate(2026, 1, 1),
			Dress: "x", Food: "x", Value: "x", Notes: "x", Agenda: []model.AgendaLine{{}}, Budget: []model.BudgetLine{{}}, Currency: "SEK",
		},
		model.Attendance{
			Role: model.RoleHost, WalkIn: true, Channel: model.ChannelEmail, Invited: model.NewDate(2026, 1, 2), Reminded: model.NewDate(2026, 1, 2), Reminder: 1, Reply: model.ReplyYes,
			Replied: model.NewDate(2026, 1, 2), Guests: []model.Plus{{}}, Diet: "x", Note: "x", Seat: model.SeatIn, Queue: 1, Over: true, Off: model.NewDate(2026, 1, 2), Late: true,
			Number: 1, Came: time.Now(), Brought: 1, Score: 1, Comment: "x", Thanked: model.NewDate(2026, 1, 2),
		},
		model.Wish{EventID: 1, Theme: "x"},
		model.Newsletter{
			SentOn: model.NewDate(2026, 1, 2), Subject: map[string]string{"en": "x"}, Intro: map[string]string{"en": "x"}, Closing: map[string]string{"en": "x"},
			Boxes: []model.Box{{}}, ListID: 1, Notes: "x", Recipients: 1, Archive: []model.SentCopy{{}},
		},
		model.Firm{},
		model.Colleague{},
		model.OwnField{},
		model.List{Calls: 2, Filter: model.Filter{Calls: []model.ConsentState{""}}},
		model.Consent{Source: "call", Wording: "x", WitnessID: 1, Note: "x", Form: "3", Proof: "x", NotedBy: "x"},
		model.Privacy{Controller: "x", Contact: "x", Officer: "x", Authority: "x", Balancing: "x"},
		model.PersonBasis{Note: "x"},
		model.Request{Closed: model.NewDate(2026, 1, 2), Note: "x", Answer: "x", Proof: "x", Extended: "x", Holds: map[string]model.Hold{"entry:1": model.HoldGive}},
		model.RetentionDecision{Reason: "x"},
		model.Favour{Text: "x", Settled: model.NewDate(2026, 1, 2)},
		model.Leaving{Steps: []model.LeavingStep{{}}},
		model.ExitInterview{ByID: 1, Reason: "x", Good: "x", Bad: "x", Advice: "x", WouldReturn: "yes", WouldRecommend: "no", Note: "x"},
		model.Programme{},
	} {
		var m map[string]any
		if err := json.Unmarshal(image(t, v), &m); err != nil {
			t.Fatal(err)
		}
		for _, key := range keysOf(m) {
			if Field(w, key) == key {
				t.Errorf("%T: the field %q has no name", v, key)
			}
		}
	}
	for _, kind := range []string{"consent", "favour", "leaving", "interview", "programme", "event", "attendance", "wish", "newsletter"} {
		if Record(w, kind) == Record(w, "something else") {
			t.Errorf("record %s has no name", kind)
		}
	}
	for _, s := range model.Statuses {
		if !w.Has("model.status." + string(s)) {
			t.Errorf("status %s has no words", s)
		}
	}
	for _, k := range model.InteractionKinds {
		if !w.Has("model.interaction." + string(k)) {
			t.Errorf("entry %s has no words", k)
		}
	}
	for _, list := range [][]model.Kind{model.EmailKinds, model.PhoneKinds, model.AddressKinds, model.LinkKinds} {
		for _, k := range list {
			if !w.Has("model.kind." + string(k)) {
				t.Errorf("kind %s has no words", k)
			}
		}
	}
	for _, c := range model.Countries {
		if !w.Has("model.country." + c) {
			t.Errorf("country %s has no words", c)
		}
	}
}

func TestNewKindsAreToldInWords(t *testing.T) {
	w := assets.Words("en")
	names := Names{Colleagues: map[int64]string{7: "Ebba Holm"}, People: map[int64]string{3: "Sørensen, Søren"}}
	told := func(kind string, before, after any) map[string]string {
		got := map[string]string{}
		for _, f := range Fields(w, kind, image(t, before), image(t, after), names) {
			got[f.Label] = f.Before + " > " + f.After
		}
		return got
	}
	wish := model.CallWish{PerYear: 4, Pause: model.PauseNotThisYear, Until: model.NewDate(2027, 1, 1), Why: "new baby"}
	got := told("person", model.Person{}, model.Person{Calls: wish})
	if s := got["Calls"]; s != " > 4 contacts a year, Not this year, until 1 Jan 2027 (new baby)" {
		t.Errorf("a pause is told as %q", s)
	}
	promise := model.FollowUp{On: model.NewDate(2026, 5, 15), Text: "Send the book", OwnerID: 7}
	dropped := promise
	dropped.Done, dropped.Dropped, dropped.Reason = model.NewDate(2026, 5, 20), true, "out of print"
	got = told("interaction", model.Interaction{FollowUp: promise}, model.Interaction{FollowUp: dropped})
	if s := got["Follow-up"]; s != "15 May 2026 · Send the book · Ebba Holm > 15 May 2026 · Send the book · Ebba Holm · Dropped 20 May 2026 · out of print" {
		t.Errorf("a promise is told as %q", s)
	}
	plan := model.PlanLeaving(3, model.NewDate(2026, 6, 30), model.NewDate(2026, 5, 1), model.DefaultSteps())
	ticked := plan
	ticked.Steps = append([]model.LeavingStep(nil), plan.Steps...)
	ticked.Steps[1].Done, ticked.Steps[1].OwnerID = model.NewDate(2026, 6, 20), 7
	got = told("leaving", plan, ticked)
	if s := got["Steps"]; s != "Exit interview by the manager · 20 Jun 2026 > Exit interview by the manager · 20 Jun 2026 · Ebba Holm · Done 20 Jun 2026" {
		t.Errorf("a step is told as %q", s)
	}
	given := image(t, model.Consent{PersonID: 3, Purpose: model.PurposeNewsletter, Channel: model.ChannelPost, State: model.ConsentGiven, On: model.NewDate(2026, 5, 3), Source: model.SourceForm})
	if s := Summary(w, "consent", given, names); s != "Newsletter · Post · Allowed · 3 May 2026 · Signed form" {
		t.Errorf("a consent is told as %q", s)
	}
	favour := image(t, model.Favour{PersonID: 3, Side: model.FavourGot, Kind: "recommended_client", On: model.NewDate(2026, 5, 3), Text: "the port"})
	if s := Summary(w, "favour", favour, names); s != "They did for us · 3 May 2026 · Recommended a client · the port" && s != "They did for us · Recommended a client · 3 May 2026 · the port" {
		t.Errorf("a favour is told as %q", s)
	}
	entry := &model.Interaction{Kind: model.InteractionConsent, Text: "calls/phone/given\nnewsletter/post/withdrawn"}
	if s := EntryText(w, entry); s != "Courtesy calls: Allowed\nNewsletter (Post): Withdrawn" {
		t.Errorf("an entry about consent says %q", s)
	}
	if s := EntryText(w, &model.Interaction{Kind: model.InteractionNote, Text: "calls/phone/given"}); s != "calls/phone/given" {
		t.Errorf("a note was changed into %q", s)
	}
	list := told("list", model.List{}, model.List{Calls: 1, Filter: model.Filter{Calls: []model.ConsentState{model.ConsentUnknown, model.ConsentGiven}}})
	if list["Calls"] != " > 1 contact a year" || !strings.Contains(list["Search"], "Never asked, Allowed") {
		t.Errorf("a list is told as %v", list)
	}
}

func TestEveningsAndNewslettersAreToldInWords(t *testing.T) {
	w := assets.Words("en")
	names := Names{
		Colleagues: map[int64]string{7: "Ebba Holm"}, People: map[int64]string{3: "Sørensen, Søren"},
		Events: map[int64]string{5: "Spring evening"}, Newsletters: map[int64]string{6: "Winter 2026"}, Lists: map[int64]string{2: "Malmö"},
	}
	told := func(kind string, before, after any) map[string]string {
		got := map[string]string{}
		for _, f := range Fields(w, kind, image(t, before), image(t, after), names) {
			got[f.Label] = f.Before + " > " + f.After
		}
		return got
	}
	check := func(got, want map[string]string) {
		t.Helper()
		for label, w := range want {
			if got[label] != w {
				t.Errorf("%s is told as %q, want %q", label, got[label], w)
			}
		}
		if len(got) != len(want) {
			t.Errorf("told were %q, want %q", got, want)
		}
	}
	agenda := []model.AgendaLine{{At: "18:00", Title: "Welcome"}, {At: "18:30", Title: "Steel", Speakers: []model.Speaker{{PersonID: 3}, {Name: "Ms Guest", From: "Port"}}}}
	check(told("event",
		model.Event{Title: "Spring", Kind: model.EventTalk, State: model.EventIdea, Agenda: agenda[:1], Currency: "SEK", Budget: []model.BudgetLine{{Name: "Food", Planned: 2000000}}},
		model.Event{
			Title: "Spring evening", Kind: model.EventWorkshop, State: model.EventBooked, On: model.NewDate(2026, 5, 12), HostID: 7, Agenda: agenda, Currency: "SEK",
			Budget: []model.BudgetLine{{Name: "Food", Planned: 2000000, Actual: 1850000}},
		}), map[string]string{
		"Name": "Spring > Spring evening", "Kind": "Talk > Workshop", "State": "Idea > Booked", "Date": " > 12 May 2026", "Host": " > Ebba Holm",
		"Agenda": " > 18:30 Steel · Sørensen, Søren; Ms Guest, Port", "Budget": "Food: 20,000 / 0\u00a0SEK > Food: 20,000 / 18,500\u00a0SEK",
	})
	check(told("attendance",
		model.Attendance{EventID: 5, PersonID: 3},
		model.Attendance{EventID: 5, PersonID: 3, Reply: model.ReplyYes, Seat: model.SeatWaiting, Queue: 4, Guests: []model.Plus{{Name: "Lo", Diet: "vegan"}, {}}}),
		map[string]string{"Answer": " > Yes", "Place": " > Waiting", "Brings along": " > Lo, vegan\nGuest"})
	check(told("newsletter",
		model.Newsletter{Title: "Winter", State: model.NewsletterReady, Languages: []string{"de"}, Subject: map[string]string{"de": "Winter"}},
		model.Newsletter{
			Title: "Winter", State: model.NewsletterSent, SentOn: model.NewDate(2026, 3, 1), Recipients: 298, Languages: []string{"de", "en"}, ListID: 2,
			Subject: map[string]string{"de": "Winter", "en": "The winter"}, Archive: []model.SentCopy{{HTML: "<p>"}},
			Boxes: []model.Box{{Kind: model.BoxWon, Items: []model.Item{{Words: map[string]model.ItemWords{"de": {Title: "Hafen", Text: "Groß.\n\nSchön."}}}}}},
		}),
		map[string]string{
			"State": "Ready > Sent", "Sent on": " > 1 Mar 2026", "Recipients": " > 298", "Languages": "German > German, English",
			"Subject": "Winter > German: Winter\nEnglish: The winter", "Contents": " > Projects won · Hafen · Groß. Schön.", "Goes to the list": " > Malmö",
		})
	if s := Summary(w, "attendance", image(t, model.Attendance{EventID: 5, PersonID: 3, Reply: model.ReplyNo}), names); s != "Spring evening · No" {
		t.Errorf("a guest is told as %q", s)
	}
	if s := Summary(w, "newsletter", image(t, model.Newsletter{State: model.NewsletterPlanned, Due: model.NewDate(2026, 5, 12)}), names); s != "Planned · 12 May 2026" {
		t.Errorf("an issue is told as %q", s)
	}
}

func TestWhatIsKeptOfRightsIsToldInWords(t *testing.T) {
	w := assets.Words("en")
	before, after := model.DefaultPrivacy(), model.DefaultPrivacy()
	after.Retention[model.RetainedPerson], after.Retention[model.RetainedInterview], after.Bases[model.PurposeCalls] = 24, 0, model.BasisInterest
	request := model.Request{Kind: model.RequestAccess, State: model.RequestDone, Received: model.NewDate(2026, 3, 3), Due: model.NewDate(2026, 4, 3), Proof: "ab12", Holds: map[string]model.Hold{"entry:1": model.HoldGive, "entry:2": model.HoldBlack}}
	for _, c := range []struct {
		kind          string
		before, after any
		field, want   string
	}{
		{"privacy", before, after, "Kept for", "People without a word: 36 months\nExit interviews: 12 months > People without a word: 24 months\nExit interviews: no end"},
		{"privacy", before, after, "Legal bases", "Courtesy calls: Consent > Courtesy calls: Legitimate interest"},
		{"request", model.Request{}, request, "Asks for", " > Access"},
		{"request", model.Request{}, request, "State", " > Answered"},
		{"request", model.Request{}, request, "Answer by", " > 3 Apr 2026"},
		{"request", model.Request{}, request, "Proof", " > A paper is attached"},
		{"request", model.Request{}, request, "Entries that name others", " > 2 decided"},
		{"basis", model.PersonBasis{}, model.PersonBasis{Basis: model.BasisLaw, Purpose: model.PurposeRegister}, "Legal basis", " > Legal obligation"},
		{"retention", model.RetentionDecision{}, model.RetentionDecision{Kind: model.RetainedPerson, Decision: model.DecidedKeep}, "Decision", " > Kept"},
	} {
		got := ""
		for _, f := range Fields(w, c.kind, image(t, c.before), image(t, c.after), Names{}) {
			if f.Label == c.field {
				got = f.Before + " > " + f.After
			}
		}
		if got != c.want {
			t.Errorf("%s, %s: %q, want %q", c.kind, c.field, got, c.want)
		}
	}
	if s := Summary(w, "request", image(t, request), Names{}); s != "Access · Answered · 3 Mar 2026 · 3 Apr 2026" {
		t.Error(s)
	}
	if Record(w, "request") != "Request" || Record(w, "retention") != "Retention" {
		t.Error(Record(w, "request"))
	}
}

func TestWhatIsLostIsToldAsFarAsItIsKnown(t *testing.T) {
	w := assets.Words("en")
	for want, one := range map[string]book.SalvageTable{
		"0": {Name: "people", Read: 12}, "1,204": {Lost: 1204}, "about 1,204": {Lost: 1204, About: true}, "at least 1,204": {Lost: 1204, About: true, AtLeast: true},
	} {
		if got := Lost(w, one); got != want {
			t.Errorf("%+v: %q instead of %q", one, got, want)
		}
	}
}
