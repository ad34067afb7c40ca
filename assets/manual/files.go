// Package manual holds the texts and pictures of the manual: a folder for each language, a page and its picture for each
// chapter.
package manual

import "embed"

// Files are the pages, such as en/02-find.md, and their pictures beside them.
//
//go:embed en de da sv
var Files embed.FS
