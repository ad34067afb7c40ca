package sheet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"alumnibook/model"
)

func TestSeveralSheetsComeBack(t *testing.T) {
	tables := []Table{
		{Sheet: "People", Columns: []Column{{Title: "ID", Type: Code}, {Title: "Name"}}},
		{Sheet: "people", Columns: []Column{{Title: "ID", Type: Code}, {Title: "E-Mail"}, {Title: "Since", Type: Date}}},
		{Sheet: strings.Repeat("ä", 40)},
		{Sheet: "Sheet1", Columns: []Column{{Title: "x"}}},
	}
	rows := []func(func([]Value) bool){
		slices.Values([][]Value{{{Text: "007"}, {Text: "=1+1"}}, {{Text: "008"}, {Text: "_x000D_"}}}),
		slices.Values([][]Value{{{Text: "007"}, {Text: "a@b.example"}, {Date: model.NewDate(2019, 12, 31)}}}),
	}
	var b bytes.Buffer
	must(t, WriteBook(&b, tables, rows))
	path := saved(t, b.Bytes())
	got, err := wholeText(t, path, Options{})
	must(t, err)
	want := "# People\nID|Name\n007|=1+1\n008|_x000D_\n" +
		"# people 2\nID|E-Mail|Since\n007|a@b.example|2019-12-31\n# " + strings.Repeat("ä", 31) + "\n# Sheet1\nx\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var sizes map[string]string
	openpyxl(t, `import openpyxl,json,sys
w=openpyxl.load_workbook(sys.argv[1])
r=openpyxl.load_workbook(sys.argv[1],read_only=True)
print(json.dumps({s.title:s.calculate_dimension()+" "+r[s.title].calculate_dimension()+" "+",".join(t.ref for t in s.tables.values()) for s in w}))`, &sizes, path)
	if sizes["People"] != "A1:B3 A1:B3 A1:B3" || sizes["people 2"] != "A1:C2 A1:C2 A1:C2" {
		t.Errorf("sizes %v", sizes)
	}
	if err := WriteBook(&failingWriter{500}, tables, rows); !errors.Is(err, errFull) {
		t.Errorf("a full disk gave %v", err)
	}
	wantCode(t, WriteBook(&b, nil, nil), model.CodeNoSheet, "")
}

// template is one like a firm's.
func template() Template {
	return Template{
		Table: Table{Sheet: "Import", Columns: []Column{
			{Title: "First name"}, {Title: "Personnel number", Type: Code}, {Title: "Office"}, {Title: "Left", Type: Date}, {Title: "Years", Type: Number},
		}},
		Choices:   map[int][]string{2: {"Köln", "Größe, mit Komma", "=1+1", "_x000D_", "O'Brien"}, 0: {strings.Repeat("long ", 60)}, 99: {"nowhere"}},
		Dates:     true,
		Example:   []Value{{Text: "Åse"}, {Text: "00815"}, {}, {Date: model.NewDate(2019, 12, 31)}, {Number: 3.5, HasNumber: true}},
		HelpSheet: "Help", HelpRows: [][]string{{"How to fill it in"}, {"Dates", "as in 2019-12-31"}},
	}
}

func TestTemplateIsReadyToBeFilledIn(t *testing.T) {
	var b bytes.Buffer
	must(t, WriteTemplate(&b, template()))
	path := saved(t, b.Bytes())
	w, err := Open(context.Background(), path, Options{})
	must(t, err)
	defer w.Close()
	var infos []string
	for _, s := range w.Sheets() {
		infos = append(infos, fmt.Sprintf("%s %t %d", s.Name, s.Hidden, s.Rows))
	}
	if got := strings.Join(infos, " "); got != "Import false 1 Help false 7 Lists true 5" {
		t.Errorf("sheets %s", got)
	}
	if got := texts(mustRows(t, path, "Lists")); got != strings.TrimSpace(strings.Repeat("long ", 60))+" |Köln\n|Größe, mit Komma\n|=1+1\n|_x000D_\n|O'Brien" {
		t.Errorf("choices %q", got)
	}
	if got := texts(mustRows(t, path, "Help")); got != "How to fill it in\nDates|as in 2019-12-31\nFirst name:|Åse\nPersonnel number:|00815\nLeft:|2019-12-31\nYears:|3.5" {
		t.Errorf("help %q", got)
	}
	var seen struct {
		Formats []string
		Checks  map[string][]string
		States  []string
		Table   string
		Freeze  string
	}
	openpyxl(t, `import openpyxl,json,sys
w=openpyxl.load_workbook(sys.argv[1]); s=w["Import"]
print(json.dumps(dict(
 Formats=[c.number_format for r in (2,2000) for c in s[r]],
 Checks={str(d.sqref):[d.type,str(d.formula1),str(d.formula2),str(d.errorStyle),str(d.showErrorMessage)] for d in s.data_validations.dataValidation},
 States=[x.sheet_state for x in w], Table=",".join(t.ref for t in s.tables.values()), Freeze=s.freeze_panes)))`, &seen, path)
	want := seen
	want.Formats = []string{"@", "@", "@", "yyyy-mm-dd", "General", "@", "@", "@", "yyyy-mm-dd", "General"}
	want.Checks = map[string][]string{
		"D2:D2000": {"date", "7306", "73050", "warning", "True"},
		"C2:C2000": {"list", "'Lists'!$B$1:$B$5", "None", "warning", "True"},
		"A2:A2000": {"list", "'Lists'!$A$1:$A$1", "None", "warning", "True"},
	}
	want.States = []string{"visible", "visible", "hidden"}
	want.Table, want.Freeze = "A1:E2", "A2"
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Error(diff)
	}
}

func TestATemplateWithNothingButHeadings(t *testing.T) {
	var b bytes.Buffer
	must(t, WriteTemplate(&b, Template{Table: Table{Columns: []Column{{Title: "Name"}}}, Rows: 5}))
	if got, err := wholeText(t, saved(t, b.Bytes()), Options{}); err != nil || got != "# Alumnibook\nName\n" {
		t.Errorf("%q %v", got, err)
	}
}
