package ui

import (
	"context"
	"slices"

	"alumnibook/model"
	"alumnibook/model/book"
	"alumnibook/ui/page"
	"alumnibook/ui/run"
	"alumnibook/ui/tell"
)

// Do makes one change of the book on the runner, offers to undo it, and tells the page.
func (f *frame) Do(doing model.Doing, fn func(tx *book.Tx) error, done func(change int64, err error)) {
	b := f.s.book
	if f.readOnly() {
		refused := model.E(model.CodeReadOnly, "", nil)
		if done != nil {
			done(0, refused)
		} else {
			f.Fail(refused)
		}
		return
	}
	f.save(func(ctx context.Context) (any, error) {
		id, err := b.Change(ctx, doing, fn)
		if err != nil || id == 0 {
			return model.Change{}, err
		}
		return changeOf(ctx, b, id), nil
	}, func(v any, err error) {
		c, _ := v.(model.Change)
		if err == nil && c.ID != 0 {
			f.ToastUndo(tell.Doing(f.s.words, c.Doing), c.ID)
		}
		switch {
		case done != nil:
			done(c.ID, err)
		case err != nil:
			f.Fail(err)
		}
	})
}

// save runs work that is waited for when the window closes. Its answer is for nobody where the frame is gone.
func (f *frame) save(work func(ctx context.Context) (any, error), done func(any, error)) {
	f.s.runner.Start(run.Job{
		Keep: true,
		Work: func(ctx context.Context, _ run.Progress) (any, error) { return work(ctx) },
		Done: func(v any, err error) {
			if !f.closed {
				done(v, err)
			}
		},
	})
}

// changeOf reads a change that was just made; what it did may have become known only at its end.
func changeOf(ctx context.Context, b *book.Book, id int64) model.Change {
	list, err := b.Changes(ctx, id+1, 1)
	if err != nil || len(list) == 0 || list[0].ID != id {
		return model.Change{ID: id, Doing: model.Doing{Code: "other"}}
	}
	return list[0]
}

// Undo takes a change back, asking where something was changed since.
func (f *frame) Undo(change int64, done func(ok bool)) {
	f.undo(change, model.UndoAsk, done)
}

type undone struct {
	result model.UndoResult
	taken  model.Change // the change that was taken back
}

func (f *frame) undo(change int64, choice model.UndoChoice, done func(ok bool)) {
	b := f.s.book
	f.save(func(ctx context.Context) (any, error) {
		taken := changeOf(ctx, b, change)
		result, err := b.Undo(ctx, change, choice)
		return undone{result, taken}, err
	}, func(v any, err error) {
		u, _ := v.(undone)
		switch {
		case err != nil:
			f.Fail(err)
			finish(done, false)
		case choice == model.UndoAsk && len(u.result.Conflicts) > 0:
			f.askConflicts(u, func(choice model.UndoChoice) { f.undo(change, choice, done) }, func() { finish(done, false) })
		case u.result.Change == 0:
			f.Toast(f.s.words.T("undo.nothing_left"))
			finish(done, true)
		default:
			f.withdraw(change)
			f.ToastUndo(f.undoSentence(u.taken), u.result.Change)
			finish(done, true)
		}
	})
}

func finish(done func(bool), ok bool) {
	if done != nil {
		done(ok)
	}
}

// undoSentence says that a change was taken back, or done again where it was an undo itself.
func (f *frame) undoSentence(taken model.Change) string {
	w := f.s.words
	if taken.Undoes != 0 {
		return w.T("undo.redone")
	}
	return w.T("doing.undo", "what", tell.Doing(w, taken.Doing))
}

// bookChanged brings everything that shows the book up to date.
func (f *frame) bookChanged(e book.Event) {
	if f.closed {
		return
	}
	for _, p := range f.pages {
		if r, ok := p.(page.Refresher); ok && e.Change != 0 {
			r.BookChanged(e)
		}
	}
	b := f.s.book
	run.Do(f.s.runner, "standing", func(ctx context.Context, _ run.Progress) (standing, error) {
		var st standing
		var err error
		if st.undo, st.canUndo, err = b.Undoable(ctx); err != nil {
			return st, err
		}
		st.redo, st.canRedo, err = b.Redoable(ctx)
		return st, err
	}, func(st standing, err error) {
		if err == nil && !f.closed {
			f.can = st
			f.status.refresh()
		}
	})
}

// bookExt are the endings of a book's file, openExt also those of an encrypted backup.
var (
	bookExt = []string{".alumni"}
	openExt = []string{".alumni", ".age"}
)

// sortDropped parts files into books and everything else.
func sortDropped(paths []string) (books, lists []string) {
	for _, p := range paths {
		if slices.Contains(openExt, lowerExt(p)) {
			books = append(books, p)
			continue
		}
		lists = append(lists, p)
	}
	return books, lists
}
