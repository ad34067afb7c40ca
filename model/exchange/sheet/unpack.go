package sheet

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
)

// openBook hands the workbook to excelize, once. It unpacks large sheets, readable for whoever may look into the
// folder, so that is done only where a sheet can't be read without it.
func (w *Workbook) openBook() (*excelize.File, error) {
	if w.book != nil {
		return w.book, nil
	}
	r, err := w.plain()
	if err != nil {
		return nil, model.E(model.CodeFileDamaged, w.name, err)
	}
	if w.options.TmpDir != "" {
		if err := os.MkdirAll(w.options.TmpDir, 0o700); err != nil {
			return nil, model.E(model.CodeNoAccess, filepath.Base(w.options.TmpDir), err)
		}
	}
	w.folder.In = w.options.TmpDir
	folder, err := w.folder.Path()
	if err != nil {
		return nil, model.E(model.CodeNoAccess, filepath.Base(w.options.TmpDir), err)
	}
	if w.book, err = openExcelize(r, folder); err == nil {
		return w.book, nil
	}
	w.book = nil
	code := model.CodeFileDamaged
	if strings.Contains(err.Error(), "unzip size") {
		code = model.CodeFileTooBig
	}
	return nil, model.E(code, w.name, err)
}

func openExcelize(r io.Reader, folder string) (book *excelize.File, err error) {
	defer guard(&err)
	return excelize.OpenReader(r, excelize.Options{
		RawCellValue: true, UnzipSizeLimit: mostUnpacked, UnzipXMLSizeLimit: mostInMemory, TmpDir: folder,
	})
}
