package manual

import (
	"bytes"
	"image"
	_ "image/png" // reads the size of a picture

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	texts "alumnibook/model/manual"
	"alumnibook/ui/look"
	"alumnibook/ui/widgets"
)

// draw makes the widgets of a page.
func (v *View) draw(p *texts.Page) fyne.CanvasObject {
	title := widgets.NewRich(widgets.Span{Text: p.Title, Bold: true})
	title.TextSize = look.SizeTitle
	rows := []fyne.CanvasObject{title}
	for _, b := range p.Blocks {
		rows = append(rows, v.block(p, b))
	}
	return widgets.Stack(10, append(rows, widgets.Gap(0, 6), widgets.HLine(), v.foot())...)
}

// foot leads to the pages before and after this one.
func (v *View) foot() fyne.CanvasObject {
	link := func(key string, by int) []fyne.CanvasObject {
		to := v.neighbour(by)
		if to == nil {
			return nil
		}
		return []fyne.CanvasObject{widgets.NewLink(v.r.Words.T(key, "title", to.Title), func() { v.Show(to.Name) })}
	}
	return widgets.Stack(4, append(link("manual.next", 1), link("manual.before", -1)...)...)
}

func (v *View) block(p *texts.Page, b texts.Block) fyne.CanvasObject {
	switch b.Kind {
	case texts.Heading:
		h := widgets.NewRich(widgets.Span{Text: texts.Plain(b.Spans), Bold: true})
		h.TextSize = look.SizeSection
		return widgets.PadEach(6, 0, 0, 0, h)
	case texts.Bullets, texts.Steps:
		rows := make([]fyne.CanvasObject, len(b.Items))
		for i, item := range b.Items {
			mark := "•"
			if b.Kind == texts.Steps {
				mark = v.r.Words.Number(i+1) + "."
			}
			rows[i] = widgets.TopRow(2, 1, widgets.Fixed(22, widgets.NewMutedParagraph(mark)), v.words(item))
		}
		return widgets.Stack(6, rows...)
	case texts.Picture:
		caption := widgets.NewMutedParagraph(texts.Plain(b.Spans))
		caption.TextSize = look.SizeSmall
		return widgets.Stack(4, picture(p.Name+"-"+v.r.Words.Language()+".png", b.Image), caption)
	case texts.Table:
		return v.table()
	}
	return v.words(b.Spans)
}

// words are a paragraph with its links.
func (v *View) words(list []texts.Span) fyne.CanvasObject {
	spans := make([]widgets.Span, len(list))
	for i, s := range list {
		spans[i] = widgets.Span{Text: s.Text, Bold: s.Bold}
		if to := s.To; to != "" {
			spans[i].OnTapped = func() { v.Show(to) }
		}
	}
	return widgets.NewRich(spans...)
}

// table is that of all shortcuts.
func (v *View) table() fyne.CanvasObject {
	rows := widgets.Stack(3)
	for _, group := range texts.Menus(v.r.Shortcuts) {
		rows.Add(widgets.PadEach(6, 0, 0, 0, widgets.NewRich(widgets.Span{Text: group[0].Menu, Bold: true})))
		for _, s := range group {
			rows.Add(widgets.TopRow(10, 1, widgets.Fixed(150, widgets.NewMutedParagraph(s.Keys)), widgets.NewParagraph(s.Name)))
		}
	}
	return rows
}

// picture shows a picture of the program in a thin frame, as wide as there is room and never larger than it is.
func picture(name string, data []byte) fyne.CanvasObject {
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width == 0 {
		return widgets.Gap(0, 0)
	}
	img := canvas.NewImageFromResource(fyne.NewStaticResource(name, data))
	img.FillMode = canvas.ImageFillStretch
	frame := canvas.NewRectangle(nil)
	frame.StrokeColor, frame.StrokeWidth = look.Color(look.ColorLine), 1
	return container.New(&scaled{most: float32(config.Width), ratio: float32(config.Height) / float32(config.Width)}, img, frame)
}

// scaled gives its content the width there is and the height that goes with it.
type scaled struct{ most, ratio, width float32 }

func (l *scaled) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	w := min(s.Width, look.Px(l.most))
	for _, o := range objects {
		o.Resize(fyne.NewSize(w, w*l.ratio))
	}
}

func (l *scaled) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.Px(120), min(max(l.width, look.Px(120)), look.Px(l.most))*l.ratio)
}
