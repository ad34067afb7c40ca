package people

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"alumnibook/model"
	"alumnibook/model/consent"
	"alumnibook/model/exchange/qr"
	"alumnibook/model/exchange/vcard"
	"alumnibook/ui/widgets"
)

// showQR shows the person's card as a code that a phone reads, unless the gate keeps the person back.
func (v *view) showQR() {
	v.withPeople([]int64{v.one()}, func(people []model.Person) {
		p := &people[0]
		d := consent.Gate(consent.PurposeRegister, consent.ChannelPhone, []consent.Standing{consent.StandingOf(p)})
		if len(d.LeftOut) > 0 {
			widgets.Tell(v.host.Window().Canvas(), v.w.T("people.qr_none"), v.refusal(p, d.LeftOut[0].Reason))
			return
		}
		text := vcard.QRText(p, v.host.Firm().Name)
		img, err := qr.Code(text)
		if err != nil {
			v.host.Fail(err)
			return
		}
		code := canvas.NewImageFromImage(img)
		code.ScaleMode, code.FillMode = canvas.ImageScalePixels, canvas.ImageFillContain
		code.SetMinSize(fyne.NewSquareSize(float32(img.Bounds().Dx()))) // a whole number of points for each square of the code
		lines := []fyne.CanvasObject{container.NewCenter(code), centred(widgets.NewSection(p.FullName()))}
		for _, s := range cardLines(text) {
			lines = append(lines, centred(widgets.NewSmall(s)))
		}
		lines = append(lines, centred(widgets.NewSmall(v.w.T("people.qr_how"))))
		var m *widgets.Modal
		m = v.modal(v.w.T("people.qr_title"), qrWidth, widgets.Stack(4, lines...), widgets.NewPrimary(v.w.T("people.close"), nil, func() { m.Hide() }))
	})
}

// qrWidth is how wide the window of a code is.
const qrWidth = 480

func centred(line *widgets.CutText) fyne.CanvasObject {
	line.Least = qrWidth - 40
	return container.NewCenter(line)
}

// cardLines are what a card holds besides the name, as one reads it.
func cardLines(card string) []string {
	var list []string
	unescape := strings.NewReplacer(`\,`, ",", `\;`, ";", `\n`, ", ", `\\`, `\`)
	for _, line := range strings.Split(card, "\n") {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		name, _, _ = strings.Cut(name, ";")
		switch strings.ToUpper(name) {
		case "ORG", "TITLE", "TEL", "EMAIL":
			list = append(list, unescape.Replace(value))
		case "URL":
			list = append(list, shortLink(unescape.Replace(value)))
		}
	}
	return list
}
