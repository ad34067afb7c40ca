package manual

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"alumnibook/assets"
)

// reference is {{people.add}}, {{importing.check.import n=412}} or {{key:search}}.
var reference = regexp.MustCompile(`\{\{([^{}]+)\}\}`)

// speak puts the words of the program, in bold, in the place of their keys, and the keys of a command in the place of its
// ID.
func speak(text string, words *assets.Translator, shortcuts []Shortcut) (string, error) {
	var wrong error
	said := reference.ReplaceAllStringFunc(text, func(ref string) string {
		ref = strings.TrimSpace(ref[2 : len(ref)-2])
		out, err := resolve(ref, words, shortcuts)
		if err != nil && wrong == nil {
			wrong = err
		}
		return out
	})
	return said, wrong
}

func resolve(ref string, words *assets.Translator, shortcuts []Shortcut) (string, error) {
	if ref == tableRef {
		return tableMark, nil
	}
	if id, ok := strings.CutPrefix(ref, "key:"); ok {
		for _, s := range shortcuts {
			if s.ID == id {
				return strong(s.Keys), nil
			}
		}
		return "", fmt.Errorf("the command %q has no shortcut", id)
	}
	parts := strings.Fields(ref)
	if !words.Has(parts[0]) {
		return "", fmt.Errorf("there are no words for %q", parts[0])
	}
	var args []any
	for _, arg := range parts[1:] {
		name, value, _ := strings.Cut(arg, "=")
		if n, err := strconv.Atoi(value); err == nil {
			args = append(args, name, n)
		} else {
			args = append(args, name, value)
		}
	}
	text := strings.TrimRight(words.T(parts[0], args...), " …") // which stands on buttons, not in sentences
	if strings.ContainsAny(text, "{}\n") {
		return "", fmt.Errorf("%q leaves a place open: %s", ref, text)
	}
	return strong(text), nil
}

// strong marks a text as bold, whatever letters are in it.
func strong(text string) string { return "**" + escape.Replace(strings.TrimSpace(text)) + "**" }

var escape = strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, `[`, `\[`, "`", "\\`", `<`, `\<`, `#`, `\#`, `&`, `\&`)
