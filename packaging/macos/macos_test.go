// Package macos tests what makes the program one for macOS. The files are read by scripts/macos.
package macos

import (
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"alumnibook/assets"
)

// read reads a property list as macOS does, and refuses what it would: unknown elements, values without keys.
func read(t *testing.T, path string) map[string]any {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := xml.NewDecoder(f)
	d.Strict = true
	var root any
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if e, ok := token.(xml.StartElement); ok && e.Name.Local != "plist" {
			if root != nil {
				t.Fatalf("%s holds more than one value", path)
			}
			if root, err = value(d, e); err != nil {
				t.Fatalf("%s: %v", path, err)
			}
		}
	}
	dict, ok := root.(map[string]any)
	if !ok {
		t.Fatalf("%s holds %T", path, root)
	}
	return dict
}

// value reads the element that was begun.
func value(d *xml.Decoder, e xml.StartElement) (any, error) {
	switch e.Name.Local {
	case "true", "false":
		return e.Name.Local == "true", d.Skip()
	case "string", "key":
		var s string
		err := d.DecodeElement(&s, &e)
		return s, err
	case "array", "dict":
	default:
		return nil, fmt.Errorf("there is no element %s", e.Name.Local)
	}
	var list []any
	var keys []string
	for {
		token, err := d.Token()
		if err != nil {
			return nil, err
		}
		switch token := token.(type) {
		case xml.StartElement:
			v, err := value(d, token)
			if err != nil {
				return nil, err
			}
			if token.Name.Local == "key" {
				keys = append(keys, v.(string))
			} else {
				list = append(list, v)
			}
			if n := len(keys); e.Name.Local == "dict" && (n < len(list) || n > len(list)+1) || e.Name.Local == "array" && n > 0 {
				return nil, fmt.Errorf("keys and values do not alternate after %v", keys)
			}
		case xml.CharData:
			if strings.TrimSpace(string(token)) != "" {
				return nil, fmt.Errorf("%q stands between values", token)
			}
		case xml.EndElement:
			return closed(e.Name.Local, keys, list)
		}
	}
}

func closed(kind string, keys []string, list []any) (any, error) {
	if kind == "array" {
		return list, nil
	}
	dict := map[string]any{}
	for i, k := range keys {
		if _, twice := dict[k]; twice || i >= len(list) {
			return nil, fmt.Errorf("%s stands twice or has no value", k)
		}
		dict[k] = list[i]
	}
	return dict, nil
}

func texts(v any) []string {
	var all []string
	list, _ := v.([]any)
	for _, s := range list {
		all = append(all, s.(string))
	}
	return all
}

func TestMacIsToldWhatTheProgramIs(t *testing.T) {
	info := read(t, "Info.plist")
	for key, want := range map[string]any{
		"CFBundleIdentifier": "org.alumnibook.app", "CFBundleExecutable": "alumnibook", "CFBundlePackageType": "APPL", "CFBundleName": "Alumnibook",
		"CFBundleShortVersionString": "@VERSION@", "CFBundleVersion": "@BUILD@", "CFBundleIconFile": "alumnibook.icns",
		"NSHighResolutionCapable": true, "LSMinimumSystemVersion": "11.0", "LSApplicationCategoryType": "public.app-category.business",
	} {
		if info[key] != want {
			t.Errorf("%s is %v, want %v", key, info[key], want)
		}
	}
	if got := texts(info["CFBundleLocalizations"]); !slices.Equal(got, assets.Languages) {
		t.Errorf("it speaks %v, want %v", got, assets.Languages)
	}
	metadata, err := os.ReadFile(filepath.Join("..", "..", "FyneApp.toml"))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(metadata), `ID = "org.alumnibook.app"`) {
		t.Error("the program has another identifier elsewhere")
	}
}

func TestMacKnowsBooks(t *testing.T) {
	info := read(t, "Info.plist")
	opens, exports := info["CFBundleDocumentTypes"].([]any)[0].(map[string]any), info["UTExportedTypeDeclarations"].([]any)[0].(map[string]any)
	kind := exports["UTTypeIdentifier"].(string)
	if got := texts(opens["LSItemContentTypes"]); !slices.Equal(got, []string{kind}) || opens["CFBundleTypeRole"] != "Editor" || opens["CFBundleTypeIconFile"] != "alumnibook.icns" {
		t.Errorf("it opens %v as %v, and exports %s", got, opens["CFBundleTypeRole"], kind)
	}
	tags := exports["UTTypeTagSpecification"].(map[string]any)
	if got := texts(tags["public.filename-extension"]); !slices.Equal(got, []string{"alumni"}) {
		t.Errorf("books end in %v", got)
	}
	if got := texts(tags["public.mime-type"]); !slices.Equal(got, []string{"application/x-alumnibook"}) {
		t.Errorf("books are %v", got)
	}
	if got := texts(exports["UTTypeConformsTo"]); !slices.Contains(got, "public.data") {
		t.Errorf("books are %v", got)
	}
}

func TestEntitlementsAreFew(t *testing.T) {
	for key, value := range read(t, "Alumnibook.entitlements") {
		if on, ok := value.(bool); !ok || on && key != "com.apple.security.automation.apple-events" {
			t.Errorf("%s is %v", key, value)
		}
	}
}

func TestScriptCanBeRead(t *testing.T) {
	script := filepath.Join("..", "..", "scripts", "macos")
	b, err := os.ReadFile(script)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range regexp.MustCompile(`(packaging|assets)/[A-Za-z./]+`).FindAllString(string(b), -1) {
		if _, err := os.Stat(filepath.Join("..", "..", filepath.FromSlash(file))); err != nil {
			t.Error(err)
		}
	}
	for _, check := range [][]string{{"bash", "-n", script}, {"shellcheck", script}} {
		if _, err := exec.LookPath(check[0]); err != nil {
			t.Logf("%s is not here", check[0])
			continue
		}
		if out, err := exec.Command(check[0], check[1:]...).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", check[0], err, out)
		}
	}
}
