package manual

import (
	"io"

	"alumnibook/assets"
	"alumnibook/model/exchange/outfile"
	"alumnibook/model/exchange/print"
)

// mostFigure is how high a picture may be on paper, in millimetres.
const mostFigure = 95.0

// Save prints the pages into a file.
func Save(path, lang string, pages []Page, shortcuts []Shortcut, paper print.Paper) error {
	return outfile.Write(path, func(w io.Writer) error { return Print(w, lang, pages, shortcuts, paper) })
}

// Print writes the pages of a language as one PDF. It is laid out twice, since the contents stand before what they count.
func Print(w io.Writer, lang string, pages []Page, shortcuts []Shortcut, paper print.Paper) error {
	sheets := make([]int, len(pages))
	if _, err := layOut(lang, pages, shortcuts, paper, sheets); err != nil {
		return err
	}
	d, err := layOut(lang, pages, shortcuts, paper, sheets)
	if err != nil {
		return err
	}
	return d.Close(w)
}

// layOut writes everything and notes on which sheet each page begins.
func layOut(lang string, pages []Page, shortcuts []Shortcut, paper print.Paper, sheets []int) (*print.Document, error) {
	words := assets.Words(lang)
	paper.Title = words.T("manual.file")
	d, err := print.NewDocument(paper, paper.Title, words.Language())
	if err != nil {
		return nil, err
	}
	d.Title(paper.Title, words.T("manual.below"))
	d.Contents(contents(pages, sheets))
	d.NewSheet()
	for i, p := range pages {
		d.Chapter(numbered(p))
		sheets[i] = d.Sheets()
		for _, b := range p.Blocks {
			put(d, p, b, words, shortcuts)
		}
	}
	return d, nil
}

func contents(pages []Page, sheets []int) []print.ContentLine {
	list := make([]print.ContentLine, len(pages))
	for i, p := range pages {
		list[i] = print.ContentLine{Number: number(p), Title: p.Title, Sheet: max(sheets[i], 1)}
	}
	return list
}

func put(d *print.Document, p Page, b Block, words *assets.Translator, shortcuts []Shortcut) {
	switch b.Kind {
	case Heading:
		d.Heading(Plain(b.Spans))
	case Paragraph:
		d.Rich(runs(b.Spans)...)
	case Bullets, Steps:
		for i, item := range b.Items {
			mark := "•"
			if b.Kind == Steps {
				mark = words.Number(i+1) + "."
			}
			d.RichItem(mark, runs(item)...)
		}
		d.Gap(1)
	case Picture:
		d.Figure(p.Name, b.Image, mostFigure, Plain(b.Spans))
	case Table:
		for _, group := range Menus(shortcuts) {
			d.Subheading(group[0].Menu)
			for _, s := range group {
				d.Fact(s.Keys, s.Name)
			}
		}
	}
}

func runs(list []Span) []print.Run {
	out := make([]print.Run, len(list))
	for i, s := range list {
		out[i] = print.Run{Text: s.Text, Bold: s.Bold}
	}
	return out
}

func number(p Page) string { return assets.Words("en").Number(p.Number) }

func numbered(p Page) string { return number(p) + "  " + p.Title }
