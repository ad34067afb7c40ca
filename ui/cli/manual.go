package cli

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"alumnibook/assets"
	"alumnibook/model/exchange/print"
	"alumnibook/model/manual"
)

// manualCommand writes the manual as a PDF. It is the only command that needs no book.
type manualCommand struct {
	Out      string `arg:""`
	Language string
}

func (c *manualCommand) run(_ context.Context, s *session) (int, error) {
	lang := cmp.Or(strings.ToLower(c.Language), s.words.Language())
	if !slices.Contains(assets.Languages, lang) {
		return s.misused(errors.New(s.words.T("cli.manual_language", "name", c.Language, "list", strings.Join(assets.Languages, ", ")))), nil
	}
	if !strings.EqualFold(filepath.Ext(c.Out), ".pdf") {
		return s.misused(errors.New(s.words.T("cli.manual_pdf"))), nil
	}
	var shortcuts []manual.Shortcut
	if s.Shortcuts != nil {
		shortcuts = s.Shortcuts(lang)
	}
	pages, err := manual.Read(lang, shortcuts)
	if err != nil {
		return 0, err
	}
	var paper print.Paper
	if s.Fonts != nil {
		paper.Font, paper.BoldFont = s.Fonts()
	}
	if err := manual.Save(c.Out, lang, pages, shortcuts, paper); err != nil {
		return 0, err
	}
	if s.json {
		return ExitDone, s.answer(struct {
			File     string `json:"file"`
			Language string `json:"language"`
			Pages    int    `json:"pages"`
		}{c.Out, lang, len(pages)})
	}
	s.line(s.words.T("cli.manual_done", "file", c.Out))
	return ExitDone, nil
}
