// Package importing is the page that takes lists into the book: choose the files, say what their columns mean, check
// what becomes of each row, and see what was done. Nothing is written before the one filled button is pressed.
package importing
