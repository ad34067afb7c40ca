package handover

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// dictionary are the words of the program, by key and language.
var dictionary = sync.OnceValue(func() map[string]map[string]any {
	all := map[string]map[string]any{}
	files, _ := filepath.Glob("../../../assets/words/*.json")
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			panic(err)
		}
		var part map[string]map[string]any
		if err := json.Unmarshal(data, &part); err != nil {
			continue // being written by somebody
		}
		for key, said := range part {
			all[key] = said
		}
	}
	return all
})

// in says keys in a language.
func in(lang string) func(key string) string {
	return func(key string) string {
		if s, ok := dictionary()[key][lang].(string); ok {
			return s
		}
		return key
	}
}

func TestEveryFormatHasItsWords(t *testing.T) {
	for _, lang := range []string{"en", "de", "da", "sv"} {
		seen := map[string]Format{}
		for _, f := range Formats {
			name, about := in(lang)("export.format."+string(f)), in(lang)("export.about."+string(f))
			if strings.HasPrefix(name, "export.") || strings.HasPrefix(about, "export.") {
				t.Errorf("%s has no words in %s", f, lang)
			}
			if other, twice := seen[name]; twice {
				t.Errorf("%s and %s are both called %q", f, other, name)
			}
			seen[name] = f
			if strings.Count(strings.ReplaceAll(about, "pr. ", ""), ". ") > 0 {
				t.Errorf("%s is told in more than one sentence: %q", f, about)
			}
		}
	}
}
