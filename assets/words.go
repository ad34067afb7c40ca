package assets

import (
	"embed"
	"encoding/json"
	"fmt"
	"path"
	"sort"
	"sync"
)

//go:embed words/*.json
var wordFiles embed.FS

// Languages that the program speaks, in the order in which they are offered.
var Languages = []string{"en", "de", "da", "sv"}

// LanguageNames says what each language calls itself.
var LanguageNames = map[string]string{"en": "English", "de": "Deutsch", "da": "Dansk", "sv": "Svenska"}

// phrase is one key in one language: one form, or two where a number decides.
type phrase struct {
	One   string `json:"one"`
	Other string `json:"other"`
}

func (p *phrase) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &p.Other)
	}
	type forms phrase
	return json.Unmarshal(b, (*forms)(p))
}

// dictionary holds every phrase by key and language.
type dictionary map[string]map[string]phrase

// load reads the word files once. They are part of the program: one that can't be read is a broken build.
var load = sync.OnceValue(func() dictionary {
	d, err := readWords()
	if err != nil {
		panic(err)
	}
	return d
})

func readWords() (dictionary, error) {
	files, err := wordFiles.ReadDir("words")
	if err != nil {
		return nil, err
	}
	all := dictionary{}
	for _, f := range files {
		data, err := wordFiles.ReadFile(path.Join("words", f.Name()))
		if err != nil {
			return nil, err
		}
		var part dictionary
		if err := json.Unmarshal(data, &part); err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name(), err)
		}
		for key, p := range part {
			if _, twice := all[key]; twice {
				return nil, fmt.Errorf("%s: %q stands in two files", f.Name(), key)
			}
			all[key] = p
		}
	}
	return all, nil
}

// Keys lists every key that has words, sorted.
func Keys() []string {
	d := load()
	keys := make([]string, 0, len(d))
	for k := range d {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
