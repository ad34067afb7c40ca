package cli

import (
	"context"
	"os"

	"alumnibook/model"
	"alumnibook/model/exchange/sheet"

	"golang.org/x/term"
)

// passwordVariable names the environment's variable that opens protected workbooks for scripts: a password on the line
// itself could be read by everybody on the machine.
const passwordVariable = "ALUMNIBOOK_PASSWORD"

// password is what opens a list: nothing for most, else what the environment or the person at the terminal says.
func (s *session) password(_ context.Context, list string) (string, error) {
	_, err := sheet.Sniff(list)
	if model.CodeOf(err) != model.CodeFileEncrypted {
		return "", nil
	}
	if said := s.Env(passwordVariable); said != "" {
		return said, nil
	}
	in, ok := s.In.(*os.File)
	if !ok || !term.IsTerminal(int(in.Fd())) {
		return "", nil // opening it without one may still do: Excel has a password of its own
	}
	s.tell(s.words.T("cli.import_password", "name", list))
	said, err := term.ReadPassword(int(in.Fd()))
	return string(said), err
}
