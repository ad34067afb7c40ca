package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// Span is a stretch of words in a paragraph.
type Span struct {
	Text     string
	Bold     bool
	Strike   bool
	Color    fyne.ThemeColorName // "" is the colour of the paragraph
	OnTapped func()              // makes it a link
}

// Paragraph is text that wraps at the width it is given. "\n" begins a new line.
type Paragraph struct {
	widget.BaseWidget
	Spans    []Span
	TextSize float32 // at normal text size; 0 is that of running text
	Color    fyne.ThemeColorName
	Lines    int  // most lines shown, 0 is all; what is cut off ends in an ellipsis
	Center   bool // lines stand in the middle

	width  float32
	pieces []fyne.CanvasObject
	height float32
}

// NewParagraph returns plain text.
func NewParagraph(text string) *Paragraph { return NewRich(Span{Text: text}) }

// NewMutedParagraph returns plain text in the colour of second words.
func NewMutedParagraph(text string) *Paragraph {
	p := NewParagraph(text)
	p.Color = look.ColorMuted
	return p
}

// NewRich returns text of several spans.
func NewRich(spans ...Span) *Paragraph {
	p := &Paragraph{Spans: spans}
	p.ExtendBaseWidget(p)
	return p
}

// SetText shows plain text instead.
func (p *Paragraph) SetText(text string) { p.SetSpans(Span{Text: text}) }

// SetSpans shows other words instead.
func (p *Paragraph) SetSpans(spans ...Span) {
	p.Spans = spans
	p.pieces = nil
	p.Refresh()
}

func (p *Paragraph) size() float32 {
	if p.TextSize == 0 {
		return look.SizeText
	}
	return p.TextSize
}

func (p *Paragraph) color() fyne.ThemeColorName {
	if p.Color == "" {
		return look.ColorText
	}
	return p.Color
}

// naturalWidth is that of the longest line without wrapping.
func (p *Paragraph) naturalWidth() float32 {
	var widest, x float32
	for _, s := range p.Spans {
		for i, line := range strings.Split(s.Text, "\n") {
			if i > 0 {
				x = 0
			}
			x += textWidth(line, look.Px(p.size()), fyne.TextStyle{Bold: s.Bold})
			widest = max(widest, x)
		}
	}
	return widest + 1
}

// Resize wraps the words anew where the width has changed.
func (p *Paragraph) Resize(s fyne.Size) {
	if s.Width != p.width {
		p.width = s.Width
		p.pieces = nil
		p.BaseWidget.Resize(s)
		p.Refresh()
		return
	}
	p.BaseWidget.Resize(s)
}

// MinSize asks for the height that the words need at the present width.
func (p *Paragraph) MinSize() fyne.Size {
	p.wrap()
	return fyne.NewSize(min(p.naturalWidth(), look.Px(48)), p.height)
}

// token is a word with the space before it, or a forced line break.
type token struct {
	text string
	span int
	brk  bool
}

func (p *Paragraph) tokens() []token {
	var out []token
	for i, s := range p.Spans {
		for j, line := range strings.Split(s.Text, "\n") {
			if j > 0 {
				out = append(out, token{brk: true, span: i})
			}
			for _, word := range strings.SplitAfter(line, " ") {
				if word != "" {
					out = append(out, token{text: word, span: i})
				}
			}
		}
	}
	return out
}

// run is what stands together on a line in one style.
type run struct {
	text string
	span int
	x    float32
	line int
}

func (p *Paragraph) runs() ([]run, int) {
	width := p.width
	if width <= 0 {
		width = p.naturalWidth() + 1
	}
	size := look.Px(p.size())
	var out []run
	line, x := 0, float32(0)
	put := func(text string, span int) {
		style := fyne.TextStyle{Bold: p.Spans[span].Bold}
		if n := len(out); n > 0 && out[n-1].line == line && out[n-1].span == span {
			out[n-1].text += text
			x = out[n-1].x + textWidth(out[n-1].text, size, style)
			return
		}
		out = append(out, run{text, span, x, line})
		x += textWidth(text, size, style)
	}
	tokens := p.tokens()
	for i, t := range tokens {
		if t.brk {
			line, x = line+1, 0
			continue
		}
		if x > 0 && x+p.together(tokens[i:], size) > width {
			line, x = line+1, 0
		}
		style := fyne.TextStyle{Bold: p.Spans[t.span].Bold}
		need := textWidth(strings.TrimRight(t.text, " "), size, style)
		for need > width && x == 0 { // a word longer than the line is broken
			head := breakable(fitting(t.text, width, size, style), t.text)
			if head == "" || head == t.text {
				break
			}
			put(head, t.span)
			line, x = line+1, 0
			t.text = t.text[len(head):]
			need = textWidth(strings.TrimRight(t.text, " "), size, style)
		}
		put(t.text, t.span)
	}
	return out, line + 1
}

// together is the width of the first token and of what follows it without a space, such as the comma after a name.
func (p *Paragraph) together(tokens []token, size float32) float32 {
	width := float32(0)
	for _, t := range tokens {
		if t.brk {
			break
		}
		word := strings.TrimRight(t.text, " ")
		width += textWidth(word, size, fyne.TextStyle{Bold: p.Spans[t.span].Bold})
		if word != t.text {
			break
		}
	}
	return width
}

// fitting is the longest beginning of text that fits into width, at least one letter.
func fitting(text string, width, size float32, style fyne.TextStyle) string {
	letters := []rune(text)
	low, high := 1, len(letters)
	for low < high {
		mid := (low + high + 1) / 2
		if textWidth(string(letters[:mid]), size, style) <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	if low > len(letters) {
		return text
	}
	return string(letters[:low])
}

// breakable shortens the beginning of a word that does not fit to one that ends with a sign, such as the @ of an
// address, where there is one in its second half.
func breakable(head, word string) string {
	if head == word {
		return head
	}
	if at := strings.LastIndexAny(head, "@._-/,;:"); at >= len(head)/2 {
		return head[:at+1]
	}
	return head
}

func (p *Paragraph) wrap() {
	if p.pieces != nil {
		return
	}
	h := lineHeight(p.size())
	runs, lines := p.runs()
	p.pieces = make([]fyne.CanvasObject, 0, len(runs))
	for _, r := range runs {
		if p.Lines > 0 && r.line >= p.Lines {
			break
		}
		if p.Lines > 0 && lines > p.Lines && r.line == p.Lines-1 {
			last := r.text + " " + ellipsis
			style := fyne.TextStyle{Bold: p.Spans[r.span].Bold}
			r.text = shorten([]rune(last), max(p.width-r.x, 1), look.Px(p.size()), style)
		}
		p.pieces = append(p.pieces, p.piece(r, h)...)
	}
	if p.Center {
		p.centre(h)
	}
	if p.Lines > 0 {
		lines = min(lines, p.Lines)
	}
	p.height = float32(lines) * h
}

// centre moves the pieces of each line together into the middle.
func (p *Paragraph) centre(h float32) {
	ends := map[float32]float32{}
	lineOf := func(o fyne.CanvasObject) float32 { return float32(int(o.Position().Y / h)) }
	for _, o := range p.pieces {
		ends[lineOf(o)] = max(ends[lineOf(o)], o.Position().X+o.Size().Width)
	}
	for _, o := range p.pieces {
		o.Move(o.Position().AddXY(max((p.width-ends[lineOf(o)])/2, 0), 0))
	}
}

func (p *Paragraph) piece(r run, h float32) []fyne.CanvasObject {
	s := p.Spans[r.span]
	style := fyne.TextStyle{Bold: s.Bold}
	w := textWidth(r.text, look.Px(p.size()), style)
	if s.OnTapped != nil {
		l := NewLink(strings.TrimRight(r.text, " "), s.OnTapped)
		l.TextSize, l.Bold = p.size(), s.Bold
		place(l, r.x, float32(r.line)*h, w, h)
		return []fyne.CanvasObject{l}
	}
	c := s.Color
	if c == "" {
		c = p.color()
	}
	t := label(r.text, p.size(), s.Bold, c)
	place(t, r.x, float32(r.line)*h, w, h)
	if !s.Strike {
		return []fyne.CanvasObject{t}
	}
	line := canvas.NewRectangle(look.Color(c))
	place(line, r.x, float32(r.line)*h+h*0.55, w, 1)
	return []fyne.CanvasObject{t, line}
}

// CreateRenderer is called by Fyne.
func (p *Paragraph) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return &parts{
		of:      p,
		list:    func() []fyne.CanvasObject { p.wrap(); return p.pieces },
		min:     p.MinSize,
		restyle: func() { p.pieces = nil; p.wrap() },
	}
}
