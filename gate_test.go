package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What leaves the book goes through one gate and stands in one log. This test finds the ways out by what they can't do
// without: a call that writes a file, fills the clipboard, opens a link (which writes a mail or dials), starts another
// program, draws a code for a phone or goes onto the network. Each function that makes such a call has to lead to
// consent.Gate and to RecordHandover, or all functions that use it have to. So a helper that writes a file is fine where
// whoever hands it the people has asked, and a new button that copies addresses is not before it asks.
//
// Who calls whom is read from the source. Below the window every call is followed. The window itself has to call one of
// those functions below it that ask and log, such as handover.Copy, in the very function that lets something out or uses
// the one that does: in a page everything leads to everything some way. A method is known by its name within its room, so
// that another one of the same name counts as called too; between rooms only functions are followed. What is written and
// holds nobody's data, or what one person stands in whom the user looks at, is listed below with the reason; an entry that
// is not needed any more fails as well.

// harmless are functions, and whole rooms, that write or open something and need no gate.
var harmless = map[string]string{
	"model/book":             "the book itself, its lock and its copies in the same place",
	"model/book/faults":      "a disk for tests that breaks",
	"model/backup":           "the whole book for its owner; encrypted where it leaves the machine",
	"model/machine":          "asks the system about its disk",
	"model/exchange/outfile": "writes what it is given",

	"model/manual.Save":          "the manual, whose pictures show people that nobody ever met",
	"model/rights.WriteRecovery": "holds a passphrase and nobody's data",

	"ui.frame.Copy":        "does what a page asks for",
	"ui.frame.OpenURL":     "does what a page asks for",
	"ui.Shell.openPrinted": "shows the manual",
	"ui.frame.OpenFile":    "shows a file that was written already",
	"model/book/booktest":  "makes empty books for tests",
	"ui/uitest":            "stands in for the window in tests",

	"scripts/licences": "a list of libraries",

	"..attachConsole":      "the terminal that the program was started from",
	"ui/run.init":          "how long frames took, in a program that is built for measuring",
	"ui.StartLog":          "the log, which names nobody",
	"ui.rotating.Write":    "the log, which names nobody",
	"ui.comeForward":       "tells the window that is open already which book is wanted",
	"ui/problem.view.copy": aboutProgram, "ui/problem.view.save": aboutProgram,
	"ui.listen":                          "hears from another start which book is wanted",
	"ui.revealing":                       "shows a file that was written already",
	"ui/ledger.writePaper":               "shows a scan in the program for it; it goes with the book",
	"ui/mailing.form.copies":             "the words of a letter, which name nobody",
	"ui/newsletter.preview.item":         "a link in a newsletter",
	"ui/newsletter.view.showPage":        "a newsletter as everybody gets it",
	"ui/importing.Page.saveRejected":     "rows of the user's own list that did not get into the book",
	"ui/cli.importCommand.writeRejected": "rows of the user's own list that did not get into the book",

	"ui/call.view.copies": onePerson, "ui/call.view.dial": onePerson, "ui/call.view.reach": onePerson, "ui/person.entryForm.beside": onePerson,
	"ui/people.view.contactFacts": onePerson, "ui/people.view.openProfile": onePerson, "ui/people.view.ring": onePerson, "ui/people.view.writeTo": onePerson,
	"ui/people.history.itemMenu": onePerson, "ui/today.view.callMenu": onePerson, "ui/today.view.failedMenu": onePerson,
	"ui/today.view.greetMenu": onePerson, "ui/today.view.thanksLine": onePerson,

	"ui/widgets.KeyValue.copy": "one value of one person, read off the screen",
	"ui/widgets.DataGrid.copy": "one row read off the screen; of several only what holds nobody's data, see OnCopy",
}

// onePerson is why a button beside one value needs no gate: the page says above it how the person stands to contact.
const onePerson = "one value of one person, at whom the user looks"

// aboutProgram is why a report needs no gate: its page shows all of it, and names were taken out.
const aboutProgram = "about the program, and nobody in the book"

// site is a function with what it does.
type site struct {
	key         string          // "ui/people.view.copyRows"
	sinks       []string        // calls that let something out, with their places
	gate, log   bool            // it calls consent.Gate, and RecordHandover
	uses        map[string]bool // keys of functions that it calls or hands on
	usedBy      map[string]bool
	ok, decided bool
}

// waysOut are calls of other rooms' functions that let something out, by the import path.
var waysOut = map[string][]string{
	"os":                                   {"WriteFile", "Create", "CreateTemp", "OpenFile"},
	"os/exec":                              {"Command", "CommandContext"},
	"net":                                  {"Dial", "DialTimeout", "Listen"},
	"net/http":                             {"Get", "Post", "NewRequest", "NewRequestWithContext"},
	"net/smtp":                             {"SendMail", "Dial"},
	"net/rpc":                              {"Dial"},
	module + "/model/exchange/outfile":     {"Write", "WriteThen"},
	module + "/model/exchange/qr":          {"Code"},
	"github.com/zalando/go-keyring":        {},
	"fyne.io/fyne/v2/storage":              {"Writer"},
	"github.com/ncruces/zenity":            {},
	"golang.org/x/sys/windows":             {"ShellExecute"},
	"github.com/skip2/go-qrcode":           {"Encode", "New"},
	"alumnibook/model/exchange/contactcsv": {},
}

// openings are methods that let something out, whoever has them: Copy and OpenURL of the window's host, the system's
// clipboard.
var openings = []string{"Copy", "OpenURL", "SetContent"}

// gathering reads what all functions do.
type gathering struct {
	sites   map[string]*site
	methods map[string][]string // keys of methods by room and name
	files   []source
}

func gather(files []source) *gathering {
	g := &gathering{sites: map[string]*site{}, methods: map[string][]string{}, files: files}
	each := func(fn func(s source, key string, body ast.Node)) {
		for _, s := range files {
			for _, d := range s.file.Decls {
				switch d := d.(type) {
				case *ast.FuncDecl:
					fn(s, s.folder+"."+nameOf(d), d)
				case *ast.GenDecl:
					for _, spec := range d.Specs {
						if v, ok := spec.(*ast.ValueSpec); ok && len(v.Values) > 0 {
							fn(s, s.folder+"."+v.Names[0].Name, v)
						}
					}
				}
			}
		}
	}
	each(func(s source, key string, body ast.Node) {
		if g.sites[key] == nil {
			g.sites[key] = &site{key: key, uses: map[string]bool{}, usedBy: map[string]bool{}}
		}
		if d, ok := body.(*ast.FuncDecl); ok && d.Recv != nil {
			name := s.folder + "." + d.Name.Name
			g.methods[name] = append(g.methods[name], key)
		}
	})
	each(g.read)
	for key, s := range g.sites {
		for used := range s.uses {
			if g.sites[used] != nil && used != key {
				g.sites[used].usedBy[key] = true
			}
		}
	}
	return g
}

// nameOf is the name of a function, of a method with its type.
func nameOf(d *ast.FuncDecl) string {
	if d.Recv == nil {
		return d.Name.Name
	}
	t := d.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	switch of := t.(type) {
	case *ast.IndexExpr:
		t = of.X
	case *ast.IndexListExpr:
		t = of.X
	}
	if id, ok := t.(*ast.Ident); ok {
		return id.Name + "." + d.Name.Name
	}
	return d.Name.Name
}

// read notes what one function does.
func (g *gathering) read(s source, key string, body ast.Node) {
	at := g.sites[key]
	imported := map[string]string{}
	for _, i := range s.file.Imports {
		name, _ := strconv.Unquote(i.Path.Value)
		short := path.Base(name)
		if i.Name != nil {
			short = i.Name.Name
		}
		imported[short] = name
	}
	ast.Inspect(body, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			at.uses[s.folder+"."+n.Name] = true
		case *ast.SelectorExpr:
			x, _ := n.X.(*ast.Ident)
			if x == nil || imported[x.Name] == "" {
				for _, method := range g.methods[s.folder+"."+n.Sel.Name] {
					at.uses[method] = true
				}
				at.log = at.log || n.Sel.Name == "RecordHandover"
				return true
			}
			from := imported[x.Name]
			folder, own := ours(from)
			if own {
				at.uses[folder+"."+n.Sel.Name] = true
			}
			at.gate = at.gate || folder == "model/consent" && n.Sel.Name == "Gate"
			if slices.Contains(waysOut[from], n.Sel.Name) {
				at.sinks = append(at.sinks, s.set.Position(n.Pos()).String())
			}
			return false
		case *ast.CallExpr:
			if sel, ok := n.Fun.(*ast.SelectorExpr); ok && isOpening(sel, imported) {
				at.sinks = append(at.sinks, s.set.Position(n.Pos()).String())
			}
		}
		return true
	})
}

// isOpening tells whether a method lets something out. Copy is that of a host and SetContent that of a clipboard; others
// are called so too.
func isOpening(sel *ast.SelectorExpr, imported map[string]string) bool {
	if !slices.Contains(openings, sel.Sel.Name) {
		return false
	}
	on := lastName(sel.X)
	switch sel.Sel.Name {
	case "Copy":
		return on == "host" || on == "h" || on == "Host"
	case "SetContent":
		return on == "Clipboard"
	}
	return imported[on] == ""
}

// lastName is the last name in front of a method: host of v.host.Copy, Clipboard of app.Clipboard().SetContent.
func lastName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.CallExpr:
		return lastName(e.Fun)
	}
	return ""
}

// leads tells whether a function reaches the gate and the log by what it calls.
func (g *gathering) leads(key string) bool {
	if !isBelow(key) {
		for used := range g.sites[key].uses {
			if g.sites[used] != nil && (isBelow(used) || strings.HasPrefix(used, "ui/page.") && used != key) && g.leads(used) {
				return true
			}
		}
		return false
	}
	seen, gate, log := map[string]bool{}, false, false
	var visit func(key string)
	visit = func(key string) {
		s := g.sites[key]
		if s == nil || seen[key] {
			return
		}
		seen[key] = true
		gate, log = gate || s.gate, log || s.log
		for used := range s.uses {
			visit(used)
		}
	}
	visit(key)
	return gate && log
}

// isBelow tells that a function lies below the window.
func isBelow(key string) bool { return strings.HasPrefix(key, "model/") }

// guarded tells whether a function leads to the gate and the log, or is used by such functions only.
func (g *gathering) guarded(key string) bool {
	s := g.sites[key]
	if s.decided {
		return s.ok
	}
	s.decided, s.ok = true, true // who only calls itself is as good as the others
	s.ok = g.leads(key)
	if !s.ok && len(s.usedBy) > 0 {
		s.ok = true
		for user := range s.usedBy {
			s.ok = s.ok && g.guarded(user)
		}
	}
	return s.ok
}

// excuse is the entry of the list above that a function falls under, "" for none.
func excuse(key string) string {
	folder := key[:strings.Index(key, ".")]
	for _, one := range []string{key, folder} {
		if harmless[one] != "" {
			return one
		}
	}
	return ""
}

func TestEveryWayOutAsksTheGate(t *testing.T) {
	g := gather(sources(t))
	needed, found := map[string]bool{}, 0
	for _, key := range slices.Sorted(maps.Keys(g.sites)) {
		s := g.sites[key]
		if len(s.sinks) == 0 {
			continue
		}
		if e := excuse(key); e != "" {
			needed[e] = true
			continue
		}
		found++
		if !g.guarded(key) {
			t.Errorf("%s lets something out without the gate or the log: %s", key, s.sinks[0])
		}
	}
	for e := range harmless {
		if !needed[e] {
			t.Errorf("%s lets nothing out and needs no excuse", e)
		}
	}
	if found < 8 {
		t.Errorf("only %d ways out were found", found)
	}
}

// The ways out that there are do ask: if reading the source went wrong, this would be the first to be missed.
func TestTheKnownWaysOutAreFound(t *testing.T) {
	g := gather(sources(t))
	for _, key := range []string{
		"model/exchange/handover.Export", "model/exchange/handover.Renew", "model/exchange/handover.QR", "model/exchange/eventfiles.export.put",
		"model/mailing.Write", "model/rights.WritePack", "ui/people.view.copyAllowed", "ui/people.view.draft", "ui/page.CopyPeople",
	} {
		s := g.sites[key]
		if s == nil || len(s.sinks) == 0 {
			t.Errorf("%s is not seen to let anything out", key)
		} else if !g.guarded(key) {
			t.Errorf("%s does not ask", key)
		}
	}
}

// A button that copies addresses without asking is noticed, and so is a file that asks and is not logged.
func TestANewWayOutIsNoticed(t *testing.T) {
	all := sources(t)
	for name, text := range map[string]string{
		"ui/people.view.leak": "package people\nfunc (v *view) leak() { v.host.Copy(v.w.T(\"people.refused\")) }",
		"ui/events.view.leak": "package events\nimport \"os\"\nfunc (v *view) leak() { v.show(); os.WriteFile(\"guests.txt\", nil, 0o600) }",
		"ui/guests.leak":      "package guests\nfunc leak(app fyne.App) { app.Clipboard().SetContent(\"all guests\") }",
		"model/exchange/print.Guests": "package print\nimport (\"alumnibook/model/consent\"; \"alumnibook/model/exchange/outfile\")\n" +
			"func Guests() error { consent.Gate(\"register\", \"sheet\", nil); return outfile.Write(\"guests.pdf\", nil) }",
	} {
		set := token.NewFileSet()
		folder := name[:strings.Index(name, ".")]
		f, err := parser.ParseFile(set, folder+"/leak.go", text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		g := gather(append(slices.Clone(all), source{path: folder + "/leak.go", folder: folder, file: f, set: set}))
		if s := g.sites[name]; s == nil || len(s.sinks) != 1 || excuse(name) != "" || g.guarded(name) {
			t.Errorf("%s is not noticed: %+v", name, s)
		}
	}
}

// Only tables that show nobody's data let several rows be copied as they stand.
func TestOnlyTablesWithoutPeopleAreCopiedAsTheyStand(t *testing.T) {
	without := []string{"ui/handover/log.go", "ui/events/list.go", "ui/rights/erased.go", "ui/rights/exports.go", "ui/widgets/grid_copy.go"}
	for _, s := range sources(t) {
		ast.Inspect(s.file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok && sel.Sel.Name == "CopyRows" && !slices.Contains(without, s.path) {
				t.Errorf("%v lets rows be copied past the gate", s.set.Position(sel.Pos()))
			}
			return true
		})
	}
}
