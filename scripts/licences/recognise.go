package main

import (
	"path"
	"slices"
	"strings"
)

// kind is a licence with the words by which its text is known.
type kind struct {
	name string
	has  []string // all of these stand in it
	not  []string // none of these does
}

// kinds are the licences that are known, all of which let the program be given away under its own.
var kinds = []kind{
	{name: "MIT", has: []string{"permission is hereby granted, free of charge, to any person obtaining a copy of this software", "the above copyright notice and this permission notice"}},
	{name: "BSD-3-Clause", has: []string{"redistribution and use in source and binary forms", "endorse or promote products derived from"}},
	{name: "BSD-2-Clause", has: []string{"redistribution and use in source and binary forms"}, not: []string{"endorse or promote products derived from"}},
	{name: "Apache-2.0", has: []string{"apache license", "version 2.0", "grant of patent license"}},
	{name: "MPL-2.0", has: []string{"mozilla public license", "2.0", "covered software"}},
	{name: "ISC", has: []string{"permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted"}},
	{name: "OFL-1.1", has: []string{"sil open font license", "version 1.1"}},
	{name: "CC0-1.0", has: []string{"cc0 1.0 universal"}},
	{name: "Unlicense", has: []string{"this is free and unencumbered software released into the public domain"}},
	{name: "Zlib", has: []string{"this software is provided 'as-is', without any express or implied warranty", "altered source versions must be plainly marked"}},
	{name: "HarfBuzz", has: []string{"permission is hereby granted, without written agreement and without license or royalty fees, to use, copy, modify, and distribute this software"}},
	{name: "Bitstream Vera", has: []string{"bitstream vera fonts copyright", "permission is hereby granted, free of charge, to any person obtaining a copy of the fonts"}},
	{name: "ICC profile", has: []string{"made available by the international color consortium, and may be copied, distributed, embedded, made, used, and sold without restriction"}},
	{name: "Public domain (SQLite)", has: []string{"all of the code and documentation in sqlite has been dedicated to the public domain"}},
}

// forbidden are licences that would ask more of the program than its own does.
var forbidden = []string{"gnu general public license", "gnu affero general public license", "gnu lesser general public license", "server side public license"}

// recognise names the licences that stand in a text, none where there is one that can't be taken.
func recognise(text string) []string {
	words := strings.ToLower(strings.Join(strings.Fields(text), " "))
	for _, f := range forbidden {
		if strings.Contains(words, f+" version") || strings.Contains(words, f+" as published") {
			return nil
		}
	}
	var names []string
	for _, k := range kinds {
		if k.isIn(words) {
			names = append(names, k.name)
		}
	}
	return names
}

func (k kind) isIn(words string) bool {
	contains := func(s string) bool { return strings.Contains(words, s) }
	return !slices.ContainsFunc(k.has, func(s string) bool { return !contains(s) }) && !slices.ContainsFunc(k.not, contains)
}

// isAddition tells that a text only adds to a licence, by its name.
func isAddition(name string) bool {
	base := strings.ToUpper(path.Base(name))
	return strings.HasPrefix(base, "PATENTS") || strings.HasPrefix(base, "NOTICE")
}
