package people

import (
	"context"
	"slices"
	"strings"

	"alumnibook/model"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/handover"
	"alumnibook/ui/page"
)

// copyContacts puts names, numbers and addresses of the chosen people on the clipboard, as far as the gate lets them out.
func (v *view) copyContacts() {
	ids := slices.Clone(v.selected)
	v.copyAllowed(consent.ChannelPhone, ids, func(ctx context.Context, allowed []int64) (string, error) {
		people, err := v.host.Book().People(ctx, allowed)
		texts := make([]string, len(people))
		for i := range people {
			texts[i] = contactText(v.w, &people[i])
		}
		return strings.Join(texts, "\n\n"), err
	})
}

// copyRows puts the chosen rows on the clipboard as a table: what Excel pastes into cells.
func (v *view) copyRows() {
	ids := slices.Clone(v.selected)
	v.copyAllowed(consent.ChannelSheet, ids, func(ctx context.Context, allowed []int64) (string, error) {
		list, err := v.host.Book().Rows(ctx, allowed)
		return v.table(list), err
	})
}

// copyAllowed asks the gate and puts the text about those whom it lets out on the clipboard.
func (v *view) copyAllowed(channel consent.Channel, ids []int64, text func(ctx context.Context, allowed []int64) (string, error)) {
	type answer struct {
		text string
		left []consent.LeftOut
	}
	page.Read(v.host, v, "people", func(ctx context.Context) (answer, error) {
		d, err := handover.Copy(ctx, v.host.Book(), ids, consent.PurposeRegister, channel)
		if err != nil || len(d.Allowed) == 0 {
			return answer{left: d.LeftOut}, err
		}
		t, err := text(ctx, d.Allowed)
		return answer{t, d.LeftOut}, err
	}, func(a answer) {
		if a.text != "" {
			v.host.Copy(a.text)
		}
		v.tellLeft(len(a.left))
	})
}

// tellLeft says how many the gate kept back.
func (v *view) tellLeft(n int) {
	if n > 0 {
		v.host.Toast(v.w.N("people.left_out", n))
	}
}

// mailMany opens a draft to the chosen people whom the gate lets through, each address once.
func (v *view) mailMany() {
	ids := slices.Clone(v.selected)
	type answer struct {
		addresses []string
		left      int
	}
	page.Read(v.host, v, "people", func(ctx context.Context) (answer, error) {
		d, err := handover.Mail(ctx, v.host.Book(), ids, consent.PurposeRegister)
		if err != nil {
			return answer{}, err
		}
		list, err := v.host.Book().Rows(ctx, d.Allowed)
		if err != nil {
			return answer{}, err
		}
		a := answer{left: len(d.LeftOut)}
		known := map[string]bool{}
		for _, row := range list {
			if key := model.EmailKey(row.Email); row.Email != "" && !known[key] {
				known[key] = true
				a.addresses = append(a.addresses, row.Email)
			}
		}
		return a, nil
	}, func(a answer) {
		v.draft(a.addresses, a.left)
	})
}

// draft opens a draft to many, or says that a mail program won't take as many.
func (v *view) draft(addresses []string, left int) {
	n := len(addresses)
	switch {
	case n == 0:
		v.host.Toast(v.w.T("people.no_addresses"))
		return
	case n > mostBCC:
		v.host.Ask(page.Question{
			Title: v.w.T("people.many_mails"), Text: v.w.N("people.many_mails_text", n, "most", mostBCC),
			Verb: v.w.N("people.copy_addresses", n), Yes: func() { v.host.Copy(strings.Join(addresses, "; ")) },
		})
		return
	}
	v.host.OpenURL(bccURL(addresses))
	v.tellLeft(left)
}
