package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// layer is a sheet above a page or a dialog, on which tooltips, completion lists
// and toasts are put. It is no overlay of Fyne, because an overlay takes the
// keyboard and the first click away from the field below.
type layer struct {
	box     *fyne.Container
	canvas  fyne.Canvas
	overlay fyne.CanvasObject // the dialog it belongs to; nil for the page
}

var layers = map[fyne.Canvas][]*layer{}

func newLayer(c fyne.Canvas, overlay fyne.CanvasObject) *layer {
	l := &layer{box: container.NewWithoutLayout(), canvas: c, overlay: overlay}
	layers[c] = append(layers[c], l)
	return l
}

func (l *layer) close() {
	kept := layers[l.canvas][:0]
	for _, other := range layers[l.canvas] {
		if other != l {
			kept = append(kept, other)
		}
	}
	layers[l.canvas] = kept
	if len(kept) == 0 {
		delete(layers, l.canvas)
	}
}

func (l *layer) add(o fyne.CanvasObject)    { l.box.Add(o) }
func (l *layer) remove(o fyne.CanvasObject) { l.box.Remove(o) }
func (l *layer) position() fyne.Position    { return positionOf(l.box) }

// layerFor returns the sheet above o: that of the dialog on top, or of the page. It is nil under a foreign overlay.
func layerFor(o fyne.CanvasObject) *layer {
	c := canvasOf(o)
	if c == nil {
		return nil
	}
	top := c.Overlays().Top()
	all := layers[c]
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].overlay == top {
			return all[i]
		}
	}
	return nil
}

// takeOff takes an overlay off a window. Fyne tells nobody in it that the keyboard is gone: a cursor would go on blinking
// unseen, and the whole window be drawn for it twice a second.
func takeOff(c fyne.Canvas, overlay fyne.CanvasObject) {
	if c.Overlays().Top() == overlay {
		c.Unfocus()
	}
	c.Overlays().Remove(overlay)
}

// Root is the whole content of a window: the page below, and above it whatever floats. Without it there are no
// tooltips, completion lists and toasts.
type Root struct {
	widget.BaseWidget
	content fyne.CanvasObject
	layer   *layer
	toasts  *ToastStack
}

// NewRoot wraps the content of a window; show it with window.SetContent.
func NewRoot(content fyne.CanvasObject, c fyne.Canvas) *Root {
	r := &Root{content: content, layer: newLayer(c, nil), toasts: newToastStack()}
	r.ExtendBaseWidget(r)
	return r
}

// Toasts returns the stack of short messages at the bottom of the window.
func (r *Root) Toasts() *ToastStack { return r.toasts }

// SetContent shows another page.
func (r *Root) SetContent(o fyne.CanvasObject) {
	r.content = o
	r.Refresh()
}

// Close forgets the window; call it when the window has been closed.
func (r *Root) Close() { r.layer.close() }

// CreateRenderer is called by Fyne.
func (r *Root) CreateRenderer() fyne.WidgetRenderer {
	r.ExtendBaseWidget(r)
	return &parts{
		of:   r,
		list: func() []fyne.CanvasObject { return []fyne.CanvasObject{r.content, r.toasts, r.layer.box} },
		min:  func() fyne.Size { return r.content.MinSize() },
		layout: func(s fyne.Size) {
			r.content.Resize(s)
			r.toasts.Resize(s)
			r.layer.box.Resize(s)
		},
	}
}
