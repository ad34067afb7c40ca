package manual

import (
	"fmt"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	files "alumnibook/assets/manual"
)

// How the table of all shortcuts is asked for, and the paragraph that it becomes.
const (
	tableRef  = "shortcuts"
	tableMark = "=shortcuts="
)

// parse reads a page: a title, then headings, paragraphs, lists and pictures, which lie in the folder.
func parse(source []byte, folder string) (Page, error) {
	var p Page
	doc := goldmark.New().Parser().Parse(text.NewReader(source))
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level == 1 {
				p.Title = Plain(spans(n, source))
				continue
			}
			p.Blocks = append(p.Blocks, Block{Kind: Heading, Spans: spans(n, source)})
		case *ast.List:
			p.Blocks = append(p.Blocks, list(n, source))
		case *ast.Paragraph:
			b, err := paragraph(n, source, folder)
			if err != nil {
				return p, err
			}
			p.Blocks = append(p.Blocks, b)
		default:
			return p, fmt.Errorf("%v has no place in the manual", n.Kind())
		}
	}
	return p, nil
}

func paragraph(n *ast.Paragraph, source []byte, folder string) (Block, error) {
	if img, ok := n.FirstChild().(*ast.Image); ok {
		image, err := files.Files.ReadFile(folder + "/" + string(img.Destination))
		return Block{Kind: Picture, Spans: spans(img, source), Image: image}, err
	}
	s := spans(n, source)
	if Plain(s) == tableMark {
		return Block{Kind: Table}, nil
	}
	return Block{Kind: Paragraph, Spans: s}, nil
}

func list(n *ast.List, source []byte) Block {
	b := Block{Kind: Bullets}
	if n.IsOrdered() {
		b.Kind = Steps
	}
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		var all []Span
		for part := item.FirstChild(); part != nil; part = part.NextSibling() {
			all = append(all, spans(part, source)...)
		}
		b.Items = append(b.Items, all)
	}
	return b
}

// spans are the texts under a node, each in its style.
func spans(n ast.Node, source []byte) []Span {
	var list []Span
	add := func(s Span) {
		if last := len(list) - 1; last >= 0 && list[last].Bold == s.Bold && list[last].To == s.To {
			list[last].Text += s.Text
			return
		}
		list = append(list, s)
	}
	var walk func(n ast.Node, style Span)
	walk = func(n ast.Node, style Span) {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			switch c := c.(type) {
			case *ast.Text:
				style.Text = unescape(string(c.Segment.Value(source)))
				if c.SoftLineBreak() {
					style.Text += " "
				}
				add(style)
			case *ast.String:
				style.Text = string(c.Value)
				add(style)
			case *ast.Emphasis:
				walk(c, Span{Bold: true, To: style.To})
			case *ast.Link:
				walk(c, Span{Bold: style.Bold, To: string(c.Destination)})
			default:
				walk(c, style)
			}
		}
	}
	walk(n, Span{})
	return list
}

// unescape takes the marks away that keep a letter from meaning something.
func unescape(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\\*_[`<#&", s[i+1]) >= 0 {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// Plain is what spans say, without their style.
func Plain(list []Span) string {
	var b strings.Builder
	for _, s := range list {
		b.WriteString(s.Text)
	}
	return b.String()
}
