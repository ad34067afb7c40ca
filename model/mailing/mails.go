package mailing

import (
	"archive/zip"
	"compress/flate"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/mail"
	"os"
	"path/filepath"
	"strings"

	"alumnibook/model"
	"alumnibook/model/exchange/eml"
	"alumnibook/model/exchange/outfile"
)

// address reads "Anna Berg <anna@firm.example>" or the address alone.
func address(field, text string) (eml.Address, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return eml.Address{}, nil
	}
	if eml.Usable(text) {
		return eml.Address{Email: text}, nil
	}
	a, err := mail.ParseAddress(text)
	if err != nil || !eml.Usable(a.Address) {
		return eml.Address{}, model.Invalid(field, "email")
	}
	return eml.Address{Name: a.Name, Email: a.Address}, nil
}

// mail writes one mail.
func (x *writing) mail(w io.Writer, p *parcel) error {
	reader := &p.to[0]
	if x.Form == Bcc {
		reader = x.letter.everybody(reader.Language)
	}
	m := eml.Message{From: x.from, Attached: x.letter.Attached, Date: x.At, ID: rand.Text(), Draft: true}
	m.Subject, m.Text = x.letter.TextTo(reader)
	m.HTML = x.letter.HTMLTo(reader)
	m.Images = shown(x.letter.Images, m.HTML)
	if x.Form == Bcc {
		m.Bcc = blind(p.to)
		if x.to.Email != "" {
			m.To = []eml.Address{x.to}
		}
	} else {
		m.To = []eml.Address{{Name: reader.Name, Email: reader.Email}}
	}
	if err := eml.Write(w, m); err != nil {
		return err
	}
	return x.step(len(p.to))
}

// blind are the addresses of a mail to many, each once and without the names: nothing of it may be seen by others.
func blind(list []Recipient) []eml.Address {
	var out []eml.Address
	seen := map[string]bool{}
	for i := range list {
		if key := strings.ToLower(list[i].Email); !seen[key] {
			seen[key] = true
			out = append(out, eml.Address{Email: list[i].Email})
		}
	}
	return out
}

// shown are the pictures that a text shows.
func shown(images []eml.Image, html string) []eml.Image {
	var out []eml.Image
	for _, i := range images {
		if strings.Contains(html, "cid:"+i.ID) {
			out = append(out, i)
		}
	}
	return out
}

// nameParcels names the files in an order that folders keep: the mails to one by whom they are for, those to many by
// language and how many.
func (x *writing) nameParcels() {
	digits := len(fmt.Sprint(len(x.mails)))
	for i := range x.mails {
		p := &x.mails[i]
		what := p.to[0].Name
		if x.Form == Bcc {
			what = fmt.Sprintf("%s (%s, %d)", x.letter.Subject[p.to[0].Language], p.to[0].Language, len(p.to))
		}
		p.name = outfile.Name(fmt.Sprintf("%0*d %s", digits, i+1, what))
	}
}

// zip packs all mails into one file.
func (x *writing) zip(w io.Writer) error {
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	for i := range x.mails {
		f, err := z.CreateHeader(&zip.FileHeader{Name: x.mails[i].name + ".eml", Method: zip.Deflate, Modified: x.At})
		if err != nil {
			return err
		}
		if err := x.mail(f, &x.mails[i]); err != nil {
			return err
		}
	}
	return z.Close()
}

// folder writes all mails into a new folder, or one that is empty. It takes its name once it is whole.
func (x *writing) folder() (err error) {
	if err := model.CheckFileName(x.Path); err != nil {
		return err
	}
	list, err := os.ReadDir(x.Path)
	switch {
	case err == nil && len(list) > 0:
		return model.E(model.CodeExists, filepath.Base(x.Path), nil)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return model.E(model.CodeNoAccess, filepath.Base(x.Path), err)
	}
	part, err := os.MkdirTemp(filepath.Dir(x.Path), "."+filepath.Base(x.Path)+".*.part")
	if err != nil {
		return folderError(x.Path, err)
	}
	defer func() {
		if err != nil {
			os.RemoveAll(part)
		}
	}()
	for i := range x.mails {
		write := func(w io.Writer) error { return x.mail(w, &x.mails[i]) }
		if err := outfile.Write(filepath.Join(part, x.mails[i].name+".eml"), write); err != nil {
			return err
		}
	}
	if err := x.record(); err != nil {
		return err
	}
	if list != nil {
		if err := os.Remove(x.Path); err != nil {
			return folderError(x.Path, err)
		}
	}
	return folderError(x.Path, os.Rename(part, x.Path))
}

// folderError names what the system says.
func folderError(path string, err error) error {
	switch {
	case err == nil:
		return nil
	case model.CodeOfSystem(err) != model.CodeInternal:
		return outfile.Coded(path, err)
	}
	return model.E(model.CodeNoAccess, filepath.Base(path), err)
}
