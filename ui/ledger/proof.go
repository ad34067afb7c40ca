package ledger

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/widgets"
)

// endings are those of files that may prove something.
var endings = []string{".pdf", ".jpg", ".jpeg", ".png", ".eml", ".txt"}

// Proof is the place for a scan or a letter: picked, or dropped on the window.
type Proof struct {
	widget.BaseWidget
	OnChanged func()

	host  page.Host
	name  string
	body  []byte
	pick  *widgets.Button
	shown *widgets.Chip
	says  *widgets.Paragraph
	whole *fyne.Container
}

// NewProof makes an empty place.
func NewProof(h page.Host) *Proof {
	w := h.Words()
	p := &Proof{host: h, says: widgets.NewMutedParagraph(w.T("people.proof_hint"))}
	p.pick = widgets.NewSecondary(w.T("people.proof_pick"), look.Icon("file"), p.ask).Smaller()
	p.shown = widgets.NewFilterChip("", nil, func() { p.take("", nil) })
	p.shown.Icon = look.Icon("file")
	p.shown.Hide()
	p.says.TextSize = look.SizeSmall
	p.whole = widgets.Stack(3, widgets.Row(0, p.pick), widgets.WrapRow(0, p.shown), p.says)
	p.ExtendBaseWidget(p)
	return p
}

// MinSize follows what is shown.
func (p *Proof) MinSize() fyne.Size { return p.whole.MinSize() }

// CreateRenderer is called by Fyne.
func (p *Proof) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.whole) }

// Has tells whether there is a scan.
func (p *Proof) Has() bool { return p != nil && len(p.body) > 0 }

// Put stores the scan and gives its key; "" where there is none. A nil Proof is none.
func (p *Proof) Put(tx *book.Tx) (key string, err error) {
	if !p.Has() {
		return "", nil
	}
	return tx.PutPaper(p.name, p.body)
}

func (p *Proof) ask() {
	pick := page.Pick{For: page.ForPapers, Title: p.host.Words().T("people.proof_pick"), Kind: p.host.Words().T("people.proof_kind"), Ext: endings}
	p.host.PickOpen(pick, func(paths []string) { p.Drop(paths) })
}

// Drop takes a file that was dropped on the window; false where it is none that could be a proof.
func (p *Proof) Drop(paths []string) bool {
	if p == nil || len(paths) != 1 {
		return false
	}
	path, own := paths[0], p.host.Book().Path()
	page.Read(p.host, p, "paper", func(context.Context) (read, error) { return readPaper(path, own) }, func(r read) {
		if r.why != nil {
			p.refuse(r.why)
			return
		}
		p.take(filepath.Base(path), r.body)
	})
	return true
}

// read is a file, or why it was not taken.
type read struct {
	body []byte
	why  error
}

// readPaper reads a file of a kind that can prove something. It is looked at before it is opened: the book itself never is.
func readPaper(path, own string) (read, error) {
	name := filepath.Base(path)
	if !slices.Contains(endings, strings.ToLower(filepath.Ext(path))) {
		return read{why: model.E(book.CodePaperKind, name, nil)}, nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return read{why: model.E(model.CodeNotFound, name, err)}, nil
	}
	mine, err := os.Stat(own)
	switch {
	case info.IsDir(), err == nil && os.SameFile(info, mine):
		return read{why: model.E(book.CodePaperKind, name, nil)}, nil
	case info.Size() > model.MostPaper:
		return read{why: model.E(book.CodePaperTooBig, name, nil)}, nil
	case info.Size() == 0:
		return read{why: model.E(model.CodeFileEmpty, name, nil)}, nil
	}
	body, err := os.ReadFile(path)
	if err != nil {
		return read{why: model.E(model.CodeNoAccess, name, err)}, nil
	}
	return read{body: body}, nil
}

func (p *Proof) refuse(err error) {
	p.says.Color = look.ColorRed
	p.says.SetText(p.host.Sentence(err))
	p.says.Show()
	p.whole.Refresh()
}

// take shows the file that was taken, or that there is none.
func (p *Proof) take(name string, body []byte) {
	p.name, p.body = name, body
	p.says.Color = look.ColorMuted
	p.says.SetText(p.host.Words().T("people.proof_hint"))
	if p.Has() {
		p.shown.SetText(name, "")
		p.shown.Show()
		p.says.Hide()
	} else {
		p.shown.Hide()
		p.says.Show()
	}
	p.whole.Refresh()
	p.Refresh()
	if p.OnChanged != nil {
		p.OnChanged()
	}
}
