package importer

import (
	"context"
	"path/filepath"
	"slices"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"
)

// Read opens every file, keeps the cells of its sheets, finds their headings and proposes what the columns mean.
// Nothing of a hidden sheet is chosen. Errors are those of opening a workbook; CodeNoSheet for a sheet that is
// not there, CodeNoHeading where no sheet of any file has headings: then the draft is given too, since Recall may know
// better.
func Read(ctx context.Context, src []Source, s Settings, progress func(Progress)) (*Draft, error) {
	d := &Draft{Settings: s, phones: newPhoneCache()}
	found := false
	for _, one := range src {
		f, err := d.readFile(ctx, one, progress)
		if err != nil {
			return nil, err
		}
		d.Files = append(d.Files, f)
		found = d.understandFile(f) || found
	}
	if !found && len(src) > 0 {
		return d, model.E(model.CodeNoHeading, filepath.Base(src[0].Path), nil)
	}
	return d, nil
}

func (d *Draft) readFile(ctx context.Context, src Source, progress func(Progress)) (*File, error) {
	f := &File{Name: filepath.Base(src.Path), Path: src.Path}
	if isFolder(src.Path) || isCardFile(src.Path) {
		return f, d.readCards(ctx, f, src, progress)
	}
	w, err := sheet.Open(ctx, src.Path, sheet.Options{
		Password: src.Password, TmpDir: d.Settings.TmpDir, Encoding: src.Encoding, Separator: src.Separator,
	})
	if err != nil {
		return nil, err
	}
	defer w.Close()
	f.Kind = w.Kind()
	if form := w.TextForm(); form.Encoding != "" {
		f.Encoding, f.Separator, f.Guessed = form.Encoding, form.Separator, form.Guessed
		if form.Guessed {
			f.found = append(f.found, Notice{Code: NoticeEncoding})
		}
	}
	return f, d.readSheets(ctx, w, f, src, progress)
}

// readSheets keeps the cells of all sheets of an open file.
func (d *Draft) readSheets(ctx context.Context, w *sheet.Workbook, f *File, src Source, progress func(Progress)) error {
	infos := w.Sheets()
	for _, name := range src.Sheets {
		if !slices.ContainsFunc(infos, func(i sheet.Info) bool { return i.Name == name }) {
			return model.E(model.CodeNoSheet, name, nil)
		}
	}
	total, before := 0, 0
	for _, info := range infos {
		total += info.Rows
	}
	for _, info := range infos {
		sh := &Sheet{Name: info.Name, Hidden: info.Hidden, file: f, Chosen: !info.Hidden, hiddenColumns: info.HiddenColumns}
		if src.Sheets != nil {
			sh.Chosen = slices.Contains(src.Sheets, info.Name)
		}
		ahead := &warmer{d: d}
		err := w.Read(ctx, info.Name, func(done, _ int) {
			Progress{PhaseRead, f.Name, before + done, max(total, before+done)}.tell(progress)
		}, func(r sheet.Row) error {
			sh.cells.add(r)
			ahead.see(sh, r)
			return nil
		})
		ahead.end()
		if err != nil {
			return err
		}
		before += info.Rows
		f.Sheets = append(f.Sheets, sh)
	}
	return nil
}

// understandFile proposes what the sheets of a file mean, and tells whether headings were found in any of them.
func (d *Draft) understandFile(f *File) (found bool) {
	for _, sh := range f.Sheets {
		if sh.isCards() {
			d.proposeCards(sh)
		} else {
			d.understand(sh)
		}
		found = found || sh.HeadingRow > 0
	}
	d.notice(f)
	return found
}

// understand finds the heading row of a sheet and proposes its columns.
func (d *Draft) understand(sh *Sheet) {
	if sh.cells.len() == 0 {
		sh.Skipped, sh.Chosen = "empty", false
		return
	}
	row, upper := findHeading(&sh.cells, d.ownKeys())
	if row < 0 {
		sh.Skipped, sh.Chosen = "no_heading", false
		return
	}
	d.setHeading(sh, row, upper)
	if sh.RowCount == 0 {
		sh.Skipped, sh.Chosen = "empty", false
	} else if sh.Hidden && !sh.Chosen {
		sh.Skipped = "hidden"
	}
}

// SetHeadingRow takes another row (by the number that the sheet shows) for the heading and proposes the columns anew.
func (d *Draft) SetHeadingRow(sh *Sheet, number int) error {
	for i, p := range sh.cells.rows {
		if int(p.number) == number && !sh.isCards() {
			d.chooseHeading(sh, i, i > 0 && groups(sh.cells.cells(i-1, nil), sh.cells.cells(i, nil)))
			return nil
		}
	}
	return model.E(model.CodeNoHeading, sh.Name, nil)
}

// chooseHeading takes a row for the heading because the user says so, or said so the last time.
func (d *Draft) chooseHeading(sh *Sheet, row int, upper bool) {
	sh.Skipped, sh.Recalled = "", false
	d.setHeading(sh, row, upper)
	sh.Chosen = sh.RowCount > 0
	d.notice(sh.file)
}
