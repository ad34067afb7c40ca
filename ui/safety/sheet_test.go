package safety

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"alumnibook/model/book"
	"alumnibook/model/rights"
	"alumnibook/ui/prefs"
	"alumnibook/ui/uitest"
)

func TestRecoverySheetSaysWhereTheBackupsAreAndWithWhatTheyOpen(t *testing.T) {
	k, v := open(t, uitest.Named("Åsa", "Kvist"))
	const pass = "kamu-tepi-rolo-basi-muni-dodo"
	k.second, k.pass = prefs.Backups{Second: "/media/ebba/STICK"}, pass
	v.refresh()
	v.read()
	v.tabs.Select(tabSecond)
	path := filepath.Join(t.TempDir(), "Sheet.pdf")
	k.Picks = [][]string{{path}}
	k.W.Tap("Recovery sheet…")
	text, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Skip("pdftotext is not here: ", err)
	}
	got := strings.Join(strings.Fields(string(text)), "")
	for _, part := range []string{k.B.Path(), book.BackupFolder(k.B.Path()), "/media/ebba/STICK", "kamu-", "dodo", rights.PassphraseCheck(pass), k.FirmNow.Name} {
		if !strings.Contains(got, strings.Join(strings.Fields(part), "")) {
			t.Errorf("it does not say %q:\n%s", part, text)
		}
	}
}
