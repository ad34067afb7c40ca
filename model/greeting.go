package model

import "strings"

// Greeting is the first line of a letter to a person, in the language that letters to them are in, else in the given
// one: "Sehr geehrte Frau Dr. Müller,", "Dear Ms Berg,", "Kære Anne Hansen,", "Hej Anna,". Where the salutation is not
// known, or the person wants none, the whole name stands in it; nothing is guessed from a given name.
func Greeting(p *Person, language string) string {
	if p.Language != "" {
		language = p.Language
	}
	switch language {
	case "de":
		return germanGreeting(p)
	case "da":
		return plainGreeting("Kære", join(" ", p.Given, p.Family), p)
	case "sv":
		return plainGreeting("Hej", firstOf(join("", p.Given), join("", p.Family)), p)
	}
	return englishGreeting(p)
}

// germanGreeting names all academic titles that are said to somebody: Professor and Doktor, but no degree.
func germanGreeting(p *Person) string {
	family := strings.TrimSpace(p.Family)
	switch {
	case family != "" && p.Salutation == SalutationMs:
		return join(" ", "Sehr geehrte Frau", spokenTitle(p.Prefix), family) + ","
	case family != "" && p.Salutation == SalutationMr:
		return join(" ", "Sehr geehrter Herr", spokenTitle(p.Prefix), family) + ","
	}
	return plainGreeting("Guten Tag", join(" ", spokenTitle(p.Prefix), p.Given, p.Family), p)
}

// englishGreeting says the one title that counts most, which stands in place of Mr and Ms.
func englishGreeting(p *Person) string {
	family, title := strings.TrimSpace(p.Family), englishTitle(p.Prefix)
	if family != "" && p.Salutation != SalutationMx {
		if title == "" {
			title = map[Salutation]string{SalutationMs: "Ms", SalutationMr: "Mr"}[p.Salutation]
		}
		if title != "" && (p.Given == "" || p.Salutation != SalutationNone) {
			return "Dear " + title + " " + family + ","
		}
	}
	return plainGreeting("Dear", join(" ", title, p.Given, p.Family), p)
}

// plainGreeting greets by a name; somebody who has none is only greeted.
func plainGreeting(hello, name string, p *Person) string {
	name = firstOf(name, strings.TrimSpace(p.Nickname))
	if name == "" {
		return hello + map[string]string{"Dear": " Sir or Madam", "Kære": " modtager"}[hello] + ","
	}
	return hello + " " + name + ","
}

// spokenTitle is what of a title is said to somebody in German: "Prof. Dr." of "Prof. Dr. rer. nat. Dipl.-Ing.".
func spokenTitle(prefix string) string {
	var said []string
	for _, word := range strings.Fields(prefix) {
		switch strings.ToLower(strings.TrimSuffix(word, ".")) {
		case "prof", "professor", "professorin":
			said = append([]string{"Prof."}, said...)
		case "dr", "doktor", "dres":
			if len(said) == 0 || said[len(said)-1] != "Dr." {
				said = append(said, "Dr.")
			}
		}
	}
	return strings.Join(said, " ")
}

func englishTitle(prefix string) string {
	said := spokenTitle(prefix)
	switch {
	case strings.HasPrefix(said, "Prof."):
		return "Professor"
	case said != "":
		return "Dr"
	}
	return ""
}

// PostalName is the name as it stands on a letter: "Frau Dr. Anna Müller" where a language writes a salutation there,
// else title, names and suffix.
func PostalName(p *Person, language string) string {
	if p.Language != "" {
		language = p.Language
	}
	name := p.FullName()
	if language != "de" || p.Family == "" {
		return name
	}
	switch p.Salutation {
	case SalutationMs:
		return "Frau " + name
	case SalutationMr:
		return "Herrn " + name
	}
	return name
}
