package widgets

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"alumnibook/ui/look"
)

// FieldErrors is what OnSave returns when single fields are wrong: a text for each key.
type FieldErrors map[string]string

// Error lists the keys.
func (e FieldErrors) Error() string {
	keys := make([]string, 0, len(e))
	for k := range e {
		keys = append(keys, k)
	}
	return "wrong fields: " + strings.Join(keys, ", ")
}

// Item is a field in a form.
type Item struct {
	Key, Label string
	Field      Field
	Hint       string  // below the field
	Required   bool    // a star after the label; checking is the page's
	Weight     float32 // share of the width in a row; 0 is 1
}

// ErrLater is what OnSave returns when it saves in the background; Finish then says how it ended.
var ErrLater = errors.New("saving goes on in the background")

// Form holds fields in sections. Saving comes first: the form stays as it is until OnSave has returned nil.
type Form struct {
	widget.BaseWidget
	OnSave   func() error // FieldErrors go to their fields, anything else to the top
	OnSaved  func()       // after OnSave has returned nil
	OnCancel func()       // Escape
	OnChange func()       // any field changed
	OnTyped  func()       // the same, for whoever keeps what is typed

	labelsLeft bool
	labelWidth float32
	rows       *fyne.Container
	message    *Paragraph
	banner     fyne.CanvasObject
	keys       []string
	items      map[string]Item
	clean      map[string]string
	hooks      *Hooks
	scroll     *ScrollArea
}

// NewForm returns an empty form with labels above their fields.
func NewForm() *Form {
	f := &Form{items: map[string]Item{}, clean: map[string]string{}, message: NewParagraph("")}
	f.message.Color = look.ColorRed
	f.banner = newBanner(f.message)
	f.banner.Hide()
	f.rows = Stack(12, f.banner)
	f.hooks = &Hooks{Changed: f.changed, Submit: func() { f.Save() }, Cancel: f.cancel}
	f.ExtendBaseWidget(f)
	return f
}

// NewLeftForm returns an empty form with labels of the given width left of their fields.
func NewLeftForm(labelWidth float32) *Form {
	f := NewForm()
	f.labelsLeft, f.labelWidth = true, labelWidth
	return f
}

// Within tells the form which area scrolls it, so that the first wrong field can be brought into sight.
func (f *Form) Within(s *ScrollArea) { f.scroll = s }

func newBanner(words *Paragraph) fyne.CanvasObject {
	back := box(look.ColorRedTint, look.Corner)
	return container.NewStack(back, Pad(10, words))
}

func (f *Form) changed() {
	if f.OnChange != nil {
		f.OnChange()
	}
	if f.OnTyped != nil {
		f.OnTyped()
	}
}

func (f *Form) cancel() {
	if f.OnCancel != nil {
		f.OnCancel()
		return
	}
	passKey(f, &fyne.KeyEvent{Name: fyne.KeyEscape})
}

// Section begins a new part with a title.
func (f *Form) Section(title string) {
	top := float32(0)
	if len(f.keys) > 0 {
		top = 8
	}
	f.rows.Add(PadEach(top, 0, 0, 0, NewSection(title)))
}

// Text puts words between the fields.
func (f *Form) Text(text string) { f.rows.Add(NewMutedParagraph(text)) }

// Object puts anything between the fields.
func (f *Form) Object(o fyne.CanvasObject) { f.rows.Add(o) }

// Add puts a field into a row of its own.
func (f *Form) Add(key, label string, field Field) {
	f.AddRow(Item{Key: key, Label: label, Field: field})
}

// AddRow puts fields beside each other.
func (f *Form) AddRow(items ...Item) {
	var cells []fyne.CanvasObject
	var weights []float32
	for _, item := range items {
		f.hold(item)
		if h, ok := item.Field.(interface{ SetHint(string) }); ok && item.Hint != "" {
			h.SetHint(item.Hint)
		}
		cells = append(cells, f.cell(item))
		weights = append(weights, max(item.Weight, 0))
	}
	f.rows.Add(container.New(&shareLayout{weights, 12}, cells...))
}

func (f *Form) cell(item Item) fyne.CanvasObject {
	name := item.Label
	if item.Required {
		name += " *"
	}
	if name == "" && !f.labelsLeft {
		return item.Field
	}
	words := NewMuted(name)
	if f.labelsLeft {
		words.Least = 20
		return container.New(&labelLeft{f.labelWidth}, words, item.Field)
	}
	words.TextSize = look.SizeSmall
	return Stack(3, words, item.Field)
}

// Field returns the field with this key, nil if there is none.
func (f *Form) Field(key string) Field { return f.items[key].Field }

// Keys returns the keys in the order of the fields.
func (f *Form) Keys() []string { return f.keys }

// Save runs OnSave and reports whether it went well. Fields that are wrong show it, and the first of them gets the
// keyboard.
func (f *Form) Save() bool {
	f.SetErrors(nil)
	if f.OnSave == nil {
		return f.Finish(nil)
	}
	err := f.OnSave()
	if errors.Is(err, ErrLater) {
		return false
	}
	return f.Finish(err)
}

// Finish takes the outcome of saving: an error is shown and the form stays as it is, nil calls OnSaved.
func (f *Form) Finish(err error) bool {
	if err != nil {
		var wrong FieldErrors
		if errors.As(err, &wrong) {
			f.SetErrors(wrong)
		} else {
			f.SetMessage(err.Error())
		}
		return false
	}
	f.MarkClean()
	if f.OnSaved != nil {
		f.OnSaved()
	}
	return true
}

// SetMessage shows a text at the top of the form in red; "" takes it away.
func (f *Form) SetMessage(text string) {
	f.message.SetText(text)
	show(f.banner, text != "")
	f.rows.Refresh()
	f.Refresh()
	if text != "" && f.scroll != nil {
		f.scroll.ToTop()
	}
}

// SetErrors shows a text at each wrong field, takes away all others, and gives the keyboard to the first wrong one.
// The key of a field in a list is "list.index.name". Texts for unknown keys stand at the top.
func (f *Form) SetErrors(wrong map[string]string) {
	for _, item := range f.items {
		if l, ok := item.Field.(*ListField); ok {
			l.clearErrors()
		} else {
			item.Field.SetError("")
		}
	}
	var first Field
	var rest []string
	shown := map[string]bool{}
	for _, key := range f.keys {
		for path, text := range wrong {
			if field := f.wrongField(key, path); field != nil && text != "" {
				field.SetError(text)
				shown[path] = true
				if first == nil {
					first = field
				}
			}
		}
	}
	for path, text := range wrong {
		if !shown[path] && text != "" {
			rest = append(rest, text)
		}
	}
	f.SetMessage(strings.Join(rest, "\n"))
	f.rows.Refresh()
	if first != nil {
		first.Focus()
		if f.scroll != nil {
			f.scroll.Reveal(first)
		}
	}
}

// wrongField is the field that path speaks of, if it is the one called key or stands in it.
func (f *Form) wrongField(key, path string) Field {
	if path == key {
		return f.items[key].Field
	}
	rest, ok := strings.CutPrefix(path, key+".")
	if !ok {
		return nil
	}
	if l, ok := f.items[key].Field.(*ListField); ok {
		if field := l.itemField(rest); field != nil {
			return field
		}
		return l
	}
	return nil
}

// FocusFirst gives the keyboard to the first field.
func (f *Form) FocusFirst() {
	if len(f.keys) > 0 {
		f.items[f.keys[0]].Field.Focus()
	}
}

// MinSize is that of the rows at their present width.
func (f *Form) MinSize() fyne.Size { return f.rows.MinSize() }

// CreateRenderer is called by Fyne.
func (f *Form) CreateRenderer() fyne.WidgetRenderer {
	f.ExtendBaseWidget(f)
	return &parts{
		of: f, objects: []fyne.CanvasObject{f.rows},
		min:    func() fyne.Size { return f.rows.MinSize() },
		layout: func(s fyne.Size) { f.rows.Resize(s); f.rows.Layout.Layout(f.rows.Objects, s) },
	}
}
