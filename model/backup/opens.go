package backup

import (
	"os"

	"alumnibook/model/exchange/outfile"
)

// Opens tells whether a passphrase is that of an encrypted backup, by its beginning alone: CodeFilePassword where it is
// not.
func Opens(path, passphrase string) error {
	f, err := os.Open(path)
	if err != nil {
		return outfile.Coded(path, err)
	}
	defer func() { _ = f.Close() }()
	_, err = unseal(f, path, passphrase)
	return err
}
