// Package practice holds the words that the practice firm is made of: names, places, organisations and parts
// of sentences in four languages. All of them are invented or in everybody's use.
package practice

import "embed"

// Files are the word lists, one JSON file each.
//
//go:embed *.json
var Files embed.FS
