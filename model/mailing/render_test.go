package mailing

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"alumnibook/model"
)

func rendered(t *testing.T) (Letter, []model.SentCopy, model.Newsletter) {
	t.Helper()
	b := newBook(t)
	n := issue(t, b)
	l, sent, err := Render(t.Context(), b, n, say)
	if err != nil {
		t.Fatal(err)
	}
	return l, sent, n
}

// words are what a page says, without its looks.
func words(t *testing.T, page string) string {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for n := range doc.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "style" {
			out.WriteString(n.Data + "\n")
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

func TestNewsletterSaysEverythingTwice(t *testing.T) {
	l, _, _ := rendered(t)
	for _, language := range []string{"de", "sv"} {
		seen, plain := words(t, l.HTML[language]), strings.Join(strings.Fields(l.Text[language]), " ")
		want := map[string][]string{
			"de": {
				"Lindqvist & Partner", "{greeting}", "Neues im Herbst: zwei Brücken & ein Abend", "Brücke über den Fjord", "Rathaus <Nord>", "Herbsttreffen",
				"Donnerstag, 12. November 2099, 18:00–22:00 Uhr · Restaurant Hafenblick, Kajen 4, 411 04 Göteborg", "erst fragen, dann rechnen", "– Åsa Lindgren",
				"Mit freundlichen Grüßen", "„Abmelden“", "Mehr auf",
			},
			"sv": {"Höstnytt: två broar & en kväll", "Torsdag 12 november 2099 kl. 18.00–22.00", "Maria Holm är ny partner.", "Vänliga hälsningar", "”Avregistrera”"},
		}[language]
		for _, w := range want {
			if !strings.Contains(seen, w) {
				t.Errorf("%s: %q is not to be seen", language, w)
			}
			if !strings.Contains(plain, w) {
				t.Errorf("%s: %q is not in the plain text", language, w)
			}
		}
		if strings.Contains(seen+plain, "among ourselves") || strings.Contains(seen+plain, "[") {
			t.Errorf("%s says what nobody should read: %s", language, seen)
		}
	}
	if !strings.Contains(l.Text["de"], "https://lindqvist.example/projekte?id=1&x=2") || !strings.Contains(l.Text["de"], "jobb@lindqvist.example") {
		t.Errorf("links are lost in the plain text:\n%s", l.Text["de"])
	}
	if strings.Contains(strings.ToUpper(l.Text["de"]), strings.ToUpper(say("de", "model.box.finished"))) {
		t.Error("an empty box has a heading")
	}
}

func TestNewsletterHoldsItsPictures(t *testing.T) {
	l, _, n := rendered(t)
	if len(l.Images) != 2 {
		t.Fatalf("%d pictures", len(l.Images))
	}
	wide := l.Images[0]
	config, _, err := image.DecodeConfig(bytes.NewReader(wide.Data))
	if err != nil || config.Width != 2*widest || config.Height != 280*2*widest/1120 {
		t.Errorf("%+v %v", config, err)
	}
	if wide.ID != n.Boxes[0].Items[0].Image+domain || wide.Type != "image/jpeg" {
		t.Errorf("%s %s", wide.ID, wide.Type)
	}
	for _, i := range l.Images {
		if !strings.Contains(l.HTML["sv"], `src="cid:`+i.ID+`"`) {
			t.Errorf("%s is not shown", i.ID)
		}
	}
	if page := string(Page(l, "sv")); strings.Contains(page, "cid:") || strings.Count(page, "data:image/jpeg;base64,") != 2 || !strings.Contains(page, say("sv", "mailing.letter.everybody")) {
		t.Error("the page does not stand by itself")
	}
}

func TestArchiveShowsWhatWentOut(t *testing.T) {
	b := newBook(t)
	_, sent, err := Render(t.Context(), b, issue(t, b), say)
	if err != nil || len(sent) != 2 || sent[0].Language != "de" || sent[1].Subject != "Höstnytt: två broar & en kväll" {
		t.Fatalf("%+v %v", sent, err)
	}
	for _, s := range sent {
		if strings.Count(s.HTML, model.GreetingMark) != 1 || strings.Count(s.Text, model.GreetingMark) != 1 || strings.Contains(s.HTML, "base64") {
			t.Errorf("the archive's copy in %s", s.Language)
		}
	}
	page, err := SentPage(t.Context(), b, sent[0], "Guten Tag <Anna>,")
	if err != nil || strings.Contains(string(page), "cid:") || !strings.Contains(string(page), "Guten Tag &lt;Anna&gt;,") || strings.Count(string(page), "data:image/jpeg") != 2 {
		t.Errorf("%v", err)
	}
}

// What somebody typed can't become part of the page.
func TestTypedTextStaysText(t *testing.T) {
	b := newBook(t)
	n := model.Newsletter{
		Languages: []string{"en"}, Subject: map[string]string{"en": "</title><script>x</script>"}, Intro: map[string]string{"en": "<img src=x onerror=y> & {greeting} see http://a.example/?a=\"><b>"},
		Boxes: []model.Box{{Kind: model.BoxWon, Items: []model.Item{{Link: "javascript:alert(1).x", Words: map[string]model.ItemWords{"en": {Title: "<b>x</b>", Text: "mail me: a@b.example."}}}}}},
	}
	l, _, err := Render(t.Context(), b, n, say)
	if err != nil {
		t.Fatal(err)
	}
	page := l.HTMLTo(&Recipient{Language: "en", Greeting: "Dear <Anna>,"})
	for _, bad := range []string{"<script>x", "<img src=x", "javascript:", "<b>", "<Anna>"} {
		if strings.Contains(page, bad) {
			t.Errorf("%q is in the page", bad)
		}
	}
	if !strings.Contains(page, `href="mailto:a@b.example"`) || strings.Contains(page, "ZgotmplZ") || strings.Count(page, "Dear &lt;Anna&gt;,") != 1 {
		t.Error(page)
	}
}

func TestCancelledDateIsSaid(t *testing.T) {
	b := newBook(t)
	e := model.Event{Title: "x", State: model.EventCancelled, On: day1}
	if got := EventLine("da", "DK", &e, say); got != "Aflyst" {
		t.Errorf("%q", got)
	}
	n := model.Newsletter{Languages: []string{"en"}, Subject: map[string]string{"en": "x"}, Boxes: []model.Box{{Kind: model.BoxDates, Items: []model.Item{{EventID: 999}}}}}
	if l, _, err := Render(t.Context(), b, n, say); err != nil || strings.Contains(l.Text["en"], strings.ToUpper(say("en", "model.box.dates"))) {
		t.Errorf("a date of an event that is gone: %v", err)
	}
}

// TestNewsletterForLooking writes the pages to look at where ALUMNIBOOK_PICTURES names a folder.
func TestNewsletterForLooking(t *testing.T) {
	folder := os.Getenv("ALUMNIBOOK_PICTURES")
	if folder == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder")
	}
	l, _, _ := rendered(t)
	for _, language := range l.Languages {
		if err := os.WriteFile(filepath.Join(folder, "newsletter-"+language+".html"), Page(l, language), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "newsletter-"+language+".txt"), []byte(l.Text[language]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
