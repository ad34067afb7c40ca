package book

// DropDraft forgets a draft in the change that stores what it held, so that it is neither lost nor there twice.
func (tx *Tx) DropDraft(name string) error {
	return run(tx.ctx, tx.db, "DELETE FROM drafts WHERE name = ?", name)
}
