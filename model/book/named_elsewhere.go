package book

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"gorm.io/gorm"

	"alumnibook/model"
)

// NamedElsewhere finds the texts in the records of others that name a person, newest first, each with all of the text; of
// a newsletter, and of what is very long, the place alone. What is about the person too is not among them, and a name that
// others have as well is not taken for theirs. CodeNotFound where there is nobody of that id.
func (b *Book) NamedElsewhere(ctx context.Context, id int64) ([]Mention, error) {
	var list []Mention
	err := b.view(ctx, func(db *gorm.DB) error {
		who, err := findEverybody(db, b.index(), []int64{id})
		if err != nil {
			return err
		}
		return eachNaming(ctx, db, who.find, who.ids, func(m Mention, texts []string) {
			m.Text = wholeTexts(m.Kind, who.find, texts)
			list = append(list, m)
		})
	})
	slices.SortStableFunc(list, func(a, b Mention) int { return b.On.Compare(a.On) })
	return list, err
}

// mostText is from how many bytes on only the place of a text is shown that names somebody.
const mostText = 2000

// wholeTexts are the texts of a record that name somebody, below each other.
func wholeTexts(kind string, t *model.Traces, texts []string) string {
	if kind == KindNewsletter {
		return placeIn(t, texts[0])
	}
	var list []string
	for _, s := range texts {
		if len(s) > mostText {
			s = placeIn(t, s)
		}
		if s = strings.TrimSpace(s); !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return strings.Join(list, "\n")
}

// eachNaming gives every record that is about others and names people, with its texts that do.
func eachNaming(ctx context.Context, db *gorm.DB, find *model.Traces, ids []int64, fn func(m Mention, texts []string)) error {
	found, _, err := whereNamed(db, find, ids)
	if err != nil {
		return err
	}
	for _, f := range found {
		if err := ctx.Err(); err != nil {
			return err
		}
		m, texts, err := mentionIn(db, find, f)
		if err != nil {
			return err
		}
		if len(texts) > 0 {
			fn(m, texts)
		}
	}
	return eachDraftNaming(db, find, ids, fn)
}

// eachDraftNaming gives the drafts that are of no contact with people and name them.
func eachDraftNaming(db *gorm.DB, find *model.Traces, ids []int64, fn func(m Mention, texts []string)) error {
	var drafts []draftRow
	if err := db.Find(&drafts).Error; err != nil {
		return err
	}
	for i := range drafts {
		r := &drafts[i]
		if draftAbout(r, ids) {
			continue
		}
		var texts []string
		eachString(r.Body, func(_ []string, s string) bool {
			if find.In(s) {
				texts = append(texts, s)
			}
			return false
		})
		if len(texts) > 0 {
			fn(Mention{Kind: "draft", Where: "draft", On: model.DateOf(moment(r.Updated))}, texts)
		}
	}
	return nil
}

// mentionIn reads one record that names somebody, and its texts that do; none where it is their own name after all.
func mentionIn(db *gorm.DB, t *model.Traces, f naming) (Mention, []string, error) {
	now, err := currentRecord(db, f.kind, f.id)
	if err != nil {
		return Mention{}, nil, err
	}
	image, err := json.Marshal(now.value)
	if err != nil {
		return Mention{}, nil, err
	}
	var texts []string
	eachString(string(image), func(path []string, s string) bool {
		if (f.kind == KindColleague || mayName(f.kind, path)) && t.In(s) {
			texts = append(texts, s)
		}
		return false
	})
	return Mention{Kind: f.kind, ID: f.id, Where: f.where, On: dayOfImage(image)}, texts, nil
}

// dayOfImage is the day of a record that has one.
func dayOfImage(image []byte) (on model.Date) {
	var day struct {
		On      model.Date `json:"on"`
		SentOn  model.Date `json:"sent_on"`
		Due     model.Date `json:"due"`
		LastDay model.Date `json:"last_day"`
	}
	_ = json.Unmarshal(image, &day) // a record without a day has none
	for _, d := range []model.Date{day.LastDay, day.Due, day.SentOn, day.On} {
		if !d.IsZero() {
			on = d
		}
	}
	return on
}
