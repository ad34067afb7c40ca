package importing

import (
	"fmt"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"alumnibook/model"
	"alumnibook/ui/look"
	"alumnibook/ui/page"
	"alumnibook/ui/uitest"
)

// longList has three sheets with all that can become of a row, and long values.
func longList(t testing.TB) string {
	head := []any{"Nachname", "Vorname", "Mobil", "E-Mail privat", "Austritt", "Standort", "Abteilung", "Bemerkung", "Gehalt", "Kostenstelle"}
	var sheets []testSheet
	for s, city := range []string{"Stockholm", "Göteborg", "Malmö"} {
		rows := [][]any{{"Ehemalige " + city}, {}, {}, head}
		for i := range 60 {
			rows = append(rows, []any{
				fmt.Sprintf("Ångström%d", i), "Ingrid", fmt.Sprintf("+46 70 174 %02d %02d", s, i), fmt.Sprintf("ingrid%d.%d@example.org", s, i), "2018-05-31", city, "Steuern", "", 50000,
			})
		}
		rows[6] = []any{"Wolfeschlegelsteinhausenbergerdorff-Leutheusser", "Maria Magdalena Theresia", "46701740701", "maria.magdalena.wolfeschlegelsteinhausenbergerdorff@grossekanzlei.example", "2015-12", city, "Wirtschaftsprüfung und Beratung", "Hat mehrfach gebeten, nur nach 17 Uhr angerufen zu werden, und kennt alle.", 1, "4711"}
		rows[8] = []any{"", "", "+46 70 174 09 09", "", "2015-12", city}
		rows[9] = []any{"Mueller", "Juergen", "+46 70 174 08 08", fmt.Sprintf("jm%d@example.org", s), "2017-09-30", city}
		rows[12] = []any{"Kjær", "Mette", "", "mette@example.org", "2018-02-31", city}
		rows[15] = []any{"Müller", "Jürgen", "", fmt.Sprintf("jm%d@example.com", s), "", city}
		sheets = append(sheets, testSheet{name: city, rows: rows})
	}
	return writeList(t, "Ehemalige 2015–2024.xlsx", sheets...)
}

func TestPictures(t *testing.T) {
	if os.Getenv("ALUMNIBOOK_PICTURES") == "" {
		t.Skip("ALUMNIBOOK_PICTURES names no folder for them")
	}
	list := longList(t)
	for _, s := range []struct {
		name, lang string
		mode       look.Mode
		size       fyne.Size
		factor     float32
	}{
		{"light", "en", look.Light, fyne.NewSize(1280, 800), 1},
		{"dark", "en", look.Dark, fyne.NewSize(1280, 800), 1},
		{"german", "de", look.Light, fyne.NewSize(1024, 700), 1},
		{"large", "sv", look.Light, fyne.NewSize(1280, 800), 1.4},
	} {
		b := uitest.NewBook(t)
		known := uitest.Named("Ingrid", "Ångström7")
		known.Emails = []model.Email{{Address: "ingrid0.7@example.org", Kind: model.KindPrivate}}
		known.Employments = []model.Employment{{Office: "Lund"}}
		uitest.Add(t, b, juergen(), known)
		h := uitest.NewHost(t, b)
		h.Lang = s.lang
		fyne.CurrentApp().Settings().SetTheme(look.NewTheme(s.mode, s.factor))
		p := New(h)
		h.Put(p, page.Files(page.Import, []string{list}))
		h.W.Resize(s.size)
		picture(t, h, s.name+"-1-file")
		p.goTo(stepColumns)
		picture(t, h, s.name+"-2-columns")
		p.goTo(stepCheck)
		picture(t, h, s.name+"-3-check")
		p.check.grid.Select(3)
		picture(t, h, s.name+"-4-repaired")
		p.check.filter("rejected")
		picture(t, h, s.name+"-5-rejected")
		p.apply()
		picture(t, h, s.name+"-6-done")
		p.reset()
		picture(t, h, s.name+"-7-empty")
		p.add([]string{list})
		p.askHeading(p.draft.Files[0].Sheets[0])
		picture(t, h, s.name+"-8-heading")
	}
}
