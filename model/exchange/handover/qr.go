package handover

import (
	"context"
	"image"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/qr"
	"alumnibook/model/exchange/vcard"
)

// Code is one person's card as a code for a phone.
type Code struct {
	Name   string
	Text   string // the card: at most 300 bytes
	Image  image.Image
	Reason consent.Reason // why there is none, "" where there is one
}

// QR draws a person's card as a code, unless the gate keeps the person back, and writes that into the log.
func QR(ctx context.Context, b *book.Book, id int64) (Code, error) {
	p, err := b.Person(ctx, id)
	if err != nil {
		return Code{}, err
	}
	c := Code{Name: p.FullName()}
	d := consent.Gate(consent.PurposeRegister, consent.ChannelPhone, []consent.Standing{consent.StandingOf(&p)})
	if len(d.LeftOut) > 0 {
		c.Reason = d.LeftOut[0].Reason
		return c, nil
	}
	firm, err := b.Firm(ctx)
	if err != nil {
		return Code{}, err
	}
	c.Text = vcard.QRText(&p, firm.Name)
	if c.Image, err = qr.Code(c.Text); err != nil {
		return Code{}, err
	}
	line := book.Handover{
		Format: string(qrCode), Count: 1, Purpose: string(consent.PurposeRegister), Channel: string(consent.ChannelPhone), Place: book.PlaceScreen, People: []int64{id},
	}
	if err := b.RecordHandover(ctx, line, nil); err != nil && model.CodeOf(err) != model.CodeReadOnly {
		return Code{}, err
	}
	return c, nil
}
