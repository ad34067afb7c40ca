package sheet

import (
	"bytes"
	"context"
	"encoding/json"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// openpyxl runs a script with an independent reader of workbooks and decodes what it prints.
func openpyxl(t *testing.T, script string, into any, args ...string) {
	t.Helper()
	for _, python := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(python, "-c", "import openpyxl").Run() != nil {
			continue
		}
		cmd := exec.Command(python, append([]string{"-c", script}, args...)...)
		var stderr bytes.Buffer
		cmd.Stderr = &stderr
		out, err := cmd.Output()
		if err != nil {
			t.Fatalf("openpyxl: %v\n%s", err, stderr.String())
		}
		if err := json.Unmarshal(out, into); err != nil {
			t.Fatalf("openpyxl: %v in %.300s", err, out)
		}
		return
	}
	t.Skip("python3-openpyxl is missing")
}

func savedAs(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	must(t, os.WriteFile(path, content, 0o600))
	return path
}

// rawCell is a cell as openpyxl has it.
type rawCell struct {
	Ref, Type, Text string
}

// TestRawValuesAreThoseOfOpenpyxl compares every cell of the foreign workbooks with an independent reader.
func TestRawValuesAreThoseOfOpenpyxl(t *testing.T) {
	var paths []string
	for _, pattern := range []string{"*.xlsx", "*/*.xlsx", "*/*/*.xlsx", "*/*/*/*.xlsx"} {
		found, _ := filepath.Glob(filepath.Join(foreign, pattern))
		paths = append(paths, found...)
	}
	if len(paths) == 0 {
		t.Skip("the collection of foreign workbooks is missing")
	}
	var all map[string]map[string][]rawCell
	openpyxl(t, `import openpyxl,json,sys,datetime,warnings
warnings.simplefilter("ignore")
def cell(c):
    v=c.value
    if isinstance(v,bool): return "b",str(v).upper()
    if isinstance(v,datetime.datetime): return "d",v.date().isoformat()
    if isinstance(v,(datetime.date,)): return "d",v.isoformat()
    if isinstance(v,(datetime.time,datetime.timedelta)): return "t",""
    if c.data_type=="e": return "e",""
    if isinstance(v,(int,float)): return "n",repr(float(v))
    return "s",str(v)
out={}
for p in sys.argv[1:]:
    try: w=openpyxl.load_workbook(p,data_only=True)
    except Exception: continue
    out[p]={s.title:[dict(Ref=c.coordinate,Type=cell(c)[0],Text=cell(c)[1]) for r in s.iter_rows() for c in r if c.value is not None] for s in w.worksheets}
print(json.dumps(out))`, &all, paths...)
	same, files := 0, 0
	for _, path := range paths {
		sheets, ok := all[path]
		if !ok {
			continue
		}
		w, err := Open(context.Background(), path, Options{})
		if err != nil {
			if foreignOdd[filepath.Base(path)] == "" {
				t.Errorf("%s: %v", path, err)
			}
			continue
		}
		files++
		for name, want := range sheets {
			got := map[string]Cell{}
			err := w.Read(context.Background(), name, nil, func(r Row) error {
				for i, c := range r.Cells {
					ref, _ := excelize.CoordinatesToCellName(i+1, r.Number)
					got[ref] = c
				}
				return nil
			})
			if err != nil {
				t.Errorf("%s %s: %v", path, name, err)
			}
			for _, c := range want {
				if sameAsOpenpyxl(c, got[c.Ref]) {
					same++
				} else {
					t.Errorf("%s %s!%s: %+v, openpyxl has %s %q", filepath.Base(path), name, c.Ref, got[c.Ref], c.Type, c.Text)
				}
			}
		}
		_ = w.Close()
	}
	t.Logf("%d cells in %d workbooks", same, files)
}

func sameAsOpenpyxl(want rawCell, got Cell) bool {
	switch want.Type {
	case "e", "t": // errors are empty here, times of day are numbers
		return true
	case "d":
		return got.Kind == CellDate && strings.HasPrefix(want.Text, got.Text) || got.Kind == CellText && want.Text < "1900-03-01"
	case "n":
		x, err := strconv.ParseFloat(want.Text, 64)
		if err != nil {
			return false
		}
		y, err := strconv.ParseFloat(strings.NewReplacer("+", "", " ", "", "-", "").Replace(got.Text), 64)
		return got.Text == plainNumber(x) || got.Kind == CellText && err == nil && y == math.Abs(x)
	case "b":
		return got.Text == want.Text
	}
	return got.Text == strings.NewReplacer("\r\n", "\n", "\r", "\n", "_x000D_\n", "\n", "_x000D_", "\n").Replace(want.Text) || strings.TrimSpace(want.Text) == ""
}
