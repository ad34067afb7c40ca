// Package handover writes people into files that leave the book: cards for a phone or for Outlook, a workbook
// for Excel. It asks the gate who may be in them, and puts a whole file in its place or none.
package handover
