package print

import (
	"bytes"
	"image"
	"image/png"
	"testing"
)

func richDocument(t *testing.T) *Document {
	t.Helper()
	d, err := NewDocument(paper(t), "Manual", "en")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRichLinesKeepWhatBelongsTogether(t *testing.T) {
	d := richDocument(t)
	runs := []Run{{Text: "Press "}, {Text: "Save as list", Bold: true}, {Text: ", and the list stays current: who fits later stands in it too."}}
	width := 40.0
	lines := d.richLines(runs, width)
	if len(lines) < 3 {
		t.Fatalf("%d lines", len(lines))
	}
	all := ""
	for i, line := range lines {
		used := 0.0
		for n, p := range line {
			d.style(p.bold)
			text := p.text
			if n == len(line)-1 {
				text = trimRight(text)
			}
			used += d.width(text)
			all += p.text
		}
		if used > width {
			t.Errorf("line %d is %.1f mm wide", i, used)
		}
		if line[0].text[0] == ',' {
			t.Error("a comma begins a line")
		}
	}
	if want := "Press Save as list, and the list stays current: who fits later stands in it too."; all != want {
		t.Errorf("it says %q", all)
	}
}

func trimRight(s string) string {
	for s != "" && s[len(s)-1] == ' ' {
		s = s[:len(s)-1]
	}
	return s
}

func TestChaptersBeginOnANewSheetWhereLittleIsLeft(t *testing.T) {
	d := richDocument(t)
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 200, 100))); err != nil {
		t.Fatal(err)
	}
	d.Chapter("One")
	d.Rich(Run{Text: "Short."})
	d.Chapter("Two")
	if d.Sheets() != 1 {
		t.Fatalf("two short chapters take %d sheets", d.Sheets())
	}
	d.Figure("picture", picture.Bytes(), 95, "What it shows")
	d.Figure("nothing", []byte("no picture"), 95, "is left away")
	for range 10 {
		d.RichItem("•", Run{Text: "A point."})
	}
	d.Chapter("Three")
	if d.Sheets() != 2 {
		t.Errorf("the third chapter stands on sheet %d", d.Sheets())
	}
	d.Contents([]ContentLine{{"1", "One", 1}, {"3", "Three", 2}})
	var out bytes.Buffer
	if err := d.Close(&out); err != nil || bytes.Count(out.Bytes(), []byte("/Subtype /Image")) != 1 {
		t.Errorf("%v, %d pictures", err, bytes.Count(out.Bytes(), []byte("/Subtype /Image")))
	}
}
