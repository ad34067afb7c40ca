package importing

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"alumnibook/model/exchange/sheet"
	"alumnibook/model/importer"
	"alumnibook/ui/look"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// textPreview is how many rows of a text file are shown below its form.
const textPreview = 5

// separators between the columns of a text file, with their words.
var separators = []struct {
	sign rune
	word string
}{
	{';', "importing.text.semicolon"}, {',', "importing.text.comma"}, {'\t', "importing.text.tab"}, {'|', "importing.text.bar"},
}

// textRows ask how a text file is written, and show what its first rows come to.
func (p *Page) textRows(f *listFile) []fyne.CanvasObject {
	form := []fyne.CanvasObject{
		widgets.NewMuted(p.w.T("importing.text.encoding")), sized(210, 0, p.encodingField(f)), widgets.Gap(8, 1),
		widgets.NewMuted(p.w.T("importing.text.separator")), sized(150, 0, p.separatorField(f)), widgets.Spacer(),
	}
	say := "importing.text.sure"
	if f.file.Guessed {
		say = "importing.text.guessed"
	}
	rows := []fyne.CanvasObject{widgets.HLine(), widgets.Row(8, form...)}
	switch {
	case f.formErr != nil:
		rows = append(rows, widgets.TopRow(8, 1, widgets.NewIcon("warning", look.ColorRed, 18), redParagraph(p.host.Sentence(f.formErr))))
	case f.encoding == "" && f.separator == 0:
		rows = append(rows, widgets.NewMutedParagraph(p.w.T(say)))
	}
	return append(rows, p.textPreview(f)...)
}

func (p *Page) encodingField(f *listFile) *widgets.SelectField {
	names := sheet.Encodings()
	if now := f.file.Encoding; !slices.Contains(names, now) {
		names = append([]string{now}, names...)
	}
	options := make([]widgets.Choice, len(names))
	for i, name := range names {
		options[i] = widgets.Choice{Value: name, Text: p.w.Or("importing.encoding."+name, name)}
	}
	pick := widgets.NewSelectField("", options...)
	pick.SetValue(f.file.Encoding)
	pick.OnChanged = func(name string) {
		f.encoding = name
		p.reread(f)
	}
	return pick
}

func (p *Page) separatorField(f *listFile) *widgets.SelectField {
	options := make([]widgets.Choice, len(separators))
	for i, s := range separators {
		options[i] = widgets.Choice{Value: string(s.sign), Text: p.w.T(s.word)}
	}
	pick := widgets.NewSelectField(p.w.T("importing.text.none"), options...)
	if f.file.Separator != 0 {
		pick.SetValue(string(f.file.Separator))
	}
	pick.OnChanged = func(sign string) {
		f.separator = []rune(sign)[0]
		p.reread(f)
	}
	return pick
}

// textPreview is the first rows of a text file as they are read now.
func (p *Page) textPreview(f *listFile) []fyne.CanvasObject {
	if len(f.file.Sheets) == 0 {
		return nil
	}
	s := f.file.Sheets[0]
	src := &previewSource{rows: s.Preview(textPreview), heading: s.HeadingRow}
	if len(src.rows) == 0 {
		return nil
	}
	grid := widgets.NewDataGrid(src.columns(p.w.T("importing.check.row")), src)
	grid.Fill = false
	height := float32(len(src.rows))*look.RowHeight + 34
	return []fyne.CanvasObject{sized(200, height, grid)}
}

// reread reads a text file in the form that the user says. What stands there stays until it is read.
func (p *Page) reread(f *listFile) {
	f.rereading, f.formErr = true, nil
	readOne, src := p.reader(), f.source()
	run.Do(p.host.Runner(), formKey{p, f}, func(ctx context.Context, _ run.Progress) (*importer.Draft, error) {
		return readOne(ctx, src, nil)
	}, func(d *importer.Draft, err error) {
		f.rereading = false
		switch {
		case p.draft == nil || !slices.Contains(p.files, f):
			return
		case d == nil || len(d.Files) == 0:
			f.formErr = err
		default:
			p.draft.Swap(f.file, d)
			f.file = d.Files[0]
		}
		p.sheetsChanged()
	})
}

// formKey names the reading of a file in another form.
type formKey struct {
	page *Page
	file *listFile
}
