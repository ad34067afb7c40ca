package look

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"alumnibook/assets/icons"
)

// Icon returns a drawing of assets/icons in the colour of words. It follows the look when that changes.
func Icon(name string) fyne.Resource { return IconIn(name, ColorText) }

// IconIn returns a drawing of assets/icons in a colour of the program.
func IconIn(name string, c fyne.ThemeColorName) fyne.Resource {
	return &icon{name: name, color: c}
}

// AppIcon returns the program's mark as a picture.
func AppIcon() fyne.Resource {
	return fyne.NewStaticResource("app.png", icons.PNG())
}

// icon is a line drawing whose colour is looked up each time it is drawn. Fyne's
// own recolouring changes fills only, which would leave lines as they are.
type icon struct {
	name  string
	color fyne.ThemeColorName
}

// Name differs for each colour, because Fyne keeps drawn pictures by name.
func (i *icon) Name() string {
	return i.name + "-" + hexOf(Color(i.color)) + ".svg"
}

// Content is the drawing in the colour of now; an unknown name is an empty drawing.
func (i *icon) Content() []byte {
	svg := icons.SVG(i.name)
	if svg == nil {
		return []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="0 0 24 24"></svg>`)
	}
	return bytes.ReplaceAll(svg, []byte("currentColor"), []byte("#"+hexOf(Color(i.color))))
}

func hexOf(c color.Color) string {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	return fmt.Sprintf("%02x%02x%02x", n.R, n.G, n.B)
}

// Recolored returns the same drawing in another colour; other resources come back as they are.
func Recolored(res fyne.Resource, c fyne.ThemeColorName) fyne.Resource {
	if i, ok := res.(*icon); ok {
		return &icon{name: i.name, color: c}
	}
	return res
}
