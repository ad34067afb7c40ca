package rights

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/outfile"
	"alumnibook/model/exchange/print"
	"alumnibook/model/exchange/sheet"
)

// formatPack is what the log of the book calls a pack.
const formatPack = "access_pack"

// WritePack writes a pack as a PDF or a workbook, by the ending of the path, and notes in the log of the book that it
// was handed out. What somebody has yet to look at stays out; a line says how many texts that are. CodeCancelled where
// the context ends: then nothing is written.
func WritePack(ctx context.Context, b *book.Book, p Pack, o Options) error {
	if err := o.check(); err != nil {
		return err
	}
	d := consent.Gate(consent.PurposeAccess, consent.ChannelSheet, []consent.Standing{consent.StandingOf(&p.Person)})
	if len(d.LeftOut) > 0 {
		return model.Invalid("people", string(d.LeftOut[0].Reason))
	}
	p.count()
	w := packWriter{ctx: ctx, teller: newTeller(&p, o.in(p.Person.Language, p.Firm.Language)), o: o}
	write := w.workbook
	if isPDF(o.Path) {
		write = w.pdf
	}
	return outfile.WriteThen(o.Path, write, func() error {
		return b.RecordHandover(ctx, book.Handover{
			Format: formatPack, Count: 1, Purpose: string(consent.PurposeAccess), Channel: string(consent.ChannelSheet), Place: o.Path, People: []int64{p.Person.ID},
		}, nil)
	})
}

// packWriter writes one pack.
type packWriter struct {
	*teller
	ctx         context.Context
	o           Options
	done, total int
}

// step counts a row that is written, and stops where nobody wants the file any more.
func (w *packWriter) step() error {
	if w.ctx.Err() != nil {
		return model.E(model.CodeCancelled, "", w.ctx.Err())
	}
	w.done++
	if w.o.Progress != nil {
		w.o.Progress(w.done, w.total)
	}
	return nil
}

// begin gathers the sections and knows how much there is to write.
func (w *packWriter) begin() (list []section, empty []string) {
	list, empty = w.sections()
	for _, s := range list {
		w.total += len(s.rows)
	}
	return list, empty
}

func (w *packWriter) pdf(out io.Writer) error {
	title := w.t("paper.pack.title")
	paper := print.Paper{Font: w.o.Font, BoldFont: w.o.BoldFont, Title: title, Day: w.o.Today}
	d, err := print.NewDocument(paper, joinedBy(" · ", w.Firm.Name, w.Person.FullName(), w.day(w.o.Today)), w.lang)
	if err != nil {
		return err
	}
	list, empty := w.begin()
	d.Title(title, w.t("paper.pack.below", "name", w.Person.FullName(), "firm", w.Firm.Name, "date", w.day(w.o.Today)))
	d.Text(w.t("paper.pack.intro"))
	d.Bullets(w.withheld()...)
	for i, s := range list {
		d.Heading(s.title)
		if s.note != "" {
			d.Small(s.note)
		}
		if i == 0 && len(w.Photo) > 0 {
			d.Portrait(w.Photo)
		}
		if err := w.rows(d, s); err != nil {
			return err
		}
	}
	if len(empty) > 0 {
		d.Heading(w.t("paper.pack.nothing"))
		d.Text(strings.Join(empty, ", "))
	}
	w.context(d)
	return d.Close(out)
}

// rows writes the rows of a section, as pairs or as a table.
func (w *packWriter) rows(d *print.Document, s section) error {
	if s.facts {
		for _, r := range s.rows {
			if err := w.step(); err != nil {
				return err
			}
			d.Fact(w.cell(r[0]), w.cell(r[1]))
		}
		return nil
	}
	columns := make([]print.TableColumn, len(s.columns))
	for i, c := range s.columns {
		columns[i] = print.TableColumn{Title: c.title, Width: c.width}
		if c.date {
			columns[i].Least = dateWidth
		}
	}
	t := d.Table(columns...)
	for _, r := range s.rows {
		if err := w.step(); err != nil {
			return err
		}
		cells := make([]string, len(r))
		for i, v := range r {
			cells[i] = w.cell(v)
		}
		t.Row(cells...)
	}
	t.End()
	return nil
}

// dateWidth is the millimetres that a day takes in any language.
const dateWidth = 22.5

func (w *packWriter) cell(v sheet.Value) string {
	if !v.Date.IsZero() {
		return w.day(v.Date)
	}
	return v.Text
}

// withheld says what of the texts is not in the pack, and why.
func (w *packWriter) withheld() []string {
	kept, black := 0, 0
	for i := range w.Items {
		switch item := &w.Items[i]; item.Hold {
		case model.HoldKeep:
			kept++
		case model.HoldBlack:
			if len(item.spans) > 0 {
				black++
			}
		}
	}
	var list []string
	put := func(key string, n int) {
		if n == 1 {
			list = append(list, w.t(key+"one"))
		} else if n > 1 {
			list = append(list, w.t(key+"other", "n", strconv.Itoa(n)))
		}
	}
	put("paper.pack.undecided.", w.Undecided)
	put("paper.pack.kept_back.", kept)
	put("paper.pack.blackened.", black)
	return list
}

// context is what has to be said along with the copy (article 15, paragraph 1): what for, who gets it, how long, and
// which rights there are.
func (w *packWriter) context(d *print.Document) {
	n := notice{w.speaker, w.Firm, w.Privacy}
	d.Heading(w.t("paper.pack.context"))
	d.Text(w.t("paper.pack.context_text"))
	d.Subheading(w.t("paper.notice.recipients"))
	d.Bullets(n.recipients()...)
	d.Subheading(w.t("paper.notice.retention"))
	n.retention(d)
	d.Subheading(w.t("paper.notice.rights"))
	d.Bullets(n.rights()...)
	d.Text(n.complaint())
}

// workbook writes a sheet for each section, and one in front that says what it is.
func (w *packWriter) workbook(out io.Writer) error {
	list, empty := w.begin()
	about := section{title: w.t("paper.pack.title"), columns: w.pair(), facts: true}
	put := func(name, value string) { about.rows = append(about.rows, texts(name, value)) }
	put(w.t("paper.pack.title"), w.t("paper.pack.below", "name", w.Person.FullName(), "firm", w.Firm.Name, "date", w.day(w.o.Today)))
	for _, line := range w.withheld() {
		put(w.t("paper.pack.withheld"), line)
	}
	if len(empty) > 0 {
		put(w.t("paper.pack.nothing"), strings.Join(empty, ", "))
	}
	n := notice{w.speaker, w.Firm, w.Privacy}
	put(w.t("paper.notice.recipients"), strings.Join(n.recipients(), "\n"))
	for _, r := range n.lengths() {
		put(w.t("paper.notice.retention")+": "+r[0], r[1])
	}
	put(w.t("paper.notice.rights"), strings.Join(n.rights(), "\n"))
	put(w.t("paper.notice.complaint"), n.complaint())
	var tables []sheet.Table
	var rows []func(func([]sheet.Value) bool)
	var failed error
	for i, s := range slices.Concat([]section{about}, list) {
		t := sheet.Table{Sheet: s.title}
		for _, c := range s.columns {
			kind := sheet.Text
			if c.date {
				kind = sheet.Date
			}
			t.Columns = append(t.Columns, sheet.Column{Title: c.title, Width: columnWidth(c, s.facts), Type: kind})
		}
		tables = append(tables, t)
		rows = append(rows, func(yield func([]sheet.Value) bool) {
			for _, r := range s.rows {
				if i > 0 && failed == nil {
					failed = w.step()
				}
				if failed != nil || !yield(r) {
					return
				}
			}
		})
	}
	if err := sheet.WriteBook(out, tables, rows); failed == nil {
		failed = err
	}
	return failed
}

// columnWidth is how wide a column of the workbook is, in characters.
func columnWidth(c column, facts bool) float64 {
	switch {
	case c.date:
		return 13
	case facts:
		return c.width * 15
	}
	return min(80, 8+c.width*6)
}
