package importer

import (
	"context"
	"slices"
	"strings"

	"alumnibook/model"
)

// PreviewRow is one row of a sheet as it stands there, for the user to point at the heading.
type PreviewRow struct {
	Number int // as the sheet shows it
	Cells  []string
}

// Preview gives the first rows of a sheet that hold something, at most n of them.
func (sh *Sheet) Preview(n int) []PreviewRow {
	var list []PreviewRow
	var buf []cell
	for i := range min(sh.cells.len(), n) {
		buf = sh.cells.cells(i, buf)
		row := PreviewRow{Number: int(sh.cells.rows[i].number)}
		for _, c := range buf {
			row.Cells = append(row.Cells, c.text)
		}
		list = append(list, row)
	}
	return list
}

// ReadOne is Read for one file. Of a file without any headings it gives the draft too, beside the error, so that the
// user can point at them.
func ReadOne(ctx context.Context, src Source, s Settings, progress func(Progress)) (*Draft, error) {
	d := &Draft{Settings: s, phones: newPhoneCache()}
	f, err := d.readFile(ctx, src, progress)
	if err != nil {
		return nil, err
	}
	d.Files = []*File{f}
	if !d.understandFile(f) {
		return d, model.E(model.CodeNoHeading, f.Name, nil)
	}
	return d, nil
}

// TakesMany tells whether several columns of one list may fill the field.
func (f Field) TakesMany() bool { return f.takesMany() }

// Sample is a cell of a column as it stands there and as it is understood.
type Sample struct {
	Written string
	Now     string // dates in ISO form, salutation, status, language and country as their codes
	Repair  string // code of the repair, "" for none
	Problem bool   // can't be read
}

// sampleRows is how many rows are looked through for different samples.
const sampleRows = 2000

// Samples shows how the first different cells of a column are understood, at most n of them.
func (d *Draft) Samples(sh *Sheet, c *Column, n int) []Sample {
	l := d.layoutOf(sh)
	place := slices.IndexFunc(l.cols, func(lc layoutColumn) bool { return lc.Column == c })
	reader := &rowReader{layout: l, explain: true}
	seen := map[string]bool{}
	var list []Sample
	var buf []cell
	n = min(n, len(c.Samples)) // no more of them are different
	for _, row := range sh.data[:min(len(sh.data), sampleRows)] {
		if len(list) == n {
			break
		}
		buf = sh.cells.cells(int(row), buf)
		if c.Index >= len(buf) || strings.TrimSpace(buf[c.Index].text) == "" || seen[buf[c.Index].text] {
			continue
		}
		s := Sample{Written: buf[c.Index].text}
		seen[s.Written] = true
		if place >= 0 {
			s.understand(reader, int(row), place)
		}
		list = append(list, s)
	}
	return list
}

func (s *Sample) understand(reader *rowReader, row, place int) {
	r := reader.read(row, nil)
	for _, c := range r.cells {
		if c.col == place {
			s.Now, s.Repair = c.now, c.repair
		}
	}
	s.Problem = s.Now == "" && s.Repair == "" && r.rejected != "" && r.field == reader.cols[place].Field
}

// Uncorrect takes what the user typed into a field of a row away again: the row says what the list says.
func (p *Plan) Uncorrect(row int, field Field) error {
	if row < 0 || row >= len(p.Rows) {
		return model.Invalid("row", "unknown")
	}
	r := p.Rows[row]
	if _, ok := r.corrections[field]; !ok {
		return nil
	}
	delete(r.corrections, field)
	ctx := context.Background()
	if err := p.again(ctx, row); err != nil {
		return err
	}
	return p.settleAll(ctx)
}
