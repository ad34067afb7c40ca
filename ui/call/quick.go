package call

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"alumnibook/assets"
	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/dates"
	"alumnibook/ui/draft"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/widgets"
)

// quick is the box in which a call is logged from anywhere: a name, Enter, what was said, Enter.
type quick struct {
	host   page.Host
	w      *assets.Translator
	seat   model.Colleague
	person int64 // who was chosen; 0 for nobody yet
	first  []model.Row
	saving bool
	keeper *draft.Keeper
	draft  string // under which name it is kept

	modal           *widgets.Modal
	form            *widgets.Form
	kept            *fyne.Container
	name            *widgets.PickField
	text            *widgets.SayField
	kind, direction *widgets.SelectField
	reached         *widgets.CheckField
	minutes         *widgets.NumberField
	step            *widgets.TextField
	by              *widgets.DateField
	internal        *widgets.CheckField
}

// editor is the page on which entries are edited.
const editor = "person"

// quickKinds are what can be logged in the box.
var quickKinds = []model.InteractionKind{
	model.InteractionCall, model.InteractionEmail, model.InteractionMeeting, model.InteractionLetter, model.InteractionMessage, model.InteractionNote,
}

// QuickLog opens the box. Who is selected is filled in; of several, the field offers each. What was typed and not saved
// last time is there again.
func QuickLog(h page.Host, selected []int64) {
	q := &quick{host: h, w: h.Words()}
	b, ctx := h.Book(), context.Background()
	seat, err := b.Seat(ctx)
	if err != nil {
		h.Fail(err)
		return
	}
	q.draft = draft.Log
	body, had, err := b.Draft(ctx, draft.Log)
	if err == nil && !had && h.Current().Page != editor {
		if body, had, err = b.Draft(ctx, draft.Form); had {
			q.draft = draft.Form
		}
	}
	if err == nil {
		q.first, err = b.Rows(ctx, selected[:min(len(selected), mostFound)])
	}
	if err != nil {
		h.Fail(err)
		return
	}
	q.seat = seat
	q.build()
	q.begin(body)
	q.modal.Show()
	q.toName()
}

// build makes the box.
func (q *quick) build() {
	w := q.w
	q.form = widgets.NewForm()
	q.name = widgets.NewPickField(w.T("palette.call"))
	q.name.OnAsk, q.name.Settle, q.name.OnPicked = q.ask, q.settle, q.picked
	q.name.OnChanged = func(string) { q.person = 0 }
	q.text = widgets.NewSayField(w.T("call.text_hint"), 4)
	q.kind, q.direction = selectOf(w, "model.interaction.", quickKinds), selectOf(w, "model.direction.", []model.Direction{model.DirectionOut, model.DirectionIn})
	q.reached, q.internal = widgets.NewCheckField(w.T("person.reached")), widgets.NewCheckField(w.T("person.internal"))
	q.minutes = widgets.NewNumberField()
	q.step, q.by = widgets.NewTextField(w.T("person.promise.hint")), dates.Ahead(w, q.host.Today)
	q.kept = widgets.Stack(0)
	q.form.Object(q.kept)
	q.form.Add("people", w.T("person.about"), q.name)
	q.form.Add("text", w.T("person.what_was_said"), q.text)
	q.form.AddRow(
		widgets.Item{Key: "kind", Label: w.T("model.field.kind"), Field: q.kind, Weight: 4},
		widgets.Item{Key: "direction", Label: w.T("model.field.direction"), Field: q.direction, Weight: 4},
		widgets.Item{Key: "minutes", Label: w.T("model.field.minutes"), Field: q.minutes, Weight: 2},
		widgets.Item{Key: "reached", Label: " ", Field: q.reached, Weight: 4})
	q.form.AddRow(
		widgets.Item{Key: "step", Label: w.T("call.next_step"), Field: q.step, Weight: 5},
		widgets.Item{Key: "follow_up", Label: w.T("call.when"), Field: q.by, Weight: 4})
	q.form.Add("internal", "", q.internal)
	q.form.OnSave, q.form.OnCancel, q.form.OnChange = q.save, q.close, func() { q.keeper.Touched() }
	q.name.SetHooks(&widgets.Hooks{Changed: q.form.OnChange, Submit: q.toText, Cancel: q.close})
	cancel := widgets.NewSecondary(w.T("button.cancel"), nil, q.close)
	save := widgets.NewPrimary(w.T("button.save"), look.Icon("check"), func() { q.form.Save() })
	q.modal = widgets.NewModal(q.host.Window().Canvas(), w.T("call.log"), q.form, 580, q.close, cancel, save)
}

// selectOf offers words of the model, the first of them chosen.
func selectOf[T ~string](w *assets.Translator, key string, list []T) *widgets.SelectField {
	options := make([]widgets.Choice, len(list))
	for i, v := range list {
		options[i] = widgets.Choice{Text: w.T(key + string(v)), Value: string(v)}
	}
	f := widgets.NewSelectField("", options...)
	f.SetValue(string(list[0]))
	return f
}

// begin fills the box: with what was kept, or with a call that reached who is selected.
func (q *quick) begin(body []byte) {
	d, had := draft.Read(body)
	if !had {
		d = draft.Draft{Kind: model.InteractionCall, Outcome: reached}
		if len(q.first) == 1 {
			d.Person = q.first[0].ID
		}
	}
	q.keeper = draft.NewKeeper(q.host, q.draft, body, q.typed)
	if q.kept.Hide(); had {
		q.kept.Show()
		q.kept.Objects = []fyne.CanvasObject{keptLine(q.w, q.host.Today(), d, q.anew)}
	}
	q.kept.Refresh()
	q.show(d)
}

// keptLine says from when what stands here was kept, with a way to begin anew.
func keptLine(w *assets.Translator, today model.Date, d draft.Draft, anew func()) fyne.CanvasObject {
	words := widgets.NewCutText(w.T("call.kept", "when", w.Moment(today, d.At.Local())))
	words.Color = look.ColorAmber
	words.TextSize = look.SizeSmall
	return widgets.FillRow(look.Gap, 1, widgets.NewIcon("history", look.ColorAmber, 16), words, widgets.NewQuiet(w.T("call.anew"), nil, anew).Smaller())
}

// anew forgets what was kept.
func (q *quick) anew() {
	q.keeper.Drop()
	q.begin(nil)
	q.toName()
}

// show fills the fields.
func (q *quick) show(d draft.Draft) {
	q.person = 0
	q.name.Take(widgets.Choice{})
	if rows, err := q.host.Book().Rows(context.Background(), ids(d.Person)); err == nil && len(rows) == 1 && rows[0].Trashed.IsZero() {
		q.name.Take(choice(rows[0]))
		q.person = d.Person
	}
	q.text.SetValue(d.Text)
	q.kind.SetValue(string(d.Kind))
	q.direction.SetValue(string(model.DirectionOut))
	if d.In {
		q.direction.SetValue(string(model.DirectionIn))
	}
	q.reached.SetValue(d.Outcome == reached)
	q.minutes.TextField.SetValue(d.Minutes)
	q.step.SetValue(d.Step)
	q.by.SetText(d.StepOn)
	q.internal.SetValue(d.Internal)
	q.form.MarkClean()
}

func ids(id int64) []int64 {
	if id == 0 {
		return nil
	}
	return []int64{id}
}

// typed is what stands in the box; a name alone is nothing yet.
func (q *quick) typed() (draft.Draft, bool) {
	d := draft.Draft{
		Person: q.person, Kind: model.InteractionKind(q.kind.Value()), In: q.direction.Value() == string(model.DirectionIn), Text: q.text.Value(),
		Minutes: q.minutes.TextField.Value(), Step: q.step.Value(), StepOn: q.by.Text(), Internal: q.internal.Value(), On: q.host.Today(), At: time.Now().UTC(),
	}
	if q.reached.Value() {
		d.Outcome = reached
	}
	return d, strings.TrimSpace(d.Text+d.Step) != ""
}

// ask looks for people whom the letters may mean.
func (q *quick) ask(text string) {
	b := q.host.Book()
	run.Do(q.host.Runner(), q.name, func(ctx context.Context, _ run.Progress) ([]model.Row, error) {
		return FindPeople(ctx, b, text, mostFound)
	}, func(rows []model.Row, err error) {
		if err == nil && q.modal.IsOpen() {
			q.name.Offer(text, choicesOf(rows))
		}
	})
}

// settle looks for them at once: Enter was pressed before the answer came.
func (q *quick) settle(text string) []widgets.Choice {
	rows, err := FindPeople(context.Background(), q.host.Book(), text, mostFound)
	if err != nil {
		return nil
	}
	return choicesOf(rows)
}

func (q *quick) picked(c widgets.Choice) {
	q.person = page.IDOf(c.Value)
	q.text.Focus()
}

// toName gives the keyboard to the name. The next letter replaces who is filled in.
func (q *quick) toName() {
	if q.person != 0 && strings.TrimSpace(q.text.Value()) != "" {
		q.text.Focus()
		q.text.ToEnd()
		return
	}
	q.name.Focus()
	q.name.Select()
	if q.person == 0 && len(q.first) > 1 {
		q.name.Offer("", choicesOf(q.first))
	}
}

// toText is Enter in the name.
func (q *quick) toText() {
	if q.person == 0 {
		q.name.SetError(q.w.T("call.who_missing"))
		return
	}
	q.text.Focus()
}

// close puts the box away. What was typed is kept.
func (q *quick) close() {
	if q.saving {
		return
	}
	if _, any := q.typed(); any {
		q.host.Toast(q.w.T("call.kept_toast"))
	}
	q.keeper.Now()
	q.keeper.Rest()
	q.modal.Hide()
}

// check makes an entry of the box.
func (q *quick) check() (model.Interaction, widgets.FieldErrors) {
	wrong := widgets.FieldErrors{}
	i := model.Interaction{
		Kind: model.InteractionKind(q.kind.Value()), Direction: model.Direction(q.direction.Value()), On: q.host.Today(), Reached: q.reached.Value(),
		ColleagueID: q.seat.ID, PersonIDs: ids(q.person), Text: strings.TrimSpace(q.text.Value()), Internal: q.internal.Value(),
	}
	if i.Kind == model.InteractionNote {
		i.Direction = model.DirectionNone
	}
	if q.person == 0 {
		wrong["people"] = q.w.T("call.who_missing")
	}
	i.Minutes = minutesOf(q.w, q.minutes, wrong)
	i.FollowUp = followUp(q.w, q.host.Today(), q.seat.ID, q.step, q.by, wrong)
	if i.Reached && i.Text == "" && i.Minutes == 0 && i.FollowUp.On.IsZero() { // Enter was held a little too long
		wrong["text"] = q.w.T("error.invalid.missing")
	}
	if len(wrong) > 0 {
		return i, wrong
	}
	return i, said(q.w, i, q.host.Today())
}

// save stores the entry; a person who is gone by now leaves the box as it is.
func (q *quick) save() error {
	if q.saving {
		return widgets.ErrLater
	}
	entry, wrong := q.check()
	if wrong != nil {
		return wrong
	}
	q.saving = true
	once(q.host, &entry, func() {
		doing := model.Doing{Code: "log", Name: model.Row{Name: q.name.Value()}.CallName(), Count: 1}
		if entry.Kind == model.InteractionCall {
			doing.Code = "log_call"
		}
		q.host.Do(doing, func(tx *book.Tx) error {
			if err := create(tx, &entry); err != nil {
				return err
			}
			return tx.DropDraft(q.draft)
		}, q.saved)
	}, func() { q.saving = false })
	return widgets.ErrLater
}

func (q *quick) saved(_ int64, err error) {
	q.saving = false
	if model.CodeOf(err) == model.CodeNotFound {
		q.person = 0
		q.keeper.Now()
		q.form.SetErrors(map[string]string{"people": q.w.T("call.gone_choose")})
		return
	}
	if err != nil {
		q.keeper.Now()
		q.form.SetMessage(q.host.Sentence(err))
		return
	}
	q.keeper.Saved()
	q.modal.Hide()
}
