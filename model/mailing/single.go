package mailing

import (
	"cmp"
	"io"
	"strconv"
	"strings"

	"alumnibook/model"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/peoplesheet"
	"alumnibook/model/exchange/postal"
	"alumnibook/model/exchange/sheet"
)

// single writes the forms that are one file.
func (x *writing) single(w io.Writer) error {
	if x.Form == Merge {
		return x.merge(w)
	}
	if x.toMany() {
		return x.textToMany(w)
	}
	return x.textToEach(w)
}

// merge writes the workbook of a letter to many: greeting, name, address and e-mail, in the language of the letter.
func (x *writing) merge(w io.Writer) error {
	firm, err := x.book.Firm(x.ctx)
	if err != nil {
		return err
	}
	languages, ids := make(map[int64]string, len(x.list)), make([]int64, len(x.list))
	for i := range x.list {
		ids[i] = x.list[i].PersonID
		languages[ids[i]] = x.list[i].Language
	}
	layout := peoplesheet.NewMerge(x.Words, postal.Letter{Home: firm.Country, Language: firm.Language})
	var failed error
	err = sheet.Write(w, sheet.Table{Sheet: firm.Name, Columns: layout.Columns()}, func(yield func([]sheet.Value) bool) {
		failed = x.book.EachPerson(x.ctx, ids, func(p *model.Person) error {
			p.Language = languages[p.ID]
			if !yield(layout.Row(p)) {
				return model.E(model.CodeCancelled, "", nil) // the writer's own error is told
			}
			return x.step(1)
		})
	})
	if err != nil {
		return err
	}
	return failed
}

// textToMany writes the letter once in each language, with the addresses in portions that the server takes.
func (x *writing) textToMany(w io.Writer) error {
	batches := Batches(x.list, x.Most)
	for _, language := range languagesOf(x.list) {
		subject, text := x.letter.TextTo(x.letter.everybody(language))
		parts := []string{x.Words("mailing.text.subject") + ": " + subject, text}
		of := 0
		for _, batch := range batches {
			if batch[0].Language == language {
				of++
			}
		}
		n := 0
		for _, batch := range batches {
			if batch[0].Language != language {
				continue
			}
			n++
			var list []string
			for _, a := range blind(batch) {
				list = append(list, a.Email)
			}
			heading := strings.NewReplacer("{n}", strconv.Itoa(n), "{total}", strconv.Itoa(of)).Replace(x.Words("mailing.text.addresses"))
			parts = append(parts, heading+"\n"+strings.Join(list, "; "))
			if err := x.step(len(batch)); err != nil {
				return err
			}
		}
		if err := writeText(w, strings.Join(parts, "\n\n")+"\n\n\n"); err != nil {
			return err
		}
	}
	return nil
}

// textToEach writes each recipient's own text below how they are reached. Each begins a page of its own where it is
// printed.
func (x *writing) textToEach(w io.Writer) error {
	for i := range x.list {
		r := &x.list[i]
		head := r.Name
		if where := x.reach(r); where != "" {
			head += "\n" + where
		}
		subject, text := x.letter.TextTo(r)
		if x.channel == consent.ChannelPost {
			text = subject + "\n\n" + text
		}
		end := "\n\f"
		if i == len(x.list)-1 {
			end = "\n"
		}
		if err := writeText(w, head+"\n\n"+text+end); err != nil {
			return err
		}
		if err := x.step(1); err != nil {
			return err
		}
	}
	return nil
}

// reach is the number or the page on which somebody gets a message.
func (x *writing) reach(r *Recipient) string {
	switch x.channel {
	case consent.ChannelMessage, consent.ChannelCall, consent.ChannelPhone:
		return r.Mobile
	case consent.ChannelLinkedIn:
		return r.Profile
	case consent.ChannelPost:
		return ""
	}
	return cmp.Or(r.Email, r.Mobile)
}

func languagesOf(list []Recipient) []string {
	var languages []string
	seen := map[string]bool{}
	for i := range list {
		if l := list[i].Language; !seen[l] {
			seen[l] = true
			languages = append(languages, l)
		}
	}
	return languages
}

// writeText ends lines as Windows does, which every program understands.
func writeText(w io.Writer, text string) error {
	_, err := io.WriteString(w, strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\n", "\r\n"))
	return err
}
