// Package assets holds the words of every language, and how each language writes numbers, dates and plurals.
//
// It imports nothing of the rest of the program and no window, so that the terminal speaks with the same words.
package assets
