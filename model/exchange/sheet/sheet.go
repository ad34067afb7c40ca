// Package sheet reads lists out of workbooks (.xlsx, .xlsm, .ods) and text files (.csv, .tsv, .txt), and writes
// them.
//
// Files come from anywhere, so nothing in them is believed: sizes are limited before anything is unpacked, a
// sheet that is not readable to its end is refused rather than read half, and a date is what the cell holds
// rather than what its format shows.
package sheet

import (
	"alumnibook/model"
)

// The kinds that Sniff answers. Open reads all of them but cards, which another package reads.
const (
	KindXLSX = "xlsx" // with or without macros
	KindODS  = "ods"  // of LibreOffice and OpenOffice
	KindCSV  = "csv"  // any text file of rows, whatever parts its cells
	KindVCF  = "vcf"  // cards
)

// The limits that hold where Options names no others.
const (
	DefaultMaxBytes   = 50 << 20 // size of the file
	DefaultMaxRows    = 200_000  // rows with something in them, in one sheet
	DefaultMaxColumns = 300      // the last column that may have something in it
)

// Options says how a file is opened.
type Options struct {
	Password   string // asked of the user; the one that Excel itself always tries is tried first
	TmpDir     string // where a private folder for unpacked sheets is made; "" for the system's
	MaxBytes   int64  // 0 for DefaultMaxBytes
	MaxRows    int    // 0 for DefaultMaxRows
	MaxColumns int    // 0 for DefaultMaxColumns
	Encoding   string // of a text file, one of Encodings or another name that browsers know; "" to find it out
	Separator  rune   // of a text file's cells; 0 to find it out
}

// TextForm says how a text file is written.
type TextForm struct {
	Encoding  string // "utf-8", "windows-1252", …
	Separator rune   // ';', ',', tab or '|'; 0 where every row is one cell
	Guessed   bool   // the file itself does not prove it; the user should look
}

// Info describes one sheet of a workbook.
type Info struct {
	Name          string
	Hidden        bool
	Rows          int // number of the last row that has something in it
	HiddenRows    int // rows with something in them that are hidden, by hand or by a filter
	HiddenColumns int // columns with something in them that are hidden
	Merged        int // areas of merged cells
}

// Row is one row that has something in it.
type Row struct {
	Number int // from 1, as the sheet shows it
	Hidden bool
	Cells  []Cell // from column A on; empty ones at the end are cut
}

// Cell is one cell of a row.
type Cell struct {
	Text   string
	Kind   CellKind
	Date   model.Date // of a CellDate
	Link   string     // where a click on the cell leads: "mailto:…", "https://…"
	Merged bool       // the text is that of the merged area's first cell, repeated
}

// CellKind is what a cell holds.
type CellKind int

// The kinds of cells. Error values such as #N/A are empty cells.
const (
	CellEmpty  CellKind = iota
	CellText            // also a number shown as a code ("01067"), in the form it is shown
	CellNumber          // Text is the plain number, without exponent: "491701234567", "0.3"
	CellDate            // Text is Date in ISO form
	CellBool            // Text is "TRUE" or "FALSE"
)
