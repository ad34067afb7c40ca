package book

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

func TestNamedElsewhereGivesWholeTextsOfOthers(t *testing.T) {
	ctx, f := t.Context(), newFullBook(t)
	_, err := f.NamedElsewhere(ctx, 4711)
	wantCode(t, err, model.CodeNotFound)
	list, err := f.NamedElsewhere(ctx, f.her.ID)
	must(t, err)
	preview, err := f.ErasePreview(ctx, f.her.ID)
	must(t, err)
	theirs := map[recordKey]bool{}
	for _, m := range preview.Mentions {
		theirs[recordKey{m.Kind, m.ID}] = true
	}
	for _, m := range list {
		if !theirs[recordKey{m.Kind, m.ID}] || strings.TrimSpace(m.Text) == "" {
			t.Errorf("%+v", m)
		}
		if m.Kind != KindInteraction {
			continue
		}
		i, err := f.Interaction(ctx, m.ID)
		must(t, err)
		if slices.Contains(i.PersonIDs, f.her.ID) || !strings.Contains(m.Text, strings.TrimSpace(i.Text)) && !strings.Contains(m.Text, i.FollowUp.Text) {
			t.Errorf("%q of %+v", m.Text, i)
		}
	}
	for _, where := range []string{"entry", "newsletter", "event", "wish", "list", "favour", "person", "consent", "guest", "draft", "colleague"} {
		if !slices.ContainsFunc(list, func(m Mention) bool { return m.Where == where }) {
			t.Errorf("none in a %s", where)
		}
	}
	again, err := f.NamedElsewhere(ctx, f.her.ID)
	must(t, err)
	if d := cmp.Diff(list, again); d != "" { // what was decided about a text is known by it
		t.Error(d)
	}
	if !slices.IsSortedFunc(list, func(a, b Mention) int { return b.On.Compare(a.On) }) {
		t.Error("not the newest first")
	}
}
