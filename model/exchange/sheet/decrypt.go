package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"

	"github.com/xuri/excelize/v2"

	"alumnibook/model"
)

// excelPassword is the one that Excel uses for files that are "protected" without anybody having set a
// password; it opens them without asking.
const excelPassword = "VelvetSweatshop"

// decrypt takes the workbook out of its encrypted container. The error is CodeFileEncrypted where no password was
// given and CodeFilePassword where it is a wrong one; methods that no program has used for long give the same.
func decrypt(f file, password string) (file, error) {
	raw, err := io.ReadAll(io.NewSectionReader(f, 0, f.size))
	if err != nil {
		return f, model.E(model.CodeNoAccess, f.name, err)
	}
	passwords := []string{excelPassword}
	if password != "" {
		passwords = append(passwords, password)
	}
	var why error
	for _, p := range passwords {
		plain, err := decryptWith(raw, p)
		if err == nil {
			return file{bytes.NewReader(plain), int64(len(plain)), f.name, f.watch}, nil
		}
		why = errors.Join(why, err)
	}
	code := model.CodeFileEncrypted
	if password != "" {
		code = model.CodeFilePassword
	}
	return f, model.E(code, f.name, why)
}

func decryptWith(raw []byte, password string) (plain []byte, err error) {
	defer guard(&err)
	plain, err = excelize.Decrypt(raw, &excelize.Options{Password: password})
	if err != nil {
		return nil, err
	}
	_, err = zip.NewReader(bytes.NewReader(plain), int64(len(plain)))
	return plain, err
}
