package book

import (
	"context"
	"path/filepath"
	"testing"

	"alumnibook/model"
)

func TestDraftsOutliveTheProgram(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "Firm.alumni")
	b, err := Create(ctx, path, Options{Clock: ticking()})
	must(t, err)
	told := 0
	defer b.Subscribe(func(Event) { told++ })()
	must(t, b.PutDraft(ctx, "log", []byte("half a sen")))
	must(t, b.PutDraft(ctx, "call 4", []byte("the exam")))
	must(t, b.PutDraft(ctx, "log", []byte("half a sentence")))
	if n, err := b.Changes(ctx, 0, 10); err != nil || len(n) != 0 || told != 0 {
		t.Errorf("a draft is no change: %v %d %v", n, told, err)
	}
	wantCode(t, b.PutDraft(ctx, "", nil), model.CodeInvalid)
	must(t, b.Close())
	b, err = Open(ctx, path)
	must(t, err)
	defer func() { must(t, b.Close()) }()
	body, ok, err := b.Draft(ctx, "log")
	if string(body) != "half a sentence" || !ok || err != nil {
		t.Errorf("%q %v %v", body, ok, err)
	}
	names, err := b.Drafts(ctx)
	must(t, err)
	same(t, "the newest in front", []string{"log", "call 4"}, names)
	must(t, b.DropDraft(ctx, "log"))
	must(t, b.DropDraft(ctx, "log"))
	if _, ok, err := b.Draft(ctx, "log"); ok || err != nil {
		t.Error("it is still there", err)
	}
}
