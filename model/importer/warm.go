package importer

import (
	"slices"
	"sync"

	"alumnibook/model/exchange/sheet"
)

// warmer reads telephone numbers ahead while the rest of the sheet is still being unpacked: that leaves a processor
// idle, and numbers are what costs most later. It only fills the cache; what is missing there is read when it is needed.
type warmer struct {
	d        *Draft
	columns  []int  // of numbers
	country  int    // its column, -1 where there is none
	language string // of the headings
	batch    []warmRow
	jobs     chan []warmRow
	done     sync.WaitGroup
}

type warmRow struct {
	country string
	numbers []string
}

const (
	warmAfter = 200 // rows that are looked at before the columns are guessed
	warmBatch = 256
)

// see is called with every row that was kept.
func (w *warmer) see(sh *Sheet, r sheet.Row) {
	switch n := sh.cells.len(); {
	case n == warmAfter:
		w.begin(sh)
	case n > warmAfter && w.jobs != nil:
		w.add(r)
	}
}

// begin guesses from the first rows where the numbers stand.
func (w *warmer) begin(sh *Sheet) {
	guess := &Sheet{Name: sh.Name, file: sh.file, cells: sh.cells}
	row, upper := findHeading(&guess.cells, w.d.ownKeys())
	if row < 0 {
		return
	}
	w.d.setHeading(guess, row, upper)
	w.country, w.language = -1, guess.homeLanguage()
	for _, c := range guess.Columns {
		switch {
		case c.Field.isPhone():
			w.columns = append(w.columns, c.Index)
		case c.Field == FieldCountry:
			w.country = c.Index
		}
	}
	if len(w.columns) == 0 {
		return
	}
	w.jobs = make(chan []warmRow, 4)
	w.done.Go(func() {
		for batch := range w.jobs {
			for _, r := range batch {
				w.read(r)
			}
		}
	})
}

func (w *warmer) add(r sheet.Row) {
	var job warmRow
	for _, i := range w.columns {
		if i < len(r.Cells) && r.Cells[i].Text != "" {
			job.numbers = append(job.numbers, r.Cells[i].Text)
		}
	}
	if w.country >= 0 && w.country < len(r.Cells) {
		job.country = r.Cells[w.country].Text
	}
	w.batch = append(w.batch, job)
	if len(w.batch) < warmBatch {
		return
	}
	select {
	case w.jobs <- slices.Clone(w.batch):
	default: // no processor is free for it
	}
	w.batch = w.batch[:0]
}

func (w *warmer) read(r warmRow) {
	country := w.d.Settings.country(r.country, w.language)
	for _, text := range r.numbers {
		for _, p := range splitPhones(text) {
			w.d.phones.parse(p.number, country)
		}
	}
}

// end waits for what is being read.
func (w *warmer) end() {
	if w.jobs != nil {
		close(w.jobs)
		w.done.Wait()
	}
}
