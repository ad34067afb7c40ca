package mailing

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/book/booktest"
	"alumnibook/model/consent"
)

var (
	day1 = model.NewDate(2026, 11, 12)
	noon = time.Date(2026, 11, 12, 12, 0, 0, 0, time.UTC)
)

// dictionary are the words of the program, by key and language.
var dictionary = sync.OnceValue(func() map[string]map[string]any {
	all := map[string]map[string]any{}
	files, _ := filepath.Glob("../../assets/words/*.json")
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			panic(err)
		}
		var part map[string]map[string]any
		if err := json.Unmarshal(data, &part); err != nil {
			continue // being written by somebody
		}
		for key, said := range part {
			all[key] = said
		}
	}
	return all
})

// say says a key in a language.
func say(lang, key string) string {
	if text, ok := dictionary()[key][lang].(string); ok {
		return text
	}
	return "[" + key + "]"
}

func english(key string) string { return say("en", key) }

func newBook(t testing.TB) *book.Book {
	t.Helper()
	firm := model.Firm{Name: "Lindqvist & Partner", Country: "SE", Language: "sv"}
	b := booktest.Create(t, filepath.Join(t.TempDir(), "b.alumni"), book.Options{Firm: firm})
	t.Cleanup(func() { _ = b.Close() })
	return b
}

func change(t testing.TB, b *book.Book, fn func(tx *book.Tx) error) {
	t.Helper()
	if _, err := b.Change(t.Context(), model.Doing{Code: "edit"}, fn); err != nil {
		t.Fatal(err)
	}
}

// add puts people into the book, who allow what they are asked for.
func add(t testing.TB, b *book.Book, people ...*model.Person) []int64 {
	t.Helper()
	ids := make([]int64, len(people))
	change(t, b, func(tx *book.Tx) error {
		if err := tx.CreatePeople(people); err != nil {
			return err
		}
		var said []*model.Consent
		for i, p := range people {
			ids[i] = p.ID
			for _, purpose := range []model.Purpose{model.PurposeNewsletter, model.PurposeEvents} {
				said = append(said, &model.Consent{PersonID: p.ID, Purpose: purpose, Channel: model.ChannelEmail, State: model.ConsentGiven, On: day1})
			}
		}
		return tx.AddConsents(said)
	})
	return ids
}

// person is somebody who is written to in a language.
func person(given, family, language, email string) *model.Person {
	p := &model.Person{Given: given, Family: family, Language: language, Status: model.StatusAlumnus}
	if email != "" {
		p.Emails = []model.Email{{Address: email, Kind: model.KindPrivate}}
	}
	return p
}

// crowd are so many people with an address each.
func crowd(n int, language string) []*model.Person {
	people := make([]*model.Person, n)
	for i := range people {
		people[i] = person("Person", fmt.Sprintf("No%03d", i), language, fmt.Sprintf("p%d.%s@example.org", i, language))
	}
	return people
}

func audience(t testing.TB, b *book.Book, ids []int64, channel consent.Channel) Audience {
	t.Helper()
	a, err := For(t.Context(), b, ids, consent.PurposeNewsletter, channel)
	if err != nil {
		t.Fatal(err)
	}
	if a.Asked != len(a.Recipients)+len(a.LeftOut) {
		t.Fatalf("%d asked, %d get it, %d left out", a.Asked, len(a.Recipients), len(a.LeftOut))
	}
	return a
}

// letter is a short one in two languages.
func letter() Letter {
	return Letter{
		Languages: []string{"sv", "de"},
		Subject:   map[string]string{"sv": "Höstnytt", "de": "Herbstnachrichten"},
		Text:      map[string]string{"sv": "{greeting}\n\nNytt.\n", "de": "{greeting}\n\nNeues.\n"},
		HTML:      map[string]string{"sv": "<p>{greeting}</p><p>Nytt.</p>", "de": "<p>{greeting}</p><p>Neues.</p>"},
		Hello:     map[string]string{"sv": "Hej alla,", "de": "Guten Tag,"},
	}
}

// photo is a picture of a size.
func photo(t testing.TB, width, height int) []byte {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.Set(x, y, color.RGBA{uint8(60 + 120*x/width), uint8(120 + 80*y/height), 150, 255})
		}
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, img, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// issue is a newsletter that has something of all that there is.
func issue(t testing.TB, b *book.Book) model.Newsletter {
	t.Helper()
	ids := add(t, b, person("Åsa", "Lindgren", "sv", "asa@example.org"))
	e := model.Event{
		Title: "Herbsttreffen", Kind: model.EventTalk, State: model.EventBooked, Place: "Restaurant Hafenblick", Address: "Kajen 4\n411 04 Göteborg",
		On: model.NewDate(2099, 11, 12), Starts: "18:00", Ends: "22:00",
	}
	var wide, face string
	change(t, b, func(tx *book.Tx) (err error) {
		if wide, err = tx.PutPhoto(photo(t, 1120, 280)); err != nil {
			return err
		}
		if face, err = tx.PutPhoto(photo(t, 150, 180)); err != nil {
			return err
		}
		return tx.SaveEvent(&e, day1, book.LoweringAsk)
	})
	both := func(de, deText, sv, svText string) map[string]model.ItemWords {
		return map[string]model.ItemWords{"de": {Title: de, Text: deText}, "sv": {Title: sv, Text: svText}}
	}
	return model.Newsletter{
		Title: "among ourselves", Due: day1, State: model.NewsletterPlanned, Languages: []string{"de", "sv"},
		Subject: map[string]string{"de": "Neues im Herbst: zwei Brücken & ein Abend", "sv": "Höstnytt: två broar & en kväll"},
		Intro: map[string]string{
			"de": "seit dem Sommer ist viel geschehen. Zwei große Projekte sind gewonnen, eines ist fertig, und im November sehen wir uns hoffentlich wieder.\n\nMehr auf www.lindqvist.example/neues.",
			"sv": "Det har hänt mycket sedan i somras.",
		},
		Boxes: []model.Box{
			{Kind: model.BoxWon, Items: []model.Item{
				{Words: both("Brücke über den Fjord", "Nach langem Wettbewerb planen wir die Brücke bei Älvsborg: 640 Meter, fertig 2031.", "Bron över fjorden", "Vi ritar bron vid Älvsborg."), Image: wide, Link: "https://lindqvist.example/projekte?id=1&x=2"},
				{Words: both("Rathaus <Nord>", "Der Umbau beginnt im Frühjahr.", "Rådhuset", "Ombyggnaden börjar i vår.")},
			}},
			{Kind: model.BoxPeople, Items: []model.Item{{Words: both("", "Neue Partnerin ist Maria Holm. Nils Krüger geht nach 31 Jahren in den Ruhestand.", "", "Maria Holm är ny partner.")}}},
			{Kind: model.BoxPositions, Items: []model.Item{{Words: both("Tragwerksplanung, Malmö", "Voll- oder Teilzeit.", "Konstruktör, Malmö", "Hel- eller deltid."), Link: "mailto:jobb@lindqvist.example"}}},
			{Kind: model.BoxDates, Items: []model.Item{{EventID: e.ID, Words: map[string]model.ItemWords{"de": {Text: "Vortrag, dann Essen und Gespräche."}}}}},
			{Kind: model.BoxVoice, Items: []model.Item{{PersonID: ids[0], Image: face, Words: both("", "Was ich hier gelernt habe, trage ich jeden Tag mit mir: erst fragen, dann rechnen.\n\nUnd wer einmal hier war, ruft auch nach Jahren noch an.", "", "Fråga först, räkna sedan.")}}},
			{Kind: model.BoxFinished},
		},
	}
}
